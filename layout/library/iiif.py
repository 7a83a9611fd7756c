"""The issue as a IIIF Presentation 3 manifest: for viewers of libraries.

Every page is a canvas of its image's pixels, every article a range of the areas that it
stands in. An address begins with the base that the bag is published under.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from layout.desk.issue import Article
from layout.library.file_names import page_file
from layout.library.mets import PageFacts, Volume, by_section
from layout.library.printed import PrintedPage
from layout.plate.html.views import ViewBox

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
ALTO = "http://www.loc.gov/standards/alto/"
METS = "http://www.loc.gov/METS/"
DUBLIN_CORE = "http://purl.org/dc/elements/1.1/"

Plain = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the files of a bag are on the web; `base` ends in a slash."""

    base: str
    volume: Volume

    def of(self, name: str) -> str:
        """Return the address of a file by its path in the bag."""
        return f"{self.base}{self.volume.names.bag}/{name}"

    def canvas(self, number: int) -> str:
        """Return the address that stands for a page."""
        return self.of(f"data/iiif/canvas/{number}")

    def page(self, number: int, suffix: str) -> str:
        """Return the address of a page's file."""
        return self.of(f"{self.volume.names.folder}/{page_file(number, suffix)}")


def manifest(volume: Volume, pages: tuple[PrintedPage, ...], base: str) -> bytes:
    """Return an issue's manifest for a bag that lies below the address `base`."""
    places = Addresses(base=f"{base.rstrip('/')}/", volume=volume)
    issue, paper = volume.issue, volume.issue.publication
    whole: Plain = {
        "@context": CONTEXT,
        "id": places.of("data/iiif/manifest.json"),
        "type": "Manifest",
        "label": _said(paper.language, f"{paper.title}, {issue.label}"),
        "metadata": list(_metadata(volume)),
        "navDate": f"{issue.date.isoformat()}T00:00:00Z",
        "viewingDirection": "left-to-right",
        "behavior": ["paged"],
        "seeAlso": [
            _also(places.of(volume.names.mets), "application/xml", METS),
            _also(places.of("data/dc.xml"), "application/xml", DUBLIN_CORE),
        ],
        "rendering": [_rendering(places.of("data/issue.pdf"), "The issue as PDF")],
        "items": [_canvas(page, places) for page in volume.pages],
    }
    ranges = list(_sections(volume, pages, places))
    if ranges:
        whole["structures"] = ranges
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def _metadata(volume: Volume) -> Iterator[Plain]:
    issue, paper = volume.issue, volume.issue.publication
    entries = (
        ("Title", paper.title),
        ("Issue", str(issue.number)),
        ("Date", issue.date.isoformat()),
        ("Publisher", paper.publisher),
        ("Place", paper.place),
        ("ISSN", paper.issn),
    )
    for label, value in entries:
        if value:
            yield {"label": _said("en", label), "value": _said("none", value)}


def _said(language: str, text: str) -> Plain:
    return {language: [text]}


def _also(address: str, kind: str, profile: str) -> Plain:
    return {"id": address, "type": "Dataset", "format": kind, "profile": profile}


def _rendering(address: str, label: str) -> Plain:
    said = _said("en", label)
    kind = "application/pdf"
    return {"id": address, "type": "Text", "label": said, "format": kind}


def _canvas(page: PageFacts, places: Addresses) -> Plain:
    canvas = places.canvas(page.number)
    size = {"height": page.height, "width": page.width}
    image = {
        "id": places.page(page.number, "jp2"),
        "type": "Image",
        "format": "image/jp2",
        **size,
    }
    painting = {
        "id": f"{canvas}/image",
        "type": "Annotation",
        "motivation": "painting",
        "body": image,
        "target": canvas,
    }
    layer = {"id": f"{canvas}/page", "type": "AnnotationPage", "items": [painting]}
    label = str(page.number)
    pdf = _rendering(places.page(page.number, "pdf"), f"Page {label} as PDF")
    return {
        "id": canvas,
        "type": "Canvas",
        "label": _said("none", label),
        **size,
        "seeAlso": [_also(places.page(page.number, "xml"), "application/xml", ALTO)],
        "rendering": [pdf],
        "items": [layer],
    }


def _sections(
    volume: Volume, pages: tuple[PrintedPage, ...], places: Addresses
) -> Iterator[Plain]:
    language = volume.issue.publication.language
    for number, (name, articles) in enumerate(by_section(volume.articles), 1):
        found = [_article(article, pages, places) for article in articles]
        yield {
            "id": places.of(f"data/iiif/range/{number}"),
            "type": "Range",
            "label": _said(language, name or volume.issue.publication.title),
            "items": [each for each in found if each["items"]],
        }


def _article(
    article: Article, pages: tuple[PrintedPage, ...], places: Addresses
) -> Plain:
    scale = places.volume.pages[0].ppi / 72
    areas = [
        _area(places.canvas(page.number), story.box, scale)
        for page in pages
        for story in page.stories
        if story.slug == article.slug
    ]
    return {
        "id": places.of(f"data/iiif/range/{article.slug}"),
        "type": "Range",
        "label": _said(article.language, article.headline),
        "items": areas,
    }


def _area(canvas: str, box: ViewBox, scale: float) -> Plain:
    left, top = int(box.left * scale), int(box.top * scale)
    width, height = round(box.width * scale), round(box.height * scale)
    return {"type": "Canvas", "id": f"{canvas}#xywh={left},{top},{width},{height}"}
