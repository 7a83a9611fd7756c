"""What has changed since a delivery, and what a sheet says of it."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from layout.errors import Unreadable
from layout.sheet.before_after import RING, compared
from layout.sheet.delivery import (
    Action,
    DeliveredFile,
    DeliveredPage,
    Delivery,
    changed,
    changes,
    delivered,
    lock_text,
    page_list,
    read_lock,
)
from layout.sheet.resending import summary


def build(pages: dict[int, str], names: str = "page-{}.pdf") -> Delivery:
    """Return a build; pages have a word instead of content."""
    return Delivery(
        paper="The Test",
        issue="one",
        number=1,
        date="2026-12-04",
        press=DeliveredFile(file="press.pdf", sha256=digest(str(pages))),
        pages=tuple(
            DeliveredPage(number=n, file=names.format(n), sha256=digest(word))
            for n, word in sorted(pages.items())
        ),
    )


def digest(word: str) -> str:
    return sha256(word.encode()).hexdigest()


def actions(last: Delivery, now: Delivery) -> dict[int, Action]:
    return {change.number: change.action for change in changes(last, now)}


def test_each_page_is_told_what_becomes_of_it() -> None:
    last = delivered(None, build({1: "a", 2: "b", 3: "c"}))
    now = build({1: "a", 2: "x", 4: "d"})
    assert actions(last, now) == {
        1: Action.KEEP,
        2: Action.REPLACE,
        3: Action.REMOVE,
        4: Action.ADD,
    }
    assert summary(changes(last, now)) == (
        "Replace page 2; add page 4; drop page 3. The other stays as it is."
    )


def test_all_pages_are_not_counted_one_by_one() -> None:
    last = delivered(None, build({1: "a", 2: "b", 3: "c", 4: "d"}))
    now = build({1: "w", 2: "x", 3: "y", 4: "z"})
    assert summary(changes(last, now)) == "Replace all 4 pages."


def test_the_same_page_under_another_name_is_renamed() -> None:
    last = delivered(None, build({1: "a"}))
    assert actions(last, build({1: "a"}, "p{}.pdf")) == {1: Action.RENAME}


def test_a_page_keeps_the_number_of_the_delivery_that_it_came_with() -> None:
    first = delivered(None, build({1: "a", 2: "b"}))
    second = delivered(first, build({1: "a", 2: "x"}))
    third = delivered(second, build({1: "y", 2: "x"}))
    assert [page.since for page in third.pages] == [3, 2]
    assert third.delivery == 3


def test_pages_are_listed_as_people_say_them() -> None:
    assert page_list([3]) == "page 3"
    assert page_list([3, 5]) == "pages 3 and 5"
    assert page_list([1, 3, 5]) == "pages 1, 3 and 5"


PAGES = st.dictionaries(st.integers(1, 8), st.sampled_from("abc"), min_size=1)


@given(PAGES, PAGES, PAGES)
def test_after_a_delivery_nothing_is_left_to_send(
    first: dict[int, str], second: dict[int, str], third: dict[int, str]
) -> None:
    last: Delivery | None = None
    for pages in (first, second, third):
        built = build(pages)
        told = {change.number for change in changes(last, built)}
        assert told == set(pages) | ({p.number for p in last.pages} if last else set())
        last = delivered(last, built)
        assert not changed(last, build(pages))
        assert [page.number for page in last.pages] == sorted(pages)
        assert all(1 <= page.since <= last.delivery for page in last.pages)


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert read_lock(tmp_path) is None
    kept = delivered(None, build({1: "a", 2: "b"}))
    (tmp_path / "press-lock.json").write_text(lock_text(kept), "utf-8")
    assert read_lock(tmp_path) == kept


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("{", "truncated", id="cut off"),
        pytest.param("[]", "Expected `object`", id="no object"),
        pytest.param('{"format": 2', "truncated", id="cut off later"),
        pytest.param("\udcff", "", id="no text"),
    ],
)
def test_a_broken_record_is_refused(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "press-lock.json"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(Unreadable) as caught:
        read_lock(tmp_path)
    (note,) = caught.value.notes
    assert note.code == "press-lock-unreadable"
    assert said in note.message


def test_a_record_of_another_format_is_refused(tmp_path: Path) -> None:
    text = lock_text(delivered(None, build({1: "a"})))
    later = text.replace('"format": 1', '"format": 9')
    (tmp_path / "press-lock.json").write_text(later, "utf-8")
    with pytest.raises(Unreadable, match="its format is 9"):
        read_lock(tmp_path)


def test_what_differs_is_ringed_and_nothing_else() -> None:
    before = Image.new("RGB", (200, 300), "white")
    after = before.copy()
    ImageDraw.Draw(after).rectangle((50, 60, 79, 69), fill="black")
    both = compared(before, after)
    red = [(x, y) for x in range(200) for y in range(300) if pixel(both.before, x, y)]
    across, down = zip(*red, strict=True)
    # Around the bar, 8 pixels off on each side, and the bar itself is left alone.
    assert (min(across), max(across)) == (42, 87)
    assert (min(down), max(down)) == (52, 77)
    assert both.after.getpixel((60, 65)) == (0, 0, 0)
    assert both.share == pytest.approx(46 * 26 / 60_000)
    assert compared(before, before.copy()).share == 0


def pixel(picture: Image.Image, x: int, y: int) -> bool:
    return picture.getpixel((x, y)) == RING


def test_pages_of_other_sizes_differ_all_over() -> None:
    both = compared(Image.new("RGB", (10, 10)), Image.new("RGB", (10, 11)))
    assert both.share == 1
