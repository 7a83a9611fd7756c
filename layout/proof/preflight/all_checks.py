"""All preflight checks, in the order in which a printer would make them.

A page is checked once, wherever it goes; a file is checked for what only a file has.
"""

from layout.desk.printer import Printer
from layout.proof.preflight.checks import (
    active_content,
    annotations,
    black_knockout,
    boxes,
    condition,
    content,
    double_profile,
    file_id,
    filters,
    font_kind,
    fonts,
    foreign_streams,
    info,
    ink_colour,
    ink_picture,
    layers,
    metadata,
    mono,
    object_streams,
    output_intent,
    page_count,
    page_empty,
    page_size,
    page_turned,
    pdf_version,
    pdfx_claim,
    postscript,
    resolution,
    rgb,
    rules,
    shading,
    spots,
    stencil_resolution,
    text_black,
    text_small,
    tint,
    transfer,
    transparency,
    trapped,
    unprintable,
    waste,
    white_overprint,
)
from layout.proof.preflight.subject import FileCheck, PageCheck, PreflightCheck

FILE_CHECKS: tuple[FileCheck, ...] = (
    pdf_version,
    file_id,
    active_content,
    info,
    trapped,
    pdfx_claim,
    metadata,
    output_intent,
    condition,
    filters,
    foreign_streams,
    postscript,
    object_streams,
    layers,
    page_count,
)

PAGE_CHECKS: tuple[PageCheck, ...] = (
    transfer,
    boxes,
    page_size,
    page_turned,
    annotations,
    page_empty,
    unprintable,
    fonts,
    font_kind,
    rgb,
    spots,
    ink_colour,
    ink_picture,
    double_profile,
    mono,
    tint,
    text_small,
    text_black,
    rules,
    white_overprint,
    black_knockout,
    transparency,
    shading,
    resolution,
    stencil_resolution,
    waste,
    content,
)

CHECKS: tuple[PreflightCheck, ...] = (*FILE_CHECKS, *PAGE_CHECKS)

# What only a PDF/X owes, and what only plates and inks suffer from: an office's copier
# takes any PDF, and mixes its colours itself.
PLATES_ONLY: tuple[PreflightCheck, ...] = (
    pdf_version,
    file_id,
    info,
    trapped,
    pdfx_claim,
    metadata,
    output_intent,
    condition,
    object_streams,
    rgb,
    double_profile,
    text_black,
    black_knockout,
    transparency,
)


def file_checks(printer: Printer) -> tuple[FileCheck, ...]:
    """Return the checks of a file that is for a printer."""
    if not printer.plain:
        return FILE_CHECKS
    return tuple(check for check in FILE_CHECKS if check not in PLATES_ONLY)


def page_checks(printer: Printer) -> tuple[PageCheck, ...]:
    """Return the checks of a page that is for a printer."""
    if not printer.plain:
        return PAGE_CHECKS
    return tuple(check for check in PAGE_CHECKS if check not in PLATES_ONLY)
