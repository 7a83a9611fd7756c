"""Names of files in a stranger's data lead nowhere: nothing outside is even opened.

Every key that names a file is given every kind of name that might lead out, hang, or
fill the memory; and every file that has a fixed name is put there as a link, a pipe, a
device. The kernel tells whether the canary outside was opened.
"""

import json
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from layout.codes import Code
from layout.desk.style.builtin import builtin_folder
from layout.errors import LayoutError, Unreadable
from layout.lock.kept import KEPT, kept_files
from layout.lock.lock import FORMAT, LOCK, BuildFacts, Lock, lock_text, read_lock
from tests.attack.attacking import SECONDS, Canary, attack, canary
from tests.building import run
from tests.desk.paper import FILES, ISSUE, MANIFEST, STORY, notes_on, publication

PAPER = FILES["paper.toml"]
FONTS, STYLE = "fonts/fonts.toml", "styles/courier/style.toml"
PRINTER = "styles/printers/newsprint-tabloid.toml"
# What a name may be; `{out}` is the canary's folder, `{end}` what such files end in.
NAMES = {
    "up": "../secret{end}",
    "far up": "../../../../../../secret{end}",
    "down and up": "a/../../secret{end}",
    "absolute": "{out}/secret{end}",
    "drive": "C:\\secret{end}",
    "share": "\\\\server\\secret{end}",
    "backslashes": "..\\secret{end}",
    "address": "https://alder.example/secret{end}",
    "file address": "file://{out}/secret{end}",
    "link": "link{end}",
    "linked folder": "linked/secret{end}",
    "circle": "circle{end}",
    "pipe": "pipe{end}",
    "device": "device{end}",
    "folder": "folder{end}",
    "too long": "x" * 5000 + "{end}",
    "zero": "a\0b{end}",
    "no UTF-8": "\udcff{end}",
    "home": "~/secret{end}",
    "nothing": "",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A key that names a file: where it stands, and where the file is looked for.

    `old` is replaced in the file, or if there is none, all of it is `new`.
    """

    file: str
    new: str
    folder: str
    end: str
    old: str = ""
    adds: str = ""


AD = '[[ad]]\nname = "fair"\nfile = {name}\ncolumns = 1\ndepth_mm = 40\n'
HEAD = "---\nheadline: Bridge shuts\n"
DOORS = {
    "picture": Door(
        file=STORY,
        new=HEAD + "pictures:\n  - file: {name}\n---\nThe bridge shuts.\n",
        folder=f"{ISSUE}/pictures",
        end=".jpg",
    ),
    "image": Door(
        file=STORY,
        new=HEAD + "image: {name}\n---\nThe bridge shuts.\n",
        folder=f"{ISSUE}/pictures",
        end=".png",
    ),
    "drawing": Door(
        file=STORY,
        new=HEAD + "pictures:\n  - file: {name}\n---\nThe bridge shuts.\n",
        folder=f"{ISSUE}/pictures",
        end=".svg",
    ),
    "advertisement": Door(
        file=MANIFEST, new=FILES[MANIFEST] + AD, folder=f"{ISSUE}/ads", end=".pdf"
    ),
    "house advertisement": Door(
        file=MANIFEST, new=FILES[MANIFEST] + AD, folder=f"{ISSUE}/ads", end=".html.j2"
    ),
    "filler": Door(
        file="fillers/fillers.toml", new=AD, folder="fillers/ads", end=".jpg"
    ),
    "font": Door(
        file=FONTS, old="file", new="file = {name}", folder="fonts", end=".ttf"
    ),
    "licence": Door(
        file=FONTS, old="licence", new="licence = {name}", folder="fonts", end=".txt"
    ),
    "hyphens": Door(
        file=STYLE,
        old="exceptions",
        new="exceptions = {name}",
        folder="styles/courier",
        end=".txt",
    ),
    "profile": Door(
        file=PRINTER,
        old="profile",
        new="profile = {name}",
        folder="styles/printers",
        end=".icc",
    ),
    "style": Door(
        file="paper.toml", new=PAPER + "style = {name}\n", folder="styles", end=""
    ),
    "printer": Door(
        file="paper.toml",
        new=PAPER + "printer = {name}\n",
        folder="styles/printers",
        end="",
        adds=".toml",
    ),
}
# What a key that may be left out is for.
OPTIONAL = {"image", "hyphens", "style", "printer"}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a publication with a style, fonts and a printer of its own."""
    home = tmp_path_factory.mktemp("house")
    publication(home, {"fillers/fillers.toml": ""})
    for name in ("styles/courier", "styles/printers", "fonts"):
        shutil.copytree(builtin_folder() / name, home / name)
    assert notes_on(home / ISSUE)[0] is None
    return home


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """End a case that waits for a pipe."""

    def over(*_: object) -> None:
        raise TimeoutError("it waits without end")

    was = signal.signal(signal.SIGALRM, over)
    signal.alarm(int(SECONDS))
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, was)


@pytest.fixture
def bird(tmp_path: Path) -> Iterator[Canary]:
    with canary(tmp_path / "secret") as found:
        yield found


def bait(folder: Path, end: str, secret: Path) -> list[Path]:
    """Put into a folder what leads out of it, hangs or has no end."""
    folder.mkdir(parents=True, exist_ok=True)
    # The canary by another name, which has the ending that is asked for.
    aside = secret.with_name(f"secret{end}")
    if end:
        os.link(secret, aside)
    (folder / f"link{end}").symlink_to(aside)
    (folder / "linked").symlink_to(secret.parent)
    (folder / f"circle{end}").symlink_to(folder / f"circle{end}")
    (folder / f"device{end}").symlink_to("/dev/zero")
    (folder / f"folder{end}").mkdir()
    os.mkfifo(folder / f"pipe{end}")
    kinds = (f"link{end}", "linked", f"circle{end}", f"device{end}")
    return [folder / name for name in (*kinds, f"folder{end}", f"pipe{end}")]


def remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        path.rmdir()
    else:
        path.unlink()


def changed(text: str, door: Door, name: str) -> str:
    """Return a file with a name in it, of which JSON's form is TOML's and YAML's."""
    new = door.new.replace("{name}", json.dumps(name))
    if not door.old:
        return new
    lines = text.split("\n")
    at = next(n for n, line in enumerate(lines) if line.startswith(f"{door.old} = "))
    return "\n".join([*lines[:at], new, *lines[at + 1 :]])


@pytest.mark.parametrize(("key", "kind"), [*product(DOORS, NAMES)])
def test_a_name_leads_nowhere(house: Path, bird: Canary, key: str, kind: str) -> None:
    door, file = DOORS[key], house / DOORS[key].file
    made = bait(house / door.folder, door.end + door.adds, bird.path)
    name = NAMES[kind].format(out=bird.path.parent, end=door.end)
    before = file.read_text("utf-8")
    file.write_text(changed(before, door, name), "utf-8")
    try:
        error, notes = notes_on(house / ISSUE)
    finally:
        file.write_text(before, "utf-8")
        for path in made:
            remove(path)
    bird.check()
    if not (kind == "nothing" and key in OPTIONAL):
        assert error is not None, notes
        assert issubclass(error, LayoutError)
        found = [note for note in notes if note.severity == "error"]
        assert found
        for note in found:
            assert note.code is not Code.UNREADABLE_PROOF
            assert note.file
            assert note.hint


FIXED = (
    *("paper.toml", MANIFEST, f"{ISSUE}/plan.toml", STORY, FONTS, STYLE, PRINTER),
    *("styles/courier/more.css", "styles/printers/NOTICE.md"),
    *("fillers/fillers.toml", "fillers/ran.toml", "fillers/rooks.md"),
)
SHAPES = ("link", "circle", "pipe", "device", "folder")


@pytest.mark.parametrize(("name", "shape"), [*product(FIXED, SHAPES)])
def test_a_file_with_a_fixed_name_is_one_or_none(
    house: Path, bird: Canary, name: str, shape: str
) -> None:
    place = house / name
    before = place.read_bytes() if place.exists() else None
    if before is not None:
        place.unlink()
    [made] = [p for p in bait(place.parent, "", bird.path) if p.name == shape]
    made.rename(place)
    if shape == "circle":
        place.unlink()
        place.symlink_to(place)
    try:
        error, _ = notes_on(house / ISSUE)
    finally:
        remove(place)
        for path in sorted(place.parent.iterdir()):
            if path.name in ("linked", *SHAPES):
                remove(path)
        if before is not None:
            place.write_bytes(before)
    bird.check()
    # What is no file is as good as not there: a built-in one counts, if there is one.
    assert error is None or issubclass(error, LayoutError)


@pytest.mark.parametrize("part", ["articles", "pictures", "ads", "fillers", "fonts"])
def test_a_folder_that_is_a_link_is_not_gone_into(
    tmp_path: Path, bird: Canary, part: str
) -> None:
    home = tmp_path / "home"
    door = {"fillers": "fillers", "fonts": "fonts"}.get(part, f"{ISSUE}/{part}")
    front = "pictures:\n  - file: secret.jpg\n"
    publication(
        home,
        {
            STORY: f"---\nheadline: Bridge\n{front}---\nIt shuts.\n",
            MANIFEST: FILES[MANIFEST] + AD.format(name='"secret.pdf"'),
        },
    )
    for end in (".jpg", ".pdf", ".md"):
        os.link(bird.path, bird.path.with_name(f"secret{end}"))
    for name in ("fonts.toml", "fillers.toml"):
        os.link(bird.path, bird.path.with_name(name))
    shutil.rmtree(home / door, ignore_errors=True)
    (home / door).symlink_to(bird.path.parent)
    error, notes = notes_on(home / ISSUE)
    bird.check()
    assert error is not None
    assert "outside" in {note.code for note in notes}, notes


OUT = ("../secret", "a/../../secret", "/etc/secret", "C:\\s", "\\\\h\\s", "https://h/s")
ODD = ("a\0b", "\udcff", "x" * 5000, "circle", "pipe", "folder", "none", ".")
DIGEST = "0" * 64


def locked(name: str, table: str) -> Lock:
    facts = BuildFacts(issue=name if table == "build" else "one", editions=("press",))
    return Lock(
        format=FORMAT,
        build=facts,
        versions={},
        issue={name: DIGEST} if table == "issue" else {},
        publication={name: DIGEST} if table == "publication" else {},
        hyphenation={},
        outputs={name: DIGEST} if table == "outputs" else {},
    )


@pytest.mark.parametrize(
    ("name", "table"), [*product(OUT, ("issue", "publication", "outputs", "build"))]
)
def test_a_lock_names_nothing_outside(tmp_path: Path, name: str, table: str) -> None:
    (tmp_path / LOCK).write_text(lock_text(locked(name, table)), "utf-8")
    with pytest.raises(Unreadable, match="leads out of the folder"):
        read_lock(tmp_path / LOCK, LOCK)


@pytest.mark.parametrize(("name", "kept"), [*product(("link", *ODD), (True, False))])
def test_what_a_lock_names_is_a_file_or_missing(
    tmp_path: Path, bird: Canary, name: str, kept: bool
) -> None:
    home = tmp_path / "home"
    bait(home, "", bird.path)
    if kept:
        (home / KEPT).mkdir()
        (home / KEPT / DIGEST[:2]).symlink_to(bird.path.parent)
        os.link(bird.path, bird.path.with_name(DIGEST))
    with pytest.raises(Unreadable) as caught:
        kept_files(home, locked(name, "publication"))
    bird.check()
    assert {note.code for note in caught.value.notes} == {Code.KEPT_MISSING}


SLUGS = ("../out", "../../../../out", "/tmp/out", "a/b", "C:out", ".", "a\0b", "\udcff")


def test_a_record_of_an_import_writes_nothing_outside(tmp_path: Path) -> None:
    issue = publication(tmp_path / "home", {})
    source = tmp_path / "story.txt"
    source.write_text("A headline\n\nSome words of copy stand here.\n")
    for slug in SLUGS:
        entry = {"slug": slug, "source": str(source), "sha256": "0", "written": "0"}
        record = {"version": 1, "articles": [entry]}
        (issue / "import.json").write_text(json.dumps(record))
        before = files_of(tmp_path)
        done = run("import", source, "--into", issue)
        assert done.exit_code == 2, slug
        assert "error[import-refused]" in done.stderr
        assert "import.json is damaged" in done.stderr
        assert files_of(tmp_path) == before
    attack("import", source, "--into", issue, cwd=tmp_path).check_refused(
        "import-refused", status=2
    )
    assert files_of(tmp_path) == before


def files_of(folder: Path) -> list[Path]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path for path in files if ".layout-cache" not in path.parts]
