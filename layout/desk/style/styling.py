"""A style's folder into a Stylebook."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

from layout.codes import Code
from layout.desk.files.checking import Checker
from layout.desk.files.decoding import LinedData, name_of, read_toml
from layout.desk.files.named import Wanted, located
from layout.desk.files.sources import nearest, read_bytes, read_text
from layout.desk.issue import Publication
from layout.desk.style.builtin import builtin_folder
from layout.desk.style.faces import FOLDER, FONTS, FontShelf, read_faces
from layout.desk.style.own_words import WORDS, check_words
from layout.desk.style.palette import Palette, read_palette
from layout.desk.style.proportions import disproportions
from layout.desk.style.stylefiles import hyphenation, style_files
from layout.desk.style.stylekeys import (
    ElementKeys,
    GridKeys,
    HeadKeys,
    StyleKeys,
)
from layout.desk.stylebook import (
    Element,
    HeadClass,
    HeadSize,
    Stylebook,
    Swatch,
)
from layout.disk.confined import climbs
from layout.disk.contents import is_file
from layout.disk.listing import matching
from layout.disk.unchanged import read_unchanged
from layout.errors import Defect, Unreadable
from layout.geometry import Grid
from layout.notebook import Notebook
from layout.notes import Note
from layout.units import points

STYLES = "styles"
STYLE = "style.toml"
RANKS = (1, 2, 3, 4, 5)
# What the later stages ask for by name.
ELEMENTS = [
    "paragraph",
    "paragraph_first",
    "paragraph_drop",
    "question",
    "crosshead",
    "item",
    "quote",
    "sign_off",
    "slogan",
    "stanza",
    "verse",
    "kicker",
    "headline",
    "standfirst",
    "byline",
    "caption",
    "credit",
    "pull_quote",
    "fact_title",
    "fact",
    "table_head",
    "table",
    "jump_line",
    "from_line",
    "folio",
    "folio_centre",
    "folio_right",
    "section_head",
    "nameplate",
    "ear",
    "ear_right",
    "pointer_head",
    "pointer",
    "masthead",
]
SWATCHES = ("ink", "paper")
# Elements that older styles do not have, and those that stand in for them.
STAND_INS = {
    "slogan": "crosshead",
    "stanza": "quote",
    "verse": "quote",
    "note": "sign_off",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """A style's folder and what its style.toml says.

    `home` is the folder with the `styles/` it is in.
    """

    home: Path
    folder: Path
    files: dict[str, str]
    keys: StyleKeys
    document: LinedData
    fonts: FontShelf
    palette: dict[str, Swatch]
    book: Notebook


def read_stylebook(style: str, publication: Path | None) -> Stylebook:
    """Read a style by its name: the publication's own, else a built-in one.

    Args:
        style: the name of a folder under `styles/`.
        publication: the publication's folder, if there is one. Its `fonts/` are used
            if it has any, whichever place the style comes from.

    Raises:
        Unreadable: there is no such style, or a file of it cannot be read.
        Refused: style.toml or fonts.toml has errors. Both carry every note there is.
    """
    book = Notebook()
    home = _home(style, publication)
    folder = home / STYLES / style
    fonts = read_faces(_home_of_fonts(publication), book)
    book = book.about(f"{STYLES}/{style}/{STYLE}")
    files = style_files(folder, home, book)
    document = read_toml(folder / STYLE, book, root=home)
    keys = None
    if document is not None:
        whole = _inherited(document, book)
        keys = Checker(document=whole, book=book).struct(StyleKeys, whole.data)
    if document is None or keys is None:
        book.close()
        raise Defect()
    colours = Palette(keys=keys.palette, document=document, book=book)
    read = _Style(
        home=home,
        folder=folder,
        files=files,
        keys=keys,
        document=document,
        fonts=fonts,
        palette=read_palette(colours),
        book=book,
    )
    _check_names(read)
    _check_numbers(read)
    check_words(read.keys.words, document, book)
    exceptions = _exceptions(read)
    book.close()
    # What was parsed is what has the digests.
    for name in (STYLE, read.keys.hyphenation.exceptions):
        if name in files:
            read_unchanged(folder / name, files[name])
    return _stylebook(style, read, exceptions)


def read_style(style: str, publication: Publication) -> Stylebook:
    """Read the style that a publication's issue is set in: as kept, or as it is.

    Raises what `read_stylebook` does.
    """
    return read_stylebook(style, publication.home_of(Path(STYLES, style, STYLE)))


def _home(style: str, publication: Path | None) -> Path:
    """Return the publication, or the built-in one, that has the style."""
    homes = [] if publication is None else [publication]
    homes.append(builtin_folder())
    if not climbs(style):
        for home in homes:
            if is_file(home / STYLES / style / STYLE):
                return home
    found = (p for home in homes for p in matching(home / STYLES, f"*/{STYLE}"))
    known = {path.parent.name for path in found}
    raise Unreadable(
        Note(
            code=Code.NO_STYLE,
            message=f'there is no style "{style}"',
            file=f"{STYLES}/{style}",
            hint=nearest(style, known),
        )
    )


def _home_of_fonts(publication: Path | None) -> Path:
    if publication is not None and is_file(publication / FOLDER / FONTS):
        return publication
    return builtin_folder()


def _inherited(document: LinedData, book: Notebook) -> LinedData:
    """Return the style with every element's `like` filled in."""
    elements = document.data.get("elements")
    if not isinstance(elements, dict):
        return document
    lent = {new: {"like": old} for new, old in STAND_INS.items() if old in elements}
    every: dict[str, object] = {**lent, **elements}
    full = {name: _filled(name, every, document, book) for name in every}
    data = {**document.data, "elements": full}
    return LinedData(data=data, lines=document.lines)


def _filled(
    name: str, elements: dict[str, object], document: LinedData, book: Notebook
) -> object:
    """Lay an element over what it is like, and that over what that is like."""
    chain: list[dict[str, object]] = []
    seen: list[str] = []
    link: object = name
    while isinstance(link, str) and link and link not in seen:
        entry = elements.get(link)
        if not isinstance(entry, dict):
            _note_like(name, link, document, book)
            break
        seen.append(link)
        chain.append(entry)
        link = entry.get("like")
    else:
        if isinstance(link, str) and link in seen:
            _note_like(name, link, document, book)
    if not chain:
        return elements[name]
    filled: dict[str, object] = {}
    for entry in reversed(chain):
        filled |= entry
    return filled


def _note_like(name: str, link: str, document: LinedData, book: Notebook) -> None:
    book.note(
        Code.BAD_LIKE,
        f'elements.{name}.like: "{link}" is no element that it can be like',
        line=document.line(("elements", name, "like")),
        hint="name another element, and no circle of them",
    )


def _check_names(style: _Style) -> None:
    """Check that what the style names is there: faces, colours, elements, ranks."""
    for name, element in style.keys.elements.items():
        for key in ("face", "bold", "italic", "bold_italic"):
            if face := getattr(element, key):
                _check_face(face, ("elements", name, key), style)
        if element.colour not in style.keys.palette:
            style.book.note(
                Code.UNKNOWN_COLOUR,
                f'elements.{name}.colour: the palette has no "{element.colour}"',
                line=style.document.line(("elements", name, "colour")),
                hint=nearest(element.colour, style.keys.palette),
            )
    for index, head in enumerate(style.keys.heads):
        _check_face(head.face, ("heads", index, "face"), style)
    _check_face(style.keys.jump_head.face, ("jump_head", "face"), style)
    _check_face(style.keys.initials.face, ("initials", "face"), style)
    _check_missing("element", ELEMENTS, style.keys.elements, style)
    _check_missing("words", list(WORDS), style.keys.words, style)
    _check_missing("palette colour", SWATCHES, style.keys.palette, style)
    ranks = {str(head.rank): head for head in style.keys.heads}
    _check_missing("head for rank", [str(rank) for rank in RANKS], ranks, style)


def _check_numbers(style: _Style) -> None:
    """Check that the style's numbers go together."""
    for found in disproportions(style.keys):
        style.book.note(
            Code.STYLE_VALUE,
            f"{name_of(found.key)}: {found.message}",
            line=style.document.line(found.key),
            hint=found.hint,
        )


def _check_face(face: str, key: tuple[str | int, ...], style: _Style) -> None:
    # With no face at all, fonts.toml has said why.
    faces = style.fonts.faces
    if faces and face not in faces:
        style.book.note(
            Code.UNKNOWN_FACE,
            f'{".".join(map(str, key))}: fonts.toml has no "{face}"',
            line=style.document.line(key),
            hint=nearest(face, faces),
        )


def _check_missing(
    what: str, needed: list[str] | tuple[str, ...], given: object, style: _Style
) -> None:
    names = given if isinstance(given, dict) else {}
    for name in needed:
        if name not in names:
            style.book.note(
                Code.STYLE_INCOMPLETE,
                f'the style has no {what} "{name}"',
                hint="add it; the style courier shows how",
            )


def _exceptions(style: _Style) -> tuple[str, ...]:
    """Return the house's hyphenation exceptions, one word a line."""
    name = style.keys.hyphenation.exceptions
    if not name:
        return ()
    wanted = Wanted(
        name=name,
        folder=style.folder,
        root=style.home,
        book=style.book,
        line=style.document.line(("hyphenation", "exceptions")),
        key="hyphenation.exceptions",
    )
    path = located(wanted)
    if path is None:
        return ()
    book = style.book.about(f"{STYLES}/{style.folder.name}/{name}")
    data = read_bytes(path, book, root=style.home)
    text = None if data is None else read_text(data, book)
    return hyphenation(text or "", book)


def _stylebook(name: str, style: _Style, exceptions: tuple[str, ...]) -> Stylebook:
    keys = style.keys
    return Stylebook(
        name=name,
        folder=style.folder,
        sha256=_digest(style),
        files=style.files,
        grid=_grid(keys.grid),
        faces=style.fonts.faces,
        fonts=style.fonts.folder,
        font_files=style.fonts.files,
        elements={key: _element(key, e) for key, e in keys.elements.items()},
        heads={head.rank: _head(head, head.rank) for head in keys.heads},
        jump_head=_head(keys.jump_head, keys.jump_head.rank),
        palette=style.palette,
        justification=keys.justification,
        hyphen_exceptions=exceptions,
        words=dict(keys.words),
        waive=keys.craft.waive,
        front=keys.front,
        briefs=keys.briefs,
        opinion=keys.opinion,
        superscript=keys.superscript,
        initials=keys.initials,
    )


def _grid(keys: GridKeys) -> Grid:
    return Grid(
        page_width=points(keys.page_width),
        page_height=points(keys.page_height),
        left=points(keys.left),
        right=points(keys.right),
        top=points(keys.top),
        foot=points(keys.foot),
        columns=keys.columns,
        gutter=points(keys.gutter),
        leading=keys.leading,
    )


def _element(name: str, keys: ElementKeys) -> Element:
    """Fill in what emphasis turns the face into where the style does not say."""
    bold, italic = keys.bold or keys.face, keys.italic or keys.face
    both = keys.bold_italic or keys.italic or keys.bold or keys.face
    given = structs.asdict(keys)
    given |= {"bold": bold, "italic": italic, "bold_italic": both}
    return Element(name=name, **given)


def _head(keys: HeadKeys, rank: int) -> HeadClass:
    sizes = sorted(keys.sizes, reverse=True)
    return HeadClass(
        rank=rank,
        face=keys.face,
        sizes=tuple(HeadSize(size=size, leading=leading) for size, leading in sizes),
        lines=tuple(sorted(keys.lines)),
    )


def _digest(style: _Style) -> str:
    """Return one digest of every file of the style and of all its faces."""
    total = hashlib.sha256()
    for name, content in style.files.items():
        total.update(f"{name}\0{content}\n".encode())
    for key, face in sorted(style.fonts.faces.items()):
        line = f"{key}\0{face.family}\0{face.weight}\0{face.style}\0{face.sha256}\n"
        total.update(line.encode())
    return total.hexdigest()
