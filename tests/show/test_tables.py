"""The tables of single commands, as a person reads them."""

import json
from pathlib import Path

import pytest

from layout.codes import Code
from layout.commands.check_pdf import Inspection
from layout.commands.deliver import DeliverResult
from layout.commands.impose import ImposeResult
from layout.commands.verify import Verification
from layout.geometry import Point
from layout.lock.comparing import Answer, Change, LockComparison, PageDifference
from layout.lock.differing import PageDifferences
from layout.lock.lines import ComparedLine, LineChange
from layout.notes import Note
from layout.proof.plates.figures import PageInks
from layout.proof.preflight.certificate import Certificate, CheckedFile
from layout.proof.preflight.reports import PageMeasures
from layout.sheet.delivery import (
    Action,
    DeliveredFile,
    DeliveredPage,
    Delivery,
    SentPageChange,
)
from layout.sheet.sheet import Cell, Sheet
from layout.show import check, deliver, impose, proof, verify
from layout.show.voice import Voice
from tests.plate.dummies import PRINTER

NOTE = Note(code=Code.PROOF_INK, message="much ink", file="press.pdf", page=2)


@pytest.fixture
def rows(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> "Rows":
    monkeypatch.setenv("COLUMNS", "120")
    return Rows(capsys)


class Rows:
    """What was printed, row by row, words apart by one space."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.aside = ""

    def read(self) -> list[str]:
        said = self._capsys.readouterr()
        self.aside = said.err
        return [" ".join(row.split()) for row in said.out.splitlines()]


# --- Preflight.


def inspection() -> Inspection:
    page = PageMeasures(
        number=1,
        width=280.0,
        height=400.5,
        ink=2.384,
        type=6.5,
        rule=0.0,
        ppi=203.7,
        fonts=("Serif",),
        spaces=("CMYK", "Gray"),
        plates=("C", "M", "Y", "K"),
    )
    return Inspection(
        certificate=Certificate(
            subject="fair.pdf",
            date="",
            printer=PRINTER,
            files=(CheckedFile(name="fair.pdf", sha256="0" * 64),),
            version="PDF/X-4",
            pages=(page,),
            notes=(NOTE,),
        )
    )


def test_a_preflight_is_a_row_a_page(rows: Rows) -> None:
    check.show(inspection(), Voice())
    assert rows.read() == [
        "Page Size, mm Ink Type, pt Rule, pt Pictures, ppi Colours",
        "1 280 x 400.5 238% 6.5 - 204 CMYK, Gray",
    ]
    assert rows.aside == f"{NOTE}\n"


def test_a_preflight_as_json_is_its_certificate(rows: Rows) -> None:
    found = inspection()
    check.show(found, Voice(as_json=True))
    assert json.loads("".join(rows.read())) == json.loads(found.report)


# --- Sheets.


def sheets(*, report: str = "{}") -> ImposeResult:
    def cell(page: int | None, column: int) -> Cell:
        return Cell(page=page, column=column, row=0, turned=False, depth=0)

    sheet = Sheet(
        number=1,
        signature=1,
        columns=2,
        rows=1,
        front=(cell(4, 0), cell(1, 1)),
        back=(cell(2, 0), cell(None, 1)),
    )
    return ImposeResult(
        sheets=(sheet,), colours=(1, 4), report=report, notes=(NOTE,), files=()
    )


def test_a_sheet_has_its_pages_and_those_in_colour(rows: Rows) -> None:
    impose.show(sheets(), Voice())
    assert rows.read() == [
        "Signature Sheet Front Back Colour pages",
        "1 1 4 1 2 blank 1, 4",
    ]
    assert rows.aside == f"{NOTE}\n"


def test_sheets_as_json_are_the_report(rows: Rows) -> None:
    impose.show(sheets(report='{"file": "sheets.pdf"}'), Voice(as_json=True))
    assert rows.read() == ['{"file": "sheets.pdf"}']


# --- A delivery.


def delivered(page: int, digest: str, since: int) -> DeliveredPage:
    return DeliveredPage(
        number=page, file=f"press/{page:02}.pdf", sha256=digest * 64, since=since
    )


def delivery(number: int, *pages: DeliveredPage, press: str = "a") -> Delivery:
    return Delivery(
        paper="The Alder Courier",
        issue="2026-12",
        number=12,
        date="2026-12-04",
        delivery=number,
        press=DeliveredFile(file="press.pdf", sha256=press * 64),
        pages=pages,
    )


def first_delivery() -> DeliverResult:
    now = delivery(1, delivered(1, "1", 1), delivered(2, "2", 1))
    pages = tuple(
        SentPageChange(number=page.number, action=Action.ADD, now=page, was=None)
        for page in now.pages
    )
    return DeliverResult(last=None, now=now, pages=pages, new=True, report="{}")


def test_the_first_delivery_sends_all(rows: Rows) -> None:
    deliver.show(first_delivery(), Voice(), dry=False)
    assert rows.read() == [
        "Page To do File sha256 since",
        f"1 send press/01.pdf {'1' * 12} 1",
        f"2 send press/02.pdf {'2' * 12} 1",
        f"all send press.pdf {'a' * 12}",
        "Delivery 1: all 2 pages.",
    ]


def test_a_dry_delivery_says_that_nothing_was_written(rows: Rows) -> None:
    deliver.show(first_delivery(), Voice(), dry=True)
    assert rows.read()[-1] == "Delivery 1: all 2 pages. Nothing was written."


def second_delivery(tmp_path: Path) -> DeliverResult:
    last = delivery(1, delivered(1, "1", 1), delivered(2, "2", 1), delivered(3, "3", 1))
    now = delivery(2, delivered(1, "1", 1), delivered(2, "9", 2), press="b")
    kept, changed, gone = last.pages
    return DeliverResult(
        last=last,
        now=now,
        pages=(
            SentPageChange(number=1, action=Action.KEEP, now=now.pages[0], was=kept),
            SentPageChange(
                number=2, action=Action.REPLACE, now=now.pages[1], was=changed
            ),
            SentPageChange(number=3, action=Action.REMOVE, now=None, was=gone),
        ),
        new=True,
        report='{"delivery": 2}',
        files=(tmp_path / "resend.pdf",),
    )


def test_the_next_delivery_says_what_to_do_with_each_page(
    rows: Rows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    deliver.show(second_delivery(tmp_path), Voice(), dry=False)
    said = rows.read()
    assert said[1:5] == [
        f"1 keep press/01.pdf {'1' * 12} 1",
        f"2 replace press/02.pdf {'9' * 12} 2",
        "3 drop press/03.pdf",
        f"all replace press.pdf {'b' * 12}",
    ]
    assert said[5].startswith("Delivery 2, after 1: Replace page 2; drop page 3.")
    assert said[6] == "resend.pdf"


def test_where_nothing_has_changed_nothing_is_sent(rows: Rows) -> None:
    last = delivery(3, delivered(1, "1", 2))
    page = SentPageChange(
        number=1, action=Action.KEEP, now=last.pages[0], was=last.pages[0]
    )
    same = DeliverResult(last=last, now=last, pages=(page,), new=False, report="{}")
    deliver.show(same, Voice(), dry=False)
    assert rows.read()[-2:] == [
        f"all keep press.pdf {'a' * 12}",
        "Nothing has changed since delivery 3.",
    ]


def test_a_delivery_as_json_is_its_report(rows: Rows, tmp_path: Path) -> None:
    deliver.show(second_delivery(tmp_path), Voice(as_json=True), dry=True)
    assert rows.read() == ['{"delivery": 2}']


# --- The ink of a soft proof.


def test_ink_is_told_page_by_page_and_of_all(rows: Rows) -> None:
    first = PageInks(
        number=1,
        highest=212.26,
        at=Point(40.4, 120.6),
        limit=240.0,
        over=0.0,
        coverage=(("Cyan", 10.0), ("Black", 20.0)),
    )
    second = PageInks(
        number=2,
        highest=261.0,
        at=Point(3.0, 4.0),
        limit=240.0,
        over=12.5,
        coverage=(("Black", 30.0), ("Alder Red", 4.0)),
    )
    Voice().console().print(proof.inks((first, second)))
    assert rows.read() == [
        "Page Highest ink at mm Over 240 % Cyan Black Alder Red",
        "1 212.3 % 40, 121 none 10.0 % 20.0 % 0.0 %",
        "2 261.0 % 3, 4 12.5 mm² 0.0 % 30.0 % 4.0 %",
        "all 5.0 % 25.0 % 2.0 %",
    ]


# --- An issue set again.


def line(text: str, left: float = 40.0, baseline: float = 100.0) -> ComparedLine:
    return ComparedLine(
        text=text, left=left, right=left + 90, baseline=baseline, height=9.0
    )


def change(
    number: int, before: ComparedLine | None, after: ComparedLine | None
) -> LineChange:
    return LineChange(story="bridge", line=number, before=before, after=after)


def verification(
    *pages: PageDifferences, outputs: tuple[str, ...] = (), answer: Answer
) -> Verification:
    comparison = LockComparison(
        answer=answer,
        versions=(),
        issue=(),
        hyphenation=(),
        outputs=tuple(Change(name=name, then="1", now="2") for name in outputs),
        pages=tuple(page.page for page in pages),
        stories=(),
    )
    return Verification(
        answer=answer, comparison=comparison, pages=pages, report="{}", notes=(NOTE,)
    )


def differing(
    *lines: LineChange, number: int = 2, seen: bool = True
) -> PageDifferences:
    page = PageDifference(edition="press", number=number, answer=Answer.DIFFERENT)
    return PageDifferences(page=page, seen=seen, lines=lines)


def test_an_issue_that_is_the_same_is_a_word(rows: Rows) -> None:
    verify.show(verification(answer=Answer.IDENTICAL), Voice())
    assert rows.read() == ["identical"]
    assert rows.aside == f"{NOTE}\n"


def test_lines_that_moved_are_told_with_their_way(rows: Rows) -> None:
    moved = change(4, line("the weir"), line("the weir", 40.5, 97.75))
    verify.show(verification(differing(moved), answer=Answer.SAME_TEXT), Voice())
    assert rows.read() == [
        "same text",
        "page 2: 1 lines moved, 0 changed",
        'bridge, line 4: "the weir" moved by +0.50, -2.25 pt',
    ]


def test_lines_that_changed_are_told_and_not_those_that_moved(rows: Rows) -> None:
    lines = (
        change(1, line("the weir"), line("the weir", 41.0)),
        change(2, line("nine weeks"), line("ten weeks")),
        change(3, None, line("a new line")),
        change(4, line("an old line"), None),
    )
    verify.show(verification(differing(*lines), answer=Answer.DIFFERENT), Voice())
    assert rows.read()[1:] == [
        "page 2: 1 lines moved, 3 changed",
        'bridge, line 2: "nine weeks" became "ten weeks"',
        'bridge, line 3: "a new line" is new',
        'bridge, line 4: "an old line" is gone',
    ]


def test_few_lines_are_told_and_the_rest_counted(rows: Rows) -> None:
    lines = [change(n, None, line(f"line {n}")) for n in range(1, verify.FEW + 4)]
    verify.show(verification(differing(*lines), answer=Answer.DIFFERENT), Voice())
    said = rows.read()
    assert len(said) == verify.FEW + 3
    assert said[-1] == "and 3 more"


def test_a_page_whose_words_are_the_same_and_one_that_nobody_can_see(
    rows: Rows,
) -> None:
    pages = (differing(), differing(number=3, seen=False))
    verify.show(verification(*pages, answer=Answer.DIFFERENT), Voice())
    assert rows.read()[1:] == [
        "page 2: the words are the same; a picture, a rule or a colour differs",
        "page 3: different; the files it was locked with are not there",
    ]


def test_what_is_not_seen_is_named(rows: Rows) -> None:
    found = verification(outputs=("press.pdf",), answer=Answer.SAME_PAGES)
    verify.show(found, Voice())
    assert rows.read() == [
        "same pages",
        "only what is not seen differs: press.pdf",
    ]


def test_a_verification_as_json_is_its_report(rows: Rows) -> None:
    verify.show(verification(answer=Answer.IDENTICAL), Voice(as_json=True))
    assert rows.read() == ["{}"]
