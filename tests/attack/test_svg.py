"""The door of drawings: an SVG from a stranger is refused by name, or drawn.

All that are refused lie in one publication, whose issue is planned once: each has its
own note, with its file and mostly its line. What is accepted is drawn in all editions.
"""

import base64
import gzip
import io
import struct
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from layout.desk.files.svg import svg_size
from layout.notebook import Notebook
from layout.plate.renderer.worker import Renderer
from layout.plate.tasks import Edition
from tests.attack.attacking import Canary, Outcome, attack, canary
from tests.building import Files, small
from tests.plate.dummies import PRINTER
from tests.plate.pictures.test_baking import rendered, renderer

__all__ = ["renderer"]

NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
HEAD = f'<svg {NAMESPACE} width="200" height="100" viewBox="0 0 200 100">\n'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
RECT = '<rect width="9" height="9"/>'


def svg(inside: str) -> str:
    return f"{HEAD}{inside}\n</svg>"


def root(attributes: str) -> str:
    return f"<svg {NAMESPACE} {attributes}>{RECT}</svg>"


def picture(kind: str = "PNG", side: int = 9, mode: str = "RGB") -> str:
    out = io.BytesIO()
    Image.new(mode, (side, side)).save(out, kind)
    return address(out.getvalue(), kind)


def address(data: bytes, kind: str = "png") -> str:
    code = base64.b64encode(data).decode()
    return (
        f'<image width="9" height="9" href="data:image/{kind.lower()};base64,{code}"/>'
    )


def promised(side: int) -> bytes:
    """Return a PNG whose head promises a square of pixels, and has none."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + crc + b"\0\0\0\1IDAT\0"


def laughs(element: str, times: int = 10, layers: int = 10) -> str:
    """Return layers each of which has so many of the one before."""
    return '<g id="a0"><rect/></g>' + "".join(
        f'<g id="a{n}">{element.format(n - 1) * times}</g>' for n in range(1, layers)
    )


def often(element: str, times: int) -> str:
    return element * times


BROKEN, LARGE, OUTSIDE = "broken-svg", "enormous-picture", "svg-outside"
LIVE, EFFECT, FONT = "svg-live", "svg-effect", "svg-font"
RAMP = '<linearGradient id="g"{}><stop/><stop offset="1"/></linearGradient>'

# What the file holds, and the code under which it is refused.
REFUSED: dict[str, tuple[str | bytes, str]] = {
    # No text, or text that could be read in two ways.
    "utf-16": (svg(RECT).encode("utf-16"), BROKEN),
    "utf-7": (
        b'<?xml version="1.0" encoding="utf-7"?>' + svg(RECT).encode("utf-7"),
        BROKEN,
    ),
    "ebcdic": (svg(RECT).encode("cp037"), BROKEN),
    "ebcdic said": (
        f'<?xml version="1.0" encoding="cp037"?>{svg(RECT)}',
        BROKEN,
    ),
    "gzip": (gzip.compress(svg(RECT).encode(), mtime=0), BROKEN),
    "gzip bomb": (gzip.compress(b" " * 50_000_000, mtime=0), BROKEN),
    "no xml": ("It rained.", BROKEN),
    "cut off": (svg(RECT)[:-9], BROKEN),
    "prefix of nothing": (svg('<use xlink:href="#a"/>'), BROKEN),
    "label of no prefix": (svg('<g inkscape:label="so"/>'), BROKEN),
    "no name space": (f'<svg width="9" height="9">{RECT}</svg>', BROKEN),
    "another name space": ('<svg xmlns="urn:x" width="9" height="9"/>', BROKEN),
    "ten thousand attributes": (
        svg("<rect " + " ".join(f'a{n}=""' for n in range(10_000)) + "/>"),
        BROKEN,
    ),
    # What is not in the file.
    "entities": (
        f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {NAMESPACE}>&a;</svg>',
        OUTSIDE,
    ),
    "entities that multiply": (
        '<!DOCTYPE svg [<!ENTITY a0 "ha">'
        + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        + f"]><svg {NAMESPACE}>&a9;</svg>",
        OUTSIDE,
    ),
    "entity of a file": (
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file://CANARY">]>'
        f"<svg {NAMESPACE}>&a;</svg>",
        OUTSIDE,
    ),
    "link": (svg('<image href="file://CANARY"/>'), OUTSIDE),
    "old link": (svg(f'<image {XLINK} xlink:href="CANARY"/>'), OUTSIDE),
    "used from elsewhere": (svg('<use href="CANARY#a"/>'), OUTSIDE),
    "source": (svg('<image src="CANARY"/>'), OUTSIDE),
    "paint": (svg('<rect fill="url(file://CANARY)"/>'), OUTSIDE),
    "paint of a style": (svg('<rect style="fill:url(CANARY)"/>'), OUTSIDE),
    "mask from elsewhere": (svg('<rect mask="url(CANARY#m)"/>'), OUTSIDE),
    "cursor": (svg('<rect cursor="url(CANARY)"/>'), OUTSIDE),
    "import": (svg("<style>@import 'CANARY';</style>"), OUTSIDE),
    "face": (svg("<style>@font-face{font-family:a;src:url(CANARY)}</style>"), OUTSIDE),
    "image set": (svg("<style>p{a:image-set('CANARY' 1x)}</style>"), OUTSIDE),
    "escape": (svg(r'<rect style="fill: u\72l(CANARY)"/>'), OUTSIDE),
    "base": (svg('<g xml:base="file:///"/>'), OUTSIDE),
    "sheet": (f'<?xml-stylesheet href="CANARY"?>{svg(RECT)}', OUTSIDE),
    "svg in a link": (svg('<image href="data:image/svg+xml,x"/>'), OUTSIDE),
    "page in a link": (svg('<image href="data:text/html,x"/>'), OUTSIDE),
    # What runs or moves.
    "script": (svg("<script>a()</script>"), LIVE),
    "handler": (svg('<rect onload="a()"/>'), LIVE),
    "foreign": (svg("<foreignObject/>"), LIVE),
    "animated": (svg('<rect><animate attributeName="x" to="9"/></rect>'), LIVE),
    "set": (svg('<rect><set attributeName="x" to="9"/></rect>'), LIVE),
    # What is drawn as something else.
    "filter": (svg('<filter id="f"/><rect filter="url(#f)"/>'), EFFECT),
    "blend": (svg('<rect style="mix-blend-mode:multiply"/>'), EFFECT),
    "text on a path": (svg("<text><textPath>so</textPath></text>"), EFFECT),
    "switch": (svg("<switch/>"), EFFECT),
    "halo": (svg('<path d="" paint-order="stroke"/>'), EFFECT),
    "masked by its object": (
        svg('<mask id="m"/><path d="M0 0H9V9" mask="url(#m)"/>'),
        EFFECT,
    ),
    "a face of somebody": (svg('<text font-family="Comic Sans MS">so</text>'), FONT),
    "no face": (svg("<text>so</text>"), FONT),
    # Numbers and words that end a drawing in its middle.
    "view of three": (root('width="9" height="9" viewBox="0 0 9"'), BROKEN),
    "view of nothing": (root('width="9" height="9" viewBox="0 0 9 0"'), BROKEN),
    "view in words": (root('width="9" height="9" viewBox="none"'), BROKEN),
    "view in pixels": (root('width="9" height="9" viewBox="0 0 9px 9px"'), BROKEN),
    "view without end": (root('width="9" height="9" viewBox="0 0 inf inf"'), BROKEN),
    "view beyond": (root('width="9" height="9" viewBox="0 0 1e300 1e300"'), BROKEN),
    "width auto": (root('width="auto" height="9"'), BROKEN),
    "width of dots": (root('width="1.2.3" height="9"'), BROKEN),
    "width not a number": (root('width="nan" height="9"'), BROKEN),
    "width below nothing": (root('width="-9" height="9"'), BROKEN),
    "aspect": (root('width="9" height="9" preserveAspectRatio=""'), BROKEN),
    "opacity": (svg('<rect opacity="half"/>'), BROKEN),
    "transform cut off": (svg('<rect transform="rotate("/>'), BROKEN),
    "transform unknown": (svg('<rect transform="warp(3)"/>'), BROKEN),
    "transform to nothing": (svg('<rect transform="scale(0)"/>'), BROKEN),
    "transform in percent": (svg('<rect transform-origin="50% 50%"/>'), BROKEN),
    "dashes in words": (svg('<path d="" stroke-dasharray="a b"/>'), BROKEN),
    "dashes below nothing": (svg('<path d="" stroke-dasharray="-4"/>'), BROKEN),
    "path cut off": (svg('<path d="M0 0 C 1 2"/>'), BROKEN),
    "path of words": (svg('<path d="M0 0 L so so"/>'), BROKEN),
    "arc of three flags": (svg('<path d="M0 0 A1 1 0 2 3 9 9"/>'), BROKEN),
    "points odd": (svg('<polygon points="0,0 5"/>'), BROKEN),
    "stop of a word": (
        svg('<linearGradient id="g"><stop offset="x"/></linearGradient>'),
        BROKEN,
    ),
    "spread": (svg(RAMP.format(' spreadMethod="so"')), BROKEN),
    "corner of a word": (svg('<rect rx="auto"/>'), BROKEN),
    "marker turned": (svg('<marker id="m" orient="9deg"/>'), BROKEN),
    "marker of nothing": (svg('<marker id="m" markerWidth="0"/>'), BROKEN),
    "colour": (svg('<rect fill="currentcolor"/>'), BROKEN),
    "colour cut off": (svg('<rect fill="rgb(1,2"/>'), BROKEN),
    "mitre": (svg('<path d="" stroke-miterlimit="sharp"/>'), BROKEN),
    "weight": (
        svg('<text font-family="Libre Franklin" font-weight="1e9">o</text>'),
        BROKEN,
    ),
    "slope": (
        svg('<text font-family="Libre Franklin" font-style="so">o</text>'),
        BROKEN,
    ),
    "turned letters": (
        svg('<text font-family="Libre Franklin" rotate="so">o</text>'),
        BROKEN,
    ),
    "used and not there": (svg('<use href="#no"/>'), BROKEN),
    "picture of nothing": (svg('<image width="9" height="9"/>'), BROKEN),
    "sheet broken": (svg("<style>{{{{ a }</style>"), BROKEN),
    "sheet in a sheet": (svg("<style>@media print{a{fill:red}}</style>"), BROKEN),
    "selector": (svg("<style>rect:has(g ~ g){fill:red}</style>"), BROKEN),
    "selector of many": (svg(f"<style>{'g ' * 30}{{fill:red}}</style>"), BROKEN),
    # What nobody could wait for.
    "deep": (svg("<g>" * 500 + "</g>" * 500), LARGE),
    "ten thousand deep": (svg("<g>" * 10_000 + "</g>" * 10_000), LARGE),
    "uses multiply": (svg(laughs('<use href="#a{}"/>')), LARGE),
    "uses in a row": (
        svg(
            "".join(f'<g id="a{n}"><use href="#a{n + 1}"/></g>' for n in range(3000))
            + '<g id="a3000"/>'
        ),
        LARGE,
    ),
    "uses itself": (svg('<g id="a"><use href="#a"/></g>'), LARGE),
    "gradient of itself": (
        svg('<linearGradient id="a" href="#b"/><linearGradient id="b" href="#a"/>'),
        LARGE,
    ),
    "clips multiply": (
        svg(
            f'<clipPath id="c">{RECT * 600}</clipPath>'
            + often('<rect width="9" height="9" clip-path="url(#c)"/>', 600)
        ),
        LARGE,
    ),
    "masks multiply": (
        svg(
            f'<mask id="c" maskUnits="userSpaceOnUse">{RECT * 600}</mask>'
            + often('<rect width="9" height="9" mask="url(#c)"/>', 600)
        ),
        LARGE,
    ),
    "markers multiply": (
        svg(
            f'<marker id="m">{RECT * 300}</marker>'
            f'<path d="M0 0{"L1 1" * 3000}" marker-mid="url(#m)"/>'
        ),
        LARGE,
    ),
    "markers of a sheet": (
        svg(
            "<style>.m{marker-mid:url(#m)}</style>"
            f'<marker id="m">{RECT * 300}</marker>'
            f'<g class="m"><path d="M0 0{"L1 1" * 3000}"/></g>'
        ),
        LARGE,
    ),
    "patterns handed on": (
        svg(
            f'<pattern id="p">{RECT * 600}</pattern><g fill="url(#p)">{RECT * 600}</g>'
        ),
        LARGE,
    ),
    "patterns of a use": (
        svg(
            f'<pattern id="p">{RECT * 600}</pattern><use href="#g" fill="url(#p)"/>'
            f'<defs><g id="g">{RECT * 600}</g></defs>'
        ),
        LARGE,
    ),
    "patterns in patterns": (
        svg(
            f'<pattern id="p0">{RECT * 60}</pattern>'
            + "".join(
                f'<pattern id="p{n}">'
                + often(f'<rect width="9" height="9" fill="url(#p{n - 1})"/>', 60)
                + "</pattern>"
                for n in range(1, 5)
            )
            + '<rect width="9" height="9" fill="url(#p4)"/>'
        ),
        LARGE,
    ),
    "dashes": (
        svg('<path d="M0 0H200" stroke="#000" stroke-dasharray="0.0000001"/>'),
        LARGE,
    ),
    "letters": (
        svg(f'<text font-family="Libre Franklin">{"so " * 80_000}</text>'),
        LARGE,
    ),
    "points": (svg(f'<path d="M0 0{"L1 1" * 400_000}"/>'), BROKEN),
    "elements": (svg("<g/>" * 120_000), LARGE),
    # Pictures inside.
    "picture cut off": (svg(address(promised(9))), "broken-picture"),
    "picture enormous": (svg(address(promised(20_000))), LARGE),
    "picture that is a drawing": (svg(address(svg(RECT).encode())), "broken-picture"),
    "picture of postscript": (
        svg(address(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")),
        "broken-picture",
    ),
    "picture of sixteen bits": (svg(picture(mode="I;16")), "broken-picture"),
    "pictures without number": (svg(often(picture(side=3000), 30)), LARGE),
    # Patterns that look again from every place.
    "spaces": (root(f'width="1{" " * 40_000}!" height="9"'), BROKEN),
    "digits": (svg(f'<text style="font:{"1" * 60_000}">so</text>'), BROKEN),
    "url after url": (svg(f"<style>{'url(' * 60_000}</style>"), OUTSIDE),
    "comments": (svg(f"<style>{'/*' * 60_000}</style>"), BROKEN),
    "quotes": (svg(f"<style>a{{b:{chr(39) * 60_001}}}</style>"), BROKEN),
    "dots": (svg(f'<path d="M{".1" * 60_001}"/>'), BROKEN),
    "signs": (svg(f'<path d="M{"-" * 60_000}"/>'), BROKEN),
    "brackets": (svg(f'<g transform="{"rotate(" * 30_000}"/>'), BROKEN),
}
FOLDER = "issues/one"


@dataclass(frozen=True, slots=True)
class Attacked:
    """What came of an issue with every one of them, and a file that none may open."""

    outcome: Outcome
    bird: Canary


def named(name: str) -> str:
    return f"{FOLDER}/pictures/{name.replace(' ', '-')}.svg"


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """Plan one issue with all of them, a story each."""
    home = tmp_path_factory.mktemp("svg")
    with canary(home / "outside/canary.txt") as bird:
        files: Files = {}
        for name, (content, _) in REFUSED.items():
            data = content if isinstance(content, bytes) else content.encode()
            files[named(name)] = data.replace(b"CANARY", bytes(bird.path))
            slug = name.replace(" ", "-")
            files[f"{FOLDER}/articles/{slug}.md"] = (
                f"---\nheadline: The {name}\npictures:\n"
                f"  - file: {slug}.svg\n---\nSo.\n"
            )
        issue = small(home / "paper", files)
        yield Attacked(attack("plan", issue, "-q", cwd=home), bird)


def test_all_are_refused_soon_and_nothing_else_is_read(attacked: Attacked) -> None:
    # A hundred of them in one command, which is given the time of three.
    attacked.outcome.check(seconds=30)
    assert attacked.outcome.status == 1
    attacked.bird.check()


@pytest.mark.parametrize("name", REFUSED)
def test_each_is_refused_by_name(attacked: Attacked, name: str) -> None:
    code = REFUSED[name][1]
    said = [
        line
        for line in attacked.outcome.err.splitlines()
        if line.startswith((f"{named(name)}:", f"{named(name)} "))
    ]
    assert any(f"error[{code}]: " in line for line in said), said[:3]
    assert all("; " in line for line in said), "the next move is not said"
    assert all(len(line) < 600 for line in said)


@pytest.mark.parametrize("name", REFUSED)
def test_none_takes_long(name: str) -> None:
    content = REFUSED[name][0]
    data = content if isinstance(content, bytes) else content.encode()
    before = time.process_time()
    assert svg_size(data, frozenset({"Libre Franklin"}), Notebook()) is None
    assert time.process_time() - before < 5


# Odd, and drawn all the same.
DRAWN = {
    "percent": root('width="100%" height="100%" viewBox="0 0 200 100"'),
    "exponents": root('width="2e2" height="1E2"'),
    "doctype": '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
    f'"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">{svg(RECT)}',
    "byte order mark": "\ufeff" + svg(RECT),
    "flags of an arc": svg('<path d="M0 0a9 9 0 01.5.5L90 20V60Z"/>'),
    "a name of many": svg(often('<rect id="a" width="9" height="9"/>', 200)),
    "names in quotes": svg("""<rect id="a&quot;b'" width="9" height="9"/>"""),
    "ramp again and again": svg(
        RAMP.format(' x2="1%" spreadMethod="repeat"')
        + '<rect width="200" height="100" fill="url(#g)"/>'
    ),
    "a circle of links": svg(f'<a href="#b">{RECT}</a><a id="b" href="">{RECT}</a>'),
    "a sheet": svg("<style>/* so */ .a, g > rect { fill: #f00 }</style>" + RECT),
    "turned far away": svg(f'<g transform="scale(1e8) rotate(1e8)">{RECT}</g>'),
    "small dashes": svg('<path d="M0 0H200" stroke="#000" stroke-dasharray="0.01"/>'),
    "holes": svg(RECT + picture(mode="RGBA")),
    "moving picture's first": svg(picture("GIF", mode="P")),
    "ten thousand": svg(RECT * 3000),
}


@pytest.mark.parametrize("edition", [Edition.SCREEN, Edition.PRESS])
@pytest.mark.parametrize("name", DRAWN)
def test_what_is_accepted_is_drawn(
    name: str, edition: Edition, tmp_path: Path, renderer: Renderer
) -> None:
    text = DRAWN[name]
    assert svg_size(text.encode(), frozenset(), Notebook()) is not None
    page = rendered(text, tmp_path / "store", renderer, PRINTER, edition=edition)
    with pypdfium2.PdfDocument(page) as document:
        seen = document[0].render(scale=1).to_pil().convert("L")
    assert name == "turned far away" or seen.getextrema()[0] < 250, "nothing is drawn"
