"""An issue packed for a library: one BagIt bag with everything that will be asked for.

The issue is built and locked as for the press; then its pages are written down in the
forms that libraries read, and its sources laid beside them, so that years later it can
be read without this program, and set again with it.
"""

import json
from pathlib import Path

from layout.commands.build import build
from layout.disk.atomic import put
from layout.disk.contents import content
from layout.disk.listing import files_below
from layout.disk.owned import Claim
from layout.disk.removing import remove_folder
from layout.disk.staging import staged
from layout.library.bagging import TAGS
from layout.library.earlier import (
    bag_claim,
    is_whole_bag,
    refuse_strangers,
)
from layout.library.file_names import names_of
from layout.library.mets import Volume
from layout.library.packed import BagForm
from layout.library.wrapping import wrap
from layout.lock.lock import LOCK, SIGNED, read_lock
from layout.plate.pressroom import pressroom
from layout.requests import (
    ALL_EDITIONS,
    ArchiveRequest,
    BuildRequest,
    Result,
    Watch,
    unwatched,
)
from layout.run.bag_packing import BagPlaces, Packer
from layout.run.forme import Log
from layout.workers.pool import WorkerPool


def archive(
    request: ArchiveRequest, watch: Watch = unwatched, room: WorkerPool | None = None
) -> Result:
    """Build and lock an issue, and pack it into a bag in `request.out`.

    An issue with errors is not packed; what an earlier run left stays as it is.

    Raises:
        LayoutError: the issue or the output folder cannot be used at all.
    """
    log = Log(watch)
    with staged(request.out) as staging, pressroom(request.jobs, room) as workers:
        order = _order(request, staging.folder / ".build")
        workers.within(writes=[staging.folder])
        built = build(order, watch, workers)
        if built.forme is None:
            return built.result
        issue = built.forme.issue
        names = names_of(issue, request.edition)
        bag = staging.folder / names.bag
        packer = Packer(
            built.forme,
            BagForm(
                alto=request.alto,
                ppi=request.ppi,
                base=request.base,
                edition=request.edition,
            ),
            read_lock(issue.folder / LOCK, LOCK),
            BagPlaces(built=order.out, bag=bag),
        )
        packer.pack(log)
        if request.sign is not None:
            # The list of lists covers every byte of the bag.
            put(bag / f"{TAGS}{SIGNED}", request.sign(content(bag / TAGS)))
        report = _report(bag, packer.volume(), built.result)
        if request.shape != "folder":
            wrap(bag, staging.folder / f"{names.bag}.{request.shape}", issue.date)
            remove_folder(bag)
            staging.publish(Claim(removes=False, knows=is_whole_bag))
        else:
            refuse_strangers(request.out, names.bag, fresh=bag)
            staging.publish(bag_claim(request.out, names.bag))
    suffix = "" if request.shape == "folder" else f".{request.shape}"
    return Result(
        report=report,
        notes=built.result.notes,
        files=(request.out / f"{names.bag}{suffix}",),
        timings=(*built.result.timings, *log.timings),
    )


def _order(request: ArchiveRequest, out: Path) -> BuildRequest:
    """Return the build that goes into a bag."""
    return BuildRequest(
        issue=request.issue,
        out=out,
        editions=ALL_EDITIONS,
        jobs=request.jobs,
        cache=request.cache,
        restyle=request.restyle,
        moment=request.moment,
        lock=True,
        record=False,
        sign=request.sign,
    )


def _report(bag: Path, volume: Volume, built: Result) -> str:
    files = files_below(bag)
    facts = {
        "bag": volume.names.bag,
        "pages": len(volume.pages),
        "articles": len(volume.articles),
        "files": len(files),
        "bytes": sum(path.stat().st_size for path in files),
        "notes": [note.plain() for note in built.notes],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)
