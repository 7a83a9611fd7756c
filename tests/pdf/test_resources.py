"""What operators call by name, looked at once, and told where it is missing."""

import pytest
from pikepdf import Array, Dictionary, Name, Object, Pdf

from layout.pdf.resources import FileResources
from layout.pdf.spaces import CMYK
from layout.pdf.state import GraphicsState, StateChange

DESK = Pdf.new()


def states(**keys: object) -> StateChange:
    given = Dictionary({f"/{key}": value for key, value in keys.items()})
    return FileResources(Dictionary(ExtGState=Dictionary(Own=given))).change("/Own")


def test_a_change_names_what_a_state_has() -> None:
    """Whatever an ExtGState sets is a field of the graphics state."""
    assert set(StateChange.__slots__) - {"named"} <= set(vars(GraphicsState()))


def test_what_a_state_does_not_name_stays() -> None:
    assert states().named == {}
    assert states(LW=2).named == {"width": 2}
    assert states(op=True).named == {"overprint_fill": True}
    assert states(OP=True).named == {"overprint_fill": True, "overprint_stroke": True}
    assert states(OP=True, op=False).named == {
        "overprint_fill": False,
        "overprint_stroke": True,
    }


@pytest.mark.parametrize(
    ("keys", "name", "value"),
    [
        ({"ca": 0.5}, "alpha_fill", 0.5),
        ({"CA": 0.5}, "alpha_stroke", 0.5),
        ({"OPM": 1}, "overprint_mode", 1),
        ({"BM": Name.Multiply}, "blend", "Multiply"),
        ({"BM": Array([Name.Screen, Name.Normal])}, "blend", "Screen"),
        ({"SMask": Name("/None")}, "soft_mask", False),
        ({"SMask": Dictionary(S=Name.Alpha)}, "soft_mask", True),
    ],
)
def test_a_state_is_read(keys: dict[str, object], name: str, value: object) -> None:
    assert states(**keys).named == {name: value}
    state = GraphicsState()
    state.take(states(**keys))
    assert getattr(state, name) == value


@pytest.mark.parametrize(
    "keys",
    [
        {"ca": Name.X},
        {"OPM": Array([])},
        {"Font": Array([Dictionary()])},
        {"BM": Array([])},
    ],
)
def test_a_malformed_state_is_told(keys: dict[str, object]) -> None:
    with pytest.raises((TypeError, ValueError, LookupError)):
        states(**keys)


def test_a_face_has_the_name_that_it_gives() -> None:
    fonts = Dictionary(
        A=Dictionary(BaseFont=Name("/ABCDEF+Serif"), Subtype=Name.TrueType),
        B=Dictionary(Name=Name.Drawn, Subtype=Name.Type3),
        C=Dictionary(),
    )
    own = FileResources(Dictionary(Font=fonts))
    named = [own.font(name) for name in ("/A", "/B", "/C")]
    assert [font.name for font in named] == ["ABCDEF+Serif", "Drawn", "unnamed"]
    assert [font.drawn for font in named] == [False, True, False]


def test_each_is_looked_at_once() -> None:
    given = Dictionary(
        Font=Dictionary(F=Dictionary()),
        ExtGState=Dictionary(G=Dictionary(LW=1)),
        ColorSpace=Dictionary(S=Array([Name.Lab, Dictionary()])),
    )
    own = FileResources(given)
    assert own.font("/F") is own.font("/F")
    assert own.change("/G") is own.change("/G")
    assert own.space("/S") is own.space("/S")
    assert own.space("/DeviceCMYK") is CMYK


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("XObject", Dictionary()),
        ("Shading", Dictionary(Shading=Dictionary())),
        ("Pattern", Dictionary(Pattern=Dictionary(Q=Dictionary()))),
        ("ExtGState", Dictionary()),
        ("Font", Dictionary(Font=Dictionary())),
    ],
)
def test_what_is_missing_is_told_by_name(kind: str, given: Object) -> None:
    own = FileResources(given)
    with pytest.raises(LookupError, match=f"there is no {kind} /P"):
        own.object(f"/{kind}", "/P")


def test_what_is_missing_is_missing_for_all_who_ask() -> None:
    own = FileResources(Dictionary())
    for ask in (own.change, own.pattern, own.font):
        with pytest.raises(LookupError):
            ask("/P")
    assert own.space("/P").family == "unknown"
    assert own.named_spaces is None
