"""Plain words as inline Markdown, and back: no character may be taken for a mark.

What the desk would read as a mark of Markdown gets a backslash; what it would take
out of the copy (tags, template tags, footnote marks, attribute lists) is written as
an entity, for that it does not look behind a backslash.
"""

import html
import re
from dataclasses import dataclass

BACKSLASHED = re.compile(r"[\\*\[\]`]|(?<![^\W_])_|_(?![^\W_])")
ENTITIES = {"<": "&lt;", "{": "&#123;", "}": "&#125;", "^": "&#94;"}
# A tag opens with a letter, a slash or an exclamation mark; "a < b" is left alone.
HIDDEN = re.compile(r"<(?=[A-Za-z/!])|[{}^]")
ENTITY = re.compile(r"&(?=#?\w+;)")
FOOTNOTE = re.compile(r"\\\[(?=\^)")
# The word ledger takes brackets before these for a link, escaped or not.
CLOSER = re.compile(r"\\\](?= ?\\?[(\[])")
# What opens a list, a quote, a heading, a rule, a box, a sign-off or code.
OPENER = re.compile(r"(?:[-+>#=~|:]|!!!|\d+(?=[.)](?:\s|$)))")
WHITE = re.compile(r"\s+")

LINK = re.compile(
    r"!?(?<!\\)\[((?:[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
    r"\([^()\s]*+(?:\s\"[^\"]*+\")?\)"
)
MARKS = re.compile(r"(?<!\\)(?:\*{1,3}|`+|\^)|(?<![\\\w])_+|(?<!\\)_+(?!\w)")
# The mark of a footnote, and figures that are raised.
NOTE_MARK = re.compile(r"(?<!\\)\[\^[^\[\]\s]+\]")
RAISED = re.compile(r"(?<!\\)\^([0-9]+)\^")
NOT_LABEL = re.compile(r"[^\w*†‡§¶-]")
SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
ESCAPE = re.compile(r"\\([\\*\[\]`^_#+\-.!>|:=~{}()<&])")


def escaped(text: str) -> str:
    """Return plain text as inline Markdown on one line, white space closed up."""
    line = WHITE.sub(" ", text)
    line = ENTITY.sub("&amp;", line)
    line = BACKSLASHED.sub(r"\\\g<0>", line)
    line = FOOTNOTE.sub("&#91;", line)
    line = CLOSER.sub("&#93;", line)
    return HIDDEN.sub(lambda match: ENTITIES[match[0]], line)


def opened(markdown: str) -> str:
    """Return inline Markdown so that a block may begin with it.

    A first character that would make a list, a heading or a quote of it is escaped.
    """
    text = markdown.strip()
    match = OPENER.match(text)
    if match is None:
        return text
    if match[0][0].isdigit():
        return f"{match[0]}\\{text[match.end() :]}"
    # A single dash that no space follows opens nothing but a sign-off of two.
    if match[0] == "-" and not re.match(r"-(?:\s|-|$)|-\s*$", text):
        return text
    return f"&#{ord(text[0])};{text[1:]}"


def strong(markdown: str) -> str:
    """Return inline Markdown in bold; marks stand close to the words."""
    return _marked(markdown, "**")


def emphatic(markdown: str) -> str:
    """Return inline Markdown in italic."""
    return _marked(markdown, "*")


def superscript(text: str) -> str:
    """Return plain text raised, if it is one that Markdown can raise."""
    raised = escaped(text)
    return f"^{raised}^" if re.fullmatch(r"[^\s^\\]+", raised) else raised


def raised(text: str) -> str:
    """Return figures as superior figures, and anything else as it is."""
    figures = text.isascii() and text.isdecimal()
    return text.translate(SUPERIOR) if figures else text


def note_mark(label: str) -> str:
    """Return the mark of a footnote in the copy."""
    plain = NOT_LABEL.sub("", label) or "*"
    return f"[^{plain}]"


def linked(markdown: str, address: str) -> str:
    """Return inline Markdown as a link; only addresses of the web are kept."""
    goal = address.strip()
    live = re.match(r"(?:https?://|mailto:)\S+$", goal) and markdown.strip()
    if not live:
        return markdown
    safe = (
        goal.replace("(", "%28")
        .replace(")", "%29")
        .replace("<", "%3C")
        .replace(">", "%3E")
        .replace('"', "%22")
        .replace("{", "%7B")
        .replace("}", "%7D")
        .replace("\\", "%5C")
    )
    edged = _edged(markdown)
    return f"{edged.before}[{edged.inside}]({safe}){edged.after}"


def plain_of(markdown: str) -> str:
    """Return the words of inline Markdown as plain text, links as their words.

    Marks of footnotes are no words, and raised figures join none.
    """
    text = NOTE_MARK.sub("", markdown)
    text = LINK.sub(r"\1", LINK.sub(r"\1", text))
    text = RAISED.sub(lambda match: raised(match[1]), text)
    text = MARKS.sub("", text)
    text = ESCAPE.sub(r"\1", text)
    return WHITE.sub(" ", html.unescape(text)).strip()


def _marked(markdown: str, mark: str) -> str:
    edged = _edged(markdown)
    if not edged.inside or mark in edged.inside:
        return markdown
    return f"{edged.before}{mark}{edged.inside}{mark}{edged.after}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edged:
    """Words, and the white space before and after them."""

    before: str
    inside: str
    after: str


def _edged(markdown: str) -> _Edged:
    inside = markdown.strip()
    start = len(markdown) - len(markdown.lstrip())
    return _Edged(
        before=markdown[:start], inside=inside, after=markdown[start + len(inside) :]
    )
