"""YAML and TOML that nobody writes by hand is refused before a parser recurses in it.

Parsers nest as deep as their text: libyaml ends the process where its stack ends, an
alias of aliases of aliases is a billion words in ten lines, a dotted key of a thousand
parts takes time by the square of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

DEEPEST = 20
# A manifest of 640 stories with plans drawn by hand has some 200 kB.
MOST_TOML = 2_000_000
# Each may stand for what holds others: ten double a word to a thousand at the most.
MOST_ALIASES = 10
MOST_NODES = 10_000

# What opens a string ends it: brackets inside are text.
_PART = r"""(?:[A-Za-z0-9_-]++|"[^"\n]*+"|'[^'\n]*+')"""
TOML_TOKENS = re.compile(
    rf"(?P<dotted>(?<![A-Za-z0-9_-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{10,}}+)"
    r'|"{3}(?s:.*?)"{3}'
    r"|'{3}(?s:.*?)'{3}"
    r'|"(?:[^"\\\n]|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|#[^\n]*+"
    # So that a string without an end is not begun again at each quote in it.
    r"|\\."
    r"|(?P<open>[\[{])"
    r"|(?P<close>[\]}])"
)
# YAML can spell half of a letter (UTF-16's), which no file can have.
HALF_LETTER = re.compile("[\\ud800-\\udfff]")
NO_LETTER = "a letter is given by a number that no letter has"
YAML_TAGS = "tag:yaml.org,2002:"
# Only where one of these is, YAML can be nested or can stand for something else.
SIGNS = re.compile(r"[\[{&*?!]|-[ \t]++-|\n {20}|[\da-fA-F_:]{40}")
# A number, or what YAML takes for one of sixties, too large to be written out.
LONG_NUMBER = re.compile(r"[-+]?(?:0[xb][\da-fA-F_]{40,}|\d[\d_:]{40,}(?:\.[\d_]*)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Excess:
    """What there is too much of, and the line it is on, from 1."""

    what: str
    line: int


def yaml_excess(text: str) -> Excess | None:
    """Return what of YAML is more than front matter has, or None.

    What is no YAML at all is left to its parser to tell.
    """
    if SIGNS.search(text) is None:
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return _counted(yaml.parse(text, Loader=loader))
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError):
        return None


def _counted(events: Iterator[yaml.Event]) -> Excess | None:
    count = _Count()
    for event in events:
        what = count.add(event)
        if what:
            mark = event.start_mark
            return Excess(what=what, line=mark.line + 1 if mark else 1)
    return None


@dataclass(slots=True)
class _Count:
    """What was met so far."""

    depth: int = 0
    nodes: int = 0
    aliases: int = 0

    def add(self, event: yaml.Event) -> str:
        """Count an event, and say what is too much by now."""
        if isinstance(event, yaml.CollectionEndEvent):
            self.depth -= 1
        if not isinstance(event, yaml.NodeEvent):
            return ""
        self.nodes += 1
        # It says what a value is to be made into, which is for the keys to say.
        tag = getattr(event, "tag", None)
        if tag is not None:
            return f"a tag, {tag.replace(YAML_TAGS, '!!')[:40]}"
        if isinstance(event, yaml.ScalarEvent):
            plain: str = event.value if event.implicit[0] else ""
            if LONG_NUMBER.fullmatch(plain):
                return f"a number of {len(plain):,} digits"
        self.aliases += isinstance(event, yaml.AliasEvent)
        self.depth += isinstance(event, yaml.CollectionStartEvent)
        if self.depth > DEEPEST:
            return f"lists in lists, {self.depth} deep"
        if self.aliases > MOST_ALIASES:
            return f"over {MOST_ALIASES} aliases"
        return f"over {MOST_NODES:,} values" if self.nodes > MOST_NODES else ""


def toml_excess(text: str) -> Excess | None:
    """Return what of TOML is more than any manifest has, or None."""
    if len(text) > MOST_TOML:
        said = f"{len(text):,} letters, and {MOST_TOML:,} are read at most"
        return Excess(what=said, line=1)
    depth = 0
    for token in TOML_TOKENS.finditer(text):
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth = max(depth - 1, 0)
        if depth > DEEPEST or token["dotted"]:
            parts = token["dotted"] and token["dotted"].count(".") + 1
            what = (
                f"a name of {parts} parts" if parts else f"lists in lists, {depth} deep"
            )
            return Excess(what=what, line=text.count("\n", 0, token.start()) + 1)
    return None
