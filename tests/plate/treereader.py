"""Reads a tagged PDF as a screen reader does: by its structure, not by its looks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

PAINTING = frozenset(
    ("Tj", "TJ", "S", "s", "f", "f*", "B", "B*", "b", "b*", "sh", "Do")
)
# Elements that are read apart from their neighbours; all others are parts of a line.
BLOCKS = re.compile(r"/(P|H\d|LI|Lbl|LBody|TD|TH|TR|Table|L|BlockQuote|Caption|Figure)")


@dataclass(slots=True)
class Page:
    """A page's marked contents by number, and what is painted outside of any."""

    texts: dict[int, str] = field(default_factory=dict)
    stray: list[str] = field(default_factory=list)
    artifacts: str = ""


@dataclass(slots=True)
class Node:
    """An element with the text of its own contents in place of them.

    `facts` are its entries and attributes that are names, texts or numbers.
    """

    kind: str
    kids: "list[Node | str]"
    facts: dict[str, str]
    box: tuple[float, ...] = ()

    @property
    def nodes(self) -> "Iterator[Node]":
        return (kid for kid in self.kids if isinstance(kid, Node))

    def walk(self) -> "Iterator[Node]":
        for kid in self.nodes:
            yield kid
            yield from kid.walk()

    def text(self, without: tuple[str, ...] = ()) -> str:
        """Return all that is read of it; soft hyphens join what they part."""
        parts = []
        for kid in self.kids:
            if isinstance(kid, str):
                parts.append(kid)
            elif kid.kind not in without:
                inner = kid.text(without)
                parts.append(f"\n{inner}\n" if BLOCKS.match(f"/{kid.kind}") else inner)
        return "".join(parts).replace("\u00ad", "")


def read_tree(path: Path) -> tuple[Node, list[Page]]:
    """Return a file's structure and its pages."""
    with pikepdf.open(path) as pdf:
        pages = [_page(page) for page in pdf.pages]
        places = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        (document,) = pdf.Root.StructTreeRoot.K
        used: set[tuple[int, int]] = set()
        tree = _Reader(pages, places, used).node(document, None)
        _check_parents(pdf, document)
        drawn = {(at, number) for at, page in enumerate(pages) for number in page.texts}
        assert used == drawn, "a content is in no element"
    return tree, pages


class _Reader:
    def __init__(
        self,
        pages: list[Page],
        places: dict[tuple[int, int], int],
        used: set[tuple[int, int]],
    ) -> None:
        self._pages, self._places, self._used = pages, places, used

    def node(self, entry: Object, home: Object | None) -> Node:
        home = entry.get("/Pg", home)
        kids: list[Node | str] = []
        held = entry.get("/K", Array())
        for kid in held if isinstance(held, Array) else [held]:
            if not isinstance(kid, Dictionary):
                assert home is not None
                kids.append(self._text(home, int(kid)))
            elif kid.get("/Type") == "/MCR":
                kids.append(self._text(kid.Pg, int(kid.MCID)))
            elif kid.get("/Type") != "/OBJR":
                assert kid.P.objgen == entry.objgen
                kids.append(self.node(kid, home))
        return Node(str(entry.S).lstrip("/"), kids, *_facts(entry))

    def _text(self, page: Object, number: int) -> str:
        place = self._places[page.objgen]
        assert (place, number) not in self._used, "a content is in two elements"
        self._used.add((place, number))
        return self._pages[place].texts[number]


def _facts(entry: Object) -> tuple[dict[str, str], tuple[float, ...]]:
    told = dict(entry.items()) | dict(entry.get("/A", Dictionary()).items())
    box = tuple(map(float, told.get("/BBox", Array())))
    named = ("/T", "/Alt", "/Lang", "/Scope", "/ListNumbering")
    return {key.lstrip("/"): str(told[key]) for key in named if key in told}, box


def _check_parents(pdf: Pdf, document: Object) -> None:
    """The parent tree leads from each content and link back to its element."""
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    parents = {
        int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)
    }
    for page in pdf.pages:
        for number, element in enumerate(parents[int(page.obj.StructParents)]):
            held = [
                kid
                for kid in element.K
                if (
                    kid == number
                    if isinstance(kid, int)
                    else kid.get("/MCID") == number
                )
            ]
            assert held, "the parent tree names an element that does not hold it"
        for link in page.obj.get("/Annots", Array()):
            element = parents[int(link.StructParent)]
            assert element.S == "/Link"
            assert link.objgen in [
                kid.Obj.objgen
                for kid in element.K
                if isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR"
            ]
            assert str(link.Contents)


def _page(page: pikepdf.Page) -> Page:
    fonts = {
        name: _letters(font)
        for name, font in page.obj.Resources.get("/Font", Dictionary()).items()
    }
    found = Page()
    stack: list[int | str | None] = []
    said: list[str | None] = []
    font: dict[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = list(instruction.operands), instruction.operator
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else Dictionary()
                number = properties.get("/MCID")
                artifact = "artifact" if operands[0] == Name.Artifact else None
                stack.append(artifact if number is None else int(number))
                said.append(_actual(properties))
                if number is not None:
                    found.texts[int(number)] = ""
                if said[-1] is not None:
                    _say(found, stack, said[-1])
            case "EMC":
                stack.pop()
                said.pop()
            case "Tf":
                font = fonts[str(operands[0])]
            case "TJ":
                if not any(text is not None for text in said):
                    _say(found, stack, _shown(operands[0], font))
        if str(operator) in PAINTING and not any(kind is not None for kind in stack):
            found.stray.append(str(operator))
    assert not stack
    return found


def _actual(properties: Object) -> str | None:
    text = properties.get("/ActualText")
    return None if text is None else str(text)


def _say(page: Page, stack: list[int | str | None], text: str | None) -> None:
    kinds = [kind for kind in stack if kind is not None]
    if kinds and isinstance(kinds[-1], int):
        page.texts[kinds[-1]] += text or ""
    else:
        page.artifacts += text or ""


def _letters(font: Object) -> dict[int, str]:
    cmap = font.ToUnicode.read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", cmap)
    return {int(g, 16): bytes.fromhex(code).decode("utf-16-be") for g, code in pairs}


def _shown(array: Object, font: dict[int, str]) -> str:
    codes = b"".join(bytes(item) for item in array if isinstance(item, String))
    return "".join(
        font[int.from_bytes(codes[at : at + 2], "big")]
        for at in range(0, len(codes), 2)
    )
