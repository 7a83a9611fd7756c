"""Where the built-in styles and fonts lie."""

from pathlib import Path

import layout
from layout.codes import Code
from layout.errors import Defect
from layout.notes import Note


def builtin_folder() -> Path:
    """Return the folder that holds `styles/` and `fonts/`.

    A wheel carries them in `layout/builtin`; a checkout has them at its top, where
    they serve as the sample publication's own.

    Raises:
        Defect: the installation has neither.
    """
    package = Path(layout.__file__).parent
    for folder in (package / "builtin", package.parent):
        if (folder / "styles").is_dir() and (folder / "fonts").is_dir():
            return folder
    raise Defect(
        Note(
            code=Code.NO_BUILTIN,
            message="the built-in styles and fonts are not installed",
            hint="install the package again",
        )
    )
