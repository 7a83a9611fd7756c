"""Style sheets of drawings, read so that nothing in them can be read another way.

The renderer has a whole reader of CSS, which leaves out what it does not understand and
goes on. So only what no two readers differ on is let through: elements, classes and
ids, one in the other at most three deep, and plain declarations.
"""

import re
from dataclasses import dataclass

STRING = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'")
SIMPLE = re.compile(r"[.#]?[\w-]+|\*")
PARTS = re.compile(r"(?=[.#])")
# Of a selector: what stands in what; each is looked for in all that is around.
MOST_IN_EACH_OTHER = 3
MOST_RULES = 5000
# What would end a rule or a declaration, were it not in a string.
STRUCTURE = frozenset("{};")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """A property and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleRule:
    """A rule: to what it may apply (`.class`, `#id`, an element, `*`), and its line.

    `looks` says how many elements around each one a selector looks at, by the depth of
    the drawing: 0 is none, 1 all, 2 each with all.
    """

    keys: tuple[str, ...]
    declarations: tuple[Declaration, ...]
    line: int
    looks: int = 0


class StyleError(Exception):
    """A style sheet that cannot be read for certain: what, at which of its lines."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(what)
        self.line = line


def without_comments(text: str) -> str:
    """Return CSS without its comments, its lines where they were.

    Raises:
        StyleError: one has no end.
    """
    parts: list[str] = []
    at = 0
    while (start := text.find("/*", at)) >= 0:
        end = text.find("*/", start + 2)
        if end < 0:
            raise StyleError("a comment without its end", text.count("\n", 0, start))
        parts += [text[at:start], " ", "\n" * text.count("\n", start, end)]
        at = end + 2
    return "".join((*parts, text[at:]))


def read_rules(text: str, line: int) -> list[StyleRule]:
    """Return the rules of a style sheet that begins at a line of its drawing.

    Raises:
        StyleError: there is something else in it.
    """
    plain = without_comments(text)
    _plain_strings(plain)
    rules: list[StyleRule] = []
    *blocks, rest = plain.split("}")
    at = line
    for block in blocks:
        head, brace, body = block.partition("{")
        start = at + block[: len(block) - len(block.lstrip())].count("\n")
        if not brace or "{" in body or not head.strip():
            raise StyleError(f'"{head.strip()[:40]}{brace}"', start - line)
        rules.append(_rule(head, body, start))
        at += block.count("\n")
    if rest.strip():
        raise StyleError(f'"{rest.strip()[:40]}"', at - line)
    if len(rules) > MOST_RULES:
        raise StyleError(f"{len(rules)} rules")
    return rules


def read_declarations(text: str) -> tuple[Declaration, ...]:
    """Return the declarations of a `style` attribute, or of a rule.

    Raises:
        StyleError: there is something else among them.
    """
    if "/*" in text:
        text = without_comments(text)
    _plain_strings(text)
    found: list[Declaration] = []
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if not part.strip():
            continue
        name = name.strip().lower()
        if not colon or not SIMPLE.fullmatch(name):
            raise StyleError(f'"{part.strip()[:40]}"')
        found.append(Declaration(name=name, value=value.partition("!")[0].strip()))
    return tuple(found)


def _rule(head: str, body: str, line: int) -> StyleRule:
    try:
        declarations = read_declarations(body)
        chains = [_chain(selector) for selector in head.split(",")]
    except StyleError as problem:
        raise StyleError(str(problem), 0) from problem
    return StyleRule(
        keys=tuple(dict.fromkeys(_key(chain[-1]) for chain in chains)),
        declarations=declarations,
        line=line,
        looks=max(len(chain) for chain in chains) - 1,
    )


def _chain(selector: str) -> list[str]:
    """Return what a selector names, from the outside in."""
    words = selector.replace(">", " > ").split()
    names = [word for word in words if word != ">"]
    fine = len(names) == len(words) - words.count(">")
    fine = fine and 0 < len(names) <= MOST_IN_EACH_OTHER and words[-1] != ">"
    fine = fine and words[0] != ">" and "> >" not in " ".join(words)
    if not fine or not all(map(_is_compound, names)):
        raise StyleError(f'the selector "{selector.strip()[:40]}"')
    return names


def _is_compound(name: str) -> bool:
    parts = [part for part in PARTS.split(name) if part]
    return all(SIMPLE.fullmatch(part) for part in parts)


def _key(name: str) -> str:
    """Return what of a compound is the rarest: its id, its class, its element."""
    parts = [part for part in PARTS.split(name) if part]
    for mark in "#.":
        if marked := [part for part in parts if part.startswith(mark)]:
            return marked[-1]
    return parts[0]


def _plain_strings(text: str) -> None:
    """See that there is nothing hidden: no escapes, no half strings, no rules in one.

    Raises:
        StyleError: there is.
    """
    if "\\" in text:
        raise StyleError("an escape: write the character itself")
    if '"' not in text and "'" not in text:
        return
    if any(STRUCTURE & set(string) for string in STRING.findall(text)):
        raise StyleError("a brace or semicolon in quotation marks")
    if {'"', "'"} & set(STRING.sub("", text)):
        raise StyleError("a quotation mark without its partner")
