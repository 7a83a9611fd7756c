"""What is read back from a PDF: upright words, each at its place."""

from pathlib import Path

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from layout.proof.readback.pdf_words import read_file
from tests.proof.press import FONT

CSS = f"""
@font-face {{ font-family: Text; src: url({FONT.as_uri()}) }}
@page {{ size: 300pt 200pt; margin: 0 }}
body {{ margin: 0; font: 10pt/12pt Text }}
p {{ margin: 0 }}
"""


def words(tmp_path: Path, body: str) -> list[str]:
    path = tmp_path / "page.pdf"
    page = HTML(string=f"<style>{CSS}</style>{body}")
    page.write_pdf(path, font_config=FontConfiguration())
    (read,) = read_file(path)
    return [word.text for word in read.words]


def test_turned_type_is_not_copy(tmp_path: Path) -> None:
    for angle in (-90, -35, 2, 90, 180):
        turned = f'<p style="transform: rotate({angle}deg)">DRAFT of page</p>'
        body = f"<p>The bridge</p>{turned}<p>shuts.</p>"
        assert words(tmp_path, body) == ["The", "bridge", "shuts."]


def test_slanted_and_stretched_type_is_copy(tmp_path: Path) -> None:
    body = (
        '<p style="font-style: italic">The</p>'
        '<p style="transform: skewX(-12deg)">bridge</p>'
        '<p style="transform: scaleX(0.9)">shuts.</p>'
    )
    assert words(tmp_path, body) == ["The", "bridge", "shuts."]
