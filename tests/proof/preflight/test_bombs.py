"""Foreign PDFs that are too much, or not what they seem: refused, in bounded memory."""

import io
import os
import resource
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from layout.errors import LayoutError
from layout.pdf.limits import FULL
from layout.proof.plates.separating import PressInks, separate, spots_of
from layout.proof.preflight.preflighting import preflight
from tests.building import LAYOUT, ROOT
from tests.proof.preflight.cleanly import PRINTER, clean, draw, press, saved

# A process that checks may have so much, and so many seconds of a processor.
MEMORY, SECONDS = 1_600 << 20, 60


def packed(size: int) -> bytes:
    """Return a stream that unpacks to `size` bytes, without ever having them.

    After a full flush the same bytes are packed into the same bytes again.
    """
    packer, part = zlib.compressobj(), b"q Q " * (1 << 20)
    first, again = (
        packer.compress(part) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2)
    )
    return first + again * (size // len(part) - 1)


def fill_page(pdf: Pdf) -> None:
    stream = Stream(pdf, b"")
    stream.write(packed(1 << 28), filter=Name.FlateDecode)
    pdf.pages[0].obj.Contents = pdf.make_indirect(stream)


def pack_twice(pdf: Pdf) -> None:
    stream = Stream(pdf, b"")
    twice = Array([Name.FlateDecode, Name.FlateDecode])
    stream.write(zlib.compress(packed(1 << 28)), filter=twice)
    pdf.pages[0].obj.Contents = pdf.make_indirect(stream)


def multiply_forms(pdf: Pdf) -> None:
    """Draw a form that draws a form ten times, that draws a form ten times..."""
    below: Object | None = None
    for _ in range(12):
        form = Stream(pdf, b"/Own Do " * 10 if below else b"0 0 1 1 re f")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([0, 0, 9, 9])
        form.Resources = Dictionary(XObject=Dictionary(Own=below) if below else {})
        below = pdf.make_indirect(form)
    pdf.pages[0].obj.Resources.XObject.Own = below
    draw(pdf, "/Own Do")


def huge_profile(pdf: Pdf) -> None:
    profile = pdf.Root.OutputIntents[0].DestOutputProfile
    profile.write(packed(2 << 30), filter=Name.FlateDecode)


BOMBS: dict[str, tuple[Callable[[Pdf], None], str]] = {
    "a page": (fill_page, "unpacks to more than 200 MB"),
    "a page packed twice": (pack_twice, "unpacks to more than 200 MB"),
    "forms in forms": (multiply_forms, FULL),
    "a profile": (huge_profile, "unpacks to more than 200 MB"),
}


def checked(path: Path) -> subprocess.CompletedProcess[str]:
    """Check a file in a process that has little memory and time."""

    def poor() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return subprocess.run(
        [*LAYOUT, "check", path.name, "-o", "out"],
        cwd=path.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=poor,
    )


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds memory")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_does_no_harm(tmp_path: Path, name: str) -> None:
    spoil, said = BOMBS[name]
    pdf = clean()
    spoil(pdf)
    path = tmp_path / "bomb.pdf"
    as_is = pikepdf.StreamDecodeLevel.none
    path.write_bytes(saved(pdf, stream_decode_level=as_is))
    assert path.stat().st_size < 20 << 20
    done = checked(path)
    assert done.returncode == 2, done.stderr[-2000:]
    assert "error[pdf-unreadable]" in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_hundred_pages_are_looked_at(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(saved(clean(pages=100)))
    found = preflight(path, press(), "long.pdf")
    assert found.notes == ()
    assert len(found.pages) == 100


def test_more_pages_than_any_paper_has_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(saved(clean(pages=401)))
    with pytest.raises(LayoutError, match="401 pages"):
        preflight(path, press(), "long.pdf")


# --- Files whose objects are not what they should be.

WRONG: st.SearchStrategy[Callable[[], object]] = st.sampled_from(
    [
        lambda: Name("/Wrong"),
        lambda: 7,
        lambda: True,
        lambda: pikepdf.String("x"),
        lambda: Array([]),
        lambda: Array([1, Name.X, Dictionary()]),
        lambda: Dictionary(),
        lambda: Dictionary(S=Name.X, Subtype=3),
    ]
)


def places(thing: Object, seen: set[tuple[int, int]]) -> list[tuple[Object, str]]:
    """Return every key of every dictionary of a file, from its catalogue on."""
    if thing.objgen != (0, 0):
        if thing.objgen in seen:
            return []
        seen.add(thing.objgen)
    found: list[tuple[Object, str]] = []
    if isinstance(thing, Array):
        for item in thing:
            if isinstance(item, Object):
                found += places(item, seen)
    elif isinstance(thing, Dictionary | Stream):
        for key in sorted(thing.keys()):
            # What the writer itself keeps right, or cannot write at all.
            if key not in ("/Length", "/Parent", "/Pages", "/Kids", "/Count", "/Type"):
                found.append((thing, key))
                value = thing[key]
                if isinstance(value, Object):
                    found += places(value, seen)
    return found


def all_places(pdf: Pdf) -> list[tuple[Object, str]]:
    """Return those of the file, and those of its page."""
    seen: set[tuple[int, int]] = set()
    return places(pdf.Root, seen) + places(pdf.pages[0].obj, seen)


CLEAN = saved(clean())
with pikepdf.open(io.BytesIO(CLEAN)) as whole:
    PLACES = len(all_places(whole))


@settings(max_examples=150)
@given(place=st.integers(0, PLACES - 1), wrong=WRONG)
def test_no_malformed_file_is_a_defect(
    tmp_path_factory: pytest.TempPathFactory,
    place: int,
    wrong: Callable[[], object],
) -> None:
    with pikepdf.open(io.BytesIO(CLEAN)) as pdf:
        holder, key = all_places(pdf)[place]
        holder[key] = wrong()
        try:
            content = saved(pdf)
        except pikepdf.PdfError:
            return
    path = tmp_path_factory.mktemp("malformed") / "page.pdf"
    path.write_bytes(content)
    try:
        found = preflight(path, PRINTER, "page.pdf")
    except LayoutError:
        return
    assert all(note.message and note.hint for note in found.notes)
    # What preflight lets pass, or only complains of, is separated for all that.
    with pikepdf.open(path) as pdf:
        inks = PressInks(profile=PRINTER.icc, spots=spots_of(pdf), ppi=18)
        made = separate(pdf, 0, inks)
    assert all(made.faults)
    assert len(made.plates) >= 4
