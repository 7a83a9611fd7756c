"""A page of ours with more on it than any: refused, with the next move."""

import pydyf
import pytest
from weasyprint.pdf.stream import Stream

from layout.codes import Code
from layout.errors import Refused
from layout.pdf.limits import FULL, MOST_OPERATORS
from layout.plate.renderer.inking import press_inks
from tests.plate.ink.test_rewriting import INKING


def page_of(items: list[bytes]) -> pydyf.PDF:
    """Return a file as the renderer has it before it is written."""
    pdf = pydyf.PDF()
    spaces = pydyf.Dictionary({"DeviceRGB": pydyf.Array(["/DeviceRGB"])})
    pdf.add_object(spaces)
    resources = pydyf.Dictionary(
        {"ColorSpace": spaces.reference, "ExtGState": pydyf.Dictionary()}
    )
    stream = Stream({}, (0, 0, 9, 9), resources, {}, None, {}, None, stream=items)
    pdf.add_object(stream)
    return pdf


def test_a_page_is_put_in_ink() -> None:
    pdf = page_of([b"q", b"0 0 0 rg", b"0 0 9 2 re", b"f", b"Q"])
    press_inks(pdf, INKING)
    [stream] = [found for found in pdf.objects if isinstance(found, Stream)]
    assert b"0 0 0 1 k" in stream.stream
    assert b"/overprint gs" in stream.stream


def test_more_than_a_page_has_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        press_inks(page_of([b"0 0 9 2 re"] * (MOST_OPERATORS + 1)), INKING)
    [note] = caught.value.notes
    assert (note.code, note.message) == (Code.PRESS_CONTENT, FULL)
    assert note.hint
