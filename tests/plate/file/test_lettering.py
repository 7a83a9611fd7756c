"""Letters as outlines: as wide as the face says, drawn where they should be."""

import io
import re

import pikepdf
import pypdfium2
import pytest
import uharfbuzz as hb
from hypothesis import given
from hypothesis import strategies as st

from layout.desk.style.builtin import builtin_folder
from layout.plate.file.lettering import FACE, lettering

SIZES = st.floats(min_value=1, max_value=72)
WORDS = st.text(alphabet="AaBbgy 0123456789.,:-", min_size=1, max_size=20)


def advance(text: str) -> float:
    """Return a text's width in ems, as another reader of the face has it."""
    face = hb.Face(hb.Blob.from_file_path(builtin_folder() / "fonts" / FACE))
    font = hb.Font(face)
    glyphs = [font.get_nominal_glyph(ord(letter)) for letter in text]
    return float(sum(map(font.get_glyph_h_advance, glyphs)) / face.upem)


@given(text=WORDS, size=SIZES)
def test_it_is_as_wide_as_the_face_says(text: str, size: float) -> None:
    assert lettering(text, size).width == pytest.approx(advance(text) * size)


@given(text=WORDS, size=SIZES)
def test_every_letter_begins_where_the_last_one_ended(text: str, size: float) -> None:
    found = re.findall(
        r"^q \S+ 0 0 \S+ (\S+) 0 cm$", lettering(text, size).operators, re.MULTILINE
    )
    wanted = [advance(text[:at]) * size for at in range(len(text))]
    assert [float(x) for x in found] == pytest.approx(wanted, abs=0.001)


def test_a_line_without_letters_draws_nothing() -> None:
    assert lettering("", 12).operators == ""
    assert lettering("", 12).width == 0


def test_an_unknown_letter_is_a_box_and_no_failure() -> None:
    assert lettering("報", 12).width > 0
    assert " l" in lettering("報", 12).operators


def test_a_letter_is_black_between_its_baseline_and_its_height() -> None:
    line = lettering("H", 100)
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(120, 120))
        page = pdf.pages[0]
        content = f"q 1 0 0 1 10 20 cm {line.operators} Q"
        page.obj.Contents = pdf.make_stream(content.encode())
        with pypdfium2.PdfDocument(_saved(pdf)) as drawn:
            picture = drawn[0].render().to_pil().convert("L")
    black = picture.point(lambda level: 255 * (level < 128)).getbbox()
    assert black is not None
    left, top, right, foot = black
    assert 10 <= left < right <= 10 + line.width + 1
    # Rows are counted from above: the baseline is 100 rows down.
    assert foot == pytest.approx(100, abs=1)
    assert 60 < foot - top < 80, "capitals are seven tenths of an em high"


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
