"""Placeholder: words that stood in for others and were forgotten.

"TK", "Lorem ipsum" and "Caption here" are put into a page so that it can be made up
before its words are written. Everyone has seen them printed, and nobody the paper
that printed them has forgotten it. "TK Maxx" and "Super Bowl XXX" are left alone.
"""

import re
from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.passages import Passage
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.PLACEHOLDER

_PART = (
    r"(?:head(?:line)?|caption|standfirst|byline|kicker|credit|pull quote|quote|"
    r"picture|photo|text|copy|story|name)"
)
# Telling wherever they stand.
_ANYWHERE = re.compile(
    r"(?<![.&/@\w-])(?:TK(?:TK)*(?![-\w])(?!\s+Maxx)|(?<!Bowl )(?<!Volume )XXX+)(?!\w)"
    r"|(?i:\blorem ipsum\b|\bdolor sit amet\b|\b(?:head(?:line)?|caption|standfirst|"
    r"byline|kicker|pull quote) (?:goes|to go|to come) here\b)"
)
_HINTS = ("TK", "XXX", " here", " HERE", "ipsum", "IPSUM", "Ipsum", "dolor")
# Telling only as the whole of a piece: "you will find the text here" is copy.
_WHOLE = re.compile(
    rf"[\[(<]*(?:(?:insert|add|your|type)\s+)?{_PART}(?:\s+(?:goes|to go))?\s+here"
    rf"[\])>.!…]*|[\[(<]*(?:insert|add|dummy|placeholder)\s+{_PART}[\])>.!…]*"
    r"|[\[(<]*(?:tbc|tba|tk|xx+|placeholder|untitled|\?\?+)[\])>.!…]*",
    re.IGNORECASE,
)


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find placeholders in every piece of every story, told once a piece."""
    for passage in specimen.passages:
        found, article = _placeholder(passage), passage.article
        if found:
            yield CraftFinding(
                page=specimen.page_of(article.slug),
                file=article.file,
                line=passage.line,
                message=f'the {passage.what} of "{article.slug}" has a placeholder, '
                f'"{found}"',
                hint="write what belongs there",
            )


def _placeholder(passage: Passage) -> str:
    text = passage.text.strip()
    # A league table has "TBC" for a kick-off, and means it.
    if passage.what != "table" and _WHOLE.fullmatch(text):
        return text
    # Most pieces have none of these letters, and that is told much faster.
    if not any(hint in text for hint in _HINTS):
        return ""
    match = _ANYWHERE.search(text)
    return match[0] if match else ""
