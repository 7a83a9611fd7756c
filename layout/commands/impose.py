"""A finished PDF imposed for its printer: read, ordered, written, with its dummy."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layout.disk.atomic import put
from layout.disk.owned import Claim
from layout.disk.staging import staged
from layout.notes import Note
from layout.pdf.confining import confined
from layout.pdf.sealing import sealed
from layout.requests import ImposeRequest
from layout.run.made_here import made_here
from layout.sheet import late
from layout.sheet.dummying import folding_dummy
from layout.sheet.ordering import Folds
from layout.sheet.press_sheets import named_paper
from layout.sheet.sheet import Cell, Scheme, Sheet
from layout.sheet.sheeting import Imposed, ImpositionOrder
from layout.units import millimetres, points

Notes = tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImposeResult:
    """The sheets, the numbers of their colour pages, the report and the files."""

    sheets: tuple[Sheet, ...]
    colours: tuple[int, ...]
    report: str
    notes: tuple[Note, ...]
    files: tuple[Path, ...]


def impose_file(request: ImposeRequest) -> ImposeResult:
    """Impose a PDF and write it, and its folding dummy if asked for.

    Raises:
        LayoutError: the file, the paper or the place to write cannot be used.
    """
    order = ImpositionOrder(
        scheme=Scheme(request.scheme),
        folds=Folds(fold=request.fold, signature=request.signature, up=request.up),
        paper=named_paper(request.paper),
        creep=points(request.creep),
        marks=request.marks,
        tumble=request.tumble,
    )
    name = request.file.as_posix()
    made = confined(
        partial(late.impose_stranger, request.file, order, name), request.file, name
    )
    imposed, colours = made.imposed, made.colours
    content = {request.out.name: imposed.pdf}
    if request.dummy:
        name = f"{request.out.stem}-dummy.pdf"
        content[name] = folding_dummy(imposed.sheets, imposed.bed, set(colours))
    with staged(request.out.parent) as staging:
        for name, written in content.items():
            put(staging.folder / name, sealed(written))
        files = staging.publish(Claim(removes=False, knows=partial(_knows, request)))
    return ImposeResult(
        sheets=imposed.sheets,
        colours=colours,
        report=_report(request, imposed, colours, made.notes),
        notes=made.notes,
        files=files,
    )


def _knows(request: ImposeRequest, place: Path) -> bool:
    """Take what was made here; who names one file to read and to write means it."""
    return made_here(place) or place.resolve() == request.file.resolve()


def numbers(side: Sequence[Cell]) -> list[int | None]:
    """Return the page numbers of a side, row by row; None is blank."""
    return [cell.page for cell in side]


def _report(
    request: ImposeRequest,
    imposed: Imposed,
    colours: tuple[int, ...],
    notes: tuple[Note, ...],
) -> str:
    bed = imposed.bed
    report = {
        "file": request.out.name,
        "scheme": request.scheme,
        "sheet_mm": [round(millimetres(side), 2) for side in bed.size],
        "scale": round(bed.scale, 4),
        "sheets": [_sheet(sheet, set(colours)) for sheet in imposed.sheets],
        "notes": [note.plain() for note in notes],
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _sheet(sheet: Sheet, colours: set[int]) -> dict[str, object]:
    return {
        "number": sheet.number,
        "signature": sheet.signature,
        "front": numbers(sheet.front),
        "back": numbers(sheet.back),
        "colour": [page for page in sheet.pages if page in colours],
    }
