"""Numbers and volumes as issue lines have them, in the languages of papers."""

import re
from dataclasses import dataclass

# "Number" and "issue", whole and in short.
_COUNTS = (
    "issue issues number numbers no nos nr nrs num núm numéro numero número numer numar"
    " nummer nro br broj numurs edition edición édition edição edizione ausgabe heft"
    " folge číslo sz szám"
    " sayı utgave uitgave выпуск вып номер број τεύχος τχ αριθμός αριθ φύλλο العدد عدد"
    " גיליון"
)
_WORDS = "|".join(sorted(_COUNTS.split(), key=len, reverse=True))
# Whole, with thousands set off, or in Roman figures.
_FIGURE = r"(?:\d{1,3}[,.]\d{3}|\d{1,5}|(?-i:[IVXLCDM]{1,8}))(?![\w%])"
NUMBER = re.compile(
    rf"(?:(?<!\w)(?:{_WORDS})(?!\w)\.?\s*(?::\s*)?|(?<!\w)n\.?\s?[º°o](?![^\W\d_])\.?\s*|[#№]\s*){{1,4}}"
    rf"(?P<number>{_FIGURE})"
    rf"|(?<!\w)(?P<ordinal>\d{{1,5}})(?:st|nd|rd|th|\.|º|ª|er?)\s+(?:{_WORDS})(?!\w)",
    re.IGNORECASE,
)
# 第6期, 総第11号, 제11호
EASTERN = re.compile(r"[总總通]?[第제]?\s?(?P<number>\d{1,5})\s?[期号號輯辑호]")
BARE = re.compile(r"(?<![\w.£$€/])(?P<number>\d{1,3},\d{3}|\d{1,5})(?![\w%]|[.:]\d)")
# A number of the year: 5/2017.
OF_YEAR = re.compile(r"\A\s*/\s*(?P<year>1[6-9]\d\d|2[01]\d\d)(?!\d)")
_VOLUMES = (
    "vol volume volumen bd band jg jahrgang jrg tome tomo tom årg årgång årgang ročník"
    " rocznik том год τόμος المجلد السنة"
)
_VOLUME_WORDS = "|".join(sorted(_VOLUMES.split(), key=len, reverse=True))
VOLUME = re.compile(
    rf"(?<!\w)(?:{_VOLUME_WORDS})(?!\w)\.?\s*"
    r"(?P<after>\d{1,3}|(?-i:[IVXLC]+))(?!\w)"
    rf"|(?<![\w.])(?P<before>\d{{1,3}}|(?-i:[IVXLC]+))\.?\s*(?:{_VOLUME_WORDS})(?!\w)",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
# What stands in a line for words that were taken out of it.
GAP = "\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number found in a line: what it is, and the line with a gap in its place.

    `named` says that a word such as "no." stands before it; `year` is the year that a
    number such as 5/2017 is of.
    """

    number: int
    rest: str
    named: bool
    year: int | None = None


def figure(written: str) -> int:
    """Return a number as written: 1,204, 12 or XIV."""
    plain = re.sub(r"[,.]", "", written)
    if plain.isdecimal():
        return int(plain)
    values = [_ROMAN[letter] for letter in plain]
    return sum(
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )


def named_number(line: str) -> Counted | None:
    """Return the number that a word such as "no." or "№" stands before."""
    match = NUMBER.search(line) or EASTERN.search(line)
    if match is None:
        return None
    parts = match.groupdict()
    number = figure(parts["number"] or parts.get("ordinal") or "0")
    return _counted(line, match, number, named=True)


def bare_number(line: str) -> Counted | None:
    """Return a number without a word: the last before a gap, else the first there."""
    found = list(BARE.finditer(line))
    if not found:
        return None
    before = [match for match in found if match.start() < line.find(GAP)]
    match = before[-1] if before else found[0]
    return _counted(line, match, figure(match["number"]), named=False)


def _counted(
    line: str, match: re.Match[str], number: int, *, named: bool
) -> Counted | None:
    rest = line[match.end() :]
    year = OF_YEAR.match(rest)
    if year:
        rest = rest[year.end() :]
    return Counted(
        number=number,
        rest=f"{line[: match.start()]}{GAP}{rest}",
        named=named,
        year=int(year["year"]) if year else None,
    )
