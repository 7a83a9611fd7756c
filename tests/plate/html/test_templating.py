"""The style's templates: escaped, strict, and in the colours of their medium."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from layout.codes import Code
from layout.desk.issue import Ad, AdKind
from layout.errors import Refused
from layout.plate.html.copy import FaceRun, SetLine, Stretch, TypeParagraph
from layout.plate.html.templating import BROWSER, PRESS, SCREEN, Medium, Templates
from layout.plate.html.views import PageView, TextView, ViewBox
from layout.plate.tasks import Edition
from tests.plate.dummies import STYLE, article, issue, plain

ISSUE = issue(article(plain("A word.")))
BOX = ViewBox(left=10, top=20, width=100, height=30)


def templates(*, draft: bool = False) -> Templates:
    return Templates(ISSUE, STYLE, draft=draft)


def text_view(text: str, *, target: int | None = None, href: str = "") -> TextView:
    pieces = (FaceRun(text=text, href=href),) if href else ()
    line = SetLine(text=text, pieces=pieces)
    paragraph = TypeParagraph(
        element="byline", stretches=(Stretch(left=0, right=0, lines=(line,)),)
    )
    return TextView(
        role="byline", box=BOX, paragraph=paragraph, target=target, slug="weir"
    )


def page(*views: TextView) -> PageView:
    return PageView(number=3, section="News", above=(), articles=(), below=views)


def test_copy_is_no_markup() -> None:
    html = templates().page(page(text_view("Fish & chips <b>£5</b>")), PRESS)
    assert "Fish &amp; chips &lt;b&gt;£5&lt;/b&gt;" in html
    assert "<b>£5" not in html


def test_a_document_says_what_it_is() -> None:
    html = templates().page(page(), SCREEN)
    assert "<title>The Alder Courier, December 2026" in html
    assert re.search(r'<html[^>]* lang="en', html)


@pytest.mark.parametrize(
    ("medium", "found"),
    [
        (PRESS, []),
        (SCREEN, ["goto:6:weir"]),
        (BROWSER, ["page-06.html#weir"]),
        (Medium(assets="", page_href="/{page}/{slug}"), ["/6/weir"]),
    ],
    ids=["press", "screen", "browser", "another"],
)
def test_a_jump_line_is_a_link_where_links_are_alive(
    medium: Medium, found: list[str]
) -> None:
    html = templates().page(page(text_view("Continued on page 6", target=6)), medium)
    links = re.findall(r'<a [^>]*href="([^"]*)"', html)
    assert [link for link in links if "weir" in link] == found
    assert "Continued on page 6" in re.sub("<[^>]*>", "", html)


def test_a_draft_is_marked_on_the_page() -> None:
    assert "DRAFT" in templates(draft=True).page(page(), PRESS)
    assert "DRAFT" not in templates().page(page(), PRESS)


@pytest.mark.parametrize(
    ("edition", "space", "inked"),
    [
        (Edition.PRESS, "cmyk", True),
        (Edition.PRESS, "grey", True),
        (Edition.PRESS, "rgb", False),
        (Edition.SCREEN, "cmyk", False),
    ],
)
def test_colours_are_the_mediums(edition: Edition, space: str, inked: bool) -> None:
    css = templates().css(edition, "asset:", space)
    assert ("device-cmyk(" in css) is inked
    for swatch in STYLE.palette.values():
        shares = " ".join(f"{share:g}" for share in swatch.cmyk)
        assert (f"device-cmyk({shares})" in css) is inked


@pytest.mark.parametrize("assets", ["asset:", "assets/", ""])
def test_faces_are_where_the_medium_has_them(assets: str) -> None:
    css = templates().css(Edition.SCREEN, assets)
    for face in STYLE.faces.values():
        assert re.search(rf"url\(['\"]?{assets}{re.escape(face.path.name)}", css)


def test_the_design_comes_after_the_type_rules() -> None:
    css = templates().css(Edition.SCREEN, "asset:")
    design = [n for n in STYLE.files if n.endswith(".css") and "/" not in n]
    assert design
    for name in design:
        text = (STYLE.folder / name).read_text("utf-8")
        assert css.index(text) > css.index("@font-face")


def ad(folder: Path, source: str) -> Ad:
    path = folder / "house.html.j2"
    path.write_text(source, "utf-8")
    return Ad(
        name="house",
        kind=AdKind.TEMPLATE,
        path=path,
        sha256=sha256(source.encode()).hexdigest(),
        columns=1,
        depth_mm=40,
    )


def test_a_house_advertisement_knows_its_paper(tmp_path: Path) -> None:
    house = ad(tmp_path, "<p>{{ publication.title }}, no. {{ issue.number }}</p>")
    assert templates().ad(house) == "<p>The Alder Courier, no. 12</p>"


@pytest.mark.parametrize("source", ["{{ nobody }}", "{% if %}", "{{ ad.price }}"])
def test_a_broken_one_is_named(tmp_path: Path, source: str) -> None:
    with pytest.raises(Refused) as refused:
        templates().ad(ad(tmp_path, source))
    [note] = refused.value.notes
    assert note.code == Code.TEMPLATE
    assert (note.file, note.line) == ("house.html.j2", 1)
    assert note.hint.startswith("mend the template")


def test_one_that_changed_meanwhile_is_refused(tmp_path: Path) -> None:
    house = replace(ad(tmp_path, "<p>Now</p>"), sha256="0" * 64)
    with pytest.raises(Refused, match="changed while it was in use"):
        templates().ad(house)
