"""A delivery to the printer: what is sent put on record, what has changed told."""

import io
import json
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PIL import Image

from layout.disk.alone import locked
from layout.disk.atomic import put
from layout.disk.contents import content
from layout.disk.owned import Claim
from layout.disk.staging import staged, tidy
from layout.plate.pressroom import pressroom
from layout.proof.pictures.page_pictures import page_image, png
from layout.requests import DeliverRequest, Watch, unwatched
from layout.sheet import late
from layout.sheet.before_after import PPI
from layout.sheet.delivery import (
    LOCK,
    Delivery,
    SentPageChange,
    changed,
    changes,
    delivered,
    lock_text,
    read_lock,
)
from layout.sheet.pressed import pressed
from layout.sheet.resending import Pictures, resend_html, resend_plain
from layout.workers.calls import Call

# Small pictures of the pages that the printer has, named by page and sha256.
KEPT = "delivered"
# What a delivery has made and may remove.
RECORD = "deliver-files.json"
RESEND = "resend"
STAGE = "pictures"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliverResult:
    """A delivery, the one before it, and every page with what to do with it.

    `new` says whether there was anything to send.
    """

    last: Delivery | None
    now: Delivery
    pages: tuple[SentPageChange, ...]
    new: bool
    report: str
    files: tuple[Path, ...] = ()


def deliver(request: DeliverRequest, watch: Watch = unwatched) -> DeliverResult:
    """Put on record that the press files in a folder go to the printer.

    After the first delivery a sheet is written of what is to be replaced.

    Raises:
        LayoutError: there is no build, or the files are not those that it has made.
    """
    with locked(request.out):
        tidy(request.out)
        return _deliver(request, watch)


def _deliver(request: DeliverRequest, watch: Watch) -> DeliverResult:
    last = read_lock(request.out)
    built = pressed(request.out, request.issue)
    if last is not None and (last.issue, last.paper) != (built.issue, built.paper):
        # Another paper's or issue's record has nothing to say of these pages.
        last = None
    new = changed(last, built)
    now = delivered(last, built) if new else last or built
    pages = changes(last, built)
    result = DeliverResult(
        last=last, now=now, pages=pages, new=new, report=_plain(last, now, pages)
    )
    if request.dry or not new:
        return result
    with staged(request.out) as staging:
        pictures = _pictures(request.out, result, watch)
        _keep(staging.folder / KEPT, now, pictures)
        _write_sheet(staging.folder, result, pictures)
        staging.list_in(RECORD)
        put(staging.folder / LOCK, lock_text(now))
        known = partial(staging.listed, RECORD)
        # The record of the last delivery was read above, and is one.
        files = staging.publish(Claim(listed=known, knows=_is_lock))
    chief = tuple(path for path in files if path.parent == request.out)
    return replace(result, files=chief)


def _is_lock(place: Path) -> bool:
    return place.name == LOCK


def _plain(
    last: Delivery | None, now: Delivery, pages: tuple[SentPageChange, ...]
) -> str:
    plain = resend_plain(last, now, pages)
    return json.dumps({**plain, "notes": []}, ensure_ascii=False, indent=2) + "\n"


def _pictures(out: Path, result: DeliverResult, watch: Watch) -> Pictures:
    """Return small pictures of all pages by their sha256, kept ones and new."""
    found: dict[str, Image.Image] = {}
    places: Counter[str] = Counter()
    for done, change in enumerate(result.pages):
        watch(STAGE, done, len(result.pages))
        for page in filter(None, (change.was, change.now)):
            kept = _opened(out / KEPT / _kept_name(page.number, page.sha256))
            if kept is not None:
                found[page.sha256] = kept
        if change.now is not None:
            file, digest = change.now.file, change.now.sha256
            if digest not in found:
                found[digest] = page_image(out / file, places[file], ppi=PPI)
            places[file] += 1
    return found


def _keep(folder: Path, now: Delivery, pictures: Pictures) -> None:
    """Write the pictures that the next delivery is compared with."""
    for page in now.pages:
        name = _kept_name(page.number, page.sha256)
        put(folder / name, png(pictures[page.sha256]))


def _write_sheet(folder: Path, result: DeliverResult, pictures: Pictures) -> None:
    if result.last is None:
        return
    now = result.now
    html, made = resend_html(result.last, now, result.pages, pictures)
    title = f"{now.paper}, issue {now.issue}: pages to replace, delivery {now.delivery}"
    with pressroom(1) as room:
        room.within()
        call = Call(
            work=partial(late.print_sheet, html, made, title),
            doing="drawing it",
            file=f"{RESEND}.pdf",
            made=True,
        )
        put(folder / f"{RESEND}.pdf", room.begin(call).result())
    put(folder / f"{RESEND}.json", result.report)


def _kept_name(number: int, digest: str) -> str:
    return f"{number:02}-{digest[:12]}.png"


def _opened(path: Path) -> Image.Image | None:
    """Return a picture that was kept; None if it is gone or broken."""
    try:
        with Image.open(io.BytesIO(content(path))) as picture:
            return picture.convert("RGB")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
