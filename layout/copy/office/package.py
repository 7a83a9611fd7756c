"""The zip that a Word or OpenDocument file is, opened as a stranger's.

Nothing that it says of itself is believed: how large its parts are, what they are
called, what they include. What cannot be a word processor's own is refused; what a
newspaper has no use for (macros) is left lying.
"""

import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from lxml import etree

from layout.copy.remarks import refusal
from layout.copy.zipped import opened_zip
from layout.errors import Unreadable
from layout.notebook import Notebook

# A long illustrated report has some 2000 parts and 200 MB; beyond it is a trap.
MOST_PARTS: Final = 10_000
MOST_BYTES: Final = 400_000_000
# The text of a novel is 2 MB, in Word's XML 20.
MOST_XML: Final = 60_000_000
# Deflate's best on real XML is near 1:30, on white pictures 1:200. A part that
# shrinks more, and is not small, was made to fill a disk.
MOST_SHRINK: Final = 400
SMALL: Final = 5_000_000

# [MS-CFB] 2.2: Word 97-2003 files, and .docx files locked with a password.
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# [MS-OFFCRYPTO] 2.3.4.4: the stream of a locked .docx, named in UTF-16.
LOCKED: Final = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """An opened zip, and where remarks on it go."""

    remarks: Notebook
    archive: zipfile.ZipFile

    @property
    def names(self) -> tuple[str, ...]:
        """The parts' names, in the archive's order."""
        return tuple(self.archive.namelist())

    def read(self, name: str) -> bytes | None:
        """Return a part's bytes, or None if there is no such part.

        Raises:
            Unreadable: the part is not what the archive's directory says.
        """
        try:
            # zipfile reads no further than the directory's size, and checks the sum.
            return self.archive.read(name)
        except KeyError:
            return None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as problem:
            raise refusal(
                self.remarks,
                f'its part "{name}" does not open: {problem}',
                "ask for the file again, or save it anew",
            ) from None
        except (RuntimeError, NotImplementedError):
            raise locked(self.remarks) from None

    def xml(self, name: str) -> etree._Element | None:
        """Return a part as a tree, or None if there is no such part.

        Raises:
            Unreadable: the part is no XML, or XML that reaches out of itself.
        """
        data = self.read(name)
        if data is None:
            return None
        if len(data) > MOST_XML:
            raise _trap(self.remarks, f'its part "{name}" has {len(data) / 1e6:.0f} MB')
        return tree_of(data, name, self.remarks)


def open_package(data: bytes, remarks: Notebook) -> Package:
    """Open a document's zip.

    Raises:
        Unreadable: it is locked, broken, or made to do harm; the note says which.
    """
    if data.startswith(COMPOUND):
        raise locked(remarks) if LOCKED in data else _old(remarks)
    try:
        archive = opened_zip(data)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError) as problem:
        raise refusal(
            remarks,
            f"this is no word processor's file: {problem}",
            "ask for the file again, or save it anew as .docx, .odt or .txt",
        ) from None
    _check_directory(archive, remarks)
    return Package(remarks=remarks, archive=archive)


def tree_of(data: bytes, name: str, remarks: Notebook) -> etree._Element:
    """Parse XML that may neither fetch anything nor grow.

    Raises:
        Unreadable: it is no XML, or its document type has entities, which are there
            to expand, or leads out of the file. Word declares none (ECMA-376 part 2,
            8.2.3); OpenOffice 1 and 2 only name theirs.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as problem:
        raise refusal(
            remarks,
            f'its part "{name}" is not XML: {problem.msg}',
            "open it in a word processor and save it anew",
        ) from None
    if _reaches_out(root.getroottree().docinfo):
        raise _trap(remarks, f'its part "{name}" declares a document type')
    return root


def _reaches_out(found: etree.DocInfo) -> bool:
    """Say whether a document type may expand, or lead to a file or address."""
    declared = found.internalDTD
    entities = declared is not None and any(declared.iterentities())
    return entities or any(mark in (found.system_url or "") for mark in "/\\:")


def _check_directory(archive: zipfile.ZipFile, remarks: Notebook) -> None:
    """Refuse by the directory alone, before anything is unpacked."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise locked(remarks)
    if len(parts) > MOST_PARTS:
        raise _trap(remarks, f"it has {len(parts)} parts")
    if len({part.filename for part in parts}) < len(parts):
        raise _trap(remarks, "two of its parts have one name")
    size = sum(part.file_size for part in parts)
    if size > MOST_BYTES:
        raise _trap(remarks, f"it would unpack to {size / 1e6:.0f} MB")
    for part in parts:
        shrunk = max(part.compress_size, 1) * MOST_SHRINK
        if part.file_size > max(shrunk, SMALL):
            raise _trap(
                remarks, f'its part "{part.filename}" would unpack beyond reason'
            )


def locked(remarks: Notebook) -> Unreadable:
    """Return the refusal of a file with a password."""
    return refusal(
        remarks,
        "the file is locked with a password",
        "open it in a word processor and save it without one",
    )


def _old(remarks: Notebook) -> Unreadable:
    return refusal(
        remarks,
        "this is an old Word file (.doc)",
        "open it in Word or LibreOffice and save it as .docx",
    )


def _trap(remarks: Notebook, what: str) -> Unreadable:
    return refusal(
        remarks,
        f"the file is not safe to open: {what}",
        "ask who sent it for the words as plain text",
    )
