"""Parts of fontTools that the renderer names and our mends never call, left unloaded.

They take a quarter of the time in which a worker starts. Should one be called after
all, for a variable font, it is loaded then.
"""

import importlib
import sys
from types import ModuleType
from typing import Any

# Modules and what the renderer imports from them.
SPARED = {
    "fontTools.subset": ("Options", "Subsetter"),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
}


def spare() -> None:
    """Put stand-ins in the place of the spared modules; before the renderer loads."""
    for name, names in SPARED.items():
        stand_in = ModuleType(name)
        for attribute in names:
            setattr(stand_in, attribute, _Late(name, attribute))
        sys.modules.setdefault(name, stand_in)


class _Late:
    """A function or class of a spared module, loaded when it is called."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        if isinstance(sys.modules[self._module].__dict__.get(self._name), _Late):
            del sys.modules[self._module]
        real = importlib.import_module(self._module)
        return getattr(real, self._name)(*arguments, **options)
