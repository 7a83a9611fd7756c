"""Templates of strangers, in styles, advertisements and bags: they run nothing."""

import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from layout.desk.style.builtin import builtin_folder
from layout.errors import Refused
from layout.notes import Note
from layout.plate.html.sandbox import Sandbox
from layout.plate.html.templating import BROWSER, PRESS, SCREEN, Templates
from layout.plate.tasks import Edition
from tests.attack.attacking import CANARY, Canary, attack, canary
from tests.attack.templates import BOMBS, BROKEN, OUT
from tests.building import children, small
from tests.plate.dummies import STYLE
from tests.plate.html.test_templating import ISSUE, ad, page, templates

BUILTIN = builtin_folder()
# What one template is allowed, of the processor's time.
SECONDS = 6.0
FOLIO = "furniture/folio.html.j2"
ITSELF = {
    "include": "{% include 'furniture/folio.html.j2' %}",
    "include often": "{% include 'furniture/folio.html.j2' %}" * 50,
    "include in a loop": (
        "{% for a in range(9) %}{% include 'furniture/folio.html.j2' %}{% endfor %}"
    ),
    "extend": "{% extends 'furniture/folio.html.j2' %}",
    "import": "{% import 'furniture/folio.html.j2' as m with context %}",
    "import from": "{% from 'furniture/folio.html.j2' import m with context %}",
}


@pytest.fixture
def bird(tmp_path: Path) -> Iterator[Canary]:
    with canary(tmp_path / "outside/canary.txt") as found:
        yield found


def written(source: str, bird: Canary) -> str:
    return source.replace("%(canary)s", str(bird.path)).replace("%%", "%")


def in_an_advertisement(folder: Path, source: str) -> Note:
    """Return what is said of a template, which was refused in time."""
    start = time.process_time()
    with pytest.raises(Refused) as refused:
        templates().ad(ad(folder, source))
    assert time.process_time() - start < SECONDS
    [note] = refused.value.notes
    assert note.code == "template"
    assert note.hint.startswith("mend the template")
    assert len(note.message) < 200
    assert "\n" not in note.message
    return note


@pytest.mark.parametrize("name", sorted(OUT))
def test_there_is_no_way_out(name: str, tmp_path: Path, bird: Canary) -> None:
    before = children(os.getpid())
    note = in_an_advertisement(tmp_path, written(OUT[name], bird))
    assert (note.file, note.line) == ("house.html.j2", 1)
    bird.check()
    assert children(os.getpid()) == before


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_an_error_of_the_language_is_told(name: str, tmp_path: Path) -> None:
    note = in_an_advertisement(tmp_path, "\n\n" + BROKEN[name])
    assert (note.file, note.line) == ("house.html.j2", 3)


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_a_bomb_is_put_out(name: str, tmp_path: Path, bird: Canary) -> None:
    note = in_an_advertisement(tmp_path, written(BOMBS[name], bird))
    assert note.file == "house.html.j2"


def style_with(folder: Path, name: str, source: str) -> Templates:
    """Return the templates of a style of which one is another's."""
    shutil.copytree(STYLE.folder, folder)
    (folder / name).write_text(source, "utf-8")
    digests = STYLE.files | {name: sha256(source.encode()).hexdigest()}
    return Templates(ISSUE, replace(STYLE, folder=folder, files=digests), draft=False)


@pytest.mark.parametrize("name", sorted(ITSELF))
def test_a_template_that_takes_itself(name: str, tmp_path: Path) -> None:
    source = "{% include 'furniture/folio.html.j2' %}"
    found = style_with(tmp_path / "style", FOLIO, ITSELF[name])
    start = time.process_time()
    with pytest.raises(Refused) as refused:
        found.ad(ad(tmp_path, source))
    assert time.process_time() - start < SECONDS
    [note] = refused.value.notes
    assert note.code == "template"


@pytest.mark.parametrize("name", ["cycler", "class", "format", "folder", "power"])
@pytest.mark.parametrize("file", ["page.html.j2", "pieces.html.j2", "type.css.j2"])
def test_in_a_style(name: str, file: str, tmp_path: Path, bird: Canary) -> None:
    source = written((OUT | BOMBS)[name], bird)
    found = style_with(tmp_path / "style", file, f"\n{source}")
    with pytest.raises(Refused) as refused:
        _ = (
            found.css(Edition.PRESS, "")
            if ".css" in file
            else found.page(page(), PRESS)
        )
    [note] = refused.value.notes
    assert note.code == "template"
    assert (note.file, note.line) == (file, 2)
    bird.check()


# What would run, or ask for a file of another, in the pages that a browser opens.
ACTIVE = {
    "script": "<script>a()</script>",
    "handler": "<body onload=a()>",
    "joined": "{{ ('<scr' ~ 'ipt>a()</script>')|safe }}",
    "frame": "<iframe src='https://a.example'></iframe>",
    "refresh": "<meta http-equiv=refresh content='0;url=https://a.example'>",
    "link": "<link rel=stylesheet href='https://a.example/a.css'>",
    "style": "<style>@media screen { p { fill: url(https://a.example) } }</style>",
    "picture": "<img src='https://a.example/a.png'>",
    "filter": "<svg><feImage href='https://a.example/a.png' /></svg>",
    "animated": "<a><animate attributeName=href values='javascript:a()' /></a>",
}


@pytest.mark.parametrize("name", sorted(ACTIVE))
def test_a_page_and_an_advertisement_run_nothing(name: str, tmp_path: Path) -> None:
    source = ACTIVE[name]
    page_file = (STYLE.folder / "page.html.j2").read_text("utf-8")
    found = style_with(tmp_path / "style", "page.html.j2", f"{page_file}\n{source}")
    for medium in (PRESS, BROWSER):
        with pytest.raises(Refused) as refused:
            found.page(page(), medium)
        [note] = refused.value.notes
        assert (note.code, note.file) == ("template", "page.html.j2")
        assert note.message.startswith("a page may not have")
    with pytest.raises(Refused) as refused:
        found.ad(ad(tmp_path, source))
    [note] = refused.value.notes
    assert (note.code, note.file) == ("template", "house.html.j2")


def test_a_style_sheet_asks_for_nothing(tmp_path: Path) -> None:
    css = "@media screen { p { fill: url(https://a.example) } }"
    found = style_with(tmp_path / "style", "page.css", css)
    with pytest.raises(Refused) as refused:
        found.css(Edition.SCREEN, "")
    [note] = refused.value.notes
    assert (note.code, note.file, note.line) == ("outside-file", "page.css", 1)


def test_the_built_in_style_takes_a_hundredth_of_what_it_may() -> None:
    found = templates()
    sandbox: Sandbox = found._sandbox
    found.page(page(), SCREEN)
    assert sandbox.meter.steps < 2_000
    assert sandbox.meter.characters < 200_000


RUN = "{%% set x = cycler.__init__.__globals__.os.system('echo x > %s') %%}"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a small publication with a style of its own."""
    for folder in ("styles", "fonts"):
        shutil.copytree(BUILTIN / folder, tmp_path / "paper" / folder)
    small(tmp_path / "paper", {})
    return tmp_path / "paper"


def spoil(paper: Path, bird: Canary) -> None:
    folio = paper / "styles/courier" / FOLIO
    folio.write_text(RUN % bird.path + folio.read_text())


@pytest.mark.slow
def test_a_style_from_a_stranger(paper: Path, bird: Canary) -> None:
    [issue] = sorted((paper / "issues").iterdir())
    spoil(paper, bird)
    for command in ("build", "proof"):
        done = attack(command, issue, "-o", paper / "out", cwd=paper)
        done.check_refused("template", status=1)
        assert "styles/courier/furniture/folio.html.j2:1: error[template]" in done.err
        assert not (paper / "out").exists()
    bird.check()


@pytest.mark.slow
def test_a_bag_from_a_stranger(paper: Path, bird: Canary) -> None:
    """The bag is whole by its manifests; its style is not what it was."""
    [issue] = sorted((paper / "issues").iterdir())
    done = attack("archive", issue, "-o", paper / "bags", "--ppi", "72", cwd=paper)
    assert done.status == 0, done.err
    [bag] = sorted((paper / "bags").iterdir())
    [folio] = bag.rglob(FOLIO)
    folio.write_text(RUN % bird.path + folio.read_text())
    for tags in sorted(bag.glob("*manifest-*.txt"), reverse=True):
        _hash_again(bag, tags)
    done = attack("verify", bag, cwd=paper)
    assert done.status in (1, 2)
    assert "Traceback" not in done.err
    bird.check()
    assert bird.path.read_text() == CANARY


def _hash_again(bag: Path, manifest: Path) -> None:
    """Write a manifest of a bag anew."""
    name = manifest.stem.rpartition("-")[2]
    assert name == "sha256"
    files = [line.split(maxsplit=1)[1] for line in manifest.read_text().splitlines()]
    lines = [f"{sha256((bag / f).read_bytes()).hexdigest()}  {f}\n" for f in files]
    manifest.write_text("".join(lines))
