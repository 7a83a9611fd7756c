"""Advertisements that came as PDF accepted for print, or not, before plates are made.

What an advertiser sent is held against the printer that prints the issue. What is
wrong is said of the advertiser's file, since it is the advertiser who has to be asked
for another one, and not of the page that it would have spoilt.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from layout.desk.issue import Ad, AdKind
from layout.desk.printer import Printer
from layout.forming import Forme
from layout.makeup.dummy import Page, PlacedAd
from layout.memory import Memory
from layout.notes import Note, Severity, in_order
from layout.plate.pressroom import Pressroom
from layout.plate.tasks import Errand
from layout.proof.proof import Accepted

# Named and not loaded: only the workers need the PDF libraries.
PREFLIGHT = "layout.proof.preflight.supplied:preflight_ad"
DECODER = msgspec.msgpack.Decoder(Accepted)


def accept_ads(forme: Forme, kept: Path | None) -> tuple[Note, ...]:
    """Return what is to be said of the PDFs that stand on the pages of an issue.

    Each is looked at once; `kept` is where that is remembered.

    Raises:
        LayoutError: a file that the desk has let pass cannot be read.
    """
    placed = tuple(_placed(forme.dummy.pages))
    ads = dict.fromkeys(ad for _, ad in placed)
    found = _accepted(ads, forme.printer, (forme.room, Memory(kept)))
    notes: list[Note] = []
    for ad in ads:
        own = found[ad].notes
        notes += (replace(note, file=_name(ad, forme)) for note in own)
    printer = forme.printer
    for page, ad in placed:
        in_black = page.ink == "mono" or printer.space == "grey"
        in_black = in_black or not printer.in_colour(page.number)
        if in_black and found[ad].coloured:
            notes.append(_in_black(page, _name(ad, forme)))
    return in_order(notes)


def _placed(pages: Iterable[Page]) -> Iterator[tuple[Page, Ad]]:
    for page in pages:
        for item in page.furniture:
            if isinstance(item, PlacedAd) and item.ad.kind is AdKind.PDF:
                yield page, item.ad


def _accepted(
    ads: Iterable[Ad], printer: Printer, desk: tuple[Pressroom, Memory]
) -> dict[Ad, Accepted]:
    """Return what was found in each, now or in an earlier run."""
    room, memory = desk
    # Where the profile lies is nothing to an advertisement; its hash is in there too.
    press = repr(replace(printer, profile=Path(printer.profile.name)))
    found: dict[Ad, Accepted] = {}
    due = []
    for ad in ads:
        known = memory.recall(ad.sha256, press)
        if known is None:
            errand = Errand(call=PREFLIGHT, arguments=(ad.path, printer))
            due.append((ad, room.begin(errand)))
        else:
            found[ad] = DECODER.decode(known)
    for ad, answer in due:
        found[ad] = answer.result()
        memory.keep(msgspec.msgpack.encode(found[ad]), ad.sha256, press)
    return found


def _name(ad: Ad, forme: Forme) -> str:
    return forme.issue.publication.name_of(ad.path)


def _in_black(page: Page, name: str) -> Note:
    return Note(
        code="press-mono",
        severity=Severity.ERROR,
        file=name,
        message=f"it has colour, and page {page.number} is printed in black alone",
        hint="ask for it in grey, or book it on a colour page",
    )
