"""Every bad picture and drawing is refused with its code, its file and its line."""

import base64
import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from layout.codes import Severity
from layout.desk.files import pictures
from layout.desk.files.looking import PictureError, look_at
from layout.errors import Refused
from tests.desk.paper import (
    ISSUE,
    PICTURE,
    STORY,
    jpeg,
    notes_on,
    publication,
    story,
)

PICTURES = "pictures:\n  - file: "
WEIR = story(f"{PICTURES}weir.jpg")
DRAWING = story(f"{PICTURES}map.svg")
MAP = f"{ISSUE}/pictures/map.svg"
UNSIZED = '<svg xmlns="http://www.w3.org/2000/svg"'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">\n'


def svg(inside: str) -> dict[str, str | bytes | None]:
    return {STORY: DRAWING, MAP: f"{SVG}{inside}\n</svg>"}


def promised(side: int) -> bytes:
    """Return a PNG whose head promises a square of pixels, and has none."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(head))
    size = struct.pack(">I", len(head) - 4)
    return b"\x89PNG\r\n\x1a\n" + size + head + crc + b"\0\0\0\1IDAT\0"


ENORMOUS = base64.b64encode(promised(20_000)).decode()
# Ten groups, each of ten times the one before.
LAUGHS = '<path id="a0" d="M0 0"/>' + "".join(
    f'\n<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 10)
)

REFUSED = {
    "missing picture": (
        {STORY: story(f"{PICTURES}wier.jpg")},
        "missing-file",
        STORY,
        4,
    ),
    "picture in other case": (
        {STORY: story(f"{PICTURES}Weir.jpg")},
        "missing-file",
        STORY,
        4,
    ),
    "missing picture in copy": (
        {STORY: story("", "A\n\n![b](no.jpg)")},
        "missing-file",
        STORY,
        7,
    ),
    "picture that climbs": (
        {STORY: story(f"{PICTURES}../../a.jpg")},
        "outside",
        STORY,
        4,
    ),
    "picture with a root": (
        {STORY: story(f"{PICTURES}/etc/a.jpg")},
        "outside",
        STORY,
        4,
    ),
    "picture from the web": (
        {STORY: story(f"{PICTURES}https://example.org/a.jpg")},
        "outside",
        STORY,
        4,
    ),
    "broken picture": (
        {STORY: WEIR, PICTURE: jpeg(99, 99)[:300]},
        "broken-picture",
        PICTURE,
        None,
    ),
    "no picture inside": (
        {STORY: WEIR, PICTURE: b"GIF89a"},
        "broken-picture",
        PICTURE,
        None,
    ),
    "empty picture": ({STORY: WEIR, PICTURE: b""}, "zero-sized", PICTURE, None),
    "picture of other kind": (
        {STORY: story(f"{PICTURES}a.bmp"), f"{ISSUE}/pictures/a.bmp": b"BM"},
        "picture-kind",
        f"{ISSUE}/pictures/a.bmp",
        None,
    ),
    "picture too wide": (
        {STORY: story(f"{PICTURES}weir.jpg\n    columns: 6")},
        "picture-columns",
        STORY,
        4,
    ),
    "broken SVG": (svg("<g>"), "broken-svg", MAP, 3),
    "SVG without size": (
        {STORY: DRAWING, MAP: f"{UNSIZED}/>"},
        "zero-sized",
        MAP,
        1,
    ),
    "SVG of size nought": (
        {STORY: DRAWING, MAP: f'{UNSIZED} width="0" height="9"/>'},
        "zero-sized",
        MAP,
        1,
    ),
    "SVG link": (svg('<image href="a.png"/>'), "svg-outside", MAP, 2),
    "SVG old link": (
        svg('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="b.svg#a"/>'),
        "svg-outside",
        MAP,
        2,
    ),
    "SVG in a data link": (
        svg('<image href="data:image/svg+xml,a"/>'),
        "svg-outside",
        MAP,
        2,
    ),
    "SVG entity": (
        {
            STORY: DRAWING,
            MAP: '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]><svg>&a;</svg>',
        },
        "svg-outside",
        MAP,
        1,
    ),
    "SVG import": (svg("<style>@import 'a.css';</style>"), "svg-outside", MAP, 2),
    "SVG url": (
        svg('<rect style="fill: url(https://example.org/a)"/>'),
        "svg-outside",
        MAP,
        2,
    ),
    "SVG url in disguise": (
        svg(r'<rect style="fill: \75 rl(https://example.org/a)"/>'),
        "svg-outside",
        MAP,
        2,
    ),
    "SVG style sheet": (
        {STORY: DRAWING, MAP: f'<?xml-stylesheet href="a.css"?>{SVG}</svg>'},
        "svg-outside",
        MAP,
        1,
    ),
    "SVG script": (svg("<script>a()</script>"), "svg-live", MAP, 2),
    "SVG foreign object": (svg("<foreignObject/>"), "svg-live", MAP, 2),
    "SVG handler": (svg('<rect onclick="a()"/>'), "svg-live", MAP, 2),
    "SVG font": (svg('<text font-family="Comic Sans MS">a</text>'), "svg-font", MAP, 2),
    "SVG font shorthand": (
        svg('<text style="font: 9px Arial">a</text>'),
        "svg-font",
        MAP,
        2,
    ),
    "SVG filter": (
        svg('<filter id="f"><feGaussianBlur/></filter>\n<g id="a" filter="url(#f)"/>'),
        "svg-effect",
        MAP,
        3,
    ),
    "SVG blend": (svg('<g style="mix-blend-mode: multiply"/>'), "svg-effect", MAP, 2),
    "SVG filter in a style sheet": (
        svg("<style>.a { filter: blur(2px) }</style>"),
        "svg-effect",
        MAP,
        2,
    ),
    "SVG with a broken picture": (
        svg('<image href="data:image/png;base64,iVBORw0KGgo="/>'),
        "broken-picture",
        MAP,
        2,
    ),
    "SVG with an enormous picture": (
        svg(f'<image href="data:image/png;base64,{ENORMOUS}"/>'),
        "enormous-picture",
        MAP,
        2,
    ),
    "SVG of more elements than there is time for": (
        svg(LAUGHS),
        "enormous-picture",
        MAP,
        11,
    ),
    "SVG that uses itself": (
        svg('<g id="a"><use href="#a"/></g>'),
        "enormous-picture",
        MAP,
        2,
    ),
    "SVG too deep": (svg("<g>" * 500 + "</g>" * 500), "enormous-picture", MAP, 2),
    "SVG no font": (svg("<text>a</text>"), "svg-font", MAP, 2),
}


@pytest.mark.parametrize(
    ("files", "code", "file", "line"), REFUSED.values(), ids=REFUSED.keys()
)
def test_bad_picture_is_refused(
    tmp_path: Path,
    files: dict[str, str | bytes | None],
    code: str,
    file: str,
    line: int | None,
) -> None:
    kind, notes = notes_on(publication(tmp_path, files))
    assert kind is Refused
    assert (code, file, line) in {(n.code, n.file, n.line) for n in notes}


@pytest.mark.parametrize("files", [f for f, *_ in REFUSED.values()])
def test_every_error_names_the_next_move(
    tmp_path: Path, files: dict[str, str | bytes | None]
) -> None:
    _, notes = notes_on(publication(tmp_path, files))
    assert all(n.hint and n.file for n in notes if n.severity is Severity.ERROR)


def test_link_out_of_the_publication_is_refused(tmp_path: Path) -> None:
    folder = publication(tmp_path / "paper", {STORY: WEIR, PICTURE: None})
    (tmp_path / "secret.jpg").write_bytes(jpeg())
    (folder / "pictures").mkdir()
    (folder / "pictures/weir.jpg").symlink_to(tmp_path / "secret.jpg")
    kind, notes = notes_on(folder)
    assert kind is Refused
    assert [(n.code, n.file, n.line) for n in notes] == [("outside", STORY, 4)]


def test_link_within_the_publication_is_fine(tmp_path: Path) -> None:
    folder = publication(tmp_path, {STORY: story(f"{PICTURES}again.jpg")})
    (folder / "pictures/again.jpg").symlink_to(folder / "pictures/weir.jpg")
    assert notes_on(folder) == (None, ())


def test_enormous_picture_is_refused_unopened(tmp_path: Path) -> None:
    name = f"{ISSUE}/pictures/big.png"
    files: dict[str, str | bytes | None] = {
        STORY: story(f"{PICTURES}big.png"),
        name: promised(20_000),
    }
    _, notes = notes_on(publication(tmp_path, files))
    assert [(n.code, n.file) for n in notes] == [("enormous-picture", name)]


@pytest.mark.parametrize(
    ("kind", "options", "wide", "message", "hint"),
    [
        ("JPEG", {"progressive": True}, 9000, "a progressive JPEG", "baseline JPEG"),
        ("JPEG", {}, 15_000, "225 megapixels", "160 megapixels at the most"),
        ("PNG", {}, 8000, "as PNG take 256 MB", "save it as a JPEG, or"),
    ],
)
def test_what_is_too_large_says_what_to_save(
    kind: str, options: dict[str, bool], wide: int, message: str, hint: str
) -> None:
    """A head that promises so many pixels, on the data of a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (64, 64)).save(out, kind, **options)
    data = bytearray(out.getvalue())
    if kind == "PNG":
        data[16:24] = struct.pack(">II", wide, wide)
        data[29:33] = struct.pack(">I", zlib.crc32(data[12:29]))
    else:
        at = data.find(b"\xff\xc2" if options else b"\xff\xc0")
        data[at + 5 : at + 9] = struct.pack(">HH", wide, wide)
    with pytest.raises(PictureError, match=message) as refused:
        look_at(bytes(data), ("JPEG", "PNG"))
    assert refused.value.large
    assert hint in refused.value.hint


def test_enormous_file_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "MOST_BYTES", 100)
    _, notes = notes_on(publication(tmp_path, {STORY: WEIR}))
    assert [(n.code, n.file) for n in notes] == [("enormous-picture", PICTURE)]
