"""The renderer, for workers: loaded when it is called."""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from layout.codes import Code
from layout.disk.atomic import put
from layout.disk.scratch import common
from layout.errors import Unreadable
from layout.notes import Note

if TYPE_CHECKING:
    from layout.plate.renderer.worker import Renderer
    from layout.plate.tasks import PageTask, Rendered

PANGO = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
NO_SYSTEM_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


@contextmanager
def renderer() -> Iterator["Renderer"]:
    """Load the renderer in a worker; no font of the machine is there for it.

    Raises:
        Unreadable: Pango is not on this machine.
    """
    fonts = common() / "fonts.conf"
    put(fonts, NO_SYSTEM_FONTS.format(folder=fonts.parent))
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    try:
        from layout.disk.plain_renderer import is_plain
        from layout.plate.renderer.sparing import spare

        if not is_plain():
            spare()
        from layout.plate.renderer import worker
    except OSError:  # the loader's word for a library that is not there
        raise Unreadable(_no_pango()) from None
    yield worker.started()


def render(task: "PageTask", bench: "Renderer") -> "Rendered":
    """Render a page."""
    return bench.render(task)


def rehearse(
    pages: "Iterable[PageTask]", loads: Iterable[Callable[[], None]], bench: "Renderer"
) -> None:
    """Render empty pages for nothing, and load what will be asked for."""
    bench.rehearse(pages)
    for load in loads:
        load()


def _no_pango() -> Note:
    return Note(
        code=Code.NO_PANGO,
        message="the Pango library, which paints the type, is not on this machine",
        hint=(
            f"install it: sudo apt-get install {PANGO} (Debian, Ubuntu), "
            "brew install pango (macOS), sudo dnf install pango (Fedora)"
        ),
    )
