"""Write layout/codes.py, the enum of all codes of notes, from layout/codes.toml.

Usage: tools/codes.py [--check]. With --check nothing is written; the exit status is
1 if the file is out of date.
"""

import sys
import tomllib
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "layout"
TABLE = PACKAGE / "codes.toml"
MODULE = PACKAGE / "codes.py"
HEADER = '''"""The codes of notes and their weights; tools/codes.py writes this file.

Meanings and hints are in the table: whoever makes a note need not load them.
"""

from enum import StrEnum
from typing import Self


class Severity(StrEnum):
    """How much a note weighs: an error keeps the issue from the press."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Code(StrEnum):
    """What a note is about; `severity` is what it weighs if its maker says no other."""

    severity: Severity

    # A look-up, Code("widow"), gives no severity; the member that is found has one.
    def __new__(cls, value: str, severity: Severity = Severity.ERROR) -> Self:
        """Make a code of its name and its weight."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.severity = severity
        return member

'''


def module(table: str) -> str:
    """Return the text of layout/codes.py for the text of a table.

    Raises:
        ValueError: a code has no meaning, no severity or no place in the documentation.
    """
    lines = []
    for code, entry in sorted(tomllib.loads(table).items()):
        if not all(entry.get(key) for key in ("severity", "meaning", "docs")):
            raise ValueError(f"codes.toml: {code}: give severity, meaning and docs")
        name, weight = code.upper().replace("-", "_"), entry["severity"].upper()
        lines.append(f'    {name} = "{code}", Severity.{weight}\n')
    return HEADER + "".join(lines)


def main(words: list[str]) -> int:
    """Write the module, or with --check compare it; return the exit status."""
    fresh = module(TABLE.read_text("utf-8"))
    if "--check" in words:
        return int(fresh != MODULE.read_text("utf-8"))
    MODULE.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
