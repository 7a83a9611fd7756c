"""Templates that hang in one call into C: they are counted, or do without the call."""

import resource
from pathlib import Path

import pytest

from layout.errors import Refused
from layout.plate.html import metering
from layout.plate.tasks import Edition
from tests.attack.stopwatch import allowed
from tests.attack.test_templates import in_an_advertisement, style_with
from tests.plate.html.test_templating import ad, templates

# A pair of pairs, sixty deep, and another that is like it; a text of a million letters.
_PAIRS = "{% set a = (1, 2) %}" + "{% set a = (a, a) %}" * 60
_TWO = _PAIRS + "{% set b = (1, 2) %}" + "{% set b = (b, b) %}" * 60
_LONG = "{% set x = 'aaaaaaaaaa' %}" + "{% set x = x ~ x %}" * 17
_MANY = _LONG + "{% set l = [x] %}" + "{% set l = l + l %}" * 17
_LOOP = "{% for i in range(190000) %}"
_END = "{% endfor %}"

PAIRS = {
    "table": "{{ {a: 1}|length }}",
    "get": "{{ {}.get(a) }}",
    "item": "{{ {}[a] }}",
    "item of a list": "{{ [][a] is defined }}",
    "item of an object": "{{ issue[a] }}",
    "item of self": "{{ self[a] }}",
    "unique": "{{ [a]|unique|length }}",
    "in a table": "{{ a in {'a': 1} }}",
    "in keys": "{{ a in {'a': 1}.keys() }}",
    "include": "{% include a %}",
    "include of several": "{% include [a] %}",
    "import": "{% import a as m %}",
    "extends": "{% extends a %}",
    "format": "{{ a|pt }}",
    "joined": "{{ a ~ '' }}",
}
TWO = {
    "equal": "{{ a == b }}",
    "not equal": "{{ a != b }}",
    "less": "{{ a < b }}",
    "in a row": "{{ 1 == 1 == (a == b) }}",
    "in a list": "{{ a in [b] }}",
    "in values": "{{ a in {'a': b}.values() }}",
    "in items": "{{ ('a', a) in {'a': b}.items() }}",
    "in tables": "{{ {'a': a} == {'a': b} }}",
    "test eq": "{{ a is eq(b) }}",
    "test in": "{{ a is in([b]) }}",
    "test ge": "{{ a is ge(b) }}",
    "sort": "{{ [a, b]|sort|length }}",
    "max": "{{ [a, b]|max|length }}",
    "min": "{{ [a, b]|min|length }}",
    "changed": (
        "{% for i in [1, 2] %}{{ loop.changed(a if i == 1 else b) }}{% endfor %}"
    ),
}
TEXTS = {
    "alike": (
        "{% set y = x ~ 'b' %}{% set z = x ~ 'c' %}"
        + _LOOP
        + "{% if y == z %}{% endif %}"
        + _END
    ),
    "less": "{% set y = x ~ 'b' %}" + _LOOP + "{% if x < y %}{% endif %}" + _END,
    "in": _LOOP + "{% if 'b' in x %}{% endif %}" + _END,
    "key": "{% set t = {x ~ 'b': 1} %}" + _LOOP + "{% set y = t[x ~ 'b'] %}" + _END,
    "strip": "{{ x.strip('b' ~ x) }}",
    "endswith": _LOOP + "{% set y = x.endswith((x, x)) %}" + _END,
    "method": _LOOP + "{% set y = x.isdigit() %}" + _END,
    "split": "{{ (x ~ x).split('a')|length }}",
    "words": "{{ x|wordcount }}",
    "replace what escaping made": (
        "{% set y = '&' %}" + "{% set y = y ~ y %}" * 15 + "{{ y|replace('a', y) }}"
    ),
}
LISTS = {
    "sort": "{{ l|sort|length }}",
    "max": "{{ l|max|length }}",
    "min": "{{ l|min|length }}",
    "unique": "{{ l|unique|length }}",
    "in": "{{ (x ~ 'b') in l }}",
    "equal": "{{ l == l[1:] ~ l }}",
    "names": "{% include l %}",
}
NUMBERS = {
    "odd": ("{{ '%1000000000d' is odd }}", "str cannot be odd"),
    "even": ("{{ '%1000000000d' is even }}", "str cannot be even"),
    "divided": ("{{ '%1000000000d' is divisibleby(1) }}", "str cannot be divisibleby"),
    "base": ("{{ '" + "f" * 20000 + "'|int(base=16) }}", "it reads too large a number"),
    "digits": ("{{ '" + "9" * 4000 + "'|int }}", "it reads too large a number"),
    "literal": ("{{ 0x" + "f" * 20000 + " }}", "too large a number"),
    "decimal": ("{{ " + "9" * 5000 + " }}", "a number has too many digits"),
}
STARS = {
    "call": "{% set x = range(*range(12000000)) %}",
    "table": "{% macro m() %}{% endmacro %}{{ m(**{'a': 1}) }}",
    "caller": "{% macro m() %}{% endmacro %}{% call m(*[1]) %}{% endcall %}",
    "filter": "{{ 'a'|join(*range(12000000)) }}",
    "test": "{{ 1 is eq(*[1]) }}",
}
HALF = r"\ud800"
HALVES = {
    "printed": '{{ "a%s" }}',
    "joined": '{{ "a" ~ "%s" }}',
    "in a list": '{{ ["%s", "a"]|join }}',
    "in a block": '{% set x %}{{ "%s" }}{% endset %}{{ x }}',
}


@pytest.mark.parametrize(
    "source",
    [
        *(_PAIRS + end for end in PAIRS.values()),
        *(_TWO + end for end in TWO.values()),
        *(_LONG + end for end in TEXTS.values()),
        *(_MANY + end for end in LISTS.values()),
    ],
    ids=[
        f"{kind}, {name}"
        for kind, found in (
            *(("pairs", PAIRS), ("two", TWO), ("texts", TEXTS), ("lists", LISTS)),
        )
        for name in found
    ],
)
def test_what_compares_is_counted(source: str, tmp_path: Path) -> None:
    note = in_an_advertisement(tmp_path, source)
    assert (note.file, note.line) == ("house.html.j2", 1)


@pytest.mark.parametrize("name", sorted(NUMBERS))
def test_a_number_is_told_in_the_authors_words(name: str, tmp_path: Path) -> None:
    source, said = NUMBERS[name]
    note = in_an_advertisement(tmp_path, f"<p>\n{source}</p>")
    assert (note.line, note.message) == (2, said)


@pytest.mark.parametrize("name", sorted(STARS))
def test_no_call_takes_a_list_as_its_values(name: str, tmp_path: Path) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    note = in_an_advertisement(tmp_path, f"\n{STARS[name]}")
    assert (note.line, note.message[:15]) == (2, "a list or table")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


@pytest.mark.parametrize("name", sorted(HALVES))
def test_half_a_letter_is_not_printed(name: str, tmp_path: Path) -> None:
    note = in_an_advertisement(tmp_path, "\n" + HALVES[name].replace("%s", HALF))
    assert (note.file, note.line) == ("house.html.j2", 2)
    assert note.message == rf"it prints {HALF}, which is no letter"


def test_half_a_letter_in_an_error_is_told(tmp_path: Path) -> None:
    note = in_an_advertisement(tmp_path, f'{{% include "{HALF}" %}}')
    assert note.message == rf"the style has no template {HALF}"


def test_half_a_letter_in_a_style_sheet(tmp_path: Path) -> None:
    found = style_with(tmp_path / "style", "type.css.j2", f'\n/* {{{{ "{HALF}" }}}} */')
    with pytest.raises(Refused) as refused:
        found.css(Edition.PRESS, "")
    [note] = refused.value.notes
    assert (note.code, note.file, note.line) == ("template", "type.css.j2", 2)


def test_the_time_is_looked_at_in_each_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing in the loop is a step, a character or a call."""
    monkeypatch.setattr(metering, "SECONDS", 0.1)
    body = "{% set y = issue.date.year %}" * 1000
    with allowed(1.0):
        note = in_an_advertisement(tmp_path, _LOOP + body + _END)
    assert note.message.startswith("it takes more than 0 seconds")


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("1.5 in range(10**15)", "False"),
        ("'a' in range(10**12)", "False"),
        ("4.0 in range(10**12)", "True"),
        ("1 < 2 < 3 and 3 > 2 >= 2 != 1", "True"),
        ("1 < 3 < 2", "False"),
        ("'b' in 'abc' and 'd' not in 'abc'", "True"),
        ("[1, ('a', 2.0)] == [1, ('a', 2)]", "True"),
        ("[1] == (1,)", "False"),
        ("(1, 2) < (1, 3) and (1,) < (1, 0)", "True"),
        ("{'a': [1]} == {'a': [1]} and {'a': 1} != {'b': 1}", "True"),
        ("'a' in {'a': 1} and 1 in {'a': 1}.values()", "True"),
        ("('a', 1) in {'a': 1}.items()", "True"),
        ("issue == issue and issue != publication", "True"),
        ("none == none and none != 1", "True"),
        ("['b', 'A', 'c']|sort(reverse=true)|join", "cbA"),
        ("[3, 1, 2]|min ~ [3, 1, 2]|max ~ ([]|max is none)", "13True"),
        ("['b', 'a', 'b']|unique|join", "ba"),
        ("3 is odd and 4 is even and 4 is divisibleby(2)", "True"),
        ("2 is in([1, 2]) and 'A' is upper", "True"),
        ("'ff'|int(base=16) ~ ' ' ~ 'x'|int(7) ~ ' ' ~ '2.9'|int", "255 7 2"),
        ("'a-b'|replace('-', '<')", "a&lt;b"),
        ("' .a. '.strip(' .')", "a"),
    ],
)
def test_what_people_compare(source: str, printed: str, tmp_path: Path) -> None:
    with allowed(1.0):
        assert templates().ad(ad(tmp_path, f"{{{{ {source} }}}}")) == printed


def test_loops_are_as_they_were(tmp_path: Path) -> None:
    source = (
        "{% for i in [1, 1, 2] %}"
        "{{ loop.changed(i)|int }}{{ loop.revindex }}{% endfor %}"
        " {% for i in [1, 2, 3] if i > 1 %}{{ loop.length }}{% endfor %}"
        " {% for k, v in {'a': 1}.items() %}{{ k }}{{ v }}{% endfor %}"
        " {% for a in [1, [2, [3]]] recursive %}"
        "{{ loop(a) if a is sequence else a }}{% endfor %}"
        " {% for a in '' %}{% else %}none{% endfor %}"
    )
    assert templates().ad(ad(tmp_path, source)) == "130211 22 a1 123 none"
