"""Parts of fontTools that the renderer names and our mends never call, left unloaded.

They take a quarter of the time in which a worker starts
(https://github.com/Kozea/WeasyPrint/issues/2073). Should one be called after all, for a
variable font, it is loaded then: nothing of it is changed, it only comes later.
"""

import importlib
import sys
from types import ModuleType

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
            setattr(stand_in, attribute, _LateName(name, attribute))
        sys.modules.setdefault(name, stand_in)


class _LateName:
    """A function or class of a spared module, loaded when it is called."""

    def __init__(self, module: str, name: str) -> None:
        self._module = module
        self._name = name

    def __call__(self, *arguments: object, **options: object) -> object:
        """Call what is meant, and have its module in its place from now on."""
        if isinstance(vars(sys.modules[self._module]).get(self._name), _LateName):
            del sys.modules[self._module]
        real = importlib.import_module(self._module)
        return getattr(real, self._name)(*arguments, **options)
