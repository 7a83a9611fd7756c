"""The renderer's own operators, as the interpreter reads them; and too many of them."""

import time

import pytest
from hypothesis import given

from layout.pdf.limits import MOST_KEPT, MOST_OPERATORS, TooMuchError
from layout.pdf.spaces import CMYK
from layout.plate.ink.mixing import Mixer
from layout.plate.ink.rendered import RenderedOperator, RenderedResources
from layout.plate.ink.rewriting import InkRewriter, PageBench
from tests.pdf.streams import DRAWING
from tests.pdf.test_operators import parsed
from tests.plate.ink.test_rewriting import INKING


def bench() -> PageBench:
    mixer = Mixer(INKING)
    return PageBench(mixer=mixer, plates={}, spaces={})


def lines(drawn: object) -> list[str]:
    """Return a drawing as the renderer keeps it: each operator by itself."""
    if isinstance(drawn, list):
        return ["q", *(line for part in drawn for line in lines(part)), "Q"]
    found, line = [], ""
    for word in str(drawn).replace("(a word)", "<61>").split():
        line = f"{line} {word}".strip()
        if word[0].isalpha():
            found.append(line)
            line = ""
    return found


@given(DRAWING)
def test_an_operator_reads_as_in_a_file(drawn: object) -> None:
    """Both tongues say the same: names, numbers and what is named."""
    items = lines([drawn])
    files = parsed("\n".join(items).encode())
    ours = [RenderedOperator(item.encode()) for item in items]
    assert [o.name for o in ours] == [o.name for o in files]
    for one, other in zip(ours, files, strict=True):
        assert one.named() == other.named()
        if one.name != "Tj":
            assert one.numbers() == pytest.approx(other.numbers())


def test_what_is_no_operator_has_no_name() -> None:
    thing = object()
    operator = RenderedOperator(thing)
    assert (operator.name, operator.named(), operator.numbers()) == ("", None, ())
    assert InkRewriter(bench()).rewrite([b"q", thing, b"Q"]) == [b"q", thing, b"Q"]


def test_spaces_keep_the_names_that_the_renderer_gives() -> None:
    resources = RenderedResources()
    assert resources.space("/DeviceCMYK") is CMYK
    lab = resources.space("/lab-d50")
    assert (lab.family, lab.count) == ("lab-d50", 3)
    assert resources.space("/lab-d50") is lab
    assert resources.space("/--own").family == "--own"
    assert resources.font("/F1").name == "F1"
    assert resources.change("/a0.5").named == {}


def test_more_operators_than_a_page_has_are_refused_soon() -> None:
    items: list[object] = [b"0 g"] * (MOST_OPERATORS + 1)
    begun = time.process_time()
    with pytest.raises(TooMuchError):
        InkRewriter(bench()).rewrite(items)
    assert time.process_time() - begun < 5


def test_all_streams_of_a_page_have_one_budget() -> None:
    shared = bench()
    half: list[object] = [b"n"] * (MOST_OPERATORS // 2 + 1)
    InkRewriter(shared).rewrite(half)
    with pytest.raises(TooMuchError):
        InkRewriter(shared).rewrite(half)


def test_more_states_than_a_page_keeps_are_refused() -> None:
    with pytest.raises(TooMuchError):
        InkRewriter(bench()).rewrite([b"q"] * (MOST_KEPT + 1))


def test_a_page_of_ours_loses_nothing_silently() -> None:
    with pytest.raises(ValueError, match="the operator cm is wrong"):
        InkRewriter(bench()).rewrite([b"1 2 3 cm"])
