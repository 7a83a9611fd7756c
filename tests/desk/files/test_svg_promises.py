"""What an element needs of others is told where it is missing."""

from layout.desk.files.svg_promises import Promises


class Told:
    """Gathers what is told."""

    def __init__(self) -> None:
        self.said: list[tuple[str, int]] = []

    def broken(self, words: str, line: int, hint: str) -> None:
        assert hint
        self.said.append((words, line))

    def effect(self, words: str, line: int) -> None:
        self.said.append((words, line))


def told(*seen: tuple[str, dict[str, str], str]) -> list[tuple[str, int]]:
    """Return what is told of elements: tags, values and what a use refers to."""
    promises, notes = Promises(), Told()
    for line, (tag, values, href) in enumerate(seen, 1):
        promises.see(tag, f"<{tag}>", values, href, line)
    promises.tell(notes)  # type: ignore[arg-type]  # it gathers
    return notes.said


def test_what_is_used_has_to_be_there_before_or_behind() -> None:
    shape = ("rect", {"id": "a"}, "")
    assert told(("use", {}, "a"), shape) == told(shape, ("use", {}, "a")) == []
    assert told(shape, ("use", {}, "b")) == [
        ('<use> uses "#b", which is not in the SVG', 2)
    ]


def test_a_symbol_with_a_view_box_needs_a_size_somewhere() -> None:
    symbol = ("symbol", {"id": "s", "viewBox": "0 0 9 9"}, "")
    size = {"width": "9", "height": "9"}
    assert told(symbol, ("use", {}, "s")) == [("<use> does not say how large it is", 2)]
    assert told(symbol, ("use", size, "s")) == []
    assert told(("symbol", symbol[1] | size, ""), ("use", {}, "s")) == []


def test_a_mask_measured_by_a_path_is_told_and_by_a_rectangle_not() -> None:
    mask, masked = ("mask", {"id": "m"}, ""), {"mask": "url(#m)"}
    assert told(mask, ("path", masked, "")) == [
        ('"#m", which is measured by <path>', 2)
    ]
    plain = ("mask", {"id": "m", "maskUnits": "userSpaceOnUse"}, "")
    assert told(plain, ("path", masked, "")) == []
    assert told(mask, ("rect", masked, "")) == told(mask, ("g", masked, "")) == []
