"""Typography of old files put right; facts, numbers and words never change.

What is mended is what a machine broke: mojibake, spaces, hyphens that a line's end
left, marks of a typewriter or of a wrong code page. Straight quotation marks stay:
the desk sets them by the article's language.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ftfy import TextFixerConfig, fix_encoding
from ftfy.badness import is_bad
from ftfy.fixes import fix_surrogates, remove_control_chars

from layout.copy.block_texts import texts_of
from layout.copy.manuscript import (
    Block,
    Crosshead,
    Footnote,
    ListBlock,
    Manuscript,
    Paragraph,
    Quote,
    Slogan,
    SourceTable,
    Verse,
)

# Of no width, or invisible: they break words where none is broken.
INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e]")
SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
DOUBLED = re.compile(r"(?<=\S) {2,}(?=\S)")
# What joins two halves of words, in the languages that suspend hyphens: "long- and
# short-term", "jul- och nyårsfirandet", "Vor- bzw. Nachmittag".
_JOINS = (
    "and or to nor but und oder bzw sowie wie bis aber noch als auch resp"
    " respektive beziehungsweise et ou ni mais y e o u en of dan och eller samt"
    " men ja tai sekä eikä että og i a lub oraz albo czy и или а но та або és vagy"
    " meg și sau ve veya ir ar un vai või ed od in ali ili te nebo či až a alebo"
    " και ή"
)
JOINS = "|".join(sorted(set(_JOINS.split()), key=len, reverse=True))
# A hyphen that a line's end left, "long- term".
STRAY = re.compile(
    r"(?<!\w-)\b(?P<first>[^\W\d_]{2,})- "
    rf"(?!(?:{JOINS})\b)"
    r"(?P<second>[^\W\d_A-ZÀ-Þ][^\W\d_]+)"
)
# Halves that are no words. The list errs to the side of the hyphen.
_ENDINGS = (
    "tion tions sion sions ation ations ment ments ness ing ings ly ly able ible ance"
    " ances ence ences ture tures tive sive ity ities ous ism ists ers ed es ary ory"
    " ise ised ising ize ized izing ant ent ency ancy tional ological graphy"
)
ENDINGS = frozenset(_ENDINGS.split())
# Short words that hyphens do stand behind.
_BEGINNINGS = (
    "re co ex pre pro non sub bi tri mid all far off top low big bad new old own self"
    " one two six ten air sea sun day by in on up out so to tv mp ice eye ear arm leg"
    " red tea car bus war law tax oil gas pay set get cut run sit sky dry wet hot age"
    " ill con de un anti vice half hard high long man men son dad mum add ad"
)
BEGINNINGS = frozenset(_BEGINNINGS.split())
# So many of a kind are shown in a remark.
MOST_EXAMPLES = 6
SPACED_HYPHEN = re.compile(r"(?<=[\w,.;:!?\"'”’)\]]) - (?=[\w\"'“‘(\[])")
# Quotation marks of typewriters and TeX, and accents that stand for apostrophes.
TYPEWRITER = (
    (re.compile(r"``|,,(?=\w)|''"), '"'),
    (re.compile(r"(?<=\w)[`´ʼ′](?=\w)"), "’"),
    (re.compile(r"(?<=\w)‘(?=\w)"), "’"),
    (re.compile(r"‘(?=\d0s\b)"), "’"),
)
CURLY = re.compile(r"[“”„‟]")
BEFORE_COMMA = re.compile(r"(?<=\w) (?=[,;](?:\s|$))")
# A link's address is not copy, nor is an HTML tag's inside.
KEPT = re.compile(r"\]\([^()\s]*\)|<[^<>\s]+>|(?:https?://|www\.)\S+")

NAMES = {
    "mojibake": "mojibake",
    "invisible": "invisible characters",
    "spaces": "odd spaces",
    "stray": "stray hyphens",
    "marks": "quotation marks and dashes",
}
CONFIG = TextFixerConfig(unescape_html=False, explain=False)


@dataclass(slots=True)
class Mended:
    """What was put right, counted by kind; `examples` has the first words of each."""

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)
    words: Counter[str] = field(default_factory=Counter)

    def text(self, text: str) -> str:
        """Return a text with what was broken put right; its lines stay."""
        text = self._unmixed(text)
        text = self._replaced("invisible", INVISIBLE, "", text)
        text = self._replaced("spaces", SPACES, " ", text)
        text = DOUBLED.sub(" ", text)
        text = self._replaced("spaces", BEFORE_COMMA, "", text)
        return self._marked(self._joined(text))

    def summary(self) -> str:
        """Say what was put right, for a remark."""
        parts = [
            f"{self.counts[kind]} {name}" + self._example(kind)
            for kind, name in NAMES.items()
            if self.counts[kind]
        ]
        return ", ".join(parts)

    def _example(self, kind: str) -> str:
        return f" ({self.examples[kind]})" if self.examples.get(kind) else ""

    def _unmixed(self, text: str) -> str:
        """Undo mojibake, and take out what no text has."""
        if text.isascii():
            return remove_control_chars(text)
        fixed = fix_surrogates(text)
        if is_bad(fixed):
            lines = [_decoded(line) for line in fixed.split("\n")]
            better = "\n".join(lines)
            if better != fixed:
                self._count("mojibake", _difference(fixed, better))
            fixed = better
        return remove_control_chars(fixed)

    def _joined(self, text: str) -> str:
        """Close up words that a line's end had parted.

        The hyphen goes only where the copy has the whole word elsewhere, or where one
        half is surely no word: whether "re- sign" was "resign" or "re-sign" nobody
        can know.
        """

        def close(match: re.Match[str]) -> str:
            first, second = match["first"], match["second"]
            whole = f"{first}{second}"
            half = second.casefold() in ENDINGS or (
                len(first) < 4 and first.casefold() not in BEGINNINGS
            )
            known = half or self.words[whole.casefold()] > 0
            joined = whole if known else f"{first}-{second}"
            self._count("stray", f'"{match[0]}" is now "{joined}"')
            return joined

        return _outside(text, lambda part: STRAY.sub(close, part))

    def _marked(self, text: str) -> str:
        def mark(part: str) -> str:
            for pattern, new in TYPEWRITER:
                part = self._replaced("marks", pattern, new, part)
            return self._replaced("marks", SPACED_HYPHEN, " – ", part)

        text = _outside(text, mark)
        return "\n".join(self._straightened(line) for line in text.split("\n"))

    def _straightened(self, line: str) -> str:
        """Make all double quotes straight where opening and closing ones are mixed up.

        The desk then sets them anew. Where they alternate as they should, they stay.
        """
        marks = CURLY.findall(line)
        wrong = any(
            (mark in "“„") != (place % 2 == 0) for place, mark in enumerate(marks)
        )
        german = "„" in marks
        # A quotation that goes on in the next paragraph opens and does not close.
        if not wrong or german or "".join(marks).rstrip("“") == "":
            return line
        if ('"' not in line and len(marks) % 2 == 0) or "”“" in "".join(marks[:2]):
            self._count("marks", "")
            return CURLY.sub('"', line)
        return line

    def _replaced(
        self, kind: str, pattern: re.Pattern[str], new: str, text: str
    ) -> str:
        text, count = pattern.subn(new, text)
        self.counts[kind] += count
        return text

    def _count(self, kind: str, example: str) -> None:
        self.counts[kind] += 1
        told = self.examples.setdefault(kind, "")
        if example and told.count(" is now ") < MOST_EXAMPLES:
            self.examples[kind] = f"{told}, {example}" if told else example


def mended_manuscript(manuscript: Manuscript) -> tuple[Manuscript, Mended]:
    """Return a manuscript with the typography of all its texts put right."""
    mended = Mended(words=words_in(" ".join(texts_of(manuscript.blocks))))
    text = mended.text
    changed = replace(
        manuscript,
        headline=text(manuscript.headline),
        kicker=text(manuscript.kicker),
        standfirst=text(manuscript.standfirst),
        byline=text(manuscript.byline),
        dateline=text(manuscript.dateline),
        section=text(manuscript.section),
        blocks=tuple(_block(block, mended) for block in manuscript.blocks),
        pictures=tuple(
            replace(
                picture,
                caption=text(picture.caption),
                credit=text(picture.credit),
                alt=text(picture.alt),
            )
            for picture in manuscript.pictures
        ),
        pull_quotes=tuple(text(quote) for quote in manuscript.pull_quotes),
    )
    return changed, mended


def words_in(text: str) -> Counter[str]:
    """Count the words of a text, so that halves can be told from wholes."""
    return Counter(word.casefold() for word in re.findall(r"[^\W\d_]{4,}", text))


def _block(block: Block, mended: Mended) -> Block:
    match block:
        case Paragraph() | Crosshead() | Slogan() | Footnote():
            return replace(block, text=mended.text(block.text))
        case Verse():
            return replace(block, lines=tuple(map(mended.text, block.lines)))
        case ListBlock():
            return replace(block, items=tuple(map(mended.text, block.items)))
        case Quote():
            return replace(block, paragraphs=tuple(map(mended.text, block.paragraphs)))
        case SourceTable():
            return replace(
                block,
                header=tuple(map(mended.text, block.header)),
                rows=tuple(tuple(map(mended.text, row)) for row in block.rows),
            )
        case _:
            return block


def _decoded(line: str) -> str:
    return fix_encoding(line, CONFIG) if is_bad(line) else line


def _difference(before: str, after: str) -> str:
    """Return the first word that changed."""
    for old, new in zip(before.split(), after.split(), strict=False):
        if old != new:
            return f'"{old}" is now "{new}"'
    return ""


def _outside(text: str, change: Callable[[str], str]) -> str:
    """Change a text but for its addresses, which are kept to the letter."""
    parts: list[str] = []
    place = 0
    for match in KEPT.finditer(text):
        parts += [change(text[place : match.start()]), match[0]]
        place = match.end()
    return "".join([*parts, change(text[place:])])
