"""Advertisements that came as PDF accepted for print, or not, before plates are made.

What an advertiser sent is held against the printer that prints the issue. What is
wrong is said of the advertiser's file, since it is the advertiser who has to be asked
for another one, and not of the page that it would have spoilt.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

import msgspec

from layout.codes import Code
from layout.desk.issue import Ad, AdKind
from layout.desk.printer import Printer
from layout.makeup.dummy import Page, PlacedAd
from layout.notes import Note, in_order
from layout.proof import late
from layout.proof.readback.evidence import Accepted
from layout.run.forme import Forme
from layout.workers.awaiting import gathered
from layout.workers.calls import Call

# What the cache calls what was found.
ACCEPTED = "accepted"
DECODER = msgspec.msgpack.Decoder(Accepted)


def accept_ads(forme: Forme) -> tuple[Note, ...]:
    """Return what is to be said of the PDFs that stand on the pages of an issue.

    Each is looked at once.

    Raises:
        LayoutError: a file that the desk has let pass cannot be read.
    """
    placed = tuple(_placed(forme.dummy.pages))
    of = forme.presses.of
    wanted = dict.fromkeys((ad, of(page.number)) for page, ad in placed)
    found = _accepted(wanted, forme)
    notes: list[Note] = []
    for (ad, _), accepted in found.items():
        notes += (replace(note, file=_name(ad, forme)) for note in accepted.notes)
    for page, ad in placed:
        printer = of(page.number)
        in_black = page.ink == "mono" or printer.space == "grey"
        in_black = in_black or not printer.in_colour(page.number)
        if in_black and found[ad, printer].coloured:
            notes.append(_in_black(page, _name(ad, forme)))
    return in_order(notes)


def _placed(pages: Iterable[Page]) -> Iterator[tuple[Page, Ad]]:
    for page in pages:
        for item in page.furniture:
            if isinstance(item, PlacedAd) and item.ad.kind is AdKind.PDF:
                yield page, item.ad


def _accepted(
    wanted: Iterable[tuple[Ad, Printer]], forme: Forme
) -> dict[tuple[Ad, Printer], Accepted]:
    """Return what was found in each for its printer, now or in an earlier run."""
    found: dict[tuple[Ad, Printer], Accepted] = {}
    due = []
    for ad, printer in wanted:
        key = (ACCEPTED, ad.sha256, printer.anywhere)
        known = forme.cache.recall(*key)
        if known is None:
            call = Call(
                work=partial(late.preflight_ad, ad.path, printer, ad.sha256),
                doing="preflighting it",
                file=_name(ad, forme),
            )
            due.append(((ad, printer), key, forme.room.begin(call)))
        else:
            found[ad, printer] = DECODER.decode(known)
    answers = gathered(answer for _, _, answer in due)
    for (one, key, _), accepted in zip(due, answers, strict=True):
        found[one] = accepted
        forme.cache.keep(msgspec.msgpack.encode(accepted), *key)
    return found


def _name(ad: Ad, forme: Forme) -> str:
    return forme.issue.publication.name_of(ad.path)


def _in_black(page: Page, name: str) -> Note:
    return Note(
        code=Code.PRESS_MONO,
        file=name,
        message=f"it has colour, and page {page.number} is printed in black alone",
        hint="ask for it in grey, or book it on a colour page",
    )
