"""The lines of a paragraph: where each stands, and what its words are."""

import pytest

from layout.galley.shaping import Typecase
from layout.library.measuring import ParagraphType, Ruler
from layout.library.printed import PrintedLine, WordPart
from layout.library.rejoining import EndedLine, Ends, whole_words
from layout.library.word_places import LineSetter
from layout.plate.html.baselines import Baselines
from layout.plate.html.copy import Initial, SetLine, Stretch, TypeParagraph
from layout.plate.html.views import ViewBox
from tests.galley.quadshop import COURIER

RULER = Ruler(COURIER, Baselines(COURIER))
ELEMENT = COURIER.elements["paragraph"]
HAND = ParagraphType(
    element=ELEMENT, face=ELEMENT.face, size=ELEMENT.size, leading=ELEMENT.leading
)
BOX = ViewBox(left=30, top=50, width=200, height=0)


def line(text: str, *, cut: bool = False, hyphenated: bool = False) -> SetLine:
    return SetLine(text=text, pieces=(), cut=cut, hyphenated=hyphenated)


def paragraph(
    *lines: SetLine,
    initial: Initial | None = None,
    indent: float = 0.0,
    left: float = 0.0,
) -> TypeParagraph:
    stretch = Stretch(left=left, right=0, lines=lines)
    return TypeParagraph(
        element="paragraph", stretches=(stretch,), initial=initial, indent=indent
    )


def placed(given: TypeParagraph) -> list[PrintedLine]:
    lines = [line for stretch in given.stretches for line in stretch.lines]
    ends = whole_words(
        [EndedLine(text=x.text, cut=x.cut, hyphenated=x.hyphenated) for x in lines]
    )
    return LineSetter(RULER, HAND, "left").lines(given, BOX, ends)


def words(found: PrintedLine) -> list[str]:
    return [word.text for word in found.words]


def test_white_space_of_any_kind_parts_words() -> None:
    (found,) = placed(paragraph(line("a  mile\u00a0off, so")))
    assert words(found) == ["a", "mile", "off,", "so"]
    edges = [(word.box.left, word.box.left + word.box.width) for word in found.words]
    assert [edge for pair in edges for edge in pair] == sorted(
        edge for pair in edges for edge in pair
    )


def test_lines_stand_a_leading_apart() -> None:
    found = placed(paragraph(line("one"), line("two"), line("three")))
    base = 50 + RULER.baseline(HAND)
    assert [x.baseline for x in found] == pytest.approx(
        [base + n * HAND.leading for n in range(3)]
    )


def test_only_the_first_line_is_indented() -> None:
    found = placed(paragraph(line("one"), line("two"), indent=9, left=4))
    assert [x.words[0].box.left for x in found] == pytest.approx([43, 34])


def test_a_line_without_words_is_none_but_keeps_its_room() -> None:
    found = placed(paragraph(line("one"), line(" "), line("three")))
    assert [words(x) for x in found] == [["one"], ["three"]]
    assert found[1].baseline - found[0].baseline == pytest.approx(2 * HAND.leading)


@pytest.mark.parametrize("hyphenated", [True, False])
def test_a_cut_word_has_its_whole_on_both_lines(*, hyphenated: bool) -> None:
    first = line("a long-", cut=True, hyphenated=hyphenated)
    one, two = placed(paragraph(first, line("est day")))
    whole = "longest" if hyphenated else "long-est"
    head, tail = one.words[-1], two.words[0]
    assert (head.text, head.part, head.whole) == ("long", WordPart.FIRST, whole)
    assert (tail.text, tail.part, tail.whole) == ("est", WordPart.LATER, whole)
    assert one.hyphen is not None
    assert one.hyphen.left >= head.box.left + head.box.width - 0.5


def test_a_hyphen_that_ends_no_cut_line_is_of_its_word() -> None:
    (found,) = placed(paragraph(line("pre- and post-")))
    assert words(found) == ["pre-", "and", "post-"]
    assert found.hyphen is None


def test_an_initial_joins_its_word_or_stands_alone() -> None:
    for alone, wanted in ((False, ["The", "weir"]), (True, ["T", "he", "weir"])):
        cap = Initial(text="T", face=ELEMENT.face, size=30, leading=31, alone=alone)
        (found,) = placed(paragraph(line("he weir"), initial=cap))
        assert words(found) == wanted
        assert found.words[0].box.height > 1.5 * found.words[-1].box.height


def test_a_word_is_bold_only_if_all_of_it_is() -> None:
    setter = LineSetter(RULER, HAND, "left")
    (found,) = setter.lines(paragraph(line("plain")), BOX, [Ends()])
    assert found.words[0].styles == ()
    face = Typecase(COURIER).face(ELEMENT.face, ELEMENT.features)
    assert found.box.width == pytest.approx(face.width("plain") * HAND.size)
