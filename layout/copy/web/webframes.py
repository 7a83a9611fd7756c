"""Old pages made regular: tables that only frame columns, credits without a label."""

import re

from lxml import html

# A cell of a table of facts is short; one of a frame holds a column of the page.
FRAME_WORDS = 60
FRAMED = ("table", "p", "h1", "h2", "h3", "ul", "form", "blockquote")
PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th")
CREDITS = re.compile(
    r"(?:^|[-_\s])(?:credit|credits|photographer|photo-?credit|image-?credit|attribution)"
    r"(?:$|[-_\s])",
    re.IGNORECASE,
)
LABELLED = re.compile(
    r"^\W*(?:photo|picture|image|illustration|credit|©)", re.IGNORECASE
)


def unframe(body: html.HtmlElement) -> None:
    """Make plain blocks of tables that frame the page instead of listing facts."""
    for table in reversed(list(body.iter("table"))):
        if _is_frame(table):
            # The cells' own tables have been seen before: inner ones come last.
            for part in [table, *table.iter(*PARTS[1:])]:
                if next(part.iterancestors("table"), table) is table or part is table:
                    part.tag = "div"


def _is_frame(table: html.HtmlElement) -> bool:
    cells = [
        cell
        for cell in table.iter("td", "th")
        if next(cell.iterancestors("table"), None) is table
    ]
    if any(cell.tag == "th" for cell in cells):
        return False
    return any(
        next(cell.iter(*FRAMED), None) is not None
        or len(" ".join(cell.itertext()).split()) > FRAME_WORDS
        for cell in cells
    )


def mark_credits(body: html.HtmlElement) -> None:
    """Label the name of a photographer that a page only marks by its class."""
    for figure in body.iter("figure", "figcaption"):
        for element in figure.iter("span", "small", "em", "cite", "p", "div"):
            named = CREDITS.search(element.get("class") or "")
            words = " ".join(element.itertext()).strip()
            if named and words and not LABELLED.match(words):
                # In brackets, as captions have it, and so told from the caption.
                element.text = f" (Photo: {element.text or ''}"
                element.append(html.fromstring("<span>)</span>"))
                element.attrib.pop("class")
