"""A style's folder becomes a Stylebook."""

import shutil
from pathlib import Path

import pytest

from layout.desk.style.builtin import builtin_folder
from layout.desk.style.styling import read_stylebook
from layout.errors import Refused, Unreadable
from layout.units import points

STYLE = "styles/courier/style.toml"
FONTS = "fonts/fonts.toml"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A publication with a copy of the built-in style and fonts."""
    shutil.copytree(builtin_folder() / "styles/courier", tmp_path / "styles/courier")
    shutil.copytree(builtin_folder() / "fonts", tmp_path / "fonts")
    for path in tmp_path.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)
    return tmp_path


def change(house: Path, name: str, old: str, new: str) -> int:
    """Put `new` for the first `old` in a file and return its line."""
    text = (house / name).read_text("utf-8")
    assert old in text
    (house / name).write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_built_in_style() -> None:
    style = read_stylebook("courier", None)
    assert (style.grid.columns, style.grid.leading) == (5, 10.5)
    assert style.grid.page_width == pytest.approx(points(289))
    assert style.palette["accent"].cmyk == (0, 0.95, 0.85, 0.2)
    assert sorted(style.heads) == [1, 2, 3, 4, 5]
    sizes = [step.size for step in style.heads[1].sizes]
    assert sizes == sorted(sizes, reverse=True)
    assert "Alder-beck" in style.hyphen_exceptions
    assert style.words["inside"] == "Inside"


def test_like_copies_and_is_laid_over() -> None:
    elements = read_stylebook("courier", None).elements
    drop = elements["paragraph_drop"]
    assert (drop.face, drop.size, drop.indent, drop.drop_cap) == ("text", 8.6, 0, 3)
    assert drop.features == ("onum", "pnum")
    assert elements["quote"].italic == "text"


def test_emphasis_falls_back_to_the_face() -> None:
    crosshead = read_stylebook("courier", None).elements["crosshead"]
    assert {crosshead.bold, crosshead.italic, crosshead.bold_italic} == {"sans-bold"}


def test_the_publication_comes_first(house: Path) -> None:
    change(house, STYLE, "columns = 5", "columns = 4")
    assert read_stylebook("courier", house).grid.columns == 4
    assert read_stylebook("courier", house).folder == house / "styles/courier"


def test_digest_covers_every_file_and_name(house: Path) -> None:
    digests = [read_stylebook("courier", house).sha256]
    assert digests == [read_stylebook("courier", None).sha256]
    extra = house / "styles/courier/extra.css"
    for text in ("a", "b"):
        extra.write_text(text)
        digests.append(read_stylebook("courier", house).sha256)
    extra.rename(extra.with_name("other.css"))
    digests.append(read_stylebook("courier", house).sha256)
    change(house, FONTS, "weight = 400", "weight = 450")
    digests.append(read_stylebook("courier", house).sha256)
    assert len(set(digests)) == len(digests)


@pytest.mark.parametrize(
    ("name", "old", "new", "code"),
    [
        (STYLE, 'face = "text"', 'face = "tekst"', "unknown-face"),
        (STYLE, 'colour = "accent"', 'colour = "acent"', "unknown-colour"),
        (STYLE, 'like = "paragraph_first"', 'like = "nothing"', "bad-like"),
        (STYLE, 'like = "paragraph"', 'like = "paragraph_drop"', "bad-like"),
        (STYLE, "columns = 5", "columns = 0", "bad-value"),
        (STYLE, '"Page {page}"', '"Page {pages}"', "style-value"),
        (STYLE, "From page {page}", "From page {page", "style-value"),
        (STYLE, 'rgb = "#1a1a1a"', 'rgb = "black"', "bad-value"),
        (STYLE, "[0, 0, 0, 100]", "[0, 0, 0, 101]", "bad-value"),
        (STYLE, 'exceptions = "hyphens.txt"', 'exceptions = "../a"', "outside"),
        (FONTS, "d28a425c", "00000000", "font-changed"),
        (FONTS, "LeagueGothic_400Regular.ttf", "no.ttf", "missing-font"),
        (FONTS, "weight = 600", "weight = 400", "face-twice"),
    ],
)
def test_bad_style_is_refused(
    house: Path, name: str, old: str, new: str, code: str
) -> None:
    line = change(house, name, old, new)
    with pytest.raises(Refused) as problem:
        read_stylebook("courier", house)
    found = {(n.code, n.file, n.line) for n in problem.value.notes}
    # The digest's note stands at the file that it is of, two lines above.
    assert (code, name, line - 2 if code == "font-changed" else line) in found or (
        code == "face-twice" and code in {c for c, _, _ in found}
    )


def test_an_older_style_lends_the_elements_that_it_has_not(house: Path) -> None:
    for name in ("slogan", "stanza", "verse"):
        change(house, STYLE, f"[elements.{name}]", f"[elements.own_{name}]")
    elements = read_stylebook("courier", house).elements
    lent = {name: elements[name].like for name in ("slogan", "stanza", "verse")}
    assert lent == {"slogan": "crosshead", "stanza": "quote", "verse": "quote"}
    assert elements["verse"].face == elements["quote"].face


def test_missing_element_is_named(house: Path) -> None:
    change(house, STYLE, "[elements.masthead]", "[elements.mast]")
    with pytest.raises(Refused, match='no element "masthead"'):
        read_stylebook("courier", house)


def test_missing_words_are_named(house: Path) -> None:
    change(house, STYLE, "\nadvertisement = ", "\nadvertisment = ")
    with pytest.raises(Refused, match='no words "advertisement"'):
        read_stylebook("courier", house)


def test_broken_style_is_unreadable(house: Path) -> None:
    line = change(house, STYLE, "columns = 5", "columns = ")
    with pytest.raises(Unreadable, match=rf"style.toml:{line}: error\[broken-toml\]"):
        read_stylebook("courier", house)


@pytest.mark.parametrize("name", ["kourier", "../courier", "/etc"])
def test_unknown_style_names_the_nearest(name: str) -> None:
    with pytest.raises(Unreadable, match="courier") as problem:
        read_stylebook(name, None)
    assert problem.value.notes[0].code == "no-style"
