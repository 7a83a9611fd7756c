"""The folding dummy: every side drawn small, turned pages head down."""

import io
import re

import pikepdf
import pytest

from layout.geometry import Point, Size
from layout.plate.file.lettering import lettering
from layout.sheet.dummying import MARGIN, PAPER, folding_dummy
from layout.sheet.ordering import Folds, sheets
from layout.sheet.placing import Bed
from layout.sheet.sheet import Scheme, Sheet


def bed(width: float, height: float) -> Bed:
    cell = Size(width, height)
    return Bed(
        size=Size(2000, 2000),
        corner=Point(0, 0),
        cell=cell,
        scale=1,
        bleed=9,
        creep=3,
        marks=True,
    )


def sides(made: tuple[Sheet, ...], place: Bed, colours: set[int]) -> list[str]:
    """Return the content of each page of a dummy."""
    content = folding_dummy(made, place, colours)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [page.Contents.read_bytes().decode() for page in pdf.pages]


def boxes(side: str) -> list[list[float]]:
    found = re.findall(r"^(\S+ \S+ \S+ \S+) re S$", side, re.MULTILINE)
    return [[float(value) for value in box.split()] for box in found]


@pytest.mark.parametrize(
    ("width", "height"), [(800, 1100), (1100, 300), (50, 70), (300, 2000)]
)
def test_a_sheet_of_any_size_fills_the_dummys_paper(
    width: float, height: float
) -> None:
    made = sheets(Scheme.SADDLE, 4, Folds())
    for side in sides(made, bed(width, height), set()):
        found = boxes(side)
        assert len(found) == 2
        left = min(box[0] for box in found)
        right = max(box[0] + box[2] for box in found)
        foot = min(box[1] for box in found)
        top = max(box[1] + box[3] for box in found)
        assert left >= MARGIN - 0.01
        assert foot >= MARGIN - 0.01
        # In the middle, and up to the margin on two sides.
        assert left + right == pytest.approx(PAPER.width, abs=0.02)
        assert foot + top == pytest.approx(PAPER.height, abs=0.02)
        assert min(left, foot) == pytest.approx(MARGIN, abs=0.01)
        for box in found:
            assert box[2] / box[3] == pytest.approx(width / height, rel=0.01)


def turned(side: str) -> int:
    return len(re.findall(r"^q -1 0 0 -1 ", side, re.MULTILINE))


def test_numbers_hang_with_their_pages() -> None:
    made = sheets(Scheme.NESTED, 8, Folds(fold=8))
    front, back = sides(made, bed(100, 140), set())
    assert turned(front) == turned(back) == 2
    assert [turned(side) for side in sides(made, bed(100, 140), {4, 8})] == [3, 2]


def test_a_blank_page_says_so() -> None:
    made = sheets(Scheme.SADDLE, 3, Folds())
    front, back = sides(made, bed(100, 140), set())
    # The numbers' outlines at any size begin with the same glyph: count letters.
    assert len(re.findall(r"^f Q$", front, re.MULTILINE)) == (
        len("blank") + len("1") + len("Signature 1, sheet 1, front")
    )
    assert len(re.findall(r"^f Q$", back, re.MULTILINE)) == (
        len("2") + len("3") + len("Signature 1, sheet 1, back")
    )


def test_the_caption_names_signature_sheet_and_face() -> None:
    made = sheets(Scheme.GATHERED, 16, Folds(fold=8, signature=8))
    found = sides(made, bed(100, 140), set())
    captions = [
        f"Signature {n}, sheet {n}, {face}"
        for n in (1, 2)
        for face in ("front", "back")
    ]
    for side, caption in zip(found, captions, strict=True):
        assert lettering(caption, 7.0).operators in side


def test_the_same_sheets_give_the_same_dummy() -> None:
    made = sheets(Scheme.SADDLE, 8, Folds())
    once = folding_dummy(made, bed(100, 140), {1, 8})
    assert once == folding_dummy(made, bed(100, 140), {8, 1})
