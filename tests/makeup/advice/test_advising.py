"""What an editor is told of stories that do not fit."""

from layout.codes import Severity
from layout.desk.issue import Area, Article, Issue, PagePlan
from layout.galley.composing import ComposingRoom
from layout.makeup.advice.remedying import remedies
from layout.makeup.advice.scene import scene_of
from layout.makeup.areas import PageLayout, Slot
from layout.makeup.making import make_pages
from layout.makeup.plot import PartPlace, Plot
from layout.makeup.story.fit_memory import Fitter
from layout.makeup.story.fitting import Fit
from layout.notes import Note
from tests.makeup.stories import article, issue, picture

WIDE = 5


def page(number: int, *names: str) -> PagePlan:
    """Return a page with stories one above the other, all of the same depth."""
    areas = tuple(
        Area(name=name, column=0, columns=WIDE, row=row, rows=1)
        for row, name in enumerate(names)
    )
    return PagePlan(number=number, areas=areas, rows=len(names))


def drawn(*stories: Article) -> Issue:
    """Return an issue of one drawn page."""
    plan = page(1, *(story.slug for story in stories))
    return issue(*stories, pages=1, plans=(plan,))


def notes(whole: Issue, shop: ComposingRoom) -> dict[str, Note]:
    return {note.code: note for note in make_pages(whole, shop)[1]}


def test_overset_is_an_error_with_its_place_and_lines(shop: ComposingRoom) -> None:
    dummy, told = make_pages(drawn(article(60, rank=2)), shop)
    note = next(n for n in told if n.code == "overset")
    (fit,) = dummy.stories
    assert note.severity is Severity.ERROR
    assert (note.file, note.page) == ("issues/one/issue.toml", 1)
    assert f'"bridge" is {fit.overset_lines} lines over' in note.message
    (cut,) = (r for r in dummy.remedies if r.kind == "cut")
    assert cut.text in note.hint
    assert f"cut the last {cut.amount} words" in note.hint


def test_open_lines_are_advice(shop: ComposingRoom) -> None:
    note = notes(drawn(article(4)), shop)["underset"]
    assert note.severity is Severity.ADVICE
    assert "lines open" in note.message


def test_a_lost_picture_is_an_error(shop: ComposingRoom) -> None:
    tall = picture(height=9000, columns=5)
    told = notes(drawn(article(4, pictures=(tall,))), shop)
    assert told["no-room"].severity is Severity.ERROR


def test_a_story_that_may_not_jump_is_not_told_to(shop: ComposingRoom) -> None:
    later = article(4, slug="school")
    for may, kinds in ((True, {"jump"}), (False, set())):
        over = article(54, rank=2, jump=may)
        plans = (page(1, "bridge"), page(2, "school"))
        whole = issue(over, later, pages=2, plans=plans)
        found = {r.kind for r in make_pages(whole, shop)[0].remedies}
        assert found & {"jump"} == kinds


def test_nothing_is_tried_where_all_fits(shop: ComposingRoom) -> None:
    class Asked(Fitter):
        """A fitter that knows how often it was asked."""

        count = 0

        def fit(self, article: Article, spots: tuple[PartPlace, ...]) -> Fit:
            self.count += 1
            return super().fit(article, spots)

    fitter = Asked(shop)
    # One page, as deep as the story is.
    story = article(28)
    shape = fitter.shaper.shape(story, WIDE)
    plot = Plot(column=0, columns=WIDE, line=2, lines=shape.natural)
    slot = Slot(name=story.slug, plot=plot)
    layout = PageLayout(
        number=1, section="", ink="mono", top=2, slots=(slot,), drawn=True
    )
    scene = scene_of(issue(story), (layout,), fitter)
    assert scene.wrong == {story.slug: ()}
    assert remedies(scene) == {}
    assert fitter.count == 1
