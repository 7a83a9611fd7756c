"""A story made to fit its rectangle, and one that runs over two pages."""

import pytest

from layout.desk.issue import BlockKind
from layout.galley.composing import ComposingRoom
from layout.makeup.dummy import Frame, LegPart, PlacedLeg, PlacedText
from layout.makeup.placing.framing import frames
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.anatomy import SetPicture
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.fitting import Fit
from layout.makeup.story.parting import copy_lines
from layout.makeup.story.pieces import set_picture
from tests.makeup.stories import GRID, article, paragraph, picture


def plot(columns: int, lines: int, *, line: int = 2) -> Plot:
    return Plot(column=0, columns=columns, line=line, lines=lines)


def fitted(shop: ComposingRoom, story_plot: Plot, **changes: object) -> Fit:
    spots = (PartPlace(page=2, plot=story_plot),)
    return Fitter(shop).fit(article(**changes), spots)  # type: ignore[arg-type]


def threaded(shop: ComposingRoom, first: Plot, second: Plot, **changes: object) -> Fit:
    spots = (PartPlace(page=1, plot=first), PartPlace(page=6, plot=second))
    return Fitter(shop).fit(article(rank=1, **changes), spots)  # type: ignore[arg-type]


def depth_for(shop: ComposingRoom, columns: int, paragraphs: int) -> int:
    """Return a depth that holds a story's copy closely, its head included."""
    story = article(paragraphs)
    lines = copy_lines(shop.galley(story, GRID.measure))
    head = fitted(shop, plot(columns, 80), paragraphs=paragraphs).parts[0].heading
    return head.lines + -(-lines // columns)


def legs(frame: Frame) -> list[PlacedLeg]:
    return [item for item in frame.items if isinstance(item, PlacedLeg)]


def foot(part: LegPart) -> int:
    return part.line + len(part.lines)


def texts(frame: Frame) -> dict[str, PlacedText]:
    return {item.role: item for item in frame.items if isinstance(item, PlacedText)}


@pytest.mark.parametrize("columns", [1, 2, 3, 5])
def test_a_story_with_just_enough_room_is_not_over(
    shop: ComposingRoom, columns: int
) -> None:
    fit = fitted(shop, plot(columns, depth_for(shop, columns, 8) + 1))
    assert fit.overset == 0
    assert fit.pour.open_lines <= 2 * columns


def test_overset_is_what_stands_in_no_column(shop: ComposingRoom) -> None:
    fit = fitted(shop, plot(2, depth_for(shop, 2, 8) - 5))
    columns = len(fit.carvings[0].columns)
    over = [piece for piece in fit.pour.slices if piece.well == columns]
    assert fit.overset == sum(piece.last - piece.first for piece in over)
    lacking = copy_lines(fit.galley) - fit.carvings[0].capacity
    assert 0 < lacking <= fit.overset <= lacking + 2 * columns


def test_open_lines_end_level(shop: ComposingRoom) -> None:
    deep = depth_for(shop, 4, 8) + 12
    fit = fitted(shop, plot(4, deep))
    ((_, frame),) = frames(fit, shop)
    feet = [leg.rect.line + foot(leg.parts[-1]) for leg in legs(frame)]
    assert len(feet) == 4
    assert max(feet) - min(feet) <= 1
    assert frame.open_lines == fit.pour.open_lines >= 30
    assert len({leg.rect.line for leg in legs(frame)}) == 1


def test_copy_ends_level_beside_a_picture_that_stands_on_the_foot(
    shop: ComposingRoom,
) -> None:
    drawing = picture(vector=True, name="grid.svg", columns=2, height=1400)
    depth = 8 + set_picture(drawing, shop, 2, "en-GB").natural
    fit = fitted(shop, plot(4, depth), paragraphs=4, pictures=(drawing,))
    ((_, frame),) = frames(fit, shop)
    feet = [leg.rect.line + foot(leg.parts[-1]) for leg in legs(frame)]
    assert len(feet) == 2
    assert max(feet) - min(feet) <= 1
    assert "of white below the copy" in fit.elastic[-1]


@pytest.mark.parametrize("lines", range(24, 36))
def test_both_parts_of_a_thread_end_level(shop: ComposingRoom, lines: int) -> None:
    fit = threaded(shop, plot(3, lines, line=11), plot(2, 60), paragraphs=14)
    (_, first), (_, second) = frames(fit, shop)
    ends = [
        [leg.rect.foot - leg.rect.line - foot(leg.parts[-1]) for leg in legs(frame)]
        for frame in (first, second)
    ]
    ends[0][-1] -= 1
    assert all(max(own) - min(own) <= 1 for own in ends)
    assert all(0 <= short <= 1 for short in ends[0])
    assert fit.overset == 0


@pytest.mark.parametrize("extra", [0, 3, 6, 12, 20])
def test_picture_depth_keeps_its_limits(shop: ComposingRoom, extra: int) -> None:
    fit = fitted(shop, plot(3, 34 + extra), pictures=(picture(columns=2),))
    for place in fit.carvings[0].places:
        assert isinstance(place.inset, SetPicture)
        depth = place.lines - place.inset.caption_lines
        assert place.inset.least <= depth <= place.inset.most
        assert depth == fit.depths["weir.jpg"]


def test_a_crop_gives_the_copy_room(shop: ComposingRoom) -> None:
    shot = picture(columns=2)
    depths = [
        fitted(shop, plot(3, lines), pictures=(shot,)).depths["weir.jpg"]
        for lines in (40, 46, 52)
    ]
    assert depths == sorted(depths)
    assert depths[0] < depths[-1]


def test_crop_is_told(shop: ComposingRoom) -> None:
    fit = fitted(shop, plot(3, 40), pictures=(picture(columns=2),))
    (place,) = fit.carvings[0].places
    assert isinstance(place.inset, SetPicture)
    change = fit.depths["weir.jpg"] - place.inset.natural
    assert (f"cropped {abs(change)} lines" in " ".join(fit.elastic)) == bool(change)


def test_a_fit_is_found_twice_the_same(shop: ComposingRoom) -> None:
    story_plot = plot(3, 40)
    assert fitted(shop, story_plot) == fitted(shop, story_plot)
    fitter, spots = Fitter(shop), (PartPlace(page=2, plot=story_plot),)
    assert fitter.fit(article(), spots) is fitter.fit(article(), spots)


def test_a_remembered_fit_is_the_fit_itself(shop: ComposingRoom) -> None:
    fresh = ComposingRoom(shop.style)
    shot = picture(columns=2)
    story_plot = plot(3, 44)
    first = fitted(fresh, story_plot, pictures=(shot,), pull_quotes=("at last",))
    again = fitted(fresh, story_plot, pictures=(shot,), pull_quotes=("at last",))
    assert frames(first, fresh) == frames(again, fresh)


def test_a_thread_keeps_six_lines_on_each_side(shop: ComposingRoom) -> None:
    fit = threaded(shop, plot(3, 30, line=11), plot(2, 60), paragraphs=14)
    assert fit.overset == 0
    for _, frame in frames(fit, shop):
        assert sum(len(p.lines) for leg in legs(frame) for p in leg.parts) >= 6


def test_jump_line_has_its_own_line(shop: ComposingRoom) -> None:
    fit = threaded(shop, plot(3, 30, line=11), plot(2, 60), paragraphs=14)
    (_, first), (_, second) = frames(fit, shop)
    line = texts(first)["continued_on"].rect.line
    last = legs(first)[-1]
    assert line == last.rect.foot - 1 == fit.parts[0].plot.foot - 1
    assert last.rect.line + foot(last.parts[-1]) <= line
    assert "continued_on" not in texts(second)


def test_jump_texts_name_each_others_pages(shop: ComposingRoom) -> None:
    fit = threaded(
        shop, plot(3, 30, line=11), plot(2, 60), paragraphs=14, jump_head="Corn Bridge"
    )
    (page, first), (other, second) = frames(fit, shop)
    assert (page, other) == (1, 6)
    assert (first.continued_on, second.continued_from) == (6, 1)
    assert (first.continued_from, second.continued_on) == (None, None)
    on, back = texts(first)["continued_on"], texts(second)["continued_from"]
    assert (on.text.text, on.target) == ("Continued on page 6", 6)
    assert (back.text.text, back.target) == ("From page 1", 1)
    assert texts(second)["jump_head"].text.text == "Corn Bridge"
    assert "headline" not in texts(second)


def test_no_line_is_lost_at_the_jump(shop: ComposingRoom) -> None:
    fit = threaded(shop, plot(3, 30, line=11), plot(2, 60), paragraphs=14)
    parts = [
        part
        for _, frame in frames(fit, shop)
        for leg in legs(frame)
        for part in leg.parts
    ]
    assert [part.block for part in parts if part.opens] == list(range(14))
    assert [part.block for part in parts if part.closes] == list(range(14))
    for number, block in enumerate(fit.galley.blocks):
        own = [line for part in parts if part.block == number for line in part.lines]
        assert own in [list(setting.lines) for setting in block.settings]


def test_a_leg_never_ends_in_a_hyphen_or_a_crosshead(shop: ComposingRoom) -> None:
    blocks = (paragraph(3), paragraph(3), paragraph(1, BlockKind.CROSSHEAD)) * 5
    fit = fitted(shop, plot(4, 46), blocks=blocks, paragraphs=0)
    ((_, frame),) = frames(fit, shop)
    for leg in legs(frame):
        assert not leg.parts[-1].lines[-1].hyphenated
        following = [part for part in leg.parts if part.element != "crosshead"]
        assert leg.parts[-1] is following[-1] or leg.parts[-1].block == 14


@pytest.mark.parametrize("lines", [1, 3, 6, 9])
def test_a_plot_too_small_for_its_head_is_overset_not_a_crash(
    shop: ComposingRoom, lines: int
) -> None:
    fit = fitted(shop, plot(2, lines))
    assert fit.overset >= copy_lines(fit.galley) - 2 * lines
    assert frames(fit, shop)
    thread = threaded(shop, plot(2, lines), plot(2, 60))
    assert frames(thread, shop)
