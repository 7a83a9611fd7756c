"""Drop caps, indents, hangs, and emphasis that runs over line ends."""

import pytest

from layout.desk.issue import BlockKind, Span
from layout.galley.composing import ComposingRoom
from layout.galley.galley import Line, Run
from layout.galley.paragraphs import CAP_GAP
from tests.galley.quadshop import best, block, set_copy, texts, unbroken

LONG = "The county has found the money for the bridge at last, " * 6
MEASURE = 143.0
DROP = "paragraph_drop"
# The quad font has no kerning and no ligature, so counting is measuring.
QUAD_CAP = (2 * 10 + 10 * 0.67) / 0.67


def styled(lines: tuple[Line, ...], **wanted: object) -> str:
    """Return the text of the runs that have some attributes, lines joined."""

    def has(run: Run) -> bool:
        return all(getattr(run, name) == value for name, value in wanted.items())

    return " ".join(
        part
        for line in lines
        if (part := "".join(run.text for run in line.runs if has(run)))
    )


def test_first_lines_leave_room_for_the_cap(quad: ComposingRoom) -> None:
    text = "t" + " aaaa bbbb cccc dddd" * 6
    cap = set_copy(quad, text, 200, name=DROP).drop_cap
    assert cap is not None
    assert (cap.text, cap.lines) == ("t", 3)
    assert cap.size == pytest.approx(QUAD_CAP)
    assert cap.width == pytest.approx(QUAD_CAP + CAP_GAP * 10)
    lines = best(set_copy(quad, text, 200, name=DROP))
    assert [line.measure for line in lines[:5]] == pytest.approx(
        [200 - cap.width] * 3 + [200] * 2
    )
    assert [line.offset for line in lines[:5]] == pytest.approx(
        [cap.width] * 3 + [0] * 2
    )


def test_cap_is_taken_out_of_the_copy_and_nothing_else(courier: ComposingRoom) -> None:
    found = set_copy(courier, LONG, MEASURE, "en-GB", DROP)
    assert found.drop_cap is not None
    whole = found.drop_cap.text + unbroken(best(found))
    assert whole.replace(" ", "") == LONG.replace(" ", "")


def test_cap_takes_its_opening_quote_along(courier: ComposingRoom) -> None:
    found = set_copy(courier, f"“{LONG}", MEASURE, "en-GB", DROP)
    assert found.drop_cap is not None
    assert found.drop_cap.text == "“T"
    assert texts(best(found))[0].startswith("he county")


def test_a_single_letter_word_may_be_the_cap(courier: ComposingRoom) -> None:
    found = set_copy(courier, f"A {LONG}", MEASURE, "en-GB", DROP)
    assert found.drop_cap is not None
    assert found.drop_cap.text == "A"
    assert texts(best(found))[0].startswith("The county")


@pytest.mark.parametrize("opening", ["1,400 metres and more. ", "“7 or 8”, "])
def test_figures_give_no_cap(courier: ComposingRoom, opening: str) -> None:
    found = set_copy(courier, opening + LONG, MEASURE, "en-GB", DROP)
    assert found.drop_cap is None
    assert unbroken(best(found)).startswith(opening.strip())


def test_a_dateline_gives_no_cap(courier: ComposingRoom) -> None:
    copy = block(Span(text="Alderbeck", small_caps=True), " – ", LONG)
    assert set_copy(courier, copy, MEASURE, "en-GB", DROP).drop_cap is None


def test_a_short_paragraph_gives_no_cap(courier: ComposingRoom) -> None:
    found = set_copy(courier, "The county has found the money.", MEASURE, name=DROP)
    assert found.drop_cap is None
    assert {line.measure for line in best(found)} == {MEASURE}
    assert unbroken(best(found)) == "The county has found the money."


def test_cap_stands_beside_every_setting(courier: ComposingRoom) -> None:
    found = set_copy(courier, LONG, MEASURE, "en-GB", DROP)
    assert found.drop_cap is not None
    assert min(len(s.lines) for s in found.settings) > found.drop_cap.lines


def test_indent_narrows_and_moves_the_first_line(quad: ComposingRoom) -> None:
    lines = best(set_copy(quad, "aaaa bbbb ccccc dddd eeee", 100, name="paragraph"))
    assert [(line.measure, line.offset) for line in lines] == [
        (90, 10),
        (100, 0),
        (100, 0),
    ]
    assert lines[0].width == 90


def test_hang_and_inset_narrow_every_line(quad: ComposingRoom) -> None:
    item = best(set_copy(quad, "aaaa bbbb cccc dddd", 100, name="item"))
    assert {(line.measure, line.offset) for line in item} == {(90, 10)}
    quote = best(set_copy(quad, "aaaa bbb cccc ddd", 100, name="quote"))
    assert {(line.measure, line.offset) for line in quote} == {(80, 10)}


def test_emphasis_keeps_its_run_over_line_ends(courier: ComposingRoom) -> None:
    marked = "notwithstanding the compensation of responsible engineers"
    copy = block(
        "At first and ", Span(text=marked, bold=True), " it is over, they say."
    )
    lines = best(set_copy(courier, copy, MEASURE, "en-GB"))
    assert len([line for line in lines if "text-bold" in _faces(line)]) > 1
    bold = styled(lines, face="text-bold")
    assert bold.replace("- ", "").replace(" ", "") == marked.replace(" ", "")


def _faces(line: Line) -> set[str]:
    return {run.face for run in line.runs}


@pytest.mark.parametrize(
    ("span", "wanted"),
    [
        (Span(text="in the end", italic=True), {"face": "text-italic"}),
        (Span(text="in the end", bold=True), {"face": "text-bold"}),
        (
            Span(text="in the end", bold=True, italic=True),
            {"face": "text-bold-italic"},
        ),
        (Span(text="in the end", small_caps=True), {"small_caps": True}),
        (Span(text="in the end", superscript=True), {"superscript": True}),
        (
            Span(text="in the end", href="https://a.example"),
            {"href": "https://a.example"},
        ),
    ],
)
def test_each_style_survives_at_every_measure(
    courier: ComposingRoom, span: Span, wanted: dict[str, object]
) -> None:
    copy = block("The county ", span, " has found the money for the bridge.")
    for measure in range(60, 160, 10):
        lines = best(set_copy(courier, copy, measure))
        assert styled(lines, **wanted) == "in the end"


def test_emphasis_inside_a_word_joins_it(courier: ComposingRoom) -> None:
    copy = block("It is un", Span(text="believ", italic=True), "able, they say.")
    for measure in (40, 60, 90, 200):
        found = set_copy(courier, copy, measure, "en-GB")
        assert "unbelievable," in unbroken(best(found))
    assert "unbelievable," in " ".join(texts(best(found)))


def test_superscript_is_narrower(courier: ComposingRoom) -> None:
    low = best(set_copy(courier, block("m", Span(text="222")), MEASURE))[0]
    high = best(
        set_copy(courier, block("m", Span(text="222", superscript=True)), MEASURE)
    )
    assert high[0].width < low.width


def test_em_dash_may_end_a_line_but_never_begin_one(quad: ComposingRoom) -> None:
    lines = best(set_copy(quad, "aaaa bbbb—cccc—dddd eeee ffff", 100))
    assert not any(text.startswith("—") for text in texts(lines))
    assert unbroken(lines).replace(" ", "") == "aaaabbbb—cccc—ddddeeeeffff"
    assert texts(lines)[0] == "aaaa bbbb—"


def test_an_empty_paragraph_has_no_lines(courier: ComposingRoom) -> None:
    assert set_copy(courier, block(" "), MEASURE).settings == ()


def test_crossheads_are_ragged_and_whole(courier: ComposingRoom) -> None:
    copy = block("What the baker says about notwithstanding", kind=BlockKind.CROSSHEAD)
    found = set_copy(courier, copy, MEASURE, "en-GB", "crosshead")
    assert len(found.settings) == 1
    assert not any(line.justified or line.hyphenated for line in best(found))
