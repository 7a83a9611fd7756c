"""Stories that want a line more than they were promised get it from a neighbour."""

from dataclasses import replace

from layout.desk.issue import Area, PagePlan
from layout.galley.composing import ComposingRoom
from layout.makeup.advice.mending import mended
from layout.makeup.advice.scene import Scene, scene_of
from layout.makeup.areas import PageLayout, Slot
from layout.makeup.plot import Plot
from layout.makeup.story.fit_memory import Fitter
from tests.makeup.stories import STYLE, article, issue

FITTER = Fitter(ComposingRoom(STYLE))
UPPER, LOWER = article(20, slug="upper"), article(16, slug="lower")


def page(border: int) -> PageLayout:
    """A page with one story above another; `border` is the lower one's first line."""
    top, foot = 2, 94
    return PageLayout(
        number=2,
        section="",
        ink="colour",
        top=top,
        drawn=False,
        slots=(
            Slot(
                name="upper",
                plot=Plot(column=0, columns=5, line=top, lines=border - 2 - top),
            ),
            Slot(
                name="lower",
                plot=Plot(column=0, columns=5, line=border, lines=foot - border),
            ),
        ),
    )


def scene(border: int, plans: tuple[PagePlan, ...] = ()) -> Scene:
    whole = replace(issue(UPPER, LOWER), plans=plans)
    return scene_of(whole, (page(border),), FITTER)


def over(found: Scene) -> int:
    return sum(fit.overset for fit in found.fits.values())


def tight() -> int:
    """Return a border that leaves the upper story a line or two over."""
    return next(border for border in range(60, 8, -1) if over(scene(border)))


def test_a_border_is_moved_until_both_fit() -> None:
    before = scene(tight())
    after = mended(before)
    assert over(before) > 0
    assert over(after) == 0
    plots = {slot.name: slot.plot for slot in after.layouts[0].slots}
    assert plots["upper"].foot + 2 == plots["lower"].line
    assert plots["lower"].foot == 94


def test_what_fits_is_left_alone() -> None:
    before = scene(tight() + 2)
    assert mended(before) is before


def test_what_an_editor_drew_is_never_moved() -> None:
    area = Area(name="upper", column=0, columns=5, row=0, rows=1)
    plan = PagePlan(number=2, areas=(area,), rows=1)
    before = scene(tight(), (plan,))
    assert mended(before).layouts == before.layouts
