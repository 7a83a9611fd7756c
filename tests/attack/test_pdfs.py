"""No PDF of a stranger stops a command, passes for what it is not, or opens files."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from layout.desk.adverts.supplied import supplied
from layout.errors import LayoutError, Refused, Unreadable
from layout.notes import Note
from layout.pdf.bounding import bounded
from layout.pdf.fitness import FaultKind
from layout.proof.preflight.foreign_file import preflight_stranger
from layout.sheet.foreign_sheets import impose_stranger
from layout.sheet.ordering import Folds
from layout.sheet.sheet import Scheme
from layout.sheet.sheeting import ImpositionOrder
from tests.attack.attacking import attack, canary
from tests.attack.pdfs import CASES
from tests.attack.pdfs.files import BOX, HostilePdf, page, stream
from tests.attack.stopwatch import allowed
from tests.building import small
from tests.desk.paper import ISSUE, MANIFEST, manifest
from tests.proof.preflight.cleanly import PRINTER

NAME = "from/fair.pdf"
NAMES = [case.name for case in CASES]
ORDER = ImpositionOrder(scheme=Scheme("nup"), folds=Folds())
# Seconds and bytes within which each is refused, in the process that reads it.
SECONDS, MEMORY = 5.0, 400 << 20


def test_there_are_as_many_as_promised() -> None:
    assert len(CASES) >= 90
    assert len(set(NAMES)) == len(CASES)


def refused(work: Callable[[], object]) -> tuple[type[LayoutError], tuple[Note, ...]]:
    """Return how something was refused, within bounds of time and memory."""
    with allowed(SECONDS), bounded(MEMORY), pytest.raises(LayoutError) as caught:
        work()
    notes = caught.value.notes
    assert notes
    for note in notes:
        assert note.file == NAME
        assert note.message
        assert note.hint
    return caught.type, notes


def kept(folder: Path, case: HostilePdf) -> Path:
    path = folder / "fair.pdf"
    path.write_bytes(case.content)
    return path


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_an_advertisement_is_refused(tmp_path: Path, case: HostilePdf) -> None:
    path = kept(tmp_path, case)
    digest = sha256(case.content).hexdigest()
    kind, notes = refused(lambda: supplied(path, digest, NAME))
    assert kind is Refused
    due = "enormous-ad" if case.kind is FaultKind.MUCH else "pdf-unreadable"
    # A page of no sensible size is told before anything is looked at.
    assert notes[0].code in (due, "zero-sized", "ad-pages")
    if notes[0].code == due:
        assert case.says in notes[0].message


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_file_is_not_imposed(tmp_path: Path, case: HostilePdf) -> None:
    path = kept(tmp_path, case)
    kind, notes = refused(lambda: impose_stranger(path, ORDER, NAME))
    assert kind is Unreadable
    assert {note.code for note in notes} == {"pdf-unreadable"}
    assert case.says in notes[0].message


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_file_does_not_pass_preflight(tmp_path: Path, case: HostilePdf) -> None:
    path = kept(tmp_path, case)

    def look() -> object:
        return preflight_stranger(path, PRINTER, NAME, separations=False)

    if case.kind is FaultKind.WRONG:
        with allowed(SECONDS), bounded(MEMORY):
            found = preflight_stranger(path, PRINTER, NAME, separations=False)
        (note,) = (n for n in found.notes if n.code == "press-content")
        assert (note.file, note.page) == (NAME, 1)
    else:
        kind, notes = refused(look)
        assert kind is Unreadable
        assert {note.code for note in notes} == {"pdf-unreadable"}
        assert case.says in notes[0].message


# --- Whole commands.


def heavy() -> bytes:
    """Return a file whose gradient is worked out for every pixel, without an end."""
    program = b"{ pop " + b"dup add 2 div " * 20_000 + b"}"
    shading = b"/ShadingType 1/ColorSpace/DeviceGray/Domain[0 900 0 900]/Function 5 0 R"
    domain = b"/FunctionType 4/Domain[0 900 0 900]/Range[0 1]"
    return page(
        b"/S sh " * 60,
        b"/Shading<</S<<%s>>>>" % shading,
        more={5: stream(program, domain)},
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "words", [("check",), ("impose", "--scheme", "nup")], ids=["check", "impose"]
)
def test_what_is_drawn_without_an_end_is_ended(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "fair.pdf").write_bytes(heavy())
    outcome = attack(words[0], "fair.pdf", *words[1:], cwd=tmp_path)
    outcome.check_refused("pdf-unreadable", status=2)
    assert "fair.pdf" in outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["fair.pdf"]


@pytest.mark.slow
def test_every_advertisement_is_told_of(tmp_path: Path) -> None:
    chosen = CASES[::12]
    booked = "".join(
        f'[[ad]]\nname = "ad{n}"\nfile = "ad{n}.pdf"\ncolumns = 1\n'
        for n in range(len(chosen))
    )
    files: dict[str, str | bytes | None] = {
        f"{ISSUE}/ads/ad{n}.pdf": case.content for n, case in enumerate(chosen)
    }
    small(tmp_path, {MANIFEST: manifest(booked), **files})
    outcome = attack("plan", ISSUE, cwd=tmp_path)
    outcome.check(seconds=2.0 * len(chosen))
    assert outcome.status in (1, 2)
    for number in range(len(chosen)):
        assert f"{ISSUE}/ads/ad{number}.pdf" in outcome.err


@pytest.mark.slow
@pytest.mark.parametrize("words", [("check",), ("impose", "--scheme", "nup")])
def test_nothing_that_a_file_names_is_opened(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    with canary(tmp_path / "canary.pdf") as bird:
        where = b"(canary.pdf)"
        spec = b"<</Type/Filespec/F%s/UF%s>>" % (where, where)
        catalogue = (
            b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/GoToR/F%s/D[0/Fit]>>"
            b"/Names<</EmbeddedFiles<</Names[(a)%s]>>/JavaScript<</Names[(b)"
            b"<</S/JavaScript/JS(this.importDataObject\\(%s\\))>>]>>>>"
            b"/AcroForm<</Fields[]/XFA 6 0 R>>"
            b"/AA<</WC<</S/Launch/F%s>>>>>>"
        ) % (where, spec, where, spec)
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Ref<</F%s/Page 0>>/F%s"
        leaf = (
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R/Resources"
            b"<</XObject<</F 5 0 R>>>>>>"
        )
        content = page(
            b"/F Do",
            catalogue=catalogue,
            leaf=leaf % BOX,
            more={
                5: stream(b"n", form % (spec, where)),
                6: stream(b"<!DOCTYPE x [<!ENTITY e SYSTEM 'canary.pdf'>]><x>&e;</x>"),
            },
        )
        (tmp_path / "fair.pdf").write_bytes(content)
        outcome = attack(words[0], "fair.pdf", *words[1:], cwd=tmp_path)
        outcome.check()
        assert outcome.status in (1, 2)
        bird.check()
