"""Imprint missing: who publishes and who prints is not in the paper.

The law of most countries asks that a newspaper carry its publisher's and printer's
names and addresses on its first or last page (in the United Kingdom since 1869); a
paper without them cannot be sued, and its printer can. The lines of paper.toml's
`imprint`, and its `publisher` and `printer_name` each with an address behind, must
stand on the first page, on the last, or in the masthead.
"""

from collections.abc import Iterator

from layout.codes import Code
from layout.makeup.dummy import Furniture, Page
from layout.proof.craft.page_text import printed
from layout.proof.craft.specimen import CraftFinding, Specimen

CODE = Code.IMPRINT_MISSING

# Letters and figures behind a name that can be an address.
ADDRESS = 6


def check(specimen: Specimen) -> Iterator[CraftFinding]:
    """Find what of the imprint is not printed where it must be, told together."""
    paper = specimen.issue.publication
    letters = "|".join(map(_letters, _texts(specimen)))
    missing = [f'"{line}"' for line in paper.imprint if _letters(line) not in letters]
    names = [name for name in (paper.publisher, paper.printer_name) if name]
    if not missing:
        missing = [_lack(name, letters, names) for name in names]
    missing = [lack for lack in missing if lack]
    if missing:
        yield CraftFinding(
            message="the imprint is neither on the first or last page nor in a "
            f"masthead: {'; '.join(missing)}",
            hint='draw the "masthead" into a plan, and name publisher and printer '
            "with their addresses in paper.toml's imprint",
        )


def _lack(name: str, letters: str, names: list[str]) -> str:
    """Return what is wanting of a name, "" if it stands there with an address."""
    after = letters.split(_letters(name))[1:]
    if not after:
        return f'"{name}"'
    if "," in name:
        # It was written with its address.
        return ""
    others = tuple(_letters(other) for other in names if other != name)
    for tail in after:
        address = min((tail.split(end)[0] for end in ("|", *others)), key=len)
        if len(address) >= ADDRESS:
            return ""
    return f'"{name}" has no address'


def _letters(text: str) -> str:
    """Return letters and figures only: lines may break at any hyphen or space."""
    return "".join(filter(str.isalnum, text.casefold()))


def _texts(specimen: Specimen) -> Iterator[str]:
    pages = specimen.dummy.pages
    for page in pages:
        if page in (pages[0], pages[-1]):
            yield from printed(page)
        else:
            yield from _masthead(page)


def _masthead(page: Page) -> Iterator[str]:
    for item in page.furniture:
        if isinstance(item, Furniture) and item.name == "masthead":
            yield " ".join(placed.text.text for placed in item.texts)
