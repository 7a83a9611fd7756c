"""What is drawn at a terminal: nothing for work that is soon over."""

import sys

import pytest

from layout.show import terminal


def test_work_that_is_soon_over_shows_no_bar(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with terminal.bar() as watch:
        watch("plate", 1, 4)
        watch("plate", 4, 4)
    said = capsys.readouterr()
    assert "plate" not in said.err
    assert said.out == ""


def test_a_console_writes_where_standard_output_is_now(
    capsys: pytest.CaptureFixture[str],
) -> None:
    console = terminal.console(quiet=False)
    assert console.file is sys.stdout
    console.print("12 pages")
    assert capsys.readouterr().out == "12 pages\n"
    terminal.console(quiet=True).print("12 pages")
    assert capsys.readouterr().out == ""
