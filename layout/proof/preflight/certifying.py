"""A certificate drawn: one A4 page, whatever the number of pages that it certifies.

Drawn and not rendered, because it is made with every build.
"""

import io
from collections.abc import Iterator, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Stream, String

from layout.desk.style.builtin import builtin_folder
from layout.proof.preflight.certificate import Certificate, CheckCount, limits
from layout.proof.preflight.embedding import EmbeddedFace
from layout.proof.preflight.reports import PageMeasures

WIDTH, HEIGHT, MARGIN = 595.28, 841.89, 36.0
ROOM = WIDTH - 2 * MARGIN
FACES = {"F": "LibreFranklin_400Regular.ttf", "B": "LibreFranklin_700Bold.ttf"}
# Rows of the table are as far apart as there is room for, within these.
TIGHT, WIDE = 6.6, 11.0
MOST_PAGES, MOST_FINDINGS = 64, 10
# A hash of 64 figures has to stand whole.
SMALLEST = 3.6
# Heading, left edge (or right edge if the column is ranged right), of each column.
COLUMNS = (
    ("Page", 20.0, True),
    ("Size, mm", 58.0, True),
    ("Ink", 82.0, True),
    ("Type, pt", 109.0, True),
    ("Rule, pt", 136.0, True),
    ("ppi", 156.0, True),
    ("Fonts", 178.0, True),
    ("Found", 200.0, True),
    ("Plates", 207.0, False),
    ("File", 236.0, False),
    ("SHA-256", 338.0, False),
)
ENDS = (*(edge for _, edge, _ in COLUMNS[1:]), ROOM)
INITIALS = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}


def certify(certificate: Certificate) -> bytes:
    """Return a certificate as a PDF of one page."""
    pdf = pikepdf.new()
    paper = _Paper()
    top = _head(paper, certificate)
    top = _limits(paper, certificate, top + 12)
    top = _findings(paper, certificate.findings, top + 10)
    _pages(paper, certificate, top + 10)
    pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_indirect(Stream(pdf, paper.content()))
    page.Resources = Dictionary(
        Font=Dictionary(
            {f"/{key}": face.embed(pdf) for key, face in paper.faces.items()}
        )
    )
    page.TrimBox = Array([0, 0, WIDTH, HEIGHT])
    pdf.docinfo["/Title"] = String(f"Preflight: {certificate.subject}")
    pdf.docinfo["/Producer"] = String("Layout")
    pdf.Root.Lang = String("en")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


class _Paper:
    """Lines of type and rules on a page; `top` is points under its upper edge."""

    def __init__(self) -> None:
        folder = builtin_folder() / "fonts"
        self.faces = {key: EmbeddedFace(folder / file) for key, file in FACES.items()}
        self._lines: list[str] = ["0 g 0 G 0.5 w"]

    def text(
        self, text: str, place: tuple[float, float], size: float, *, face: str = "F"
    ) -> None:
        """Set a line from its left, on a baseline."""
        x, y = MARGIN + place[0], HEIGHT - place[1]
        codes = self.faces[face].codes(text)
        self._lines.append(f"BT /{face} {size:.2f} Tf {x:.2f} {y:.2f} Td {codes} Tj ET")

    def ranged(
        self, text: str, place: tuple[float, float], size: float, *, face: str = "F"
    ) -> None:
        """Set a line up to its right edge."""
        left = place[0] - self.faces[face].width(text, size)
        self.text(text, (left, place[1]), size, face=face)

    def cut(
        self, text: str, place: tuple[float, float], size: float, *, end: float
    ) -> None:
        """Set a line, and of it no more than has room before `end`."""
        fitted = self.faces["F"].fitted(text, size, end - place[0])
        self.text(fitted, place, size)

    def squeezed(
        self, text: str, place: tuple[float, float], size: float, *, end: float
    ) -> None:
        """Set a line as small as it must be to stand before `end`, then cut it."""
        room, wide = end - place[0], self.faces["F"].width(text, size)
        small = max(SMALLEST, size * min(1.0, room / wide)) if wide else size
        self.cut(text, place, small, end=end + 0.1)

    def rule(self, top: float) -> None:
        """Draw a rule over the whole width."""
        y = HEIGHT - top
        self._lines.append(f"{MARGIN:.2f} {y:.2f} m {WIDTH - MARGIN:.2f} {y:.2f} l S")

    def content(self) -> bytes:
        """Return what was drawn, as a content stream."""
        return "\n".join(self._lines).encode("ascii")


def _head(paper: _Paper, certificate: Certificate) -> float:
    top = MARGIN + 14
    paper.text("Preflight certificate", (0, top), 17, face="B")
    paper.ranged(certificate.verdict.capitalize(), (ROOM, top), 17, face="B")
    dated = f", {certificate.date}" if certificate.date else ""
    pages = f"{len(certificate.pages)} page{'s' * (len(certificate.pages) != 1)}"
    paper.cut(
        f"{certificate.subject}{dated}: {pages}, PDF {certificate.version}",
        (0, top + 16),
        9,
        end=ROOM,
    )
    printer = certificate.printer
    paper.cut(f"For {printer.title} ({printer.name})", (0, top + 28), 9, end=ROOM)
    paper.cut(
        "Measured on the files themselves, mark by mark: the highest total ink, the "
        "smallest type, the thinnest rule, the lowest resolution of each page.",
        (0, top + 40),
        7,
        end=ROOM,
    )
    paper.rule(top + 48)
    return top + 48


def _limits(paper: _Paper, certificate: Certificate, top: float) -> float:
    """Set the printer's limits in four columns."""
    rows = limits(certificate.printer)
    deep = -(-len(rows) // 4)
    for n, (label, value) in enumerate(rows):
        x, y = (n // deep) * ROOM / 4, top + (n % deep) * 9
        paper.text(label, (x, y), 6.5)
        fitted = paper.faces["B"].fitted(value, 6.5, ROOM / 4 - 66)
        paper.text(fitted, (x + 64, y), 6.5, face="B")
    bottom = top + (deep - 1) * 9 + 6
    paper.rule(bottom)
    return bottom


def _findings(paper: _Paper, findings: Sequence[CheckCount], top: float) -> float:
    if not findings:
        paper.text("No check found anything.", (0, top), 7.5)
        paper.rule(top + 5)
        return top + 5
    for found in findings[:MOST_FINDINGS]:
        paper.text(f"{found.severity} {found.code}", (0, top), 6.5, face="B")
        where = f", page {_ranges(found.pages)}" if found.pages else ""
        text = f"{found.count} x{where}: {found.message}"
        paper.cut(text, (112, top), 6.5, end=ROOM)
        top += 9
    if len(findings) > MOST_FINDINGS:
        left = len(findings) - MOST_FINDINGS
        paper.text(f"and of {left} more kinds: see preflight.json", (112, top), 6.5)
        top += 9
    paper.rule(top - 4)
    return top - 4


def _pages(paper: _Paper, certificate: Certificate, top: float) -> None:
    """Set a row for each page, and before them one for the file of all pages."""
    rows = list(_rows(certificate))
    step = min(WIDE, max(TIGHT, (HEIGHT - MARGIN - top) / (len(rows) + 1)))
    size = min(6.4, step * 0.82)
    for (heading, edge, right), _ in zip(COLUMNS, ENDS, strict=True):
        put = paper.ranged if right else paper.text
        put(heading, (edge, top), min(size, 6.0), face="B")
    for n, row in enumerate(rows, start=1):
        y = top + n * step
        for (_, edge, right), end, cell in zip(COLUMNS, ENDS, row, strict=True):
            if right:
                paper.ranged(cell, (edge, y), size)
            else:
                paper.squeezed(cell, (edge, y), min(size, 5.6), end=end - 4)


def _rows(certificate: Certificate) -> Iterator[Sequence[str]]:
    whole, *singles = certificate.files
    empty = [""] * (len(COLUMNS) - 3)
    yield (_all(certificate), *empty, whole.name, whole.sha256)
    by_page = {file.page: file for file in singles}
    shown = certificate.pages
    if len(shown) > MOST_PAGES:
        # Those with a finding first: they are what one looks for.
        wrong = {note.page for note in certificate.notes}
        first = sorted(shown, key=lambda page: page.number not in wrong)
        shown = tuple(sorted(first[: MOST_PAGES - 1], key=lambda page: page.number))
    for page in shown:
        own = by_page.get(page.number)
        found = sum(note.page == page.number for note in certificate.notes)
        file = (own.name.rpartition("/")[2], own.sha256) if own else ("", "")
        yield (*_cells(page, found), *file)
    if len(shown) < len(certificate.pages):
        left = len(certificate.pages) - len(shown)
        yield ("", *empty, f"and {left} pages more: see preflight.json", "")


def _all(certificate: Certificate) -> str:
    return "all" if len(certificate.pages) > 1 else ""


def _cells(page: PageMeasures, found: int) -> Sequence[str]:
    return (
        str(page.number),
        f"{page.width:g} x {page.height:g}",
        f"{page.ink:.0%}",
        f"{page.type:g}" if page.type else "-",
        f"{page.rule:.2f}" if page.rule else "-",
        f"{page.ppi:.0f}" if page.ppi else "-",
        str(len(page.fonts)),
        str(found) if found else "-",
        "".join(INITIALS.get(plate, f" {plate}") for plate in page.plates).strip(),
    )


def _ranges(pages: Sequence[int]) -> str:
    """Return page numbers as people write them: 1, 3 to 5."""
    runs: list[list[int]] = []
    for number in pages:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(
        str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs
    )
