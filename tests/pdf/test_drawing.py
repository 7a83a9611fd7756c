"""Pages are drawn small, or it is said which cannot be drawn."""

import io

import pytest

from layout.pdf.drawing import drawn
from layout.pdf.fitness import FaultKind, UnfitError
from tests.attack.pdfs.files import page
from tests.proof.preflight.cleanly import clean, saved


def test_each_page_has_its_picture() -> None:
    one, two = drawn(io.BytesIO(saved(clean(pages=2))), 2)
    assert one.size == two.size
    assert one.width < one.height


@pytest.mark.parametrize(
    ("content", "count", "said"),
    [
        (b"no PDF", 1, "not every program can open it"),
        (page(), 3, "one program finds 3 pages in it, another 1"),
        (page(leaf=b"42"), 1, "the page cannot be drawn"),
    ],
)
def test_what_cannot_be_drawn_is_torn(content: bytes, count: int, said: str) -> None:
    with pytest.raises(UnfitError, match=said) as caught:
        list(drawn(io.BytesIO(content), count))
    assert caught.value.fault.kind is FaultKind.TORN
