"""Pictures and drawings that cannot be made, told by their file.

The desk has opened them; what a press asks of them besides (a colour profile that can
be followed, a drawing that can be parted) only shows when they are made.
"""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image

from layout.codes import Code
from layout.disk.troubles import memory_is_short
from layout.errors import LayoutError, Refused
from layout.notes import Note
from layout.plate.tasks import PictureRecipe

BLANK_DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


@contextmanager
def told_by_file(recipe: PictureRecipe) -> Iterator[None]:
    """Have what goes wrong with a picture be a fault of its file.

    Raises:
        Refused: something went wrong.
        OSError: there is no room on the disk, which is no fault of the picture.
    """
    try:
        yield
    except LayoutError:
        raise
    except MemoryError:
        if memory_is_short():
            raise  # told as the machine's
        raise Refused(fault(recipe, "it takes more memory than there is")) from None
    except Exception as problem:  # libraries' words for what they cannot read
        if isinstance(problem, OSError) and problem.errno == errno.ENOSPC:
            raise
        said = " ".join(str(problem).split())[:200] or type(problem).__name__
        raise Refused(fault(recipe, said)) from problem


def fault(recipe: PictureRecipe, problem: str) -> Note:
    """Return what is wrong with a picture or drawing, by its file's whole path."""
    if recipe.vector:
        return Note(
            code=Code.BROKEN_SVG,
            file=recipe.source.as_posix(),
            message=f"the SVG cannot be drawn: {problem}",
            hint="simplify what is named, or make a picture of the drawing",
        )
    return Note(
        code=Code.BROKEN_PICTURE,
        file=recipe.source.as_posix(),
        message=f"the picture cannot be printed: {problem}",
        hint="export it again",
    )


def blank(recipe: PictureRecipe) -> bytes:
    """Return what stands for a picture that could not be made."""
    if recipe.vector:
        return BLANK_DRAWING
    out = io.BytesIO()
    Image.new("L", (1, 1), 255).save(out, "JPEG")
    return out.getvalue()
