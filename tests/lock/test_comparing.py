"""What two locks of one issue amount to, without any file of it."""

from msgspec import structs

from layout.lock.comparing import Answer, Change, compare
from layout.lock.lock import FORMAT, BuildFacts, Lock, PagePrint, StoryPrint


def page(number: int, text: str = "t", boxes: str = "b", look: str = "80") -> PagePrint:
    return PagePrint(edition="press", number=number, text=text, boxes=boxes, look=look)


THEN = Lock(
    format=FORMAT,
    build=BuildFacts(issue="one", editions=("press",)),
    versions={"pango": "1.50", "gone": "1"},
    issue={"articles/bridge.md": "0" * 64},
    publication={},
    hyphenation={},
    outputs={"press.pdf": "1" * 64},
    page=(page(1), page(2)),
    story=(StoryPrint(slug="bridge", pages=(1,), text="s"),),
)
OTHER = {"press.pdf": "2" * 64}


def now(**fields: object) -> Lock:
    return structs.replace(THEN, **({"outputs": OTHER} | fields))


def answer(*pages: PagePrint, story: StoryPrint = THEN.story[0]) -> Answer:
    return compare(THEN, now(page=pages, story=(story,))).answer


def test_equal_files_are_identical_whatever_the_versions() -> None:
    found = compare(THEN, structs.replace(THEN, versions={"pango": "1.52", "new": "3"}))
    assert found.answer is Answer.IDENTICAL
    assert found.versions == (
        Change(name="gone", then="1", now=""),
        Change(name="new", then="", now="3"),
        Change(name="pango", then="1.50", now="1.52"),
    )
    assert [change.how for change in found.versions] == ["missing", "new", "changed"]


def test_other_bytes_of_equal_pages_are_the_same_pages() -> None:
    assert answer(page(1), page(2)) is Answer.SAME_PAGES
    # A grey may come out a little darker elsewhere.
    assert answer(page(1, look="84"), page(2)) is Answer.SAME_PAGES


def test_moved_lines_are_the_same_text() -> None:
    found = compare(THEN, now(page=(page(1, boxes="B"), page(2))))
    assert found.answer is Answer.SAME_TEXT
    assert [(p.number, p.answer) for p in found.pages] == [(1, Answer.SAME_TEXT)]


def test_a_story_that_moves_to_another_page_is_the_same_text() -> None:
    moved = StoryPrint(slug="bridge", pages=(1, 2), text="s")
    one, two = page(1, "T1", "B1"), page(2, "T2", "B2")
    assert answer(one, two, story=moved) is Answer.SAME_TEXT
    # Where none has moved, the pages themselves say something else.
    assert answer(one, two) is Answer.DIFFERENT


def test_another_word_another_picture_another_page_are_different() -> None:
    changed = StoryPrint(slug="bridge", pages=(1,), text="S")
    found = compare(THEN, now(page=(page(1, "T", "B"), page(2)), story=(changed,)))
    assert (found.answer, found.stories) == (Answer.DIFFERENT, ("bridge",))
    assert answer(page(1, look="a0"), page(2)) is Answer.DIFFERENT
    assert answer(page(1)) is Answer.DIFFERENT
    assert answer(page(1), page(2), page(3)) is Answer.DIFFERENT


def test_the_files_of_old_decide_where_they_are_there() -> None:
    rounded = now(page=(page(1, boxes="B"), page(2)))
    assert compare(THEN, rounded, lambda *_: True).answer is Answer.SAME_PAGES
    assert compare(THEN, rounded, lambda *_: None).answer is Answer.SAME_TEXT
    # Another figure in a table takes the same room and is as grey.
    assert compare(THEN, now(page=(page(1, "T"), page(2))), lambda *_: None).answer is (
        Answer.DIFFERENT
    )
    same = now(page=(page(1), page(2)))
    assert compare(THEN, same, lambda *_: False).answer is Answer.DIFFERENT
