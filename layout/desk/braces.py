"""Texts with names in braces, such as "Page {page}": of a style, or of a printer.

Python's own patterns do far more than put a name's value in: they reach into objects,
and pad to any width. So only names are taken, of those that are given.
"""

import string
from collections.abc import Collection


def braces_problem(text: str, names: Collection[str]) -> str:
    """Say what is wrong with a text's braces; empty if only `names` stand in them."""
    try:
        parts = tuple(string.Formatter().parse(text))
    except ValueError as problem:
        return f"the braces do not match: {problem}"
    for _, name, width, conversion in parts:
        if name is None:
            continue
        if name not in names:
            known = ", ".join(sorted(names)) or "none to put in it"
            return f"there is no {{{name}}}; there are {known}"
        if width or conversion:
            return f"{{{name}}} stands alone in its braces"
    return ""
