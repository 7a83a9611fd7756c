"""A sheet for people to read, from HTML: only a worker loads this."""

import io
from collections.abc import Mapping

import pikepdf
import weasyprint
from pikepdf import String
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from layout.desk.style.builtin import builtin_folder

SCHEME = "asset:"
KINDS = {".png": "image/png", ".ttf": "font/ttf"}
PRODUCER = "Layout"


class Tray(URLFetcher):  # type: ignore[misc]  # weasyprint has no types
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
            content = (builtin_folder() / "fonts" / name).read_bytes()
        return URLFetcherResponse(url, content, {"Content-Type": kind})


def print_sheet(html: str, pictures: Mapping[str, bytes], title: str) -> bytes:
    """Return HTML as PDF: the same gives the same bytes."""
    fonts = FontConfiguration()
    page = weasyprint.HTML(string=html, base_url=SCHEME, url_fetcher=Tray(pictures))
    with pikepdf.open(io.BytesIO(page.write_pdf(font_config=fonts))) as pdf:
        pdf.docinfo["/Title"] = String(title)
        pdf.docinfo["/Creator"] = pdf.docinfo["/Producer"] = String(PRODUCER)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()
