"""The flatplan of an issue: made without plates, for people to see, and written."""

from dataclasses import asdict, dataclass
from pathlib import Path

from layout.codes import Code
from layout.desk.files.sources import nearest
from layout.desk.issue import Issue
from layout.desk.planned import PLAN
from layout.disk.alone import locked
from layout.disk.atomic import put
from layout.disk.staging import staged
from layout.disk.unchanged import as_it_is, check_as_read
from layout.errors import Unreadable
from layout.geometry import Grid
from layout.makeup.dummy import Dummy
from layout.makeup.issue.recording import plan_text
from layout.makeup.story.anatomy import Shape
from layout.makeup.story.shapes import Shaper
from layout.notes import Note, in_order
from layout.proof.readback.evidence import Evidence, Proof
from layout.proof.report import report
from layout.requests import PlanRequest, Result, Watch, unwatched
from layout.run.forme import Log, MadeUp
from layout.run.made_up import make_up, read_copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Flatplan:
    """An issue as planned: its pages on the grid, and the run's result."""

    issue: Issue
    dummy: Dummy
    grid: Grid
    result: Result


@dataclass(frozen=True, slots=True, kw_only=True)
class Shapes:
    """The shapes that a story can take, and the notes of the reading."""

    slug: str
    shapes: tuple[Shape, ...]
    notes: tuple[Note, ...]

    def plain(self) -> list[dict[str, int | float]]:
        """Return the shapes as JSON has them."""
        return [asdict(shape) for shape in self.shapes]


def plan(request: PlanRequest, watch: Watch = unwatched) -> Flatplan:
    """Plan an issue's pages; write plan.toml beside its manifest if that is asked.

    It is written whatever the plan's errors are, to be mended by hand.

    Raises:
        LayoutError: the issue cannot be used, or its folder not be written.
    """
    log = Log(watch)
    path = request.issue / PLAN
    before = as_it_is(path)
    made = make_up(read_copy(request, log), request, log)
    evidence = Evidence(issue=made.issue, dummy=made.dummy, grid=made.style.grid)
    text = report(evidence, Proof(stories=()), notes=log.notes)
    files = _write(made, path, before) if request.write else ()
    return Flatplan(
        issue=made.issue,
        dummy=made.dummy,
        grid=made.style.grid,
        result=log.result(text, files),
    )


def shapes(request: PlanRequest, slug: str, watch: Watch = unwatched) -> Shapes:
    """Return the shapes of one story of an issue.

    Raises:
        LayoutError: the issue cannot be used, or has no such story.
    """
    log = Log(watch)
    copy = read_copy(request, log)
    articles = {article.slug: article for article in copy.issue.articles}
    if slug not in articles:
        raise Unreadable(*log.notes, _no_story(slug, copy.issue))
    with log.stage("makeup"):
        found = Shaper(copy.shop).shapes(articles[slug])
    return Shapes(slug=slug, shapes=found, notes=in_order(log.notes))


def _write(made: MadeUp, path: Path, before: bytes | None) -> tuple[Path, ...]:
    """Write the plan, unless somebody has worked at the one that was read."""
    grid = made.style.grid
    text = plan_text(made.issue, made.dummy, grid)
    with locked(path.parent), staged(path.parent) as staging:
        check_as_read(path, before)
        put(staging.folder / PLAN, text)
        return staging.publish()


def _no_story(slug: str, issue: Issue) -> Note:
    return Note(
        code=Code.NO_SUCH_STORY,
        file=issue.file,
        message=f'the issue has no story "{slug}"',
        hint=nearest(slug, [article.slug for article in issue.articles]),
    )
