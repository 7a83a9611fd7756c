"""Fonts and styles of strangers: what is wrong with one is told by its file."""

import io
import struct
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from layout.desk.style.builtin import builtin_folder
from layout.desk.style.fontfile import font_problem
from tests.attack.attacking import attack
from tests.building import small

GOOD = (builtin_folder() / "fonts/SourceSerif4SmText-Regular.ttf").read_bytes()
TABLES = ("glyf", "loca", "cmap", "head", "hhea", "hmtx", "maxp")
# A table's record: its tag, its checksum, where it begins, its length.
RECORD = struct.Struct(">4sLLL")


def damaged(tag: str, how: Callable[[bytearray, int], None]) -> bytes:
    """Return the good font with one table's record damaged."""
    data = bytearray(GOOD)
    (count,) = struct.unpack_from(">H", data, 4)
    for place in range(12, 12 + RECORD.size * count, RECORD.size):
        if data[place : place + 4] == tag.encode():
            how(data, place)
    assert data != GOOD
    return bytes(data)


def outside(data: bytearray, place: int) -> None:
    data[place + 8 : place + 12] = b"\xff\xff\xff\xf0"


def endless(data: bytearray, place: int) -> None:
    data[place + 12 : place + 16] = b"\xff\xff\xff\xf0"


def junk(data: bytearray, place: int) -> None:
    _, _, start, length = RECORD.unpack_from(data, place)
    for at in range(start, start + length):
        data[at] = (at * 73 + 11) & 255


def cut(data: bytearray, place: int) -> None:
    data[place + 12 : place + 16] = b"\0\0\0\x04"


def gone(data: bytearray, place: int) -> None:
    data[place : place + 4] = b"none"


def changed(how: Callable[[TTFont], None]) -> bytes:
    font = TTFont(io.BytesIO(GOOD), recalcBBoxes=False)
    how(font)
    file = io.BytesIO()
    font.save(file)
    return file.getvalue()


def composite(*parts: str) -> Glyph:
    glyph = Glyph()
    glyph.numberOfContours = -1
    glyph.xMin = glyph.yMin = glyph.xMax = glyph.yMax = 0
    glyph.components = []
    for name in parts:
        part = GlyphComponent()
        part.glyphName, part.x, part.y, part.flags = name, 0, 0, 0x4
        glyph.components.append(part)
    return glyph


def circle(font: TTFont) -> None:
    font["glyf"]["a"], font["glyf"]["b"] = composite("b"), composite("a")


def itself(font: TTFont) -> None:
    font["glyf"]["a"] = composite("a")


def deep(font: TTFont) -> None:
    for one, other in zip("abcdefghij", "bcdefghijk", strict=True):
        font["glyf"][one] = composite(other)


def multiplied(font: TTFont) -> None:
    font["glyf"]["a"] = composite(*["b"] * 5000)


def no_characters(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap = {}


def no_width(font: TTFont) -> None:
    font["hmtx"].metrics = dict.fromkeys(font["hmtx"].metrics, (0, 0))


def all_wide(font: TTFont) -> None:
    font["hmtx"].metrics = dict.fromkeys(font["hmtx"].metrics, (65535, 0))


def flat(font: TTFont) -> None:
    font["hhea"].ascender = font["hhea"].descender = 0


def units(number: int) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        font["head"].unitsPerEm = number

    return change


CHANGES = (circle, itself, deep, multiplied, no_characters, no_width, all_wide, flat)
BROKEN: dict[str, bytes] = {
    "empty": b"",
    "a letter": b"A",
    "words": b"This is no font. " * 50,
    "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 100,
    "a page": b"<!doctype html><title>404</title>",
    "a pointer to a large file": b"version https://git-lfs.github.com/spec/v1\n",
    "half": GOOD[: len(GOOD) // 2],
    "all but its end": GOOD[:-5000],
    "its head alone": GOOD[:12],
    "WOFF": b"wOFF" + GOOD[4:],
    "WOFF2": b"wOF2" + GOOD[4:],
    "a collection": b"ttcf" + GOOD[4:],
    "PostScript": b"OTTO" + GOOD[4:],
    "Type 1": b"%!PS-AdobeFont-1.0: Eel",
    "endless tables": GOOD[:4] + b"\xff\xff" + GOOD[6:],
    "no tables": GOOD[:4] + b"\0\0" + GOOD[6:],
    **{
        f"{how.__name__} {tag}": damaged(tag, how)
        for tag in TABLES
        for how in (outside, endless, junk, cut, gone)
    },
    **{
        f"{how.__name__} {tag}": damaged(tag, how)
        for tag in ("GSUB", "GPOS", "OS/2", "name", "post")
        for how in (outside, endless, junk)
    },
    **{how.__name__: changed(how) for how in CHANGES},
    **{f"{n} units": changed(units(n)) for n in (0, 1, 65535)},
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_font_that_is_none_is_said_to_be_none(data: bytes) -> None:
    assert font_problem(data)


@pytest.mark.slow
def test_no_byte_changed_makes_it_a_defect() -> None:
    for at in (*range(300), *range(300, len(GOOD), 2999)):
        for byte in (0, 255, GOOD[at] ^ 0x80):
            problem = font_problem(GOOD[:at] + bytes([byte]) + GOOD[at + 1 :])
            assert isinstance(problem, str)


def test_built_in_faces_are_right() -> None:
    faces = sorted((builtin_folder() / "fonts").glob("*.ttf"))
    assert len(faces) > 20
    assert [p.name for p in faces if font_problem(p.read_bytes())] == []


@pytest.mark.slow
def test_each_is_named_in_one_run(tmp_path: Path) -> None:
    issue = small(tmp_path, {})
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    (fonts / "OFL.txt").write_text("Open")
    listed = []
    for number, data in enumerate(BROKEN.values()):
        (fonts / f"f{number}.ttf").write_bytes(data)
        listed.append(
            f'[f{number}]\nfamily = "F{number}"\nweight = 400\nstyle = "normal"\n'
            f'file = "f{number}.ttf"\nlicence = "OFL.txt"\n'
            f'sha256 = "{sha256(data).hexdigest()}"\n'
        )
    (fonts / "fonts.toml").write_text("\n".join(listed))
    done = attack("build", issue, "-o", tmp_path / "out", cwd=tmp_path)
    done.check_refused("bad-font")
    assert done.codes.count("bad-font") + done.codes.count("empty-file") >= len(BROKEN)
    for number in range(len(BROKEN)):
        line = f'fonts/fonts.toml:{5 + 8 * number}: error[bad-font]: "f{number}.ttf"'
        assert line in done.err, done.err[:2000]
    assert not (tmp_path / "out").exists()
