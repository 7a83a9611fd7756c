"""Leftovers and rules: listed, or with --keep-all back in the copy."""

from layout.codes import Severity
from layout.copy.leftovers import RULE, kept
from layout.copy.manuscript import Break, Manuscript, Paragraph, SourcePicture
from layout.notes import in_order
from tests.copy.making import COPY, codes, fresh_remarks, leftover, said, told


def manuscript() -> Manuscript:
    return Manuscript(
        headline="A",
        blocks=(
            Paragraph(text="One.", line=2),
            Break(line=4),
            Paragraph(text="Two.", line=6),
        ),
        dropped=(leftover("Share", 5), leftover("Home", 1)),
    )


def test_leftovers_and_rules_are_listed_in_order() -> None:
    remarks = fresh_remarks()
    found = kept(manuscript(), remarks, keep_all=False)
    assert said(found) == "One. Two."
    assert [left.text for left in found.dropped] == ["Home", "* * *", "Share"]
    assert [left.line for left in found.dropped] == [1, 4, 5]
    assert found.dropped[1].reason == RULE
    assert codes(remarks.notes) == ["import-dropped"] * 3
    assert {note.severity for note in remarks.notes} == {Severity.ADVICE}
    assert [note.line for note in remarks.notes] == [1, 4, 5]
    assert told(remarks)[0] == 'left out, it is the site\'s: "Home"'


def test_all_is_put_back_at_its_line() -> None:
    remarks = fresh_remarks()
    found = kept(manuscript(), remarks, keep_all=True)
    assert [block.line for block in found.blocks] == [1, 2, 4, 5, 6]
    assert said(found) == "Home One. Share Two."
    assert found.dropped == ()
    assert remarks.notes == []


def test_what_shares_a_line_keeps_the_order_of_the_copy() -> None:
    raw = Manuscript(
        headline="A",
        blocks=(Paragraph(text="One.", line=1), Paragraph(text="Two.", line=1)),
        dropped=(leftover("Home", 1),),
    )
    found = kept(raw, fresh_remarks(), keep_all=True)
    assert said(found) == "One. Two. Home"


def test_an_article_of_which_nothing_is_left_is_told() -> None:
    raw = Manuscript(headline="A", blocks=(Break(line=2),), dropped=(leftover("Home"),))
    remarks = fresh_remarks()
    kept(raw, remarks, keep_all=False)
    assert told(remarks)[-1] == "all of the copy was left out"
    assert "--keep-all" in remarks.notes[-1].hint
    assert remarks.notes[-1].severity is Severity.WARNING


def test_a_picture_is_something_left() -> None:
    picture = SourcePicture(file="a.jpg", data=b"x")
    raw = Manuscript(
        headline="A", blocks=(), dropped=(leftover("Home"),), pictures=(picture,)
    )
    remarks = fresh_remarks()
    kept(raw, remarks, keep_all=False)
    assert "all of the copy was left out" not in told(remarks)


def test_an_empty_article_of_which_nothing_was_left_out_is_not_told() -> None:
    remarks = fresh_remarks()
    kept(Manuscript(headline="A", blocks=()), remarks, keep_all=False)
    assert remarks.notes == []


def test_an_article_that_lost_a_third_of_its_copy_says_so_first() -> None:
    copy = Paragraph(text=COPY[0], line=2)
    menus = tuple(leftover("Home News Sport Contact", n) for n in range(9))
    for dropped, cut in ((menus, False), ((leftover(COPY[1], 1), *menus), True)):
        remarks = fresh_remarks()
        kept(
            Manuscript(headline="A", blocks=(copy,), dropped=dropped),
            remarks,
            keep_all=False,
        )
        first = in_order(remarks.notes)[0]
        assert (first.code == "import-cut") == cut
        assert (first.severity is Severity.WARNING) == cut
