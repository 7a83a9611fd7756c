"""OpenDocument files out of descriptions, written as LibreOffice writes them."""

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
from tests.copy.office.wordmaking import zipped

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    (
        *(
            f'xmlns:{name}="{OASIS}:{name}:1.0"'
            for name in ("office", "text", "table", "style", "manifest")
        ),
        f'xmlns:draw="{OASIS}:drawing:1.0"',
        f'xmlns:fo="{OASIS}:xsl-fo-compatible:1.0"',
        f'xmlns:svg="{OASIS}:svg-compatible:1.0"',
        'xmlns:xlink="http://www.w3.org/1999/xlink"',
        'xmlns:dc="http://purl.org/dc/elements/1.1/"',
    )
)
LOOKS = {
    "bold": 'fo:font-weight="bold"',
    "italic": 'fo:font-style="italic"',
    "raised": 'style:text-position="super 58%"',
    "strike": 'style:text-line-through-style="solid"',
    "hidden": 'text:display="none"',
}
# A newsroom's styles, and what they are based on; the others are the format's own.
PARENTS = {"Courier Crosshead": "Heading_20_2", "Courier Copy": "Standard"}
OWN = ("Title", "Subtitle", "Byline", "Kicker", "Caption", "Quotations", "Standard")
NAMES = {"caption": "Caption", "Quote": "Quotations"}


def opendocument_file(description: str, parts: dict[str, bytes] | None = None) -> bytes:
    """Return an .odt; `parts` are added to it, or take the place of its own."""
    kept = Kept()
    changes: list[str] = []
    body = "".join(_block(b, kept, changes) for b in taken_apart(description))
    tracked = f"<text:tracked-changes>{''.join(changes)}</text:tracked-changes>"
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{_looks()}"
        f"</office:automatic-styles><office:body><office:text>{tracked}{body}"
        "</office:text></office:body></office:document-content>"
    )
    whole = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "styles.xml": _styles().encode(),
    }
    whole |= {f"Pictures/{name}": painted(name) for name in kept.pictures}
    return zipped(whole | (parts or {}))


def _block(block: Paragraph | Table, kept: Kept, changes: list[str]) -> str:
    if isinstance(block, Table):
        rows = (
            "".join(
                f"<table:table-cell><text:p>{_line(cell, kept, changes)}</text:p>"
                "</table:table-cell>"
                for cell in row
            )
            for row in block.rows
        )
        inside = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
        return f"<table:table>{inside}</table:table>"
    text = "".join(_piece(piece, kept, changes) for piece in block.pieces)
    if block.level:
        style = "Numbers" if block.numbered else "Bullets"
        opened = f'<text:list text:style-name="{style}"><text:list-item>'
        before = opened + "<text:list><text:list-item>" * (block.level - 1)
        after = "</text:list-item></text:list>" * block.level
        return f"{before}<text:p>{text}</text:p>{after}"
    style = NAMES.get(block.style, block.style).replace(" ", "_20_") or "Standard"
    if block.style.lower().startswith("heading"):
        level = block.style[-1]
        return (
            f'<text:h text:style-name="Heading_20_{level}" '
            f'text:outline-level="{level}">{text}</text:h>'
        )
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _line(text: str, kept: Kept, changes: list[str]) -> str:
    return "".join(_piece(piece, kept, changes) for piece in pieces(text))


def _piece(piece: Piece, kept: Kept, changes: list[str]) -> str:
    words = escape(piece.words)
    if piece.kind in ("ins", "del"):
        return _change(piece, changes)
    plain = {
        "text": words.replace("  ", ' <text:s text:c="1"/>'),
        "field": f"<text:sequence>{words}</text:sequence>",
        "formula": words,
        "box": f"<draw:frame><draw:text-box><text:p>{words}</text:p></draw:text-box>"
        "</draw:frame>",
        "br": "<text:line-break/>",
        "note": f"<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"<text:p>{words}</text:p></text:note-body></text:note>",
        "comment": f"<office:annotation><dc:creator>{piece.detail}</dc:creator>"
        f"<text:p>{words}</text:p></office:annotation>",
        "link": f'<text:a xlink:href="{piece.detail}">{words}</text:a>',
        "picture": _picture(f"Pictures/{piece.detail}", words),
        "linked": _picture(piece.detail, words),
    }
    kept.pictures += [piece.detail] if piece.kind == "picture" else []
    styled = f'<text:span text:style-name="{piece.kind}">{words}</text:span>'
    return plain.get(piece.kind, styled)


def _picture(goal: str, alt: str) -> str:
    return (
        f'<draw:frame><draw:image xlink:href="{goal}"/><svg:desc>{alt}</svg:desc>'
        "</draw:frame>"
    )


def _change(piece: Piece, changes: list[str]) -> str:
    number = f"ct{len(changes) + 1}"
    words = escape(piece.words)
    who = f"<office:change-info><dc:creator>{piece.detail}</dc:creator>"
    what = "insertion" if piece.kind == "ins" else "deletion"
    gone = f"<text:p>{words}</text:p>" if piece.kind == "del" else ""
    changes.append(
        f'<text:changed-region text:id="{number}"><text:{what}>{who}'
        f"</office:change-info>{gone}</text:{what}></text:changed-region>"
    )
    mark = f'text:change-id="{number}"/>'
    if piece.kind == "del":
        return f"<text:change {mark}"
    return f"<text:change-start {mark}{words}<text:change-end {mark}"


def _looks() -> str:
    looks = "".join(
        f'<style:style style:name="{name}" style:family="text">'
        f"<style:text-properties {look}/></style:style>"
        for name, look in LOOKS.items()
    )
    for name, kind in (("Bullets", "bullet"), ("Numbers", "number")):
        levels = "".join(
            f'<text:list-level-style-{kind} text:level="{level}"/>'
            for level in (1, 2, 3)
        )
        looks += f'<text:list-style style:name="{name}">{levels}</text:list-style>'
    return looks


def _styles() -> str:
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"/>' for name in OWN
    )
    for level in (1, 2, 3):
        styles += (
            f'<style:style style:name="Heading_20_{level}" '
            f'style:display-name="Heading {level}" style:family="paragraph"/>'
        )
    for name, parent in PARENTS.items():
        styles += (
            f'<style:style style:name="{name.replace(" ", "_20_")}" '
            f'style:display-name="{name}" style:parent-style-name="{parent}"/>'
        )
    return (
        f"<office:document-styles {SPACES}><office:styles>{styles}</office:styles>"
        "</office:document-styles>"
    )
