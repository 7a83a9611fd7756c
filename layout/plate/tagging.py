"""The pages' structure trees put together as one (ISO 32000-2, 14.7)."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf


def join_tags(whole: Pdf, sources: list[Pdf]) -> None:
    """Give `whole`, whose pages came from `sources`, one structure tree.

    Each source has one page and one Document element. The parent tree's keys are
    the page's number, then one more for each link.
    """
    root = whole.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = whole.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array())
    )
    numbers = Array()
    links: list[tuple[Object, Object]] = []
    for number, source in enumerate(sources):
        page = whole.pages[number].obj
        tree = _copied(whole, source)
        for child in tree.K[0].K:
            child.P = document
            document.K.append(child)
        _own_ids(document, number, tree)
        nums = tree.ParentTree.Nums
        numbers.extend(Array([number, nums[1]]))
        page.StructParents = number
        links.extend(_links(page, nums))
    for key, (annotation, element) in enumerate(links, start=len(sources)):
        annotation.StructParent = key
        numbers.extend(Array([key, element]))
    root.K = Array([document])
    root.ParentTree = whole.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(sources) + len(links)
    whole.Root.StructTreeRoot = root
    whole.Root.MarkInfo = Dictionary(Marked=True)


def _copied(whole: Pdf, source: Pdf) -> Object:
    """Copy a page's tree; its references to the page find the page already there."""
    return whole.copy_foreign(source.Root.StructTreeRoot)


def _links(page: Object, nums: Object) -> Iterator[tuple[Object, Object]]:
    """Yield the page's link annotations with the structure elements they belong to."""
    parents = {int(nums[at]): nums[at + 1] for at in range(2, len(nums), 2)}
    for annotation in page.get("/Annots", Array()):
        if "/StructParent" in annotation:
            yield annotation, parents[int(annotation.StructParent)]


def _own_ids(document: Object, number: int, tree: Object) -> None:
    """Make the names by which table cells find their heads the page's own."""
    for table in _tables(tree.K[0]):
        for cell in _cells(table):
            if "/ID" in cell:
                cell.ID = f"{number}-{cell.ID!s}"
            heads = cell.get("/A", Dictionary()).get("/Headers")
            if heads is not None:
                cell.A.Headers = Array([f"{number}-{head!s}" for head in heads])


def _tables(element: Object, depth: int = 0) -> Iterator[Object]:
    """Yield the tables; they are never deep in a page."""
    for child in element.get("/K", Array()):
        if not isinstance(child, Dictionary) or child.get("/Type") == "/OBJR":
            continue
        if child.get("/S") == "/Table":
            yield child
        elif depth < 3 and isinstance(child.get("/K"), Array):
            yield from _tables(child, depth + 1)


def _cells(element: Object) -> Iterator[Object]:
    for child in element.get("/K", Array()):
        if isinstance(child, Dictionary) and "/S" in child:
            if child.S in (Name.TH, Name.TD):
                yield child
            elif isinstance(child.get("/K"), Array):
                yield from _cells(child)
