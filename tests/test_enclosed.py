"""Passages between marks: the first end behind a beginning, in one pass."""

import re

from hypothesis import given
from hypothesis import strategies as st

from layout.enclosed import CodeSpans, PassageFinder
from tests.attack.stopwatch import allowed

OPEN, CLOSE = re.compile("<!--"), re.compile("-->")
# What Markdown says of a code span, which takes time by the square of a text.
SPAN = re.compile(r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)", re.DOTALL)


def test_a_passage_goes_to_the_first_end() -> None:
    found = PassageFinder("a <!-- b --> c <!-- d", OPEN, CLOSE).after(0)
    assert found
    assert (found.start, found.end, found.inside) == (2, 12, " b ")


def test_what_has_no_end_is_none() -> None:
    assert PassageFinder("<!-- a <!-- b", OPEN, CLOSE).after(0) is None


def test_many_beginnings_take_one_pass() -> None:
    between = PassageFinder("<!--" * 50_000, OPEN, CLOSE)
    with allowed(1.0):
        assert all(between.after(4 * place) is None for place in range(0, 50_000, 50))


@given(st.text(alphabet="`a \n", max_size=40))
def test_code_spans_are_markdowns(text: str) -> None:
    match = SPAN.search(text)
    found = CodeSpans(text).after(0)
    assert (found and (found.start, found.end)) == (match and match.span())


def test_whole_runs_only_where_asked() -> None:
    assert CodeSpans("```a`").after(0)
    assert CodeSpans("```a`", whole=True).after(0) is None
    assert CodeSpans("`a`").at(1) is None


def test_runs_of_every_length_take_one_pass() -> None:
    text = " ".join("`" * length for length in range(1, 600))
    with allowed(1.0):
        assert CodeSpans(text).after(0) is None
        assert CodeSpans(text[::-1]).after(0)
        assert CodeSpans("`" * 50_000).after(0) is None
