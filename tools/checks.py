"""Write the README's section on the craft checks from the checks' own docstrings.

Usage: tools/checks.py [--check]. With --check nothing is written; the exit status is
1 if the README is out of date.
"""

import sys
from pathlib import Path

from layout.proof.craft.criticising import CHECKS
from layout.proof.craft.specimen import Check

README = Path(__file__).parent.parent / "README.md"
MARK = "<!-- checks -->"


def section() -> str:
    """Return the section's text, one paragraph a check."""
    return "\n" + "\n".join(f"{_paragraph(check)}\n" for check in CHECKS)


def renewed(readme: str) -> str:
    """Return a README with what stands between the two marks made anew."""
    before, _, after = readme.split(MARK)
    return f"{before}{MARK}\n{section()}\n{MARK}{after}"


def _paragraph(check: Check) -> str:
    """Return a check's code and severity, what it finds, and why that matters."""
    title, _, rationale = (check.__doc__ or "").strip().partition("\n\n")
    what = title.partition(": ")[2]
    what = what[:1].upper() + what[1:]
    return f"**`{check.CODE}`** ({check.SEVERITY}): {what}\n{rationale.strip()}"


def main(words: list[str]) -> int:
    """Write the README, or with --check compare it; return the exit status."""
    readme = README.read_text("utf-8")
    fresh = renewed(readme)
    if "--check" in words:
        return int(fresh != readme)
    README.write_text(fresh, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
