"""One try at a door: it may be refused in words, and nothing else may go wrong."""

import shutil
import tempfile
from pathlib import Path

from layout.errors import Defect, LayoutError
from tests.attack.grammars.door import Door
from tests.attack.stopwatch import allowed

# A try is small; what takes so long grows faster than its input.
SECONDS = 5.0


def tried(door: Door, data: bytes) -> str:
    """Send bytes through a door, and say what came of them.

    Raises:
        Exception: whatever is no refusal.
    """
    folder = Path(tempfile.mkdtemp(prefix="door-"))
    try:
        with allowed(SECONDS):
            door.opened(data, folder)
    except Defect:
        raise
    except LayoutError as refusal:
        silent = [note for note in refusal.notes if not (note.message and note.hint)]
        return f"refused without a next move: {silent}" if silent else "refused"
    finally:
        shutil.rmtree(folder)
    return "read"
