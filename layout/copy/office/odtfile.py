"""An OpenDocument file opened: a package of parts, or one piece of XML."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from layout.copy.office.package import Package, locked, open_package, tree_of
from layout.copy.office.wordxml import local, named
from layout.notebook import Notebook

PACKED: Final = b"PK\x03\x04"
LISTS: Final = frozenset(["list", "ordered-list", "unordered-list"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatFile:
    """A file that is one piece of XML (.fodt), looked at as a package would be."""

    remarks: Notebook
    root: etree._Element
    names: tuple[str, ...] = ()

    def read(self, name: str) -> bytes | None:
        """Return nothing: pictures stand in the text itself."""
        return None

    def xml(self, name: str) -> etree._Element | None:
        """Return the whole, which has both text and styles."""
        return self.root if name in ("content.xml", "styles.xml") else None


def opened_file(data: bytes, remarks: Notebook) -> Package | FlatFile:
    """Open a file as what its first bytes say it is."""
    if data.startswith(PACKED):
        return open_package(data, remarks)
    return FlatFile(remarks=remarks, root=tree_of(data, "content", remarks))


def body_of(content: etree._Element) -> etree._Element | None:
    """Return what holds the text; OpenOffice 1 has it in the body itself."""
    for body in named(content, "body"):
        inside = [child for child in body if local(child)]
        texts = [child for child in inside if local(child) == "text"]
        if texts:
            return texts[0]
        if any(local(child) in ("p", "h", *LISTS) for child in inside):
            return body
    return None


def check_lock(package: Package | FlatFile) -> None:
    """Refuse a file whose parts are encrypted (OpenDocument 1.3 part 2, 4.4)."""
    manifest = package.xml("META-INF/manifest.xml")
    if manifest is not None and named(manifest, "encryption-data"):
        raise locked(package.remarks)
