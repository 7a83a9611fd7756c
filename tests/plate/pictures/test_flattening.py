"""Drawings parted: what a press cannot print, and what lies on it."""

from xml.etree import ElementTree as ET

import pytest

from layout.plate.pictures.flattening import NAMESPACE, Parted, parted


def ramp(end: str) -> str:
    """Return a gradient from black to another colour."""
    stops = f'<stop/><stop offset="1" {end}/>'
    return f'<linearGradient id="g">{stops}</linearGradient>'


RAMP, CLEAR = ramp('stop-color="red"'), ramp('stop-opacity=".2"')
FAINT = '<defs><g id="u" opacity=".5"><rect/></g></defs>'
MASK = '<mask id="m"><rect width="9" height="9" fill="white"/></mask>'
GLOW = '<g id="a" mask="url(#m)"><rect id="b"/></g>'


def part(inside: str, *, strict: bool = False) -> Parted:
    svg = f'<svg xmlns="{NAMESPACE}" viewBox="0 0 20 10">{inside}</svg>'
    return parted(svg.encode(), strict=strict)


def painted(root: ET.Element | None) -> list[str]:
    """Return the ids of what is painted, in order: what is in <defs> is not."""
    if root is None:
        return []
    found = []
    for child in root:
        if child.tag == f"{{{NAMESPACE}}}defs":
            continue
        found += [child.get("id", "")] if child.get("id") else []
        found += painted(child)
    return found


def both(inside: str, *, strict: bool = False) -> tuple[list[str], list[str]]:
    found = part(inside, strict=strict)
    return painted(found.under), painted(found.over)


def test_what_a_press_can_print_stays_drawn() -> None:
    assert both('<rect id="a"/><text id="b">Weir</text>') == ([], ["a", "b"])


def test_all_up_to_the_last_of_them_is_a_picture() -> None:
    inside = f'<rect id="z"/>{MASK}{GLOW}<text id="c">Weir</text>'
    under, over = both(inside)
    assert [name for name in under if name != "m"] == ["z", "a", "b"]
    assert over[-1] == "c"
    assert "a" not in over


def test_a_group_is_parted_within() -> None:
    inside = f'{MASK}<g id="g1"><rect id="x" mask="url(#m)"/><rect id="y"/></g>'
    under, over = both(inside)
    assert "x" in under
    assert "y" not in under
    assert "y" in over
    assert "x" not in over


@pytest.mark.parametrize(
    ("inside", "lenient", "strict"),
    [
        ('<rect id="a" opacity=".5"/>', False, True),
        ('<rect id="a" fill-opacity=".5"/>', False, True),
        ('<rect id="a" fill="#ff000080"/>', False, True),
        ('<rect id="a" fill="none" fill-opacity=".5"/>', False, False),
        (f'{RAMP}<rect id="a" fill="url(#g)"/>', False, True),
        (f'{CLEAR}<rect id="a" fill="url(#g)"/>', True, True),
        (f'{CLEAR}<rect id="a" stroke="url(#g)"/>', True, True),
        (f'{MASK}<rect id="a" mask="url(#m)"/>', True, True),
        (f'{MASK}<rect id="a" mask="none"/>', False, False),
        ('<rect id="a" display="none" opacity=".5"/>', False, False),
        (f'{FAINT}<use id="a" href="#u"/>', False, True),
        ('<image id="a" href="data:image/png;base64,AAAA"/>', True, True),
    ],
)
def test_what_a_press_cannot_print(inside: str, lenient: bool, strict: bool) -> None:
    assert (part(inside).under is not None) is lenient
    assert (part(inside, strict=True).under is not None) is strict


def test_what_refers_to_itself_is_no_worse_for_that() -> None:
    inside = '<g id="u"><use id="a" href="#u"/></g>'
    assert part(inside).under is None


def test_the_file_given_is_not_changed() -> None:
    svg = f'<svg xmlns="{NAMESPACE}">{MASK}{GLOW}<text id="c">Weir</text></svg>'
    first, again = parted(svg.encode(), strict=True), parted(svg.encode(), strict=True)
    assert ET.tostring(first.over) == ET.tostring(again.over)
    names = {e.get("id") for e in first.over.iter()} - {None}
    assert names == {"m", "a", "b", "c"}, "what is out of sight can be referred to"
