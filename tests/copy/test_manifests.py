"""An imported issue's manifest, written and read."""

import tomllib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout.copy.manifests import NO_DATE, NO_NUMBER, line_of, manifest_of
from layout.copy.manuscript import IssueLine


def test_what_the_copy_says_is_written() -> None:
    line = IssueLine(number=112, day=date(2019, 3, 1), label="March/April 2019")
    manifest = manifest_of(line)
    assert manifest.missing == ()
    assert tomllib.loads(manifest.text) == {
        "number": 112,
        "date": date(2019, 3, 1),
        "label": "March/April 2019",
    }
    assert line_of(manifest.text.encode()) == line
    assert "day is not known" in manifest.text
    known = IssueLine(number=112, day=date(2019, 3, 1))
    assert "not known" not in manifest_of(known).text


@pytest.mark.parametrize(
    ("line", "missing"),
    [
        (IssueLine(), ("number", "date")),
        (IssueLine(number=0), ("date",)),
        (IssueLine(day=date(2019, 3, 1)), ("number",)),
    ],
)
def test_what_nobody_knows_has_a_stand_in_and_is_told(
    line: IssueLine, missing: tuple[str, ...]
) -> None:
    manifest = manifest_of(line)
    assert manifest.missing == missing
    keys = tomllib.loads(manifest.text)
    assert keys["number"] == (NO_NUMBER if "number" in missing else line.number)
    assert keys["date"] == (NO_DATE if "date" in missing else line.day)
    assert manifest.text.count("not found in the copy") == len(missing)
    assert "label" not in keys


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"number = ",
        b"\xff\xfe",
        b'number = "many"\ndate = "soon"\n',
        b"date = 2019-03-01T09:00:00\n",
        b"a = [" * 4000,
    ],
)
def test_a_manifest_that_says_nothing(data: bytes) -> None:
    assert line_of(data) == IssueLine()


LINES = st.builds(
    IssueLine,
    number=st.integers(0, 99_999),
    day=st.dates(date(1600, 1, 1), date(2199, 12, 31)),
    label=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20
    ),
)


@given(LINES)
def test_any_issue_comes_back(line: IssueLine) -> None:
    assert line_of(manifest_of(line).text.encode()) == line
