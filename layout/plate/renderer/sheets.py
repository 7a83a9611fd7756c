"""Sheets for people to read, from HTML: certificates, lists of pages to send again.

Only a worker loads this. They are no pages of the paper: nothing is put in ink, and
they are set in the built-in sans, whatever the paper's style. What never breaks is cast
like copy (`white-space: pre`), because a table has hundreds of lines of a word each.
"""

import io
from collections.abc import Iterable, Mapping
from functools import cache

import pikepdf
import uharfbuzz as hb
import weasyprint
from pikepdf import Dictionary, String
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from layout.desk.style.builtin import builtin_folder
from layout.disk.contents import content as read
from layout.plate.renderer.page_state import PageState, rendering

SCHEME = "asset:"
KINDS = {".png": "image/png", ".ttf": "font/ttf"}
PRODUCER = "Layout"
FACE = "LibreFranklin_400Regular.ttf"
MISSING, DOTS = "?", "…"


class SheetFiles(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
    """Serves a sheet's pictures and the built-in fonts, and nothing else."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__()
        self.pictures = pictures

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """Return the file behind an `asset:` URL; raise ValueError for any other."""
        name = url.removeprefix(SCHEME)
        kind = KINDS.get(name[-4:], "")
        if not url.startswith(SCHEME) or "/" in name or not kind:
            raise ValueError(url)
        content = self.pictures.get(name)
        if content is None:
            content = read(builtin_folder() / "fonts" / name)
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def print_sheet(html: str, pictures: Mapping[str, bytes], title: str) -> bytes:
    """Return HTML as PDF: the same gives the same bytes.

    `pictures` are PNGs by the names that the HTML gives them after `asset:`. A letter
    that the sheet's face has no glyph for is a question mark: the name of a file or a
    paper may have any, and a sheet must not fail for it.
    """
    page = weasyprint.HTML(
        string=_printable(html), base_url=SCHEME, url_fetcher=SheetFiles(pictures)
    )
    with rendering(PageState()):
        made = page.write_pdf(font_config=FontConfiguration())
    with pikepdf.open(io.BytesIO(made)) as pdf:
        pdf.docinfo["/Title"] = String(title)
        pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = String(PRODUCER)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def widest(texts: Iterable[str]) -> float:
    """Return the width of the widest of some texts in ems of the face, at least one."""
    return max([1.0, *map(_width, texts)])


def cut_to(text: str, ems: float) -> str:
    """Return a text that is no wider than so many ems; one that is cut says so.

    `text-overflow` would do it too, but a reader would find under the dots of the
    second text that is cut the end of the first.
    """
    if _width(text) <= ems:
        return text
    kept = len(text)
    while kept and _width(text[:kept]) + _width(DOTS) > ems:
        kept -= 1
    return text[:kept].rstrip() + DOTS


def _width(text: str) -> float:
    """Return how wide a text is in ems, without kerning."""
    return sum(map(_advance, text))


@cache
def _advance(letter: str) -> float:
    font = hb.Font(_face())
    glyph = font.get_nominal_glyph(ord(letter)) or font.get_nominal_glyph(ord(MISSING))
    advance: float = font.get_glyph_h_advance(glyph) / font.face.upem
    return advance


def _printable(html: str) -> str:
    known = _letters()
    return "".join(letter if letter in known else MISSING for letter in html)


@cache
def _letters() -> frozenset[str]:
    """Return the characters that the sheets' face has glyphs for."""
    return frozenset(map(chr, _face().unicodes)) | {"\n"}


@cache
def _face() -> hb.Face:
    return hb.Face(hb.Blob(read(builtin_folder() / "fonts" / FACE)))
