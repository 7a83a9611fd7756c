"""Articles from Word: mammoth reads the file, from a copy that holds no surprises.

The copy has only the parts that are read, with their XML parsed once already, so that
nothing in it can expand, fetch or run. Pictures come by their contents, never by a
path.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import PurePosixPath
from typing import Final

import lxml.html
import mammoth
from lxml import etree

from layout.copy.dressing import SourceDraft, dressed_apart
from layout.copy.manuscript import Leftover, Reading, Source
from layout.copy.markdown.fields import Fields
from layout.copy.markup import escaped
from layout.copy.office.package import Package, open_package
from layout.copy.office.told import (
    check_words,
    margins,
    tell_comment,
    tell_macros,
)
from layout.copy.office.wordextras import CHUNK
from layout.copy.office.wordfile import WORDED, parts_of, unpacked
from layout.copy.office.wordlists import take_marks
from layout.copy.office.wordstyles import ROLES
from layout.copy.office.wordxml import Tidied, local, named, text_of, value_of
from layout.copy.remarks import refusal
from layout.copy.text.encodings import decoded
from layout.copy.web.controls import CONTROL
from layout.copy.web.crowded import uncrowded
from layout.copy.web.flow import Head
from layout.copy.web.flowing import flow_of
from layout.errors import LayoutError
from layout.notebook import Notebook

# The ids that mammoth gives to notes begin so.
NOTE_IDS: Final = ("footnote-", "endnote-")
SUFFIXES: Final = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "image/gif": ".gif",
    "image/tiff": ".tif",
    "image/svg+xml": ".svg",
    "image/x-emf": ".emf",
    "image/x-wmf": ".wmf",
}
# Where a file within the file stands.
PLACED: Final = re.compile(CHUNK.format(r"(\d+)"))
PACKED: Final = b"PK\x03\x04"
HEAD: Final = 2000
WORDS: Final = re.compile(r"\w+")
MARGIN: Final = re.compile(r"word/(?:header|footer)\d*\.xml")
STYLE_MAP: Final = "\n".join(
    (
        *(f"p[style-name='layout-{role}'] => p.{role}:fresh" for role in ROLES),
        *(f"p[style-name='layout-h{n}'] => h{n}:fresh" for n in range(1, 7)),
        "p[style-name='layout-quote'] => blockquote > p:fresh",
    )
)
# mammoth trusts the file: what is not as Word writes it ends in one of these.
UNEXPECTED: Final = (
    *(KeyError, ValueError, AttributeError, IndexError, TypeError, OSError),
    *(RecursionError, etree.XMLSyntaxError),
)


def read_word(source: Source) -> Reading:
    """Return the articles of a Word file: one, or as many as it has titles.

    Raises:
        Unreadable: it is locked, broken, or not safe to open.
    """
    remarks = Notebook(file=source.name)
    package = open_package(source.data, remarks)
    if any(PurePosixPath(name).name == "vbaProject.bin" for name in package.names):
        tell_macros(remarks)
    tidied = Tidied(remarks=remarks)
    parts = unpacked(package, tidied)
    pictures: dict[str, bytes] = {}
    root = _tree(parts, partial(_keep, pictures, source), remarks)
    unread = _unread(parts, root)
    take_marks(root)
    _bring_chunks(root, tidied.chunks, source, remarks)
    flow = flow_of(root)
    check_words(flow, remarks)
    flow.leftovers += [*tidied.leftovers, *_margins(package), *unread]
    _remark_comments(package, remarks)
    draft = SourceDraft(
        source=replace(source, neighbour=pictures.get),
        flow=flow,
        fields=Fields(),
        markup=any(isinstance(item, Head) for item in flow.items),
    )
    return dressed_apart(draft, remarks), tuple(remarks.notes)


def _bring_chunks(
    root: etree._Element, chunks: list[bytes], source: Source, remarks: Notebook
) -> None:
    """Put the files within a file in their places."""
    for paragraph in list(root.iter("p")) if chunks else ():
        match = PLACED.fullmatch("".join(paragraph.itertext()).strip())
        if match is None or int(match[1]) >= len(chunks):
            continue
        inner = tree_within(chunks[int(match[1])], source, remarks)
        paragraph.addprevious(inner)
        paragraph.drop_tree()


def tree_within(data: bytes, source: Source, remarks: Notebook) -> etree._Element:
    """Return the tree of a file that stands in another: a page, Word, or text."""
    if data.startswith(PACKED):
        tidied = Tidied(remarks=remarks)
        try:
            parts = unpacked(open_package(data, remarks), tidied)
            # Its pictures and what is within it stay there.
            tree = _tree(parts, lambda image: {"src": ""}, remarks)
        except LayoutError:
            return lxml.html.Element("div")
        take_marks(tree)
        return tree
    text = decoded(data, remarks).text
    if "<" in text[:HEAD]:
        page = lxml.html.document_fromstring(
            uncrowded(CONTROL.sub("", text)) or "<p></p>"
        )
        body = page.body if page.body is not None else page
        body.tag = "div"
        return body
    frame = lxml.html.Element("div")
    for line in filter(str.strip, CONTROL.sub(" ", text).split("\n")):
        etree.SubElement(frame, "p").text = line
    return frame


def _tree(
    parts: dict[str, bytes], keep: Callable[[object], dict[str, str]], remarks: Notebook
) -> etree._Element:
    """Return what mammoth makes of the parts, as a tree with numbered paragraphs."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in sorted(parts):
            archive.writestr(zipfile.ZipInfo(name), parts[name])
    try:
        html = mammoth.convert_to_html(
            packed,
            style_map=STYLE_MAP,
            include_embedded_style_map=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(keep),
        ).value
        root = lxml.html.fragment_fromstring(html, create_parent="div")
    except UNEXPECTED as problem:
        raise refusal(
            remarks,
            f"the file is not as Word writes one: {problem!r}",
            "open it in Word or LibreOffice and save it as a new .docx",
        ) from problem
    paragraphs = root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "table")
    for number, element in enumerate(paragraphs, 1):
        element.set("data-line", str(number))
    for notes in list(root.iter("ol")):
        first = next(iter(notes), None)
        if first is not None and (first.get("id") or "").startswith(NOTE_IDS):
            frame = lxml.html.Element("div")
            frame.set("class", "footnotes")
            notes.addprevious(frame)
            frame.append(notes)
    return root


def _keep(
    pictures: dict[str, bytes], source: Source, image: "mammoth.documents.Image"
) -> dict[str, str]:
    """Keep a picture's bytes under a name made from the file's own."""
    with image.open() as opened:
        data: bytes = opened.read()
    stem = PurePosixPath(source.name.replace("\\", "/")).stem
    suffix = SUFFIXES.get(image.content_type or "", ".bin")
    name = f"{stem}-{len(pictures) + 1}{suffix}"
    pictures[name] = data
    return {"src": name}


def _unread(parts: dict[str, bytes], root: etree._Element) -> list[Leftover]:
    """Return the words that mammoth passed over, so that none is lost unseen."""
    read = "".join(f"{text} " for text in root.itertext())
    known = Counter(WORDS.findall(read))
    lost: list[str] = []
    for name in WORDED:
        tree = etree.fromstring(parts[name]) if name in parts else None
        for paragraph in () if tree is None else named(tree, "p"):
            for word in WORDS.findall(_printed(paragraph)):
                # Where a paragraph's end was deleted, two words are one.
                if not known[word] and word not in read:
                    lost.append(word)
                known[word] -= 1
    reason = "Word's file has it in a way that cannot be read"
    return [Leftover(text=escaped(" ".join(lost)), reason=reason, line=1)][: len(lost)]


def _printed(paragraph: etree._Element) -> str:
    """Return a paragraph's own words, but those that were deleted or moved away."""
    texts: list[str] = []
    for element in paragraph.iter():
        if local(element) in ("tab", "br", "noBreakHyphen"):
            texts.append(" ")
        if local(element) != "t":
            continue
        above = [local(a) for a in element.iterancestors()]
        if "moveFrom" not in above and "del" not in above[: above.index("p")]:
            texts.append(element.text or "")
    return "".join(texts)


def _remark_comments(package: Package, remarks: Notebook) -> None:
    """Tell each comment; none is printed."""
    root = package.xml(parts_of(package).own("word/comments.xml"))
    for comment in () if root is None else named(root, "comment"):
        tell_comment(remarks, text_of(comment), author=value_of(comment, "author"))


def _margins(package: Package) -> list[Leftover]:
    names = (name for name in sorted(package.names) if MARGIN.fullmatch(name))
    roots = (package.xml(name) for name in names)
    return margins(text_of(root) for root in roots if root is not None)
