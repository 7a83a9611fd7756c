"""Every font is in the file.

The printer's computer has others of the same name.
"""

from collections.abc import Iterator

import pikepdf

from layout.codes import Code
from layout.proof.preflight.subject import PageSubject, PreflightFinding

CODE = Code.PRESS_FONT
SOURCE = "ISO 15930-1, -4 and -7 (PDF/X)"


FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def check(subject: PageSubject) -> Iterator[PreflightFinding]:
    """Find fonts that are not embedded."""
    page = subject.page
    for name, font in sorted(page.fonts.items()):
        if not _embedded(font):
            yield PreflightFinding(
                message=f'the font "{name}" is not embedded',
                hint="embed all fonts, or turn its type into outlines",
            )


def _embedded(font: pikepdf.Object) -> bool:
    if font.get("/Subtype") == "/Type3":
        return True
    for below in font.get("/DescendantFonts", (font,)):
        descriptor = below.get("/FontDescriptor")
        if descriptor is None or not any(key in descriptor for key in FILES):
            return False
    return True
