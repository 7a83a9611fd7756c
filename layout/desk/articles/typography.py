"""Typewriter marks into type: quotes, apostrophes, dashes, ellipses, no-break spaces.

Everything works on a paragraph's whole text and answers with one piece for each
character, so that a quotation may open before an italic and close behind it.
Letters and digits are never changed.
"""

import re
from dataclasses import dataclass
from typing import NamedTuple

NO_BREAK = "\u00a0"
APOSTROPHE = "\u2019"
PRIME = "\u2032"
DOUBLE_PRIME = "\u2033"


class QuoteMarks(NamedTuple):
    """A language's marks around speech, and around speech inside of that."""

    opens: str
    closes: str
    inner_opens: str
    inner_closes: str


# Outer and inner pairs, by language; others take the English ones. The outer pair is
# for ", the inner for ': which of them comes first is the author's choice.
QUOTES = {
    "en": QuoteMarks("“", "”", "‘", "’"),
    "de": QuoteMarks("„", "“", "‚", "‘"),
    "de-ch": QuoteMarks("«", "»", "‹", "›"),
    "fr": QuoteMarks(f"«{NO_BREAK}", f"{NO_BREAK}»", "“", "”"),
    "it": QuoteMarks("«", "»", "“", "”"),
    "es": QuoteMarks("«", "»", "“", "”"),
    "pl": QuoteMarks("„", "”", "‚", "’"),
    "cs": QuoteMarks("„", "“", "‚", "‘"),
    "da": QuoteMarks("»", "«", "›", "‹"),
    "sv": QuoteMarks("”", "”", "’", "’"),
    "fi": QuoteMarks("”", "”", "’", "’"),
}
# Before these a quotation mark opens.
OPENERS = "([{<–—-/¡¿“„‘‚«‹»›" + NO_BREAK
QUOTATION = re.compile("[\"']")
# Words that begin with an apostrophe where a quotation might seem to open.
ELISIONS = re.compile(
    r"'(?:tis|twas|twere|twill|twould|em|til|n|bout|cos|cause|round|neath|appen)\b"
    r"|'\d\ds\b",
    re.IGNORECASE,
)
YEAR = re.compile(r"'\d\d(?!\d)")
CLOSED = re.compile(r"(?<=[\w.,!?])'(?!\w)")
# An address is printed to the letter.
UNBROKEN = re.compile(r"\S+")
WEB = re.compile(r"\b(?:\w++://|www\.)\S+")
# One of them is in every address; to look for whole ones takes far longer.
ADDRESS_SIGNS = ("://", "@", "www.")
# Longest first: three hyphens are an em dash, two an en dash, more are left alone.
DASHES = re.compile(r"(?<!-)-{2,3}(?!-)")
ELLIPSIS = re.compile(r"(?<!\.)\.\.\.")
# Spaces at which no line may end: "p 7", "No. 14", "10 am", "J. Smith".
UNITS = "am|pm|a\\.m\\.|p\\.m\\.|mm|cm|m|km|mg|g|kg|t|ml|l|ha|lb|oz|ft|mph|kW|MW|kWh"
# The space comes first in the pattern, so that only spaces are looked at.
TIED = re.compile(
    rf" (?:(?<=\d )(?:(?=(?:{UNITS})(?!\w))|(?=[%°€]))"
    r"|(?=\d)(?:(?<=\bp )|(?<=\bpp )|(?<=\bp\. )|(?<=\bpp\. )"
    r"|(?<=\bNo )|(?<=\bNo\. )|(?<=\bNos )|(?<=\bNos\. )|(?<=£ ))"
    r"|(?=[A-Z])(?<=\b[A-Z]\. ))"
)
TIED_FRENCH = re.compile(r" (?=[;:!?»])|(?<=«) ")


def typeset(text: str, language: str) -> str:
    """Return the text as type has it."""
    return "".join(pieces(text, language))


def pieces(text: str, language: str) -> list[str]:
    """Return what each character of the text becomes, one string for each."""
    out = list(text)
    kept = _kept(text)
    _set_marks(text, out)
    _Quoting(text=text, out=out, marks=_quotes(language)).run()
    tied = [TIED] + ([TIED_FRENCH] if language.startswith("fr") else [])
    for pattern in tied:
        for match in pattern.finditer(text):
            out[match.start()] = NO_BREAK
    for i in kept:
        out[i] = text[i]
    return out


def _kept(text: str) -> list[int]:
    """Return the places of characters that stay as they are typed."""
    if not any(sign in text for sign in ADDRESS_SIGNS):
        return []
    kept: list[int] = []
    for run in UNBROKEN.finditer(text):
        mail = run.start() + _mail_end(run[0])
        kept += range(run.start(), mail)
        for web in WEB.finditer(text, mail, run.end()):
            kept += range(web.start(), web.end())
    return kept


def _mail_end(run: str) -> int:
    """Return where the address of a letter box ends that a run begins with, or 0.

    Only a dot with a letter behind it, and behind the @, makes a domain of it.
    """
    at = run.find("@", 1)
    dot = run.rfind(".") if at > 0 else -1
    while dot > at + 1:
        end = dot + 1
        while end < len(run) and (run[end].isalnum() or run[end] == "_"):
            end += 1
        if end > dot + 1:
            return end
        dot = run.rfind(".", 0, dot)
    return 0


def _quotes(language: str) -> QuoteMarks:
    tag = language.lower()
    return QUOTES.get(tag) or QUOTES.get(tag.split("-")[0]) or QUOTES["en"]


def _set_marks(text: str, out: list[str]) -> None:
    for match in DASHES.finditer(text):
        mark = "—" if len(match[0]) == 3 else "–"
        out[match.start() : match.end()] = [mark, *[""] * (len(match[0]) - 1)]
    for match in ELLIPSIS.finditer(text):
        out[match.start() : match.end()] = ["…", "", ""]


@dataclass(slots=True, kw_only=True)
class _Quoting:
    """One pass over a paragraph; `double` and `single` say what is open."""

    text: str
    out: list[str]
    marks: QuoteMarks
    double: bool = False
    single: bool = False
    last_closed: int | None = None

    def run(self) -> None:
        for mark in QUOTATION.finditer(self.text):
            place, char = mark.start(), mark[0]
            if char == '"':
                self.out[place] = self._double(place)
            else:
                self.out[place] = self._single(place)

    def _double(self, place: int) -> str:
        before = self._before(place)
        if before.isdigit() and not self.double:
            return DOUBLE_PRIME
        if self._opens(place) or (not self.double and before in " \n"):
            self.double = True
            return self.marks.opens
        self.double = False
        return self.marks.closes

    def _single(self, place: int) -> str:
        before, after = self._before(place), self._after(place)
        if before.isalnum() and after.isalnum():
            return APOSTROPHE
        if before.isdigit() and not self.single and not self.double:
            return PRIME
        if ELISIONS.match(self.text, place) or self._is_year(place):
            return APOSTROPHE
        if self._opens(place):
            self.single = True
            return self.marks.inner_opens
        closes, self.single = self.single, False
        return self.marks.inner_closes if closes else APOSTROPHE

    def _is_year(self, place: int) -> bool:
        """'90 is a year unless a quotation that starts there is closed later on."""
        if not YEAR.match(self.text, place):
            return False
        if self.last_closed is None:
            closed = (mark.start() for mark in CLOSED.finditer(self.text))
            self.last_closed = max(closed, default=-1)
        return self.last_closed <= place + 3

    def _opens(self, place: int) -> bool:
        before, after = self._before(place), self._after(place)
        if not after or after.isspace():
            return False
        if before in "-–—" and before and self.text[place] == '"' and self.double:
            return False
        return (
            not before
            or before.isspace()
            or (
                before[-1] in OPENERS
                and (before[-1] not in "»›“‘" or self._opened(before))
            )
        )

    def _opened(self, mark: str) -> bool:
        """Say whether a mark that opens in one language opens in this one."""
        return mark in (self.marks.opens[-1], self.marks.inner_opens[-1])

    def _before(self, place: int) -> str:
        """Return the last character already set, or '' at the beginning."""
        while place > 0 and not self.out[place - 1]:
            place -= 1
        return self.out[place - 1][-1] if place else ""

    def _after(self, place: int) -> str:
        """Return the next character that is no quotation mark, or ''."""
        rest = self.text[place + 1 : place + 4].lstrip("\"'")
        return rest[:1]
