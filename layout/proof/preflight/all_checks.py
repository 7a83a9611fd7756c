"""All preflight checks, by what they look at, in the order of their names.

A page is checked once, wherever it goes; a file is checked for what only a file has.
"""

from typing import TypeGuard

from layout.codes import Code
from layout.desk.printer import Printer
from layout.proof.preflight import checks
from layout.proof.preflight.subject import (
    FileCheck,
    PageCheck,
    PageSubject,
    PreflightCheck,
    Subject,
)

# What only a PDF/X owes, and what only plates and inks suffer from: an office's copier
# takes any PDF, and mixes its colours itself.
PLATES_ONLY = frozenset(
    (
        *(Code.PRESS_VERSION, Code.PRESS_ID, Code.PRESS_INFO, Code.PRESS_TRAPPED),
        *(Code.PRESS_CLAIM, Code.PRESS_METADATA, Code.PRESS_INTENT),
        *(Code.PRESS_CONDITION, Code.PRESS_PACKED, Code.PRESS_RGB),
        *(Code.PRESS_DOUBLE_ICC, Code.PRESS_RICH_BLACK, Code.PRESS_KNOCKOUT),
        Code.PRESS_TRANSPARENCY,
    )
)


def _looks_at(module: object, subject: type) -> bool:
    """Say whether a module is a check, and one of such a subject."""
    if not isinstance(module, PreflightCheck):
        return False
    return bool(vars(module)["check"].__annotations__["subject"] is subject)


def _is_of_files(module: object) -> TypeGuard[FileCheck]:
    return _looks_at(module, Subject)


def _is_of_pages(module: object) -> TypeGuard[PageCheck]:
    return _looks_at(module, PageSubject)


# What `checks` imports is what is made.
_MODULES = [module for _, module in sorted(vars(checks).items())]
FILE_CHECKS: tuple[FileCheck, ...] = tuple(filter(_is_of_files, _MODULES))
PAGE_CHECKS: tuple[PageCheck, ...] = tuple(filter(_is_of_pages, _MODULES))
CHECKS: tuple[PreflightCheck, ...] = (*FILE_CHECKS, *PAGE_CHECKS)


def file_checks(printer: Printer) -> tuple[FileCheck, ...]:
    """Return the checks of a file that is for a printer."""
    return tuple(check for check in FILE_CHECKS if _asked(check, printer))


def page_checks(printer: Printer) -> tuple[PageCheck, ...]:
    """Return the checks of a page that is for a printer."""
    return tuple(check for check in PAGE_CHECKS if _asked(check, printer))


def _asked(check: PreflightCheck, printer: Printer) -> bool:
    return not printer.plain or check.CODE not in PLATES_ONLY
