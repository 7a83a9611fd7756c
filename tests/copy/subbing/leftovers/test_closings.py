"""Marks that close copy on its way to the press."""

import pytest

from layout.copy.subbing.leftovers.closings import matches
from tests.copy.making import item


@pytest.mark.parametrize(
    "text",
    [
        *("ENDS", "END", "-ENDS-", "- ends -", "*ends*", "(ends)", "[ends]"),
        *("-30-", "- 30 -", "###", "##", "(MORE)", "(more)", "--", "———", "___", "==="),
        *("* * *", "• • •", "# # #", "~ ~ ~", "■", "◆", "●"),
        *("NOTES TO EDITORS", "NOTE FOR EDITORS:"),
    ],
)
def test_a_mark_is_one(text: str) -> None:
    assert matches(item(text))
    assert matches(item(f"  {text}  "))


@pytest.mark.parametrize(
    "text",
    [
        *("Ends", "ends", "More", "Notes to editors"),
        "The road ends here",
        *("(more than 30)", "-", "—", "END OF THE ROAD", "A", "1", ""),
    ],
)
def test_a_word_or_a_sentence_is_none(text: str) -> None:
    assert not matches(item(text))
