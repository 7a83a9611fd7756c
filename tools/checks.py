"""Write the README's sections on the checks from the checks' own docstrings.

Usage: tools/checks.py [--check]. With --check nothing is written; the exit status is
1 if the README is out of date.
"""

import sys
from pathlib import Path

from layout.proof.craft.criticising import CHECKS
from layout.proof.craft.specimen import CraftCheck
from layout.proof.preflight import subject
from layout.proof.preflight.all_checks import CHECKS as PREFLIGHT

README = Path(__file__).parent.parent / "README.md"
CRAFT_MARK = "<!-- checks -->"
PREFLIGHT_MARK = "<!-- preflight -->"


def renewed(readme: str) -> str:
    """Return a README with what stands between each two marks made anew."""
    craft = [_paragraph(check) for check in CHECKS]
    press = [_press_paragraph(check) for check in PREFLIGHT]
    return _between(_between(readme, CRAFT_MARK, craft), PREFLIGHT_MARK, press)


def _between(readme: str, mark: str, paragraphs: list[str]) -> str:
    before, _, after = readme.split(mark)
    section = "\n" + "\n".join(f"{paragraph}\n" for paragraph in paragraphs)
    return f"{before}{mark}\n{section}\n{mark}{after}"


def _press_paragraph(check: subject.PreflightCheck) -> str:
    """Return a preflight check's code and severity, what must hold, why, says who."""
    text = (check.__doc__ or "").strip().replace("\n\n", "\n", 1)
    return f"**`{check.CODE}`** ({check.CODE.severity}): {text}\n({check.SOURCE})"


def _paragraph(check: CraftCheck) -> str:
    """Return a check's code and severity, what it finds, and why that matters."""
    title, _, rationale = (check.__doc__ or "").strip().partition("\n\n")
    what = title.partition(": ")[2]
    what = what[:1].upper() + what[1:]
    return f"**`{check.CODE}`** ({check.CODE.severity}): {what}\n{rationale.strip()}"


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
