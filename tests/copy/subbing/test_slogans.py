"""Slogans at a story's end."""

import pytest

from layout.copy.manuscript import Slogan
from layout.copy.subbing.script import Role
from layout.copy.subbing.slogans import find_slogan
from layout.copy.subbing.subbing import subbed
from tests.copy.making import COPY, roles, script_of

ISSUE = "The Alder Courier 112, March 2019"


@pytest.mark.parametrize("call", ["Open the weir!", "No weir, no water", "¡Abran ya!"])
@pytest.mark.parametrize("end", [("Ada Tarn", ISSUE), (ISSUE,), (ISSUE, "Ada Tarn")])
def test_a_call_before_author_or_issue_line_is_kept_as_one(
    call: str, end: tuple[str, ...]
) -> None:
    script = script_of("Weir shut at Marl", *COPY, call, *end)
    found = subbed(script.items, script.given, script.remarks)
    assert [b.text for b in found.blocks if isinstance(b, Slogan)] == [call]
    assert found.blocks[-1] == Slogan(text=call, line=4)


@pytest.mark.parametrize(
    "line", ["The weir is shut.", "Weir hours:", "Is it shut?", "Nell Harrow"]
)
def test_a_sentence_a_question_or_a_name_is_no_call(line: str) -> None:
    script = script_of(*COPY, line, ISSUE)
    script.drop(3, "an issue line")
    script.dated.add(3)
    find_slogan(script)
    assert Role.SLOGAN not in roles(script).values()


def test_where_nothing_shows_the_end_there_is_no_call() -> None:
    script = script_of(*COPY, "Open the weir!", "More of it")
    find_slogan(script)
    assert roles(script) == {}
