"""A seal fits a file as it was made, and no file that was touched since."""

import io

import pikepdf
import pytest

from layout.pdf.sealing import is_sealed, sealed

KINDS = (pikepdf.ObjectStreamMode.disable, pikepdf.ObjectStreamMode.generate)


def pdf(kind: pikepdf.ObjectStreamMode) -> bytes:
    with pikepdf.new() as whole:
        whole.add_blank_page(page_size=(200, 300))
        whole.docinfo["/Title"] = "/ID [<00><00>]"
        out = io.BytesIO()
        whole.save(out, deterministic_id=True, object_stream_mode=kind)
        return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_a_sealed_file_is_a_pdf_of_the_same_length(
    kind: pikepdf.ObjectStreamMode,
) -> None:
    made = pdf(kind)
    done = sealed(made)
    assert not is_sealed(made)
    assert is_sealed(done)
    assert sealed(made) == done == sealed(done)
    assert len(done) == len(made)
    with pikepdf.open(io.BytesIO(done)) as whole:
        assert len(whole.pages) == 1
        assert len({bytes(part) for part in whole.trailer.ID}) == 1
        assert whole.check_pdf_syntax() == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_byte_can_be_changed(kind: pikepdf.ObjectStreamMode) -> None:
    done = sealed(pdf(kind))
    for place in range(0, len(done), 7):
        changed = bytearray(done)
        changed[place] ^= 1
        assert not is_sealed(bytes(changed))
    assert not is_sealed(done + b"\n")
    assert not is_sealed(done[:-1])


def test_a_file_that_a_program_saves_again_has_no_seal() -> None:
    with pikepdf.open(io.BytesIO(sealed(pdf(KINDS[0])))) as whole:
        whole.pages[0].Rotate = 90
        out = io.BytesIO()
        whole.save(out)
    assert not is_sealed(out.getvalue())
    assert not is_sealed(b"no pdf")
    assert sealed(b"no pdf") == b"no pdf"
