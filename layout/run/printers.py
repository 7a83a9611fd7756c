"""An issue's plates apportioned to its printers: a job each, and one set of plates.

A PDF/X has one output intent (ISO 15930-7, 6.2.2), so pages that another press prints
come in a file of their own, `press-NAME.pdf`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from layout.notes import in_order
from layout.plate.plate import PlateJob, Plates
from layout.plate.tasks import Edition
from layout.run.forme import MadeUp


def parted(job: PlateJob, made: MadeUp) -> Iterator[PlateJob]:
    """Yield the jobs that a job is for the issue's printers: what is for none first."""
    presses = made.presses
    if not presses.own or Edition.PRESS not in job.editions:
        yield job
        return
    others = tuple(edition for edition in job.editions if edition != Edition.PRESS)
    if others:
        yield replace(job, editions=others)
    numbers = job.pages or tuple(page.number for page in made.dummy.pages)
    for printer in presses.all:
        own = tuple(n for n in numbers if presses.of(n).name == printer.name)
        if own:
            main = printer.name == presses.main.name
            yield replace(
                job,
                editions=(Edition.PRESS,),
                pages=own,
                printer=printer,
                press="press.pdf" if main else f"press-{printer.name}.pdf",
            )


def joined(plates: Iterable[Plates]) -> Plates:
    """Return the plates of several jobs as those of one, in the same order."""
    parts = tuple(plates)
    return Plates(
        editions=tuple(edition for part in parts for edition in part.editions),
        html=tuple(page for part in parts for page in part.html),
        rendered=sum(part.rendered for part in parts),
        cached=sum(part.cached for part in parts),
        notes=in_order([note for part in parts for note in part.notes]),
    )
