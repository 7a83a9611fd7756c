"""The versions that decide how pages come out, for the report."""

import ctypes
import ctypes.util
from collections.abc import Iterator
from importlib import metadata

import uharfbuzz

import layout

# The names that WeasyPrint itself tries, in its order, so the same library answers.
# Loading WeasyPrint only to ask would cost 0.4 s.
_PANGO = (
    "libpango-1.0-0",
    "pango-1.0-0",
    "pango-1.0",
    "libpango-1.0.so.0",
    "libpango-1.0.dylib",
    "libpango-1.0-0.dll",
)


def versions() -> dict[str, str]:
    """Return the versions of layout, weasyprint, pango and harfbuzz, in that order."""
    return {
        "layout": layout.__version__,
        "weasyprint": metadata.version("weasyprint"),
        "pango": pango_version(),
        "harfbuzz": uharfbuzz.version_string(),
    }


def pango_version() -> str:
    """Return the version of the Pango library found, or "" if there is none."""
    library = next(_loaded(), None)
    if library is None:
        return ""
    ask = library.pango_version_string
    ask.restype = ctypes.c_char_p
    answer: bytes = ask()
    return answer.decode()


def _loaded() -> Iterator[ctypes.CDLL]:
    for name in _PANGO:
        try:
            yield ctypes.CDLL(name)
        except OSError:
            continue
    # Where the linker's own names fail (Homebrew), the system may know the file.
    found = ctypes.util.find_library("pango-1.0")
    if found:
        yield ctypes.CDLL(found)
