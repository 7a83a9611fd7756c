"""The versions that decide what a page looks like, without loading the renderer."""

import ctypes
from contextlib import suppress
from importlib.metadata import version

import uharfbuzz

from layout.plate.renderer.plain import is_plain

_PANGO = ("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll")


def versions() -> tuple[tuple[str, str], ...]:
    """Return (name, version) of the renderer and the libraries that set its type.

    A renderer of which nothing is replaced gives other bytes, and says that it does.
    """
    plain = " (plain)" if is_plain() else ""
    return (
        ("weasyprint", version("weasyprint") + plain),
        ("pango", _pango()),
        ("harfbuzz", uharfbuzz.version_string()),
    )


def _pango() -> str:
    for name in _PANGO:
        with suppress(OSError, AttributeError):
            library = ctypes.CDLL(name)
            library.pango_version_string.restype = ctypes.c_char_p
            return str(library.pango_version_string().decode())
    return "unknown"
