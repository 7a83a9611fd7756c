"""The words that a style prints: all are there, with a page's number in braces."""

from collections.abc import Mapping

from layout.codes import Code
from layout.desk.braces import braces_problem
from layout.desk.files.decoding import LinedData
from layout.notebook import Notebook

# What stands in their braces. A style may have more words, for its own templates.
WORDS: dict[str, tuple[str, ...]] = {
    "continued_on": ("page",),
    "continued_from": ("page",),
    "page": ("page",),
    "inside": (),
    "advertisement": (),
}


def check_words(words: Mapping[str, str], document: LinedData, book: Notebook) -> None:
    """Note what in a style's words is no text with a page's number."""
    for name, text in words.items():
        if name in WORDS and (problem := braces_problem(text, WORDS[name])):
            book.note(
                Code.STYLE_VALUE,
                f"words.{name}: {problem}",
                line=document.line(("words", name)),
                hint="the style courier shows how",
            )
