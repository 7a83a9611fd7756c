"""What every PDF/A asks for besides its own kind (ISO 19005-2 and -3).

Properties of XMP that the standard does not list are described in the file itself;
pictures are not to be smoothed; and a stream ends where its /Length says, which some
readers doubt if its last byte looks like a line's end.
"""

import zlib
from dataclasses import dataclass

from lxml import etree
from pikepdf import Name, Pdf, Stream

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
EXTENSION = "http://www.aiim.org/pdfa/ns/extension/"
SCHEMA = "http://www.aiim.org/pdfa/ns/schema#"
PROPERTY = "http://www.aiim.org/pdfa/ns/property#"
SPACES = {
    "rdf": RDF,
    "pdfaExtension": EXTENSION,
    "pdfaSchema": SCHEMA,
    "pdfaProperty": PROPERTY,
}
ENDS = (b"\r", b"\n")
# Of what holds type, an ICC profile or a picture.
BINARY = ("/Length1", "/N", "/Width")
PDFA = "{http://www.aiim.org/pdfa/ns/id/}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A property of XMP: its name, its type's name in XMP, and what it says."""

    name: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """A schema of XMP that a PDF/A has to describe (ISO 19005-2, 6.6.2.3.3)."""

    about: str
    space: str
    prefix: str
    properties: tuple[Property, ...]


PDFX = Schema(
    about="PDF/X identification",
    space="http://www.npes.org/pdfx/ns/id/",
    prefix="pdfxid",
    properties=(
        Property(
            name="GTS_PDFXVersion", kind="Text", about="the kind of PDF/X that this is"
        ),
    ),
)


PDFUA = Schema(
    about="PDF/UA identification",
    space="http://www.aiim.org/pdfua/ns/id/",
    prefix="pdfuaid",
    properties=(
        Property(
            name="part", kind="Integer", about="the part of PDF/UA that this keeps to"
        ),
    ),
)


def describe_schemas(whole: Pdf, schemas: tuple[Schema, ...]) -> None:
    """Add descriptions of schemas to a file's metadata, which are there already."""
    packet = whole.Root.Metadata.read_bytes()
    tree = etree.fromstring(packet).getroottree()
    described = etree.SubElement(
        tree.find(f".//{{{RDF}}}RDF"), f"{{{RDF}}}Description", nsmap=SPACES
    )
    described.set(f"{{{RDF}}}about", "")
    listed = _bag(described, f"{{{EXTENSION}}}schemas")
    for schema in schemas:
        _describe(_item(listed), schema)
    whole.Root.Metadata = Stream(
        whole, etree.tostring(tree), Type=Name.Metadata, Subtype=Name.XML
    )


def _describe(item: etree._Element, schema: Schema) -> None:
    _say(item, f"{{{SCHEMA}}}schema", schema.about)
    _say(item, f"{{{SCHEMA}}}namespaceURI", schema.space)
    _say(item, f"{{{SCHEMA}}}prefix", schema.prefix)
    listed = etree.SubElement(item, f"{{{SCHEMA}}}property")
    sequence = etree.SubElement(listed, f"{{{RDF}}}Seq")
    for one in schema.properties:
        own = _item(sequence)
        _say(own, f"{{{PROPERTY}}}name", one.name)
        _say(own, f"{{{PROPERTY}}}valueType", one.kind)
        _say(own, f"{{{PROPERTY}}}category", "internal")
        _say(own, f"{{{PROPERTY}}}description", one.about)


def _bag(parent: etree._Element, name: str) -> etree._Element:
    return etree.SubElement(etree.SubElement(parent, name), f"{{{RDF}}}Bag")


def _item(parent: etree._Element) -> etree._Element:
    item = etree.SubElement(parent, f"{{{RDF}}}li")
    item.set(f"{{{RDF}}}parseType", "Resource")
    return item


def _say(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = text


def settle(whole: Pdf) -> None:
    """Smooth no picture, and let no stream end in what looks like a line's end."""
    for found in whole.objects:
        if not isinstance(found, Stream):
            continue
        if bool(found.get("/Interpolate", False)):
            found.Interpolate = False
        if found.read_raw_bytes().endswith(ENDS):
            _end_otherwise(found)


def _end_otherwise(stream: Stream) -> None:
    """Give a stream another last byte, and the same meaning.

    The last byte of a deflated stream is a sum over its content. Operators and tables
    of characters may have white space more; type, profiles and pixels may not, and
    are stored as they are.
    """
    content = stream.read_bytes()
    if any(key in stream for key in BINARY):
        stream.write(content)
        return
    for count in range(1, 9):
        deflated = zlib.compress(content + b" " * count)
        if not deflated.endswith(ENDS):
            stream.write(deflated, filter=Name.FlateDecode)
            return
