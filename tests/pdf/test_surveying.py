"""A file is looked through: what is sound passes, what is not is told with its page."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from layout.pdf.fitness import Fault, FaultKind, UnfitError
from layout.pdf.opening import opened
from layout.pdf.surveying import survey
from tests.attack.pdfs.files import flate, page, stream, tiles, written
from tests.proof.preflight.cleanly import clean, saved
from tests.supplying import advert


def looked(folder: Path, content: bytes) -> tuple[Fault, ...]:
    path = folder / "page.pdf"
    path.write_bytes(content)
    with opened(path) as (pdf, data, _):
        return survey(pdf, len(data))


@pytest.mark.parametrize("made", [clean(), clean(pages=9), advert(), advert(turn=90)])
def test_what_is_sound_has_no_fault(tmp_path: Path, made: Pdf) -> None:
    assert looked(tmp_path, saved(made)) == ()


def test_a_fault_has_its_page(tmp_path: Path) -> None:
    pdf = clean(pages=3)
    pdf.pages[2].contents_add(b"/None Do")
    assert looked(tmp_path, saved(pdf)) == (
        Fault(
            kind=FaultKind.WRONG,
            what="the operator Do is wrong: there is no XObject /None",
            page=3,
        ),
    )


def test_a_table_with_a_wrong_count_is_put_right_by_all_and_passes(
    tmp_path: Path,
) -> None:
    assert looked(tmp_path, page().replace(b"/Size 5", b"/Size 9")) == ()


def test_what_qpdf_has_guessed_is_torn(tmp_path: Path) -> None:
    content = page().replace(b"/Length 12", b"/Long 12  ")
    with pytest.raises(UnfitError, match="lacks /Length") as caught:
        looked(tmp_path, content)
    assert caught.value.fault.kind is FaultKind.TORN


def test_a_box_of_a_node_above_counts(tmp_path: Path) -> None:
    nodes = b"<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 %d 99]>>"
    leaf = b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>>>"
    assert looked(tmp_path, page(pages=nodes % 99, leaf=leaf)) == ()
    with pytest.raises(UnfitError, match="99999 x 99 points"):
        looked(tmp_path, page(pages=nodes % 99_999, leaf=leaf))


def test_what_is_really_there_may_be_more_than_what_is_only_multiplied(
    tmp_path: Path,
) -> None:
    """Half a million operators that the file has pass, as many drawn by a form do not.

    A small file may draw 400,000; one of four megabytes a million more.
    """
    lines = b"".join(b"%d %d l\n" % (n % 997, n % 991) for n in range(450_000))
    assert looked(tmp_path, page(b"0 0 m\n" + lines + b"S")) == ()
    kind = b"/Type/XObject/Subtype/Form/BBox[0 0 999 999]"
    many = page(
        b"/F Do " * 100,
        b"/XObject<</F 5 0 R>>",
        more={5: flate(b"0 0 m " + b"9 9 l " * 4_500 + b"S", kind)},
    )
    with pytest.raises(UnfitError, match="more on it") as caught:
        looked(tmp_path, many)
    assert caught.value.fault == Fault(
        kind=FaultKind.MUCH,
        what="it has more on it than any page of a paper",
        page=1,
    )


def test_a_hatch_over_a_whole_page_passes(tmp_path: Path) -> None:
    operators = b"/Pattern cs " + b"/P scn 0 0 140 170 re f " * 40
    found = looked(
        tmp_path,
        page(operators, b"/Pattern<</P 5 0 R>>", more={5: tiles(b"1 1 m S", b"2")}),
    )
    assert found == ()


def test_what_stands_between_bx_and_ex_need_not_be_known(tmp_path: Path) -> None:
    assert looked(tmp_path, page(b"BX 7 fly EX")) == ()
    assert [f.what for f in looked(tmp_path, page(b"BX EX 7 fly"))] == [
        "there is no operator fly"
    ]


def test_glyphs_that_operators_draw_are_followed(tmp_path: Path) -> None:
    pdf = clean()
    glyph = pdf.make_indirect(Stream(pdf, b"1 0 d0 /None Do"))
    pdf.pages[0].obj.Resources.Font.T = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 1, 1]),
        FontMatrix=Array([1, 0, 0, 1, 0, 0]),
        CharProcs=Dictionary(a=glyph),
        Encoding=Dictionary(Differences=Array([97, Name.a])),
        Resources=Dictionary(),
    )
    pdf.pages[0].contents_add(b"BT /T 9 Tf (a) Tj ET")
    [fault] = looked(tmp_path, saved(pdf))
    assert fault.what.endswith("there is no XObject /None")


def test_many_objects_are_no_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("layout.pdf.surveying.MOST_OBJECTS", 3)
    with pytest.raises(UnfitError, match="the file has 4 objects"):
        looked(tmp_path, page())


def test_two_pages_that_are_one_are_told_apart(tmp_path: Path) -> None:
    """A page that stands twice in the tree is copied by one program, not by all."""
    content = written(
        {
            1: b"<</Type/Catalog/Pages 2 0 R>>",
            2: b"<</Type/Pages/Kids[3 0 R 3 0 R]/Count 2>>",
            3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
            4: stream(b"n"),
        }
    )
    with pytest.raises(UnfitError, match="it is damaged"):
        looked(tmp_path, content)


def test_the_file_is_not_changed(tmp_path: Path) -> None:
    content = saved(clean())
    looked(tmp_path, content)
    assert (tmp_path / "page.pdf").read_bytes() == content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert len(pdf.pages) == 1
