"""Fonts of all pages put together: each face once, and every page as it was."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from layout.plate.plate import PlateJob
from layout.plate.plating import make_plates
from layout.plate.renderer.subsetting import embed_once, subset
from layout.plate.tasks import Edition
from tests.plate.dummies import PRINTER, STYLE, dense, dummy, font_file, issue, page

FILES = tuple(map(font_file, STYLE.faces.values()))
FACES = tuple(face.path for face in STYLE.faces.values())
FACE = FACES[0]
GLYPHS = st.frozensets(st.integers(min_value=1, max_value=200), min_size=1, max_size=9)


def paper(*pages: frozenset[int], face: Path = FACE) -> Pdf:
    """Return pages whose one font has just the glyphs given."""
    pdf = pikepdf.new()
    for glyphs in pages:
        content = subset(face.read_bytes(), glyphs)
        program = pdf.make_indirect(Stream(pdf, content, Length1=len(content)))
        widths = [part for one in sorted(glyphs) for part in (one, Array([500]))]
        under = Dictionary(
            W=Array(widths), FontDescriptor=Dictionary(FontFile2=program)
        )
        font = Dictionary(BaseFont=Name("/ABCDEF+Face"), DescendantFonts=Array([under]))
        pdf.add_blank_page()
        pdf.pages[-1].obj.Resources = Dictionary(Font=Dictionary(F=font))
    return pdf


def programs(pdf: Pdf) -> Iterator[pikepdf.Object]:
    for sheet in pdf.pages:
        for _, font in sheet.obj.Resources.Font.items():
            yield font.DescendantFonts[0].FontDescriptor.FontFile2


def drawn(content: bytes, glyph: int) -> bytes:
    font, out = hb.Font(hb.Face(hb.Blob(content))), io.StringIO()
    font.draw_glyph_with_pen(glyph, _Pen(out))
    return out.getvalue().encode()


class _Pen:
    def __init__(self, out: io.StringIO) -> None:
        self._out = out

    def __getattr__(self, name: str) -> object:
        return lambda *points: print(name, points, file=self._out)


@given(st.lists(GLYPHS, min_size=2, max_size=4))
def test_pages_share_one_font_that_draws_all_their_glyphs(
    pages: list[frozenset[int]],
) -> None:
    pdf = paper(*pages)
    embed_once(pdf, FILES)
    [found] = {program.objgen: program for program in programs(pdf)}.values()
    content, source = found.read_bytes(), FACE.read_bytes()
    assert int(found.Length1) == len(content)
    for glyph in frozenset().union(*pages):
        assert drawn(content, glyph) == drawn(source, glyph)


def test_a_font_that_is_of_no_face_stays() -> None:
    pdf = paper(frozenset({5}), frozenset({6}), face=FACES[1])
    before = [program.read_bytes() for program in programs(pdf)]
    embed_once(pdf, FILES[:1])
    assert [program.read_bytes() for program in programs(pdf)] == before


@pytest.mark.slow
def test_an_issue_has_each_face_once_and_looks_the_same(tmp_path: Path) -> None:
    stories = dense("one"), dense("market")
    pages = dummy(page(1, stories[0]), page(2, stories[1]))
    plates = make_plates(
        PlateJob(
            issue=issue(*stories),
            dummy=pages,
            style=STYLE,
            folder=tmp_path,
            printer=PRINTER,
            editions=(Edition.PRESS,),
        )
    )
    [press] = plates.editions
    with pikepdf.open(press.pdf) as pdf:
        fonts = {
            str(font.BaseFont)
            for sheet in pdf.pages
            for _, font in sheet.obj.Resources.Font.items()
        }
        assert len({program.objgen for program in programs(pdf)}) == len(fonts)
    with pypdfium2.PdfDocument(press.pdf) as whole:
        for at, (_, single) in enumerate(press.pages):
            with pypdfium2.PdfDocument(single) as alone:
                one, other = whole[at].render(), alone[0].render()
                assert one.to_pil().tobytes() == other.to_pil().tobytes()
