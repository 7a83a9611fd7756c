"""What front matter says otherwise than its author meant: told before it is printed.

YAML ends a value at a space and a number sign, without a word; a word processor turns
straight quotes and hyphens into typographic ones, which YAML does not know.
"""

import re
from typing import Final

from layout.codes import Code
from layout.notebook import Notebook

# Keys whose values are words to be printed.
WORDED: Final = (
    *("headline", "kicker", "standfirst", "byline", "dateline", "section", "jump_head"),
    *("title", "subtitle", "description", "excerpt", "author", "caption", "credit"),
)
# A value in no quotes, and what YAML takes for a comment behind it.
COMMENTED: Final = re.compile(
    rf"^[ \t-]*+(?P<key>{'|'.join(WORDED)})[ \t]*+:[ \t]++"
    r"(?P<value>[^\s\"'|>\[{#&*!%@`][^\n]*?)(?<![ \t])[ \t]++(?P<comment>#[^\n]*)$",
    re.MULTILINE,
)
QUOTED: Final = re.compile(
    rf"^[ \t-]*+(?P<key>{'|'.join(WORDED)})[ \t]*+:[ \t]*+"
    r"(?P<value>[“”„«][^“”„«»\n]*[”“»])[ \t]*$",
    re.MULTILINE,
)
# What opens front matter that is none here: TOML's fence, and hyphens made one dash.
TOML: Final = re.compile(r"\A\+\+\+[ \t]*\n")
DASHES: Final = re.compile(r"\A[—–―][—–―-]*[ \t]*\n")


def remark_matter(text: str, first_line: int, book: Notebook) -> None:
    """Note the values of front matter of which less, or more, is printed than meant."""
    for match in COMMENTED.finditer(text):
        book.note(
            Code.MATTER_COMMENT,
            f'{match["key"]}: "{match["comment"].strip()}" is a comment to YAML and is '
            "not printed",
            line=first_line + text.count("\n", 0, match.start("value")),
            hint="put the value in quotes, if it is part of it",
        )
    for match in QUOTED.finditer(text):
        book.note(
            Code.MATTER_QUOTES,
            f"{match['key']}: typographic quotes are part of the value, and printed",
            line=first_line + text.count("\n", 0, match.start("value")),
            hint='write straight ones (") around a value, if they are not meant',
        )


def unread_matter(text: str) -> str:
    """Say what stands where front matter should, if it is front matter of a kind."""
    if TOML.match(text):
        return "the front matter is TOML, which articles do not have"
    if DASHES.match(text):
        return "the front matter's hyphens have become a dash"
    return ""
