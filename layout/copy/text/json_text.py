"""JSON of strangers, whose texts can have half letters: no file can be written of them.

A program that cuts a text between the halves of a letter (UTF-16 has two of a rare one)
writes one of them alone.
"""

import json
import re
from typing import Any, Final

NO_LETTER: Final = r"\ufffd"
# Both halves, one of them, or what else a backslash stands before.
ESCAPES: Final = re.compile(
    r"\\(?:(?P<whole>u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2})"
    r"|(?P<half>u[dD][89a-fA-F][\da-fA-F]{2})"
    r"|.)",
    re.DOTALL,
)


def read_json(text: str) -> Any:
    """Return what JSON has; each half of a letter is U+FFFD.

    Raises:
        ValueError, RecursionError: it is no JSON.
    """
    return json.loads(whole_letters(text))


def whole_letters(text: str) -> str:
    """Return JSON with U+FFFD for half letters, each character in its place."""
    return ESCAPES.sub(_whole, text)


def _whole(match: re.Match[str]) -> str:
    return NO_LETTER if match["half"] else match[0]
