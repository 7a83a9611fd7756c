"""Names in braces are those that are given, and nothing that reaches further."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.braces import braces_problem

TEXTS = st.text(alphabet="{}page!:.[]0r ", max_size=12)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Page {page}", ""),
        ("{{page}} {page}", ""),
        ("inside", ""),
        ("Page {pages}", "there is no {pages}; there are page"),
        ("Page {}", "there is no {}; there are page"),
        ("Page {0}", "there is no {0}; there are page"),
        ("{page.__class__}", "there is no {page.__class__}; there are page"),
        ("{page[0]}", "there is no {page[0]}; there are page"),
        ("{page:999999999}", "{page} stands alone in its braces"),
        ("{page!r}", "{page} stands alone in its braces"),
        ("on {page", "the braces do not match: expected '}' before end of string"),
    ],
)
def test_what_may_stand_in_braces(text: str, problem: str) -> None:
    assert braces_problem(text, ["page"]) == problem


def test_none_may_where_there_are_no_names() -> None:
    assert (
        braces_problem("{page}", ())
        == "there is no {page}; there are none to put in it"
    )


@given(TEXTS)
def test_what_passes_says_the_page_and_reaches_no_further(text: str) -> None:
    if not braces_problem(text, ["page"]):
        parts = string.Formatter().parse(text)
        said = "".join(words + "7" * (name is not None) for words, name, _, _ in parts)
        assert text.format(page=7) == said
