"""Parts of fontTools that the renderer names and our mends never call, left unloaded.

They take a quarter of the time in which a worker starts
(https://github.com/Kozea/WeasyPrint/issues/2073). Should one be called after all, for a
variable font, it is loaded then: nothing of it is changed, it only comes later.
"""

import sys
from collections.abc import Callable
from types import ModuleType

from layout.plate.renderer import late

# Modules, what the renderer imports from them, and what loads that.
SPARED: dict[str, dict[str, Callable[..., object]]] = {
    "fontTools.subset": {
        "Options": late.subset_options,
        "Subsetter": late.subsetter,
    },
    "fontTools.varLib.instancer": {"instantiateVariableFont": late.instantiated},
}


def spare() -> None:
    """Put stand-ins in the place of the spared modules; before the renderer loads."""
    for name, calls in SPARED.items():
        stand_in = ModuleType(name)
        for attribute, call in calls.items():
            setattr(stand_in, attribute, _LateName(stand_in, call))
        sys.modules.setdefault(name, stand_in)


class _LateName:
    """A function or class of a spared module, loaded when it is called."""

    def __init__(self, stand_in: ModuleType, call: Callable[..., object]) -> None:
        self._stand_in = stand_in
        self._call = call

    def __call__(self, *arguments: object, **options: object) -> object:
        """Call what is meant, and have its module in its place from now on."""
        name = self._stand_in.__name__
        if sys.modules.get(name) is self._stand_in:
            del sys.modules[name]
        return self._call(*arguments, **options)
