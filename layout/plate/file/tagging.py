"""The pages' tags put together as one tree, in the order in which it is read.

A newspaper's page is no unit of reading: a story may go on elsewhere, and a paragraph
is cut wherever a column ends. So each story is one article, its copy in the order of
its file with nothing in between (PDF/UA-1, 7.2), whole paragraphs, whole lists; what
only leads from page to page comes after. Headings are levelled so that none skips a
level (7.4.2), whatever is on the pages.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from layout.plate.tags import Tag

HEADINGS = {f"H{level}": level for level in range(1, 7)}


@dataclass(frozen=True, slots=True)
class Content:
    """A marked content: `page` is its place in the file, `number` its MCID."""

    page: int
    number: int


@dataclass(slots=True, kw_only=True)
class StructureElement:
    """A structure element while the tree is put together; see `Tag`.

    `links` are (place of the page, number of the annotation there).
    """

    kind: str
    kids: "list[StructureElement | Content]" = field(default_factory=list)
    links: list[tuple[int, int]] = field(default_factory=list)
    line: int = 0
    cut: bool = False
    key: str = ""
    title: str = ""
    lang: str = ""
    alt: str = ""
    ordered: bool = False
    box: tuple[float, ...] = ()

    @property
    def elements(self) -> "Iterator[StructureElement]":
        """The kids that are elements."""
        return (kid for kid in self.kids if isinstance(kid, StructureElement))


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedPage:
    """A page's tags, its section's title, its stories' headlines by slug.

    `links` are the numbers of the links that the page has in the file.
    """

    section: str
    headlines: Mapping[str, str]
    tags: Sequence[Tag]
    links: frozenset[int]


def join_tags(pages: Iterable[TaggedPage]) -> StructureElement:
    """Return the document: sections, and in them stories and what is about them."""
    document = StructureElement(kind="Document")
    stories: dict[str, StructureElement] = {}
    for place, page in enumerate(pages):
        last = document.kids[-1] if document.kids else None
        if not isinstance(last, StructureElement) or last.title != page.section:
            last = StructureElement(kind="Sect", title=page.section)
            document.kids.append(last)
        for tag in page.tags:
            element = _element(tag, place, page.links)
            first = stories.get(element.key) if element.key else None
            if first is not None:
                first.kids += element.kids
                continue
            if element.key:
                element.title = page.headlines.get(element.key, "")
                stories[element.key] = element
            last.kids.append(element)
    for story in stories.values():
        story.kids = _in_order(story.kids)
    document.kids = [section for section in document.elements if section.kids]
    _level(document)
    return document


def _element(tag: Tag, place: int, links: frozenset[int]) -> StructureElement:
    """Return a page's tag as an element of the file."""
    kids: list[StructureElement | Content] = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            kids += _kept(_element(kid, place, links))
        else:
            kids.append(Content(place, kid))
    return StructureElement(
        kind=tag.kind,
        kids=kids,
        links=[(place, number) for number in tag.links if number in links],
        line=tag.line,
        cut=tag.cut,
        key=tag.key,
        lang=tag.lang,
        alt=tag.alt,
        ordered=tag.ordered,
        box=tag.box,
    )


def _kept(element: StructureElement) -> "list[StructureElement | Content]":
    """Return an element, or what is in it if it is a link that leads nowhere."""
    dead = element.kind == "Link" and not element.links
    return element.kids if dead else [element]


def _in_order(
    kids: "list[StructureElement | Content]",
) -> "list[StructureElement | Content]":
    """Return a story's kids with its copy together, in the order of its source.

    Heading and first pictures come before, the rest of what is not copy after it.
    """
    copy = [kid for kid in kids if isinstance(kid, StructureElement) and kid.line]
    if not copy:
        return kids
    first = next(at for at, kid in enumerate(kids) if kid is copy[0])
    after = [
        kid
        for kid in kids[first:]
        if not isinstance(kid, StructureElement) or not kid.line
    ]
    whole = _joined(sorted(copy, key=lambda kid: kid.line))
    return [*kids[:first], *whole, *after]


def _joined(copy: Iterable[StructureElement]) -> list[StructureElement]:
    """Return blocks of copy, the parts of each one together."""
    whole: list[StructureElement] = []
    for kid in copy:
        last = whole[-1] if whole else None
        if last is None or last.kind != kid.kind:
            whole.append(kid)
        elif kid.kind in ("L", "BlockQuote"):
            # Neighbours in a column are one list already; so these were cut.
            _continue(last, kid)
        elif kid.cut and kid.line == last.line:
            last.kids += kid.kids
        else:
            whole.append(kid)
    return whole


def _continue(group: StructureElement, more: StructureElement) -> None:
    for part in more.elements:
        last = group.kids[-1] if group.kids else None
        if not (
            isinstance(last, StructureElement) and part.cut and part.line == last.line
        ):
            group.kids.append(part)
        elif part.kind == "LI":
            body = list(last.elements)[-1]
            body.kids += [kid for inner in part.elements for kid in inner.kids]
        else:
            last.kids += part.kids


def _level(document: StructureElement) -> None:
    """Give each heading the level of its depth below those before it."""
    above: list[int] = []
    for element in _walk(document):
        level = HEADINGS.get(element.kind)
        if level is None:
            continue
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        element.kind = f"H{len(above)}"


def _walk(element: StructureElement) -> Iterator[StructureElement]:
    for kid in element.elements:
        yield kid
        yield from _walk(kid)
