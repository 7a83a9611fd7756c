"""Imprint unnamed: paper.toml does not say who publishes and who prints.

Without those names and addresses the pages cannot carry the imprint that the law of
most countries asks of a newspaper. A school's or a club's paper may not need one:
then waive this check.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.IMPRINT_UNNAMED


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find a publication that names neither an imprint nor publisher and printer."""
    paper = specimen.issue.publication
    if not paper.imprint and not (paper.publisher and paper.printer_name):
        yield CraftFinding(
            file="paper.toml",
            message="there is no imprint: nobody is named as publisher and printer",
            hint='write them, with addresses, as "imprint"; or waive '
            f'"{CODE}" under [craft]',
        )
