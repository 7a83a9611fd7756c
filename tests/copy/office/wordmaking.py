"""Word files out of descriptions, written as Word writes them."""

import io
import zipfile
from html import escape

from tests.copy.office.descriptions import (
    Kept,
    Paragraph,
    Piece,
    Table,
    painted,
    pieces,
    taken_apart,
)

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WHEN = 'w:date="2019-03-01T09:00:00Z"'
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Default Extension="jpg" ContentType="image/jpeg"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
# Styles of Word's own, and a newsroom's that are based on them.
STYLES = {
    **dict.fromkeys(
        ("Title", "Subtitle", "caption", "Quote", "Byline", "Kicker"), "Normal"
    ),
    **{f"heading {level}": "Normal" for level in (1, 2, 3)},
    "Courier Crosshead": "heading 2",
    "Courier Copy": "Normal",
    "Normal": "",
}
RUN = {
    "bold": "<w:b/>",
    "italic": "<w:i/>",
    "raised": '<w:vertAlign w:val="superscript"/>',
    "strike": "<w:strike/>",
    "hidden": "<w:vanish/>",
}


def word_file(description: str, parts: dict[str, bytes] | None = None) -> bytes:
    """Return a .docx; `parts` are added to it, or take the place of its own."""
    kept = Kept()
    body = "".join(_block(block, kept) for block in taken_apart(description))
    files = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": _rels([("rId1", "officeDocument", "word/document.xml", False)]),
        "word/document.xml": (
            f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        ),
        "word/styles.xml": _styles(),
        "word/numbering.xml": _numbering(),
        "word/footnotes.xml": _notes(kept),
        "word/comments.xml": _comments(kept),
        "word/_rels/document.xml.rels": _document_rels(kept),
    }
    whole = {name: text.encode() for name, text in files.items()}
    whole |= {f"word/media/{name}": painted(name) for name in kept.pictures}
    return zipped(whole | (parts or {}))


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip of files, the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _block(block: Paragraph | Table, kept: Kept) -> str:
    if isinstance(block, Table):
        rows = ("".join(_cell(cell, kept) for cell in row) for row in block.rows)
        return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    properties = ""
    if block.style:
        properties = f'<w:pStyle w:val="{_id(block.style)}"/>'
    if block.level:
        number = 2 if block.numbered else 1
        properties += (
            f'<w:numPr><w:ilvl w:val="{block.level - 1}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>'
        )
    text = "".join(_piece(piece, kept) for piece in block.pieces)
    return f"<w:p><w:pPr>{properties}</w:pPr>{text}</w:p>"


def _cell(text: str, kept: Kept) -> str:
    inside = "".join(_piece(piece, kept) for piece in pieces(text))
    return f"<w:tc><w:p>{inside}</w:p></w:tc>"


def _run(words: str, properties: str = "", tag: str = "t") -> str:
    text = f'<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{text}</w:r>"


def _piece(piece: Piece, kept: Kept) -> str:
    words, who = piece.words, f'w:id="9" w:author="{piece.detail}" {WHEN}'
    plain = {
        "ins": f"<w:ins {who}>{_run(words)}</w:ins>",
        "del": f"<w:del {who}>{_run(words, tag='delText')}</w:del>",
        "field": f'<w:fldSimple w:instr=" SEQ ">{_run(words)}</w:fldSimple>',
        "formula": f"<m:oMath><m:r><m:t>{escape(words)}</m:t></m:r></m:oMath>",
        "box": _box(words),
        "br": "<w:r><w:br/></w:r>",
    }
    if piece.kind in ("note", "comment", "link", "picture", "linked"):
        return _referred(piece, kept)
    return plain.get(piece.kind) or _run(words, RUN.get(piece.kind, ""))


def _referred(piece: Piece, kept: Kept) -> str:
    """Keep what stands in another part, and return what refers to it."""
    if piece.kind == "note":
        kept.notes.append(piece.words)
        return f'<w:r><w:footnoteReference w:id="{len(kept.notes)}"/></w:r>'
    if piece.kind == "comment":
        kept.comments.append((piece.detail, piece.words))
        return f'<w:r><w:commentReference w:id="{len(kept.comments)}"/></w:r>'
    if piece.kind == "picture":
        kept.pictures.append(piece.detail)
        return _drawing(f'r:embed="rPicture{len(kept.pictures)}"', piece.words)
    kept.links.append(piece.detail)
    link = f"rLink{len(kept.links)}"
    if piece.kind == "linked":
        return _drawing(f'r:link="{link}"', piece.words)
    return f'<w:hyperlink r:id="{link}">{_run(piece.words)}</w:hyperlink>'


def _box(words: str) -> str:
    inside = f"<w:txbxContent><w:p>{_run(words)}</w:p></w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


def _drawing(blip: str, alt: str) -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="" descr="{escape(alt)}"/>'
        "<a:graphic><a:graphicData><pic:pic><pic:blipFill>"
        f"<a:blip {blip}/></pic:blipFill></pic:pic></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


def _id(name: str) -> str:
    return name.title().replace(" ", "")


def _styles() -> str:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{_id(name)}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{_id(parent)}"/>' if parent else "")
        + "</w:style>"
        for name, parent in STYLES.items()
    )
    return f"<w:styles {SPACES}>{styles}</w:styles>"


def _numbering() -> str:
    text = ""
    for number, form in ((1, "bullet"), (2, "decimal")):
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>'
            for level in range(3)
        )
        text += f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
    for number in (1, 2):
        text += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f"<w:numbering {SPACES}>{text}</w:numbering>"


def _notes(kept: Kept) -> str:
    notes = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>'
        f"{_run(' ' + text)}</w:p></w:footnote>"
        for number, text in enumerate(kept.notes, 1)
    )
    return f"<w:footnotes {SPACES}>{notes}</w:footnotes>"


def _comments(kept: Kept) -> str:
    comments = "".join(
        f'<w:comment w:id="{number}" w:author="{who}">'
        f"<w:p>{_run(text)}</w:p></w:comment>"
        for number, (who, text) in enumerate(kept.comments, 1)
    )
    return f"<w:comments {SPACES}>{comments}</w:comments>"


def _document_rels(kept: Kept) -> str:
    names = ("styles", "numbering", "footnotes", "comments")
    rels = [(f"r{name}", name, f"{name}.xml", False) for name in names]
    for number, name in enumerate(kept.pictures, 1):
        rels.append((f"rPicture{number}", "image", f"media/{name}", False))
    for number, goal in enumerate(kept.links, 1):
        rels.append((f"rLink{number}", "hyperlink", goal, True))
    return _rels(rels)


def _rels(rels: list[tuple[str, str, str, bool]]) -> str:
    text = "".join(
        f'<Relationship Id="{key}" Type="{RELS}/{kind}" Target="{escape(goal)}"'
        + (' TargetMode="External"/>' if outside else "/>")
        for key, kind, goal, outside in rels
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{text}</Relationships>'
