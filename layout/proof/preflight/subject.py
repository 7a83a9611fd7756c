"""What is preflighted: a PDF, its pages' inventories, and the printer it is for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import pikepdf
from pikepdf import Object, Pdf, Stream

from layout.desk.printer import Printer
from layout.notes import Severity
from layout.proof.preflight.inventory import PageInventory

X1A = ("X-1a:2001", "X-1a:2003")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A PDF under examination.

    `whole` says that it is all pages of an issue and not one advertisement or page, so
    that their number counts.
    """

    pdf: Pdf
    content: bytes
    printer: Printer
    pages: tuple[PageInventory, ...]
    whole: bool

    @property
    def strict(self) -> bool:
        """Whether the printer asks for PDF/X-1a, which knows no transparency."""
        return self.printer.pdf in X1A

    @cached_property
    def streams(self) -> tuple[Stream, ...]:
        """Every stream of the file."""
        return tuple(found for found in self.pdf.objects if isinstance(found, Stream))

    @cached_property
    def intents(self) -> tuple[Object, ...]:
        """The output intents that are for PDF/X."""
        intents = self.pdf.Root.get("/OutputIntents", pikepdf.Array())
        return tuple(i for i in intents if i.get("/S") == "/GTS_PDFX")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check found: on which page, if on one, and what to do about it.

    `severity` is given where a check knows two degrees.
    """

    message: str
    hint: str
    page: int | None = None
    severity: Severity | None = None


class Check(Protocol):
    """One check, one file: its rationale is the file's docstring.

    `SOURCE` is the standard or the printers' specification that it comes from.
    """

    CODE: str
    SEVERITY: Severity
    SOURCE: str

    def check(self, subject: Subject) -> Iterator[Finding]:
        """Yield what is wrong."""
        ...
