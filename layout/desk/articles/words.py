"""The words of a text, in the one form in which source and print are compared.

The word ledger counts the words of the Markdown source by its own short road, not
by way of the parsed blocks: what the parser might lose is then missed.
"""

import html
import re
import unicodedata

# Typographic marks back to the typewriter's, before compatibility folding spoils them.
PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′´‹›", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑−", "-"),
        # Marks of Markdown, and characters that print nothing.
        **dict.fromkeys("*_^`\\\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)
# Words end at spaces (of any kind), at dashes and at a table's bars.
APART = re.compile(r"[\s|–—―]+|--+")
# French sets its guillemets off by spaces that belong to them.
SET_OFF = re.compile(r"(?<=«)[\u00a0\u202f]|[\u00a0\u202f](?=»)")
# A quotation mark is part of a word only as an apostrophe, between letters.
QUOTE = re.compile(r"(?<!\w)['\"]+|['\"]+(?!\w)")
# From the first letter or digit to the last.
BARE = re.compile(r"[^\W_](?:.*[^\W_])?", re.DOTALL)
ENTITY = re.compile(r"&#?\w+;")

# Nothing that was matched is tried again, and no label has the beginning of another:
# so a text of nothing but beginnings takes no longer than any other.
IMAGE = re.compile(
    r"!\[((?:[^\[\]]|(?<!!)\[)*+)\]"
    r'\(\s*+((?:[^\s)"\]]|\](?!\())*+)\s*+(?:"([^"]*+)"\s*+)?\)'
)
DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[ \t]*\S.*$", re.MULTILINE)
LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*+\])*+)\]"
    r"\(\s*+(?:<[^<>\n]*+>|(?:[^()\s]|\([^()\s]*+\))*+)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?+\s*+\)"
)
REFERENCE = re.compile(r"\[([^\[\]]+)\] ?\[([^\[\]]*)\]")
SHORT_REFERENCE = re.compile(r"\[([^\[\]]+)\](?![\[(:])")
AUTOLINK = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]*|[^<>\s@]+@[^<>\s@]+)>")
SMALL_CAPS = re.compile(r"\[([^\[\]]+)\]\{\.smallcaps\}")
BOX = re.compile(r"^ {0,3}!!! ?[\w-]+(?: +[\w-]+)*", re.MULTILINE)
NUMBERED = re.compile(r"^[ \t>]*\d+\.[ \t]+")
ITEM = re.compile(r"^[ \t>]*(?:\d+\.|[-*+])[ \t]+")


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded so that source and print compare.

    Words end at any white space, no-break spaces too, and at dashes. Punctuation at
    their ends is dropped, letters are case-folded (a kicker may be set in capitals),
    and quotes, hyphens and ligatures are brought to one form.
    """
    plain = SET_OFF.sub("", text).translate(PLAIN)
    plain = QUOTE.sub("", unicodedata.normalize("NFKC", plain).casefold())
    words = map(_without_edges, APART.split(plain))
    return tuple(word for word in words if word)


def _without_edges(word: str) -> str:
    if word.isalnum():
        return word
    match = BARE.search(word)
    return match[0] if match else ""


def unescaped(text: str) -> str:
    """Return the text with entities such as `&amp;` as the characters meant."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), text)


def source_words(markdown: str) -> tuple[str, ...]:
    """Return the words that a Markdown text should print, pictures left out.

    The marks of its footnotes are raised already (`footnotes.with_raised_marks`).
    """
    text = IMAGE.sub(" ", markdown)
    names = {m[1].casefold() for m in DEFINITION.finditer(text)}
    text = DEFINITION.sub("", text)
    text = AUTOLINK.sub(r"\1", text)
    text = SMALL_CAPS.sub(r"\1", text)
    # Twice: a link's text may hold brackets of its own.
    text = LINK.sub(r"\1", LINK.sub(r"\1", text))
    if names:
        text = _without_references(text, names)
    text = BOX.sub("", text)
    text = "\n\n".join(_without_numbers(block) for block in re.split(r"\n\s*\n", text))
    return words_of(unescaped(text))


def source_captions(markdown: str) -> tuple[str, ...]:
    """Return the captions of pictures in the copy: a title, else what stands for it."""
    return tuple(match[3] or match[1] for match in IMAGE.finditer(markdown))


def _without_references(text: str, names: set[str]) -> str:
    def plain(match: re.Match[str]) -> str:
        name = match[2] if match.lastindex == 2 and match[2] else match[1]
        return match[1] if name.casefold() in names else match[0]

    return SHORT_REFERENCE.sub(plain, REFERENCE.sub(plain, text))


def _without_numbers(block: str) -> str:
    """Take the numbers off a list's items: they are markers, not words."""
    lines = block.lstrip("\n").split("\n")
    in_list = False
    for number, line in enumerate(lines):
        in_list = in_list or (number == 0 and ITEM.match(line) is not None)
        if in_list:
            lines[number] = NUMBERED.sub("", line)
    return "\n".join(lines)
