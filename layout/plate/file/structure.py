"""A tree of elements written as a PDF's structure tree (ISO 32000-1, 14.7)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from layout.plate.file.tagging import Content, StructureElement

# What a reader is told of an element besides its kind (14.8.5).
COLUMN = Dictionary(O=Name.Table, Scope=Name.Column)
NUMBERED = Dictionary(O=Name.List, ListNumbering=Name.Decimal)
BULLETED = Dictionary(O=Name.List, ListNumbering=Name.Disc)

Links = Mapping[tuple[int, int], Object]


def links_of(whole: Pdf) -> dict[tuple[int, int], Object]:
    """Return the annotations of a file's pages by (place of the page, number there)."""
    return {
        (place, int(annotation.StructParent)): annotation
        for place, page in enumerate(whole.pages)
        for annotation in page.obj.get("/Annots", Array())
    }


def write_structure(whole: Pdf, document: StructureElement, links: Links) -> None:
    """Give a file its structure tree, and every content and link its parent there."""
    root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    writer = _StructureWriter(whole, links)
    root.K = Array([writer.write(document, root)])
    numbers = Array()
    for place, page in enumerate(whole.pages):
        parents = writer.parents[place]
        page.obj.StructParents = place
        order = Array([parents[number] for number in range(len(parents))])
        numbers.extend(Array([place, whole.make_indirect(order)]))
    for key, (link, element) in enumerate(writer.linked, start=len(whole.pages)):
        link.StructParent = key
        numbers.extend(Array([key, element]))
    root.ParentTree = whole.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(whole.pages) + len(writer.linked)
    whole.Root.StructTreeRoot = root
    whole.Root.MarkInfo = Dictionary(Marked=True)


class _StructureWriter:
    """Writes elements; `parents` are those of each page's contents by number."""

    def __init__(self, whole: Pdf, links: Links) -> None:
        self._whole = whole
        self._pages = [page.obj for page in whole.pages]
        self._links = links
        self.parents: dict[int, dict[int, Object]] = defaultdict(dict)
        self.linked: list[tuple[Object, Object]] = []

    def write(self, element: StructureElement, parent: Object) -> Object:
        """Return an element as an object of the file, with all that it holds."""
        made = self._whole.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}"), P=parent)
        )
        home = _home(element)
        if home is not None:
            made.Pg = self._pages[home]
        for key, value in _entries(element):
            made[key] = value
        made.K = Array([*self._references(element, made), *self._kids(element, made)])
        return made

    def _references(self, element: StructureElement, made: Object) -> Iterator[Object]:
        for place, number in element.links:
            link = self._links[place, number]
            self.linked.append((link, made))
            yield Dictionary(Type=Name.OBJR, Obj=link, Pg=self._pages[place])

    def _kids(self, element: StructureElement, made: Object) -> Iterator[Object | int]:
        home = _home(element)
        for kid in element.kids:
            if isinstance(kid, StructureElement):
                yield self.write(kid, made)
                continue
            self.parents[kid.page][kid.number] = made
            if kid.page == home:
                yield kid.number
            else:
                page = self._pages[kid.page]
                yield Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)


def _home(element: StructureElement) -> int | None:
    """Return the page that an element begins on, if it holds contents itself."""
    return next((kid.page for kid in element.kids if isinstance(kid, Content)), None)


def _entries(element: StructureElement) -> Iterator[tuple[str, Object]]:
    if element.title:
        yield "/T", String(element.title)
    if element.lang:
        yield "/Lang", String(element.lang)
    if element.alt:
        yield "/Alt", String(element.alt)
    if element.box:
        box = Array([round(side, 3) for side in element.box])
        yield "/A", Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    if element.kind == "TH":
        yield "/A", COLUMN
    if element.kind == "L":
        yield "/A", NUMBERED if element.ordered else BULLETED
