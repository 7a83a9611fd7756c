"""What is preflighted: a PDF or one of its pages, and the printer that it is for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from mmap import mmap
from typing import Protocol, runtime_checkable

import pikepdf
from pikepdf import Object, Pdf, Stream
from pikepdf.models import PdfMetadata

from layout.codes import Code, Severity
from layout.desk.printer import Printer
from layout.pdf.marks import PageInventory
from layout.proof.preflight.ink import InkMeter

X1A = ("X-1a:2001", "X-1a:2003")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A PDF under examination: what it is as a file, whatever is on its pages.

    `whole` says that it is all pages of an issue and not one advertisement or a few
    pages, so that their number counts.
    """

    pdf: Pdf
    content: bytes | mmap
    printer: Printer
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

    @cached_property
    def profiles(self) -> tuple[bytes | None, ...]:
        """The profile of each of these intents, unpacked once for all checks."""
        found = (intent.get("/DestOutputProfile") for intent in self.intents)
        return tuple(None if p is None else p.read_bytes() for p in found)

    @cached_property
    def xmp(self) -> PdfMetadata:
        """The XMP metadata, parsed once for all checks; to be read only."""
        return self.pdf.open_metadata(update_docinfo=False)


@dataclass(frozen=True, kw_only=True)
class PageSubject:
    """A page under examination, with every mark on it.

    `whole` says that it is a page of a paper and not an advertisement, whose size and
    place are its own affair. `meter` measures pictures, each once a file.
    """

    page: PageInventory
    printer: Printer
    whole: bool
    meter: InkMeter

    @property
    def strict(self) -> bool:
        """Whether the printer asks for PDF/X-1a, which knows no transparency."""
        return self.printer.pdf in X1A

    @cached_property
    def picture_ink(self) -> float:
        """The highest total ink of a picture on the page, 1 a full one."""
        return max(map(self.meter.highest, self.page.pictures), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreflightFinding:
    """What a check found, and what to do about it.

    `page` is given where a check of the file means one of its pages, `severity` where
    a check knows two degrees.
    """

    message: str
    hint: str
    page: int | None = None
    severity: Severity | None = None


@runtime_checkable
class PreflightCheck(Protocol):
    """One check, one file: its rationale is the file's docstring.

    `SOURCE` is the standard or the printers' specification that it comes from.
    """

    CODE: Code
    SOURCE: str


class FileCheck(PreflightCheck, Protocol):
    """A check of a file as a file; its cost does not grow with what is on the pages."""

    def check(self, subject: Subject) -> Iterator[PreflightFinding]:
        """Yield what is wrong."""
        ...


class PageCheck(PreflightCheck, Protocol):
    """A check of one page: the same page gives the same findings in any file."""

    def check(self, subject: PageSubject) -> Iterator[PreflightFinding]:
        """Yield what is wrong."""
        ...
