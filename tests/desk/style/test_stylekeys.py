"""Every key of style.toml becomes a value of the style, in our units, within limits."""

from pathlib import Path

import pytest

from layout.desk.style.styling import read_stylebook
from layout.desk.stylebook import Element, HeadSize, Stylebook
from layout.errors import Refused
from layout.units import points
from tests.desk.style.test_styling import FONTS, STYLE, change, house

__all__ = ["house"]


def changed(house: Path, old: str, new: str) -> Stylebook:
    change(house, STYLE, old, new)
    return read_stylebook("courier", house)


@pytest.mark.parametrize(
    ("old", "new", "path", "value"),
    [
        ("left = 12", "left = 14", "grid.left", points(14)),
        ("right = 12", "right = 14", "grid.right", points(14)),
        ("gutter = 4", "gutter = 5", "grid.gutter", points(5)),
        ("leading = 10.5 ", "leading = 11 ", "grid.leading", 11.0),
        ("columns = 5", "columns = 3", "grid.columns", 3),
        ("space_min = 0.80", "space_min = 0.7", "justification.space_min", 0.7),
        ("space_max = 1.50", "space_max = 1.6", "justification.space_max", 1.6),
        ("letter_min = -0.02", "letter_min = 0", "justification.letter_min", 0.0),
        ("letter_max = 0.03", "letter_max = 0.01", "justification.letter_max", 0.01),
        ("hyphens = 2 ", "hyphens = 4 ", "justification.hyphens", 4),
        ("hyphen_left = 2", "hyphen_left = 3", "justification.hyphen_left", 3),
        ("hyphen_right = 3", "hyphen_right = 2", "justification.hyphen_right", 2),
        ("pointers = 5", "pointers = 0", "front.pointers", 0),
        ('where = "foot"', 'where = "top"', "front.where", "top"),
        ('label = "In brief"', 'label = "Kurz"', "briefs.label", "Kurz"),
        ("least = 3 ", "least = 0 ", "briefs.least", 0),
        ('sections = ["Opinion"]', 'sections = ["We"]', "opinion.sections", ("We",)),
        ('letters = ["Letters"]', "letters = []", "opinion.letters", ()),
        ("masthead = true", "masthead = false", "opinion.masthead", False),
    ],
)
def test_a_key_is_a_value(
    house: Path, old: str, new: str, path: str, value: object
) -> None:
    found: object = changed(house, old, new)
    for name in path.split("."):
        found = getattr(found, name)
    assert found == (pytest.approx(value) if isinstance(value, float) else value)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("page_width = 289", "page_width = 0"),
        ("left = 12", "left = -1"),
        ("gutter = 4", "gutter = -4"),
        ("columns = 5", "columns = 2.5"),
        ("leading = 10.5 ", 'leading = "10.5" '),
        ("space_min = 0.80", "space_min = 0"),
        ("hyphens = 2 ", "hyphens = -1 "),
        ("hyphen_left = 2", "hyphen_left = 0"),
        ('where = "foot"', 'where = "left"'),
        ("pointers = 5", "pointers = -1"),
        ("lines = 7 ", "lines = 0 "),
        ("masthead = true", "masthead = 1"),
        ('rgb = "#a8201a"', 'rgb = "#a82"'),
        ("[0, 95, 85, 20]", "[0, 95, 85]"),
        ("[0, 95, 85, 20]", "[0, 95, 85, -1]"),
    ],
)
def test_a_value_beyond_its_limits_is_refused_with_its_line(
    house: Path, old: str, new: str
) -> None:
    line = change(house, STYLE, old, new)
    with pytest.raises(Refused) as caught:
        read_stylebook("courier", house)
    assert ("bad-value", STYLE, line) in {
        (note.code.value, note.file, note.line) for note in caught.value.notes
    }


def element(house: Path, keys: str) -> Element:
    """Return the crosshead of a style whose crosshead has these keys."""
    text = (house / STYLE).read_text("utf-8")
    start = text.index("[elements.crosshead]")
    end = text.index("\n[", start)
    own = f'[elements.crosshead]\nface = "sans"\nsize = 8\nleading = 9\n{keys}\n'
    (house / STYLE).write_text(text[:start] + own + text[end:], "utf-8")
    return read_stylebook("courier", house).elements["crosshead"]


@pytest.mark.parametrize(
    ("keys", "name", "value"),
    [
        ("", "align", "justify"),
        ('align = "center"', "align", "center"),
        ('colour = "accent"', "colour", "accent"),
        ("before = 2", "before", 2),
        ("after = 1", "after", 1),
        ("indent = 1.5", "indent", 1.5),
        ("hang = 1", "hang", 1.0),
        ("inset = 0.5", "inset", 0.5),
        ("tracking = -0.01", "tracking", -0.01),
        ("upper = true", "upper", True),
        ("drop_cap = 3", "drop_cap", 3),
        ('features = ["smcp"]', "features", ("smcp",)),
        ('bold = "sans-semibold"', "bold", "sans-semibold"),
        ("", "bold", "sans"),
    ],
)
def test_keys_of_an_element(house: Path, keys: str, name: str, value: object) -> None:
    assert getattr(element(house, keys), name) == value


@pytest.mark.parametrize(
    "keys",
    [
        'align = "middle"',
        "before = -1",
        "inset = -0.5",
        'bold = "nothing"',
        'colour = "nothing"',
        'features = "smcp"',
    ],
)
def test_an_element_that_is_wrong_is_refused(house: Path, keys: str) -> None:
    with pytest.raises(Refused):
        element(house, keys)


def test_heads_have_pairs_of_size_and_leading() -> None:
    heads = read_stylebook("courier", None).heads
    for rank, head in heads.items():
        assert head.rank == rank
        assert all(isinstance(step, HeadSize) for step in head.sizes)
        assert all(step.leading >= step.size * 0.8 for step in head.sizes)
        assert min(head.lines) >= 1


def test_larger_ranks_have_larger_heads() -> None:
    heads = read_stylebook("courier", None).heads
    largest = [max(step.size for step in heads[rank].sizes) for rank in range(1, 6)]
    assert largest == sorted(largest, reverse=True)


@pytest.mark.parametrize("word", ["continued_on", "continued_from", "page", "inside"])
def test_a_style_may_say_it_in_its_language(house: Path, word: str) -> None:
    before = read_stylebook("courier", None).words[word]
    after = "Innen" if word == "inside" else "Siehe {page}"
    words = changed(house, f'{word} = "{before}"', f'{word} = "{after}"').words
    assert words[word] == after


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('style = "italic"', 'style = "oblique"', "bad-value"),
        ("weight = 600", "weight = 0", "bad-value"),
        ("weight = 600", "weight = 1001", "bad-value"),
        ('licence = "LeagueGothic-OFL.txt"\n', "", "missing-key"),
        ("d28a425c", "xyzxyzxy", "bad-value"),
        ('file = "LeagueGothic', 'file = "../LeagueGothic', "outside"),
        ('file = "LeagueGothic', 'file = "leaguegothic', "missing-font"),
        ('family = "League Gothic"', 'famly = "League Gothic"', "unknown-key"),
    ],
)
def test_a_face_that_is_wrong_is_refused(
    house: Path, old: str, new: str, code: str
) -> None:
    change(house, FONTS, old, new)
    with pytest.raises(Refused) as caught:
        read_stylebook("courier", house)
    assert code in {n.code.value for n in caught.value.notes if n.file == FONTS}


def test_every_built_in_face_is_what_its_digest_names() -> None:
    faces = read_stylebook("courier", None).faces
    assert len({(f.family, f.weight, f.style) for f in faces.values()}) == len(faces)
    assert all(face.path.suffix == ".ttf" for face in faces.values())
