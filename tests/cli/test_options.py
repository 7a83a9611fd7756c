"""How options that several commands have are read."""

from datetime import date, datetime

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layout import cli
from layout.cli.options import day_of, moment, page_numbers

OPTION = click.Option(["--pages"])
CONTEXT = click.Context(click.Command("build"))
LAST = 9999


def pages(text: str | None) -> tuple[int, ...]:
    return page_numbers(CONTEXT, OPTION, text)


@given(st.sets(st.integers(1, LAST), min_size=1, max_size=30))
def test_pages_said_one_by_one_are_those_pages(wanted: set[int]) -> None:
    assert pages(",".join(map(str, wanted))) == tuple(sorted(wanted))


@given(st.integers(1, LAST), st.integers(0, 40))
def test_a_run_of_pages_has_both_its_ends(first: int, more: int) -> None:
    last = min(first + more, LAST)
    assert pages(f"{first}-{last}") == tuple(range(first, last + 1))
    assert pages(f"{last}, {first}-{last}") == pages(f"{first}-{last}")


def test_no_pages_are_all() -> None:
    assert pages(None) == pages("") == ()


@pytest.mark.parametrize("text", ["0", "3-1", "a", "1-", "-4", "1;2", "10000", "1.5"])
def test_what_is_no_page_is_refused(text: str) -> None:
    with pytest.raises(click.BadParameter):
        pages(text)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("", None), ("0", 0), ("1600000000", 1600000000), ("99999999999", 99999999999)],
)
def test_a_moment_is_seconds(
    monkeypatch: pytest.MonkeyPatch, value: str, seconds: int | None
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    assert moment() == seconds


@pytest.mark.parametrize("value", ["-1", "1e9", "tomorrow", "123456789012", "1 "])
def test_a_moment_that_is_none_is_refused(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(click.UsageError):
        moment()


def test_a_day_has_no_time() -> None:
    assert day_of(CONTEXT, OPTION, datetime(2026, 12, 4)) == date(2026, 12, 4)  # noqa: DTZ001  # as click reads one
    assert day_of(CONTEXT, OPTION, None) is None


def options(name: str) -> dict[str, click.Option]:
    params = cli.load(name).params
    return {p.opts[-1]: p for p in params if isinstance(p, click.Option)}


@pytest.mark.parametrize(
    "option", ["--jobs", "--no-cache", "--anew", "--restyle", "--printer"]
)
def test_an_option_that_commands_share_means_the_same_everywhere(option: str) -> None:
    helps = {}
    for name in cli.COMMANDS:
        own = options(name).get(option)
        if own is not None and name not in {"rebuild", "check"}:
            helps[name] = own.help
    assert len(helps) > 1
    assert len(set(helps.values())) == 1


def test_every_command_has_the_three_ways_to_speak() -> None:
    for name in cli.COMMANDS:
        assert {"--quiet", "--verbose", "--json"} <= options(name).keys()
