"""Every file of checks is made, once, of what it looks at."""

from pathlib import Path

from layout.codes import Code
from layout.proof.preflight import checks
from layout.proof.preflight.ad_file import OF_FILES
from layout.proof.preflight.all_checks import (
    CHECKS,
    FILE_CHECKS,
    PAGE_CHECKS,
    PLATES_ONLY,
    file_checks,
    page_checks,
)
from tests.proof.preflight.cleanly import press

FOLDER = Path(checks.__file__).parent


def test_each_file_is_a_check_that_is_made() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    made = {str(vars(check)["__name__"]).rpartition(".")[2] for check in CHECKS}
    assert made == files
    assert len(CHECKS) == len(files)


def test_a_check_looks_at_files_or_at_pages() -> None:
    assert set(map(id, FILE_CHECKS)).isdisjoint(map(id, PAGE_CHECKS))
    of_files = {check.CODE for check in FILE_CHECKS}
    assert {Code.PRESS_VERSION, Code.PRESS_INTENT, Code.PRESS_COUNT} <= of_files
    of_pages = {check.CODE for check in PAGE_CHECKS}
    assert {Code.PRESS_INK, Code.PRESS_BOXES, Code.PRESS_CONTENT} <= of_pages


def test_a_check_has_a_code_of_its_own_a_reason_and_a_source() -> None:
    assert len({check.CODE for check in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        title, _, rationale = (check.__doc__ or "").partition("\n\n")
        assert title.endswith("."), check.CODE
        assert rationale.strip(), check.CODE
        assert check.SOURCE, check.CODE


def test_an_office_asks_for_no_plates() -> None:
    every = {check.CODE for check in CHECKS}
    assert every >= PLATES_ONLY
    office, works = press(pdf="plain"), press()
    for printer, codes in ((office, every - PLATES_ONLY), (works, every)):
        asked = (*file_checks(printer), *page_checks(printer))
        assert {check.CODE for check in asked} == codes


def test_an_advertisement_is_not_asked_for_what_a_file_owes() -> None:
    every = {check.CODE for check in CHECKS}
    assert every >= OF_FILES
    # What is drawn on our page is looked at whoever sent it.
    assert not OF_FILES & {Code.PRESS_INK, Code.PRESS_RGB, Code.PRESS_FONT}
