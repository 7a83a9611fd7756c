"""What a person is told of an issue set again: the answer, and the lines that moved."""

from collections.abc import Iterator

from layout.commands.verify import Verification
from layout.lock.comparing import Answer
from layout.lock.differing import PageDifferences
from layout.lock.lines import LineChange
from layout.show.voice import Voice

# So many lines of a page are told, and the rest counted.
FEW = 6


def show(found: Verification, voice: Voice) -> None:
    """Show how an issue compares with its lock, or the report as JSON."""
    if voice.as_json:
        voice.text(found.report)
    else:
        voice.lines(found.answer.value, *_differences(found))
    voice.notes(found.notes)


def _differences(found: Verification) -> Iterator[str]:
    """Yield what differs, page by page."""
    for page in found.shown:
        yield f"page {page.page.number}: {_summary(page)}"
        told = (page.changed or page.moved)[:FEW]
        yield from (f"  {line.story}, line {line.line}: {_told(line)}" for line in told)
        more = len(page.changed or page.moved) - len(told)
        if more > 0:
            yield f"  and {more} more"
    if found.unread and not found.pages:
        # Of a bag a page may be another that nothing was there to compare with.
        different = found.answer is Answer.DIFFERENT
        only = "files differ" if different else "only what is not seen differs"
        yield f"{only}: " + ", ".join(found.unread)


def _summary(page: PageDifferences) -> str:
    if not page.seen:
        return f"{page.page.answer}; the files it was locked with are not there"
    if not page.lines:
        return "the words are the same; a picture, a rule or a colour differs"
    return f"{len(page.moved)} lines moved, {len(page.changed)} changed"


def _told(change: LineChange) -> str:
    before, after = change.before, change.after
    if before and after and change.moved:
        across, down = after.left - before.left, after.baseline - before.baseline
        return f'"{after.text}" moved by {across:+.2f}, {down:+.2f} pt'
    if before and after:
        return f'"{before.text}" became "{after.text}"'
    return (
        f'"{after.text}" is new'
        if after
        else f'"{before.text if before else ""}" is gone'
    )
