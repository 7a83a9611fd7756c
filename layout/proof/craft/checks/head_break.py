"""Head break: a line of a head that ends on a word which leans on the next.

A head is read in one glance a line. "Council to" and "Row over the" hang in the air:
an article, a preposition or a conjunction belongs to the line that it leads into.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.galley.ragged import HANGING
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.HEAD_BREAK

# Marks that may stand at a word and are no part of it.
_QUOTES = "“”‘’\"'«»„"


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find heads whose lines, the last apart, end on such a word."""
    for found in specimen.heads:
        language = found.frame.language.split("-")[0].lower()
        hanging = HANGING.get(language, frozenset())
        for line in found.head.text.lines[:-1]:
            words = line.text.split()
            last = words[-1].strip(_QUOTES) if words else ""
            if last.casefold() in hanging:
                yield CraftFinding(
                    page=found.page,
                    file=specimen.file(found.frame.slug),
                    message=f'the head "{found.head.text.text}" breaks after "{last}"',
                    hint="reword it, or give it another width",
                )
