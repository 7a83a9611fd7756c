"""Front matter that says otherwise than was meant."""

import pytest

from layout.desk.articles.matter_remarks import remark_matter, unread_matter
from layout.notebook import Notebook


def noted(text: str) -> list[tuple[str, int | None]]:
    book = Notebook()
    remark_matter(text, 2, book)
    return [(note.code, note.line) for note in book.notes]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("headline: Team is #1\n", [("matter-comment", 2)]),
        ("rank: 1\nkicker: Sport # of the week\n", [("matter-comment", 3)]),
        ("pictures:\n  - caption: The team # left\n", [("matter-comment", 3)]),
        ('headline: "Team is #1"\n', []),
        ("headline: Team#1\n", []),
        ("rank: 1 # proposed\n", []),
        ("headline: So # far\n# more\n", [("matter-comment", 2)]),
        ("headline: “Shut it”\n", [("matter-quotes", 2)]),
        ("headline: “Shut it” they said\n", []),
    ],
)
def test_what_is_lost_or_printed_is_told(
    text: str, found: list[tuple[str, int | None]]
) -> None:
    assert noted(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("+++\ntitle = 'A'\n+++\n", "TOML"),
        ("—\nheadline: A\n—\n", "dash"),
        ("A lane.\n", ""),
    ],
)
def test_other_front_matter_is_named(text: str, said: str) -> None:
    assert said in unread_matter(text)
    assert bool(unread_matter(text)) == bool(said)
