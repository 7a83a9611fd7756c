"""Fonts are of kinds that every workflow draws.

Type 3 glyphs are little drawings that no screen sharpens; OpenType files came with PDF
1.6, after PDF/X-1a.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary

from layout.codes import Code, Severity
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_FONT_KIND
SOURCE = "ISO 15930-4 (PDF/X-1a:2003)"


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find Type 3 fonts, and OpenType files in PDF/X-1a."""
    page = subject.page
    for name, font in sorted(page.fonts.items()):
        if font.get("/Subtype") == "/Type3":
            yield PreflightFinding(
                message=f'the font "{name}" is of Type 3',
                hint="use TrueType or Type 1 faces",
            )
        elif subject.strict and _open_type(font):
            yield PreflightFinding(
                message=f'the font "{name}" is an OpenType file',
                hint="export it as PDF 1.4 or older",
                severity=Severity.ERROR,
            )


def _open_type(font: pikepdf.Object) -> bool:
    below = font.get("/DescendantFonts", (font,))[0]
    file = below.get("/FontDescriptor", Dictionary()).get("/FontFile3", Dictionary())
    return bool(file.get("/Subtype") == "/OpenType")
