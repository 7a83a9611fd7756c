"""Links between pages and out of the paper, and the bookmarks of sections and stories.

A link out of the paper is one that copy may have, whoever wrote the page: templates of
advertisements and styles may hold others, and they are taken out.
"""

from collections.abc import Iterable

from pikepdf import (
    Array,
    Dictionary,
    Name,
    Object,
    OutlineItem,
    Pdf,
    String,
    make_page_destination,
)

from layout.desk.articles.links import is_link
from layout.makeup.dummy import Page

GOTO = "goto:"
# Every annotation of a PDF/A says so, and that it is not hidden (ISO 19005-2, 6.3.2).
PRINT = 4


def link_pages(whole: Pdf, pages: tuple[Page, ...]) -> None:
    """Turn every `goto:<page>:<slug>` link into one to that page.

    A link to a page that is not in the file is taken out, and so is one that copy could
    not have (`layout.desk.articles.links`), or that does anything but lead somewhere.
    """
    places = {str(page.number): at for at, page in enumerate(pages)}
    for page in whole.pages:
        annotations = page.obj.get("/Annots")
        if annotations is None:
            continue
        kept = Array()
        for annotation in annotations:
            target = _target(annotation)
            if target in places:
                _lead(annotation, whole.pages[places[target]].obj, target)
            if target in places or (not target and _is_harmless(annotation)):
                annotation.F = PRINT
                kept.append(annotation)
        page.obj.Annots = kept


def _target(annotation: Object) -> str:
    uri = str(annotation.A.get("/URI", "")) if "/A" in annotation else ""
    return uri.removeprefix(GOTO).split(":")[0] if uri.startswith(GOTO) else ""


def _is_harmless(annotation: Object) -> bool:
    """Say whether a link leads to a place in the file, or where links may lead."""
    if annotation.get("/Subtype") != Name.Link or "/AA" in annotation:
        return False
    if "/A" not in annotation:
        return "/Dest" in annotation
    action = annotation.A
    if "/Next" in action:
        return False
    kind = action.get("/S")
    return kind == Name.GoTo or (kind == Name.URI and is_link(str(action.URI)))


def _lead(annotation: Object, page: Object, number: str) -> None:
    del annotation.A
    annotation.Dest = Array([page, Name.Fit])
    annotation.Contents = String(f"Page {number}")


def number_pages(whole: Pdf, pages: tuple[Page, ...]) -> None:
    """Call every page by its folio, whichever of them are in the file."""
    labels = Array()
    for at, page in enumerate(pages):
        if not at or page.number != pages[at - 1].number + 1:
            labels.extend(Array([at, Dictionary(S=Name.D, St=page.number)]))
    whole.Root.PageLabels = Dictionary(Nums=labels)


def outline(whole: Pdf, pages: tuple[Page, ...]) -> None:
    """Write bookmarks: sections in order, and in each its stories."""
    with whole.open_outline() as bookmarks:
        section = None
        for at, page in enumerate(pages):
            stories = _stories(page, at)
            if section is None or page.section != section.title:
                title = page.section or f"{page.number}"
                section = OutlineItem(title, make_page_destination(whole, at))
                bookmarks.root.append(section)
            section.children.extend(
                OutlineItem(title, make_page_destination(whole, number))
                for title, number in stories
            )


def _stories(page: Page, at: int) -> Iterable[tuple[str, int]]:
    return [(frame.headline, at) for frame in page.frames if frame.part == 0]
