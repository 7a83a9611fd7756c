"""Credit missing: a photograph whose maker is not named.

The photographer has a right to be named, in most countries by law and under most
free licences by their terms. A missing credit is what papers most often pay for.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.photographs import photographs
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.CREDIT_MISSING


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find placed photographs without a credit."""
    for photograph in photographs(specimen):
        if not photograph.picture.credit:
            yield CraftFinding(
                page=photograph.page,
                file=specimen.file(photograph.slug),
                message=f'the picture "{photograph.picture.name}" has no credit',
                hint="name who made it, or where it comes from",
            )
