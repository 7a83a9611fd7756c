"""Remedies in an editor's words."""

from layout.makeup.bounds import BOUNDS
from layout.makeup.remedy import Remedy


def beginning(text: str) -> str:
    """Return a paragraph's first words, in quotation marks."""
    return f'"{" ".join(text.split()[: BOUNDS.advice.begins])}"'


def listed(names: list[str]) -> str:
    """Return names in quotation marks, the last two joined by "and"."""
    quoted = [f'"{name}"' for name in names]
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


def sentence(remedies: tuple[Remedy, ...]) -> str:
    """Return a hint that offers remedies, the best first."""
    return ", or ".join(remedy.text for remedy in remedies)
