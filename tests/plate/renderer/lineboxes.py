"""Line boxes as casting gets them: read from HTML, styled, not laid out yet."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from weasyprint import HTML
from weasyprint.layout import block, inline
from weasyprint.text.fonts import FontConfiguration

from layout.plate.renderer.objects import LayoutBox
from layout.plate.renderer.sheets import SCHEME, SheetFiles

Answer = TypeVar("Answer")
FONTS = FontConfiguration()
FACE = "SourceSerif4SmText-Regular.ttf"
SLANTED = "SourceSerif4SmText-It.ttf"
# One size for all: an em is 20 pixels, and a line is 30 deep.
SIZE, LEADING, MEASURE = 20.0, 30.0, 400.0
PAGE = f"""<html lang="en-GB"><style>
@font-face {{ font-family: Text; src: url({SCHEME}{FACE}) }}
@font-face {{ font-family: Text; font-style: italic; src: url({SCHEME}{SLANTED}) }}
@page {{ size: 600px 400px; margin: 0 }}
body {{ margin: 0; font: {SIZE}px/{LEADING}px Text }}
p {{ margin: 0; width: {MEASURE}px; white-space: pre-line }}
</style><body>{{body}}</body></html>"""


def ask_lines(body: str, ask: Callable[[LayoutBox], Answer]) -> list[Answer]:
    """Return what is answered of each line box of a page, in their order."""
    answers: list[Answer] = []

    def listening(context: Any, box: LayoutBox, *rest: Any) -> Any:
        answers.append(ask(box))
        yield from inline.iter_line_boxes(context, box, *rest)

    html = PAGE.replace("{body}", body)
    page = HTML(string=html, base_url=SCHEME, url_fetcher=SheetFiles({}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block, "iter_line_boxes", listening)
        page.render(font_config=FONTS)
    return answers
