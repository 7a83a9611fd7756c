"""An issue preflighted without building: made as for the press, and thrown away."""

import tempfile
from dataclasses import replace
from pathlib import Path

from layout.accepting import accept_ads
from layout.certification import (
    drawn_by_worker,
    issue_certificate,
    publish_certificate,
)
from layout.forming import clear, finished_files, form, plate, pressroom, prove_plates
from layout.inspection import Inspection
from layout.makeready import Log, cache_of
from layout.notes import in_order
from layout.orders import BuildRequest, CheckRequest, Watch, unwatched
from layout.output import staged
from layout.plate.pressroom import Pressroom
from layout.plate.tasks import Edition


def examine(
    request: CheckRequest, watch: Watch = unwatched, room: Pressroom | None = None
) -> Inspection:
    """Preflight an issue: what its copy, its pages and its press files would be told.

    Pages are made in a folder that does not stay, even where stories do not fit:
    whoever asks wants to know all that is wrong. What is made is kept in the cache for
    the build that follows.

    Raises:
        LayoutError: the issue cannot be used at all.
    """
    log = Log(watch)
    with (
        pressroom(room, request.jobs) as workers,
        tempfile.TemporaryDirectory(prefix="layout-") as folder,
        staged(Path(folder) / "press") as staging,
    ):
        order = BuildRequest(
            issue=request.subject,
            out=staging.out,
            printer=request.printer,
            editions=(Edition.PRESS,),
            jobs=request.jobs,
            cache=request.cache,
            restyle=request.restyle,
        )
        forme = form(order, workers, log)
        log.notes.extend(accept_ads(forme, cache_of(forme.issue, order, "accepted")))
        plates = plate(forme, order, staging.folder, log)
        editions = finished_files(plates, staging.folder)
        prove_plates(forme, order, plates, log)
        found = clear(forme, log)
        assert found is not None, "a press edition was made"
        certificate = replace(
            issue_certificate(forme, found, (editions, plates)),
            notes=in_order(log.notes),
        )
        drawn = drawn_by_worker(forme, certificate) if request.out else b""
    files: tuple[Path, ...] = ()
    if request.out:
        files = publish_certificate(request.out, certificate, drawn)
    return Inspection(certificate=certificate, files=files, timings=tuple(log.timings))
