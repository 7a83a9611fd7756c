"""The door of pictures: a file from a stranger is refused by name, or printed.

All that are refused lie in one publication, whose issue is planned once. What is large
is built in every edition, and the memory of the whole family is looked at.
"""

import io
import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from layout.desk.files.looking import PictureError, look_at
from layout.desk.files.pictures import RASTER
from layout.desk.issue import Picture
from layout.disk.cache import Cache
from layout.disk.digests import digest_of
from layout.plate.pictures.choosing import PictureTarget, SizeOnPaper, picture_recipe
from layout.plate.pictures.etching import etch
from layout.plate.tasks import Edition
from tests.attack.attacking import Outcome, attack
from tests.building import ROOT, Files, small
from tests.desk.paper import story
from tests.plate.dummies import PRINTER

FOLDER = "issues/one"
BROKEN, LARGE, EMPTY, KIND = (
    *("broken-picture", "enormous-picture"),
    *("zero-sized", "picture-kind"),
)


def made(mode: str, kind: str, side: int = 32, **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (side, side)).save(out, kind, **options)
    return out.getvalue()


def sized(mode: str, kind: str, size: list[int], **options: object) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (size[0], size[1])).save(out, kind, **options)
    return out.getvalue()


def again(jpeg: bytes, times: int) -> bytes:
    """Return a JPEG whose last scan stands in it so many times more."""
    last, end = jpeg.rindex(b"\xff\xda"), jpeg.rindex(b"\xff\xd9")
    return jpeg[:end] + jpeg[last:end] * times + jpeg[end:]


def chunk(kind: bytes, data: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + crc


def with_chunks(*chunks: bytes) -> bytes:
    """Return a PNG with more chunks behind its head."""
    data = made("RGB", "PNG")
    return data[:33] + b"".join(chunks) + data[33:]


def headed(
    wide: int, high: int, depth: int = 8, colour: int = 2, laced: int = 0
) -> bytes:
    """Return a PNG of a head and a line of nothing."""
    head = struct.pack(">IIBBBBB", wide, high, depth, colour, 0, 0, laced)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))
    return b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b"")


def moving(kind: str) -> bytes:
    frames = [Image.new("RGB", (32, 32), c) for c in ("red", "blue", "green")]
    out = io.BytesIO()
    frames[0].save(out, kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def tiff(*fields: list[int], after: int = 0) -> bytes:
    """Return a page of TIFF: fields of tag, type, count and value, and what follows."""
    data = b"II*\0" + struct.pack("<IH", 8, len(fields))
    data += b"".join(struct.pack("<HHII", *field) for field in fields)
    return data + struct.pack("<I", after) + b"\0" * 64


def page(wide: int, high: int, *more: list[int]) -> list[list[int]]:
    return [[256, 4, 1, wide], [257, 4, 1, high], [258, 3, 1, 8], [259, 3, 1, 1], *more]


def one_strip(wide: int, high: int) -> bytes:
    """Return the head of a TIFF in colours, packed in one strip."""
    more = ([262, 3, 1, 2], [273, 4, 1, 8], [277, 3, 1, 3], [279, 4, 1, 99])
    fields = page(wide, high, *more)
    fields[2], fields[3] = [258, 3, 1, 8], [259, 3, 1, 5]
    return tiff(*fields)


def larger(jpeg: bytes, side: int) -> bytes:
    """Return a progressive JPEG whose head says that it is so large."""
    at = jpeg.index(b"\xff\xc2") + 5
    return changed(jpeg, at, struct.pack(">HH", side, side))


def changed(data: bytes, at: int, to: bytes) -> bytes:
    return data[:at] + to + data[at + len(to) :]


def notes(times: int) -> bytes:
    """Return a PNG with so many compressed notes of a megabyte."""
    note = b"so\0\0" + zlib.compress(b"a" * 1_000_000)
    return with_chunks(*[chunk(b"zTXt", note)] * times)


BLANK = zlib.compress(bytes(9**8))
JPEG, PNG, TIFF, WEBP = (made("RGB", kind) for kind in ("JPEG", "PNG", "TIFF", "WEBP"))
SCANS = made("L", "JPEG", 4000, progressive=True)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

REFUSED: dict[str, tuple[str, bytes]] = {
    # No picture of these kinds, whatever the name says.
    "empty.jpg": (EMPTY, b""),
    "words.jpg": (BROKEN, b"It rained on Tuesday, and the fair was put off.\n"),
    "drawing.png": (BROKEN, SVG),
    "postscript.jpg": (
        BROKEN,
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/tmp/so) (w) file\n",
    ),
    "portable.tif": (BROKEN, b"%PDF-1.4\n"),
    "windows.png": (BROKEN, made("RGB", "BMP")),
    "gif.png": (BROKEN, made("P", "GIF")),
    "jpeg2000.jpg": (BROKEN, b"\0\0\0\x0cjP  \r\n\x87\n"),
    "heic.jpg": (BROKEN, b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
    "photoshop.tif": (BROKEN, b"8BPS\0\1" + b"\0" * 60),
    "icon.png": (BROKEN, made("RGBA", "ICO")),
    "weather.gif": (KIND, made("P", "GIF")),
    "zip.jpg": (BROKEN, b"PK\3\4" + JPEG),
    "noughts.png": (BROKEN, bytes(10_000)),
    # Cut, turned and joined.
    "cut.jpg": (BROKEN, JPEG[: len(JPEG) // 2]),
    "head.jpg": (BROKEN, JPEG[:20]),
    "cut.png": (BROKEN, PNG[:-30]),
    "signature.png": (BROKEN, PNG[:8]),
    "cut.tif": (BROKEN, TIFF[:600]),
    "head.tif": (BROKEN, TIFF[:8]),
    "cut.webp": (BROKEN, WEBP[:-20]),
    "head.webp": (BROKEN, WEBP[:12]),
    "sum.png": (BROKEN, changed(PNG, 29, b"\0\0\0\0")),
    "data.png": (BROKEN, changed(PNG, 45, b"\xff" * 8)),
    "table.jpg": (BROKEN, changed(JPEG, 4, b"\xff" * 200)),
    # Sides of nothing, and beyond everything.
    "noside.png": (BROKEN, headed(0, 9)),
    "negative.png": (BROKEN, headed(2**31 - 1, 0)),
    "noside.tif": (BROKEN, tiff(*page(0, 9, [273, 4, 1, 8]))),
    "square.png": (LARGE, headed(20_000, 20_000)),
    "line.png": (LARGE, headed(1, 2**31 - 1)),
    "huge.tif": (LARGE, tiff(*page(60_000, 60_000, [273, 4, 1, 8]))),
    "two.png": (LARGE, headed(14_000, 14_000)),
    "two.tif": (LARGE, tiff(*page(15_000, 15_000, [273, 4, 1, 8]))),
    "one.tif": (LARGE, one_strip(9000, 9000)),
    "two.webp": (LARGE, sized("RGB", "WEBP", [6000, 6000])),
    "laced.png": (LARGE, headed(8000, 8000, laced=1)),
    "palette.png": (LARGE, headed(9000, 9000, depth=4, colour=3)),
    "slow.jpg": (LARGE, larger(made("L", "JPEG", progressive=True), 12_000)),
    # Small files, and minutes of work.
    "scans.jpg": (BROKEN, again(SCANS, 1000)),
    "scans2.jpg": (BROKEN, again(made("RGB", "JPEG", 32, progressive=True), 70)),
    "remarks.jpg": (BROKEN, JPEG[:2] + b"\xff\xfe\0\4so" * 10_100 + JPEG[2:]),
    "chunks.png": (BROKEN, with_chunks(chunk(b"teSt", b"") * 260_000)),
    "notes.png": (BROKEN, notes(80)),
    "note.png": (
        BROKEN,
        with_chunks(chunk(b"zTXt", b"so\0\0" + BLANK)),
    ),
    "profile.png": (BROKEN, with_chunks(chunk(b"iCCP", b"so\0\0" + BLANK))),
    "inote.png": (
        BROKEN,
        with_chunks(chunk(b"iTXt", b"s\0\1\0\0\0" + BLANK)),
    ),
    "circle.tif": (BROKEN, tiff(*page(9, 9, [273, 4, 1, 8]), after=8)),
    "strips.tif": (BROKEN, tiff(*page(9, 9, [273, 4, 2**30, 8]))),
    "fields.tif": (BROKEN, tiff(*[[700 + n, 3, 1, 0] for n in range(600)])),
    "samples.tif": (BROKEN, tiff(*page(9, 9, [273, 4, 1, 8], [277, 3, 1, 65_535]))),
    # Several where one is meant, and colours that nobody prints.
    "moving.png": (BROKEN, moving("PNG")),
    "moving.webp": (BROKEN, moving("WEBP")),
    "pages.tif": (BROKEN, moving("TIFF")),
    "lab.tif": (BROKEN, made("LAB", "TIFF")),
    "real.tif": (BROKEN, made("F", "TIFF")),
}


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Plan one issue with all of them, a story each."""
    home = tmp_path_factory.mktemp("pictures")
    files: Files = {}
    for name, (_, content) in REFUSED.items():
        files[f"{FOLDER}/pictures/{name}"] = content
        files[f"{FOLDER}/articles/{name.replace('.', '-')}.md"] = (
            f"---\nheadline: The {name}\npictures:\n  - file: {name}\n---\nSo.\n"
        )
    return attack("plan", small(home, files), "-q", cwd=home)


def test_all_are_refused_soon_and_in_little_memory(attacked: Outcome) -> None:
    # Half a hundred of them in one command, which is given the time of two.
    attacked.check(seconds=20)
    assert attacked.status == 1


@pytest.mark.parametrize("name", REFUSED)
def test_each_is_refused_by_name(attacked: Outcome, name: str) -> None:
    code = REFUSED[name][0]
    said = [
        line
        for line in attacked.err.splitlines()
        if line.startswith(f"{FOLDER}/pictures/{name}: ")
    ]
    assert len(said) == 1, said
    assert f"error[{code}]: " in said[0]
    assert "; " in said[0], "the next move is not said"
    assert len(said[0]) < 600


# Remarks of a camera that say that they are thousands, and are none.
ENDLESS = b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\0" * 99
# Odd, and printed all the same.
PRINTED: dict[str, bytes] = {
    "exif.jpg": made(
        "RGB", "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\0" * 99
    ),
    "profile.jpg": made("RGB", "JPEG", icc_profile=b"\0" * 3000),
    "profile.png": made("RGB", "PNG", icc_profile=b"so" * 3000),
    "tail.jpg": JPEG + b"PK\3\4" * 1000,
    "tail.png": PNG + SVG,
    "wide.png": sized("L", "PNG", [30_000, 1]),
    "high.jpg": sized("L", "JPEG", [1, 30_000]),
    "one.png": sized("1", "PNG", [1, 1]),
    "two.png": made("LA", "PNG"),
    "holes.png": made("P", "PNG", transparency=0),
    "deep.png": made("I;16", "PNG"),
    "ink.jpg": made("CMYK", "JPEG"),
    "ink.tif": made("CMYK", "TIFF"),
    "lines.tif": made("1", "TIFF", compression="group4"),
    "grey.tif": made("I;16B", "TIFF"),
    "jpeg.tif": made("RGB", "TIFF", compression="jpeg"),
    "ten.jpg": made("RGB", "JPEG", 64, progressive=True),
    "note.png": with_chunks(chunk(b"tEXt", b"so\0" + b"a" * 10_000)),
}


@pytest.mark.parametrize("edition", [Edition.SCREEN, Edition.PRESS])
@pytest.mark.parametrize("name", PRINTED)
def test_what_is_odd_is_printed(name: str, edition: Edition, tmp_path: Path) -> None:
    path, data = tmp_path / name, PRINTED[name]
    path.write_bytes(data)
    before = time.process_time()
    seen = look_at(data, RASTER)
    picture = Picture(
        name=name,
        path=path,
        sha256=digest_of(data),
        vector=False,
        width=seen.width,
        height=seen.height,
    )
    press = PictureTarget(edition=edition, ink="colour", printer=PRINTER)
    size = SizeOnPaper(width=200, height=100)
    recipe = picture_recipe(picture, (0, 0, 1, 1), size, press)
    with Image.open(io.BytesIO(etch(recipe, Cache()))) as made_ready:
        made_ready.load()
        assert made_ready.mode == ("RGB" if edition is Edition.SCREEN else "CMYK")
    assert time.process_time() - before < 5


# As much as is unpacked at once, and what is unpacked in bands or small.
LARGEST: dict[str, Callable[[], bytes]] = {
    "lines.tif": lambda: sized("1", "TIFF", [13_000, 15_000], compression="group4"),
    "photograph.jpg": lambda: sized("RGB", "JPEG", [14_000, 14_000]),
    "web.webp": lambda: sized("RGB", "WEBP", [4000, 3000]),
    "inks.tif": lambda: sized("CMYK", "TIFF", [7000, 7000], compression="tiff_lzw"),
}


@pytest.mark.slow
def test_the_largest_that_are_let_in_are_printed(tmp_path: Path) -> None:
    """All stand in one issue, which is built for press and screen."""
    files: Files = {}
    for name, data in LARGEST.items():
        front = f"pictures:\n  - file: {name}\n    caption: So\n    credit: So"
        slug = name.partition(".")[0]
        files[f"{FOLDER}/articles/{slug}.md"] = story(front)
        files[f"{FOLDER}/pictures/{name}"] = data()
    issue = small(tmp_path, files)
    done = attack("build", issue, "-o", tmp_path / "out", "-q", cwd=tmp_path)
    done.check(seconds=40)
    assert done.status == 0, done.err


# Looks at a picture and makes it for the press, in little memory.
MADE = """
import resource, sys
from pathlib import Path
from layout.desk.files.looking import look_in
from layout.desk.files.pictures import RASTER
from layout.desk.issue import Picture
from layout.disk.cache import Cache
from layout.disk.digests import digest_of_file
from layout.plate.pictures import choosing
from layout.plate.pictures.etching import etch
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER
path = Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_DATA, (400_000_000, 400_000_000))
with path.open("rb") as file:
    seen = look_in(file, RASTER)
picture = Picture(name=path.name, path=path, sha256=digest_of_file(path), vector=False,
                  width=seen.width, height=seen.height)
press = choosing.PictureTarget(edition=Edition.PRESS, ink="colour", printer=PRINTER)
page = choosing.SizeOnPaper(width=700, height=1000)
print(len(etch(choosing.picture_recipe(picture, choosing.WHOLE, page, press), Cache())))
"""


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_a_camera_s_largest_is_made_in_little_memory(kind: str, tmp_path: Path) -> None:
    """One of 102 megapixels takes 400 MB at once, and a page is never given so much."""
    path = tmp_path / f"a.{kind.lower()}"
    packed = {"compression": "tiff_adobe_deflate"} if kind == "TIFF" else {}
    path.write_bytes(sized("RGB", kind, [11_648, 8736], **packed))
    words = [sys.executable, "-c", MADE, str(path)]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()[-2000:]


def test_no_kind_but_those_that_are_printed_is_opened() -> None:
    fits = b"SIMPLE  =                    T" + b" " * 50
    for data in (fits, b"FPX\0" * 20, b"%!PS-Adobe-3.0 EPSF-3.0\n", b"BM" + b"\0" * 60):
        with pytest.raises(PictureError, match="it is no JPEG, PNG, TIFF or WebP"):
            look_at(data, RASTER)


def test_pillows_notes_are_bounded_as_we_count_on() -> None:
    assert PngImagePlugin.MAX_TEXT_CHUNK <= 2**20
    assert PngImagePlugin.MAX_TEXT_MEMORY <= 2**26
