"""Links lead to the web, a mailbox or a telephone; what else is one, is a note."""

import pytest

from layout.desk.articles.links import LONGEST, is_link, note_dropped
from layout.notebook import Notebook


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://courier.example/eels", True),
        ("mailto:desk@courier.example", True),
        ("tel:+44-1632-960001;ext=4", True),
        ("javascript:alert(1)", False),
        ("eels.html", False),
        ("https://courier.example/ eels", False),
        ("https://a.example/" + "a" * (LONGEST - 18), True),
        ("https://a.example/" + "a" * (LONGEST - 17), False),
    ],
)
def test_a_link_is_one_of_four_kinds(address: str, kept: bool) -> None:
    assert is_link(address) is kept


def test_each_dropped_link_is_noted_once_with_its_line_in_ascii() -> None:
    book = Notebook(file="a.md")
    note_dropped(["www.a.example", "x:\u202e", "x:\u202e", "y" * 99], 4, book)
    assert [(n.file, n.line, n.message, n.hint) for n in book.notes] == [
        (
            "a.md",
            4,
            "only the words of this link are printed: www.a.example",
            "write https:// before it",
        ),
        (
            "a.md",
            4,
            "only the words of this link are printed: x:\\u202e",
            "links are http, https, mailto or tel, in full",
        ),
        (
            "a.md",
            4,
            f"only the words of this link are printed: {'y' * 57}...",
            "links are http, https, mailto or tel, in full",
        ),
    ]
