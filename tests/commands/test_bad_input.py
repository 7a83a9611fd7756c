"""Bad input, end to end: refused in words, and the last good build is still there."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from layout.codes import Code
from tests.building import SMALL, Files, check_said, command, run, spoil, start
from tests.desk.paper import ISSUE, MANIFEST, PICTURE, STORY, jpeg, story

# Whole builds, page after page.
pytestmark = pytest.mark.slow

MAP = f"{ISSUE}/pictures/map.svg"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">\n{}\n</svg>'
WEIR = story("pictures:\n  - file: weir.jpg\n    alt: A weir")
XMLNS = 'xmlns="http://www.w3.org/2000/svg"'
DRAWING = story("pictures:\n  - file: map.svg\n    alt: A map")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Files that spoil the issue, and what must be said of them."""

    files: Files
    code: str
    place: str
    status: int = 1


def plan(*rows: str, number: int = 1) -> str:
    drawn = "\n".join(rows)
    return f'{SMALL}[[page]]\nnumber = {number}\nplan = """\n{drawn}\n"""\n'


def png_of(width: int, height: int) -> bytes:
    """Return a PNG whose head promises a size, and has no pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n\0\0\0\r" + head + crc + b"\0\0\0\1IDAT\0"


def picture_of(content: bytes) -> Files:
    return {STORY: WEIR, PICTURE: content}


def drawing_of(inside: str) -> Files:
    return {STORY: DRAWING, MAP: SVG.format(inside)}


FAULTS = {
    "broken TOML": Fault(
        files={MANIFEST: "number = 1\ndate = \n"},
        code=Code.BROKEN_TOML,
        place=f"{MANIFEST}:2:",
        status=2,
    ),
    "broken YAML": Fault(
        files={STORY: story("kicker: 'Roads")},
        code=Code.BROKEN_YAML,
        place=f"{STORY}:4:",
    ),
    "missing front matter": Fault(
        files={STORY: "The bridge shuts.\n"},
        code=Code.NO_FRONT_MATTER,
        place=f"{STORY}:1:",
    ),
    "no headline": Fault(
        files={STORY: "---\nkicker: A\n---\nA\n"},
        code=Code.NO_HEADLINE,
        place=f"{STORY}:1:",
    ),
    "wrong type in the manifest": Fault(
        files={MANIFEST: f"{SMALL}price = 3\n"},
        code=Code.BAD_VALUE,
        place=f"{MANIFEST}:4:",
    ),
    "wrong type in an article": Fault(
        files={STORY: story("rank: first")}, code=Code.BAD_VALUE, place=f"{STORY}:3:"
    ),
    "unknown page": Fault(
        files={MANIFEST: plan("bridge", number=9)},
        code=Code.UNKNOWN_PAGE,
        place=f"{MANIFEST}:5:",
    ),
    "wish for an unknown page": Fault(
        files={STORY: story("page: 9")}, code=Code.UNKNOWN_PAGE, place=f"{STORY}:3:"
    ),
    "two pages of one number": Fault(
        files={MANIFEST: f"{SMALL}[[page]]\nnumber = 2\n[[page]]\nnumber = 2\n"},
        code=Code.PAGE_TWICE,
        place=f"{MANIFEST}:7:",
    ),
    "an area that is no rectangle": Fault(
        files={MANIFEST: plan("bridge bridge . . .", "bridge . . . .")},
        code=Code.NO_RECTANGLE,
        place=f"{MANIFEST}:7:",
    ),
    "a plan that names no story": Fault(
        files={MANIFEST: plan("brigde")}, code=Code.PLAN_NAME, place=f"{MANIFEST}:7:"
    ),
    "a story placed twice": Fault(
        files={MANIFEST: plan("bridge . . . bridge")},
        code=Code.PLACED_TWICE,
        place=f"{MANIFEST}:7:",
    ),
    "a missing picture": Fault(
        files={STORY: WEIR.replace("weir", "wier")},
        code=Code.MISSING_FILE,
        place=f"{STORY}:4:",
    ),
    "a picture named in capitals": Fault(
        files={STORY: WEIR.replace("weir.jpg", "WEIR.JPG")},
        code=Code.MISSING_FILE,
        place=f"{STORY}:4:",
    ),
    "a broken picture": Fault(
        files=picture_of(jpeg(99, 99)[:300]),
        code=Code.BROKEN_PICTURE,
        place=f"{PICTURE}:",
    ),
    "an enormous picture": Fault(
        files=picture_of(png_of(20_000, 20_000)),
        code=Code.ENORMOUS_PICTURE,
        place=f"{PICTURE}:",
    ),
    "an empty picture": Fault(
        files=picture_of(b""), code=Code.ZERO_SIZED, place=f"{PICTURE}:"
    ),
    "a picture of no width": Fault(
        files=picture_of(png_of(0, 9)), code=Code.BROKEN_PICTURE, place=f"{PICTURE}:"
    ),
    "a drawing of no size": Fault(
        files={STORY: DRAWING, MAP: f'<svg {XMLNS} width="0" height="9"/>'},
        code=Code.ZERO_SIZED,
        place=f"{MAP}:1:",
    ),
    "an SVG that reaches outside": Fault(
        files=drawing_of('<image href="https://example.org/a.png"/>'),
        code=Code.SVG_OUTSIDE,
        place=f"{MAP}:2:",
    ),
    "an SVG that reaches into the disk": Fault(
        files=drawing_of('<image href="../../../paper.toml"/>'),
        code=Code.SVG_OUTSIDE,
        place=f"{MAP}:2:",
    ),
    "an SVG that scripts": Fault(
        files=drawing_of("<script>a()</script>"), code=Code.SVG_LIVE, place=f"{MAP}:2:"
    ),
    "a path that climbs out": Fault(
        files={STORY: WEIR.replace("weir", "../../../../secret")},
        code=Code.OUTSIDE,
        place=f"{STORY}:4:",
    ),
    "a missing glyph": Fault(
        files={STORY: story("kicker: A", "The bridge.\n\nIt shuts \u2603 today.")},
        code=Code.MISSING_GLYPH,
        place=f"{STORY}:7:",
    ),
    "Latin-1 bytes": Fault(
        files={STORY: "---\nheadline: Caf\xe9\n---\nA\n".encode("latin-1")},
        code=Code.NOT_UTF8,
        place=f"{STORY}:2:",
        status=2,
    ),
    "an empty issue": Fault(
        files={STORY: None, f"{ISSUE}/articles/school.md": None},
        code=Code.EMPTY_ISSUE,
        place=f"{ISSUE}/articles:",
    ),
    "overset": Fault(
        files={
            MANIFEST: plan("bridge", *["."] * 40),
            STORY: story("jump: false", "The bridge shuts. " * 900),
        },
        code=Code.OVERSET,
        place=f"{MANIFEST}: page 1:",
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_refused_in_words_and_nothing_touched(home: Path, fault: Fault) -> None:
    spoil(home, fault.files)
    done = run(*command(home))
    assert done.exit_code == fault.status
    assert done.stdout == ""
    check_said(done.stderr, fault.code, fault.place)


@pytest.mark.parametrize("name", ["broken TOML", "a missing glyph", "overset"])
def test_the_same_as_a_process(home: Path, name: str) -> None:
    fault = FAULTS[name]
    spoil(home, fault.files)
    running = start(*command(home), cwd=home)
    out, said = running.communicate(timeout=60)
    assert (running.returncode, out) == (fault.status, "")
    check_said(said, fault.code, fault.place)


def test_a_missing_glyph_names_character_article_and_line(home: Path) -> None:
    spoil(home, FAULTS["a missing glyph"].files)
    said = run(*command(home)).stderr
    assert f"{STORY}:7: " in said
    assert "U+2603 SNOWMAN" in said


def test_a_picture_in_capitals_is_asked_back(home: Path) -> None:
    spoil(home, FAULTS["a picture named in capitals"].files)
    assert 'did you mean "weir.jpg"?' in run(*command(home)).stderr


def test_a_link_out_of_the_publication(home: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(jpeg())
    spoil(home, {STORY: WEIR})
    (home / PICTURE).unlink()
    (home / PICTURE).symlink_to(tmp_path / "secret.jpg")
    done = run(*command(home))
    assert done.exit_code == 1
    check_said(done.stderr, "outside", f"{STORY}:4:")


def test_a_manifest_from_notepad_is_no_fault(home: Path) -> None:
    text = "\ufeff" + SMALL.replace("\n", "\r\n")
    spoil(home, {MANIFEST: text, STORY: "\ufeff" + story("rank: 2")})
    (home / "elsewhere").mkdir()
    done = run("build", home / ISSUE, "-o", home / "elsewhere", "--pages", "1")
    assert done.exit_code == 0, done.stderr
