"""Pages looked at side by side: where their files are, what differs between two."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from layout.disk.digests import digest_of
from layout.errors import Refused
from layout.lock.album import INDEX, album
from layout.lock.comparing import Answer, LockComparison, PageDifference
from layout.lock.differing import PageDifferences, Views, once_a_page
from layout.lock.lock import FORMAT, BuildFacts, Lock, PagePrint
from layout.lock.page_prints import page_prints
from layout.lock.trimmed import trimmed_picture
from layout.lock.viewing import (
    FAR,
    PPI,
    TILE,
    Pages,
    differing,
    is_same_picture,
    marked,
)
from layout.makeup.dummy import Page
from tests.building import ROOT
from tests.proof.readback.founds import GRID
from tests.proof.readback.typed import HEIGHT, LEFT, TOP, WIDTH, at, typed

TRIM = (WIDTH - LEFT, HEIGHT - TOP)


def lock(folder: Path, pages: dict[str, bytes], numbers: tuple[int, ...]) -> Lock:
    """Write an edition's files and return what a lock says of them."""
    for name, content in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Lock(
        format=FORMAT,
        build=BuildFacts(issue="one", editions=("press",)),
        versions={},
        issue={},
        publication={},
        hyphenation={},
        outputs={name: digest_of(content) for name, content in pages.items()},
        page=tuple(
            PagePrint(edition="press", number=n, text="", boxes="", look="00")
            for n in numbers
        ),
    )


ONE, TWO = at("weir", 20, 30), at("owls", 20, 30)


def words(pages: Pages, number: int) -> list[str] | None:
    read = pages.read("press", number)
    return None if read is None else [word.text for word in read.words]


def test_pages_are_found_in_the_whole_file(tmp_path: Path) -> None:
    made = lock(tmp_path, {"press.pdf": typed(ONE, TWO)}, (1, 2))
    pages = Pages(made, (tmp_path,))
    assert (words(pages, 1), words(pages, 2)) == (["weir"], ["owls"])


def test_pages_are_found_by_their_content_whatever_they_are_called(
    tmp_path: Path,
) -> None:
    made = lock(tmp_path, {"press.pdf": typed(ONE)}, (1,))
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "press.pdf").rename(tmp_path / "deep" / "er" / "other.pdf")
    assert words(Pages(made, (tmp_path,)), 1) == ["weir"]


def test_pages_of_part_of_an_issue_have_their_own_numbers(tmp_path: Path) -> None:
    made = lock(tmp_path, {"press.pdf": typed(ONE, TWO)}, (3, 4))
    pages = Pages(made, (tmp_path,))
    assert (words(pages, 4), words(pages, 1)) == (["owls"], None)


def test_without_the_whole_file_single_ones_serve(tmp_path: Path) -> None:
    files = {"press.pdf": typed(ONE, TWO)}
    files |= {f"press/page-{n:02}.pdf": typed(c) for n, c in ((1, ONE), (2, TWO))}
    made = lock(tmp_path, files, (1, 2))
    (tmp_path / "press.pdf").unlink()
    pages = Pages(made, (tmp_path,))
    assert words(pages, 2) == ["owls"]
    (tmp_path / "press" / "page-02.pdf").unlink()
    pages = Pages(made, (tmp_path,))
    assert (words(pages, 1), words(pages, 2)) == (["weir"], None)


@pytest.mark.parametrize("edition", ["screen", ""])
def test_an_edition_that_was_not_made_has_no_pages(
    tmp_path: Path, edition: str
) -> None:
    made = lock(tmp_path, {"press.pdf": typed(ONE)}, (1,))
    pages = Pages(made, (tmp_path,))
    assert pages.find(edition, 1) is None
    assert pages.picture(edition, 1) is None


def test_an_altered_file_is_not_taken(tmp_path: Path) -> None:
    made = lock(tmp_path, {"press.pdf": typed(ONE)}, (1,))
    (tmp_path / "press.pdf").write_bytes(typed(TWO))
    assert words(Pages(made, (tmp_path,)), 1) is None


def test_a_picture_is_of_the_trimmed_page(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    path.write_bytes(typed(ONE))
    assert trimmed_picture(path, 0, 72).size == TRIM
    assert trimmed_picture(path, 0, 144).size == (2 * TRIM[0], 2 * TRIM[1])


# --- Two pictures.


def sheet(*spots: tuple[int, int], grey: int = 0, size: int = 100) -> Image.Image:
    image = Image.new("RGB", (size, 60), "white")
    for spot in spots:
        image.putpixel(spot, (grey, grey, grey))
    return image


SIZES = st.integers(TILE + 1, 5 * TILE)


@given(width=SIZES, height=SIZES, data=st.data())
def test_every_differing_pixel_lies_in_a_tile(
    width: int, height: int, data: st.DataObject
) -> None:
    x = data.draw(st.integers(0, width - 1))
    y = data.draw(st.integers(0, height - 1))
    one = Image.new("RGB", (width, height), "white")
    two = one.copy()
    two.putpixel((x, y), (0, 0, 0))
    [(left, top, right, foot)] = differing(one, two)
    assert left * width <= x + 1e-6 < x + 1 <= right * width + 1e-6
    assert top * height <= y + 1e-6 < y + 1 <= foot * height + 1e-6
    assert right <= 1
    assert foot <= 1
    assert differing(two, one) == differing(one, two)


def test_equal_pictures_have_no_tiles() -> None:
    assert differing(sheet((3, 3)), sheet((3, 3))) == ()


def test_pictures_of_other_sizes_differ_all_over() -> None:
    assert differing(sheet(), sheet(size=99)) == ((0.0, 0.0, 1.0, 1.0),)
    assert not is_same_picture(sheet(), sheet(size=99))


@pytest.mark.parametrize(("off", "same"), [(FAR - 1, True), (FAR, False)])
def test_soft_edges_are_no_difference(off: int, *, same: bool) -> None:
    other = sheet(*((x, 5) for x in range(50)), grey=255 - off)
    assert is_same_picture(sheet(), other) is same
    assert (differing(sheet(), other) == ()) is same


def test_a_stray_pixel_of_a_large_page_is_a_rounding() -> None:
    one = Image.new("RGB", (200, 200), "white")
    two = one.copy()
    for spot in range(4):
        two.putpixel((spot * 9, 7), (0, 0, 0))
    assert is_same_picture(one, two)
    two.putpixel((150, 7), (0, 0, 0))
    assert not is_same_picture(one, two)


def test_boxes_are_tinted_and_nothing_else() -> None:
    image = marked(sheet(), [(0.5, 0.5, 0.75, 0.75)], "#c81e1e")
    changed = [
        (x, y)
        for x in range(100)
        for y in range(60)
        if image.getpixel((x, y)) != (255, 255, 255)
    ]
    assert min(changed) == (50, 30)
    assert max(changed) == (75, 45)
    assert image.mode == "RGB"
    assert marked(sheet(), [], "#c81e1e") == sheet()


# --- What differs on a page, and the report of it.


def views(tmp_path: Path, before: str, after: str) -> Views:
    folders = tmp_path / "before", tmp_path / "after"
    locks = [
        lock(folder, {"press.pdf": typed(content)}, (1,))
        for folder, content in zip(folders, (before, after), strict=True)
    ]
    then, now = (
        Pages(one, (folder,)) for one, folder in zip(locks, folders, strict=True)
    )
    page = Page(number=1, section="", ink="mono", frames=(), furniture=())
    return Views(before=then, after=now, lock=locks[0], made={1: page}, grid=GRID)


def difference(number: int = 1, edition: str = "press") -> PageDifference:
    return PageDifference(edition=edition, number=number, answer=Answer.DIFFERENT)


PRINT = PagePrint(edition="press", number=1, text="", boxes="", look="00")


@pytest.mark.parametrize(
    ("after", "same"),
    [
        pytest.param(ONE, True, id="the same"),
        pytest.param(TWO, False, id="another word"),
        pytest.param(at("weir", 20, 31), False, id="moved"),
        pytest.param(ONE + "ET 40 60 50 50 re f BT ", False, id="a black box"),
    ],
)
def test_a_page_is_the_same_to_the_eye(
    tmp_path: Path, after: str, *, same: bool
) -> None:
    seen = views(tmp_path, ONE, after)
    assert seen.is_same(PRINT, PRINT) is same


def test_a_page_whose_file_is_gone_cannot_be_seen(tmp_path: Path) -> None:
    (tmp_path / "before").mkdir()
    seen = views(tmp_path, ONE, ONE)
    gone = Views(
        before=Pages(seen.lock, ()),
        after=seen.after,
        lock=seen.lock,
        made=seen.made,
        grid=seen.grid,
    )
    assert gone.is_same(PRINT, PRINT) is None
    found = gone.differences(difference())
    assert (found.seen, found.lines) == (False, ())


def test_lines_are_told_apart_by_what_became_of_them(tmp_path: Path) -> None:
    before = ONE + at("is dry", 20, 60)
    after = at("weir", 25, 30) + at("is wet", 20, 60)
    found = views(tmp_path, before, after).differences(difference())
    assert [change.moved for change in found.lines] == [True, False]
    assert (len(found.moved), len(found.changed)) == (1, 1)
    plain = found.plain()
    assert (plain["edition"], plain["page"], plain["seen"]) == ("press", 1, True)
    lines = plain["lines"]
    assert isinstance(lines, list)
    assert lines[0]["before"] == {
        "text": "weir",
        "left": 20.0,
        "right": 44.0,
        "baseline": 30.0,
    }
    assert lines[1]["after"]["text"] == "is wet"


def test_a_page_is_shown_once_whatever_editions_it_differs_in() -> None:
    places = ((2, "press"), (1, "press"), (2, "screen"))
    pages = [
        PageDifferences(page=difference(number, edition), seen=False, lines=())
        for number, edition in places
    ]
    found = [(each.page.number, each.page.edition) for each in once_a_page(pages)]
    assert found == [(1, "press"), (2, "press")]


def comparison(*pages: PageDifference) -> LockComparison:
    return LockComparison(
        answer=Answer.DIFFERENT,
        versions=(),
        issue=(),
        hyphenation=(),
        outputs=(),
        pages=pages,
        stories=(),
    )


def test_a_report_shows_a_page_before_and_after(tmp_path: Path) -> None:
    seen = views(tmp_path, ONE, TWO)
    found = seen.differences(difference())
    files = album(comparison(difference()), (found,), seen)
    assert set(files) == {INDEX, "before-01.png", "after-01.png"}
    for name in ("before-01.png", "after-01.png"):
        assert name in files[INDEX].decode()
        assert files[name].startswith(b"\x89PNG")
    assert files == album(comparison(difference()), (found,), seen)


def test_a_report_of_a_page_that_is_gone_shows_what_there_is(tmp_path: Path) -> None:
    seen = views(tmp_path, ONE, TWO)
    gone = Views(
        before=Pages(seen.lock, ()),
        after=seen.after,
        lock=seen.lock,
        made=seen.made,
        grid=seen.grid,
    )
    files = album(comparison(difference()), (gone.differences(difference()),), gone)
    assert set(files) == {INDEX, "after-01.png"}


def test_pages_have_fingerprints_of_words_places_and_greys(tmp_path: Path) -> None:
    path = tmp_path / "press.pdf"
    path.write_bytes(typed(ONE, at("weir", 21, 30), TWO))
    one, moved, other = page_prints(path, "press", (1, 2, 5))
    assert [each.number for each in (one, moved, other)] == [1, 2, 5]
    assert one.text == moved.text != other.text
    assert len({each.boxes for each in (one, moved, other)}) == 3
    assert page_prints(path, "press", (1, 2, 5)) == [one, moved, other]


def test_black_on_a_page_darkens_its_look(tmp_path: Path) -> None:
    path = tmp_path / "press.pdf"
    path.write_bytes(typed("", "ET 0 0 300 100 re f BT "))
    white, half = page_prints(path, "press", (1, 2))
    assert set(white.look) == {"f"}
    assert half.look.startswith("ff")
    assert half.look.endswith("00")


def test_a_line_drawn_through_is_seen() -> None:
    other = sheet()
    ImageDraw.Draw(other).line((0, 30, 99, 30), fill="black")
    assert len(differing(sheet(), other)) == -(-100 // TILE)


def test_a_file_of_a_bag_that_is_no_pdf_is_refused_by_name(tmp_path: Path) -> None:
    locked = lock(tmp_path, {"press.pdf": b"no PDF"}, (1,))
    pages = Pages(locked, (tmp_path,))
    for look in (pages.read, pages.picture):
        with pytest.raises(Refused) as caught:
            look("press", 1)
        [note] = caught.value.notes
        assert note.file == "press.pdf"
        assert note.hint


@pytest.mark.parametrize("pair", ["38", "17", "56", "09"])
def test_another_figure_in_a_picture_is_seen(pair: str) -> None:
    """Of eight points, about the smallest that an advertisement is printed in."""
    path = ROOT / "fonts" / "SourceSerif4Caption-Regular.ttf"
    face = ImageFont.truetype(path, 8 * PPI / 72)
    sheets = []
    for figure in pair:
        whole = Image.new("RGB", (1100, 1570), "white")
        words = f"Tel. 632 {figure}14"
        ImageDraw.Draw(whole).text((400, 700), words, "black", font=face)
        sheets.append(whole)
    assert not is_same_picture(sheets[0], sheets[1])
    # A hair's breadth to the side it is the same.
    shift = (1, 0, 0.03, 0, 1, 0)
    moved = sheets[0].transform(
        sheets[0].size, Image.Transform.AFFINE, shift, Image.Resampling.BILINEAR
    )
    assert is_same_picture(sheets[0], moved)
