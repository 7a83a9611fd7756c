"""The resend sheet: which pages a printer has to replace, to print or to mail.

A page that is not named stays on the press; so it says of every page what it is.
"""

import io
from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image

from layout.sheet.before_after import compared
from layout.sheet.delivery import Action, Delivery, SentPageChange, page_list

TEMPLATE = "resend.html.j2"
# What a person is told to do, and in which order.
WORDS = {
    Action.REPLACE: "replace",
    Action.ADD: "new",
    Action.RENAME: "same page, new name",
    Action.REMOVE: "drop",
    Action.KEEP: "keep",
}
# So many figures of a sha256 are enough to tell files apart by eye.
SHOWN = 12

# Pictures of pages by the sha256 of their files.
Pictures = Mapping[str, Image.Image]


def resend_html(
    last: Delivery,
    now: Delivery,
    changes: tuple[SentPageChange, ...],
    pictures: Pictures,
) -> tuple[str, dict[str, bytes]]:
    """Return the sheet in HTML, and its pictures by the names that it gives them."""
    made: dict[str, bytes] = {}
    views = []
    for change in changes:
        if change.action in (Action.KEEP, Action.RENAME):
            continue
        views.append(_view(change, pictures, made))
    html = (
        _templates()
        .get_template(TEMPLATE)
        .render(
            last=last,
            now=now,
            said=summary(changes),
            whole=last.press != now.press,
            rows=[_row(change, now) for change in changes],
            views=views,
            words=WORDS,
            shown=SHOWN,
        )
    )
    return html, made


def resend_plain(
    last: Delivery | None, now: Delivery, changes: tuple[SentPageChange, ...]
) -> dict[str, object]:
    """Return what the sheet says, for scripts."""
    return {
        "paper": now.paper,
        "issue": now.issue,
        "number": now.number,
        "date": now.date,
        "delivery": now.delivery,
        "after": last.delivery if last else None,
        "press": {
            "file": now.press.file,
            "sha256": now.press.sha256,
            "changed": last is None or last.press != now.press,
        },
        "pages": [
            {
                "number": change.number,
                "action": change.action.value,
                "file": change.now.file if change.now else None,
                "sha256": change.now.sha256 if change.now else None,
                "was_file": change.was.file if change.was else None,
                "was_sha256": change.was.sha256 if change.was else None,
                "since": since(change, now),
            }
            for change in changes
        ],
    }


def since(change: SentPageChange, now: Delivery) -> int | None:
    """Return the delivery since which the printer has a page; None if it is gone."""
    return next((p.since for p in now.pages if p.number == change.number), None)


def summary(changes: tuple[SentPageChange, ...]) -> str:
    """Say in a sentence what to do with the pages."""
    parts = []
    for action, verb in (
        (Action.REPLACE, "replace"),
        (Action.ADD, "add"),
        (Action.REMOVE, "drop"),
        (Action.RENAME, "rename"),
    ):
        numbers = [change.number for change in changes if change.action is action]
        if numbers:
            all_of_them = len(numbers) == len(changes) > 2
            what = f"all {len(numbers)} pages" if all_of_them else page_list(numbers)
            parts.append(f"{verb} {what}")
    if not parts:
        return "No page has changed."
    said = "; ".join(parts)
    kept = sum(change.action is Action.KEEP for change in changes)
    rest = f" The other {kept} stay as they are." if kept > 1 else ""
    rest = " The other stays as it is." if kept == 1 else rest
    return f"{said[0].upper()}{said[1:]}.{rest}"


def _row(change: SentPageChange, now: Delivery) -> dict[str, object]:
    return {
        "change": change,
        "file": Path(change.page.file).name,
        "words": WORDS[change.action],
        "since": since(change, now),
    }


def _view(
    change: SentPageChange, pictures: Pictures, made: dict[str, bytes]
) -> dict[str, object]:
    """Return how a page is shown: before, after, and how much of it differs."""
    before, after = (
        pictures.get(page.sha256) if page else None for page in (change.was, change.now)
    )
    share = None
    if before is not None and after is not None:
        both = compared(before, after)
        before, after, share = both.before, both.after, both.share
    names = {}
    for name, picture in (("before", before), ("after", after)):
        if picture is not None:
            file = f"{change.number:02}-{name}.png"
            made[file] = _png(picture)
            names[name] = file
    return {"change": change, "names": names, "share": share}


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
