"""Which program this is: its own source, and the version of all that it stands on.

Whatever is kept or compared by "the same program" asks here: the cache, the lock, the
report, a shelf's record, a cluster's workers. The libraries that WeasyPrint loads are
looked for under the names that it tries, in its order, so that the same ones answer;
loading WeasyPrint only to ask would cost 0.4 s.
"""

import ctypes
import ctypes.util
import os
import platform
import sys
import unicodedata
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import uharfbuzz
from PIL import features

import layout
from layout.disk.digests import digest_of
from layout.disk.plain_renderer import is_plain

PACKAGE = Path(layout.__file__).parent
# What pyproject.toml pins: each has a say in a line break, a glyph, a colour, a byte,
# or in what was made of foreign copy.
PACKAGES = (
    *("brotli", "cffi", "charset-normalizer", "cryptography", "cssselect2"),
    *("fonttools", "ftfy"),
    *("jinja2", "lxml", "mammoth", "markdown", "markdown-it-py", "markupsafe"),
    *("mdit-py-plugins", "msgspec", "pikepdf", "pillow", "pydyf", "pypdfium2"),
    *("pyphen", "pyyaml", "readability-lxml", "tinycss2", "tinyhtml5", "uharfbuzz"),
    *("weasyprint", "webencodings", "zopfli"),
)
# Pillow's own libraries: colour conversion and JPEG, which decide pixels.
PILLOW = {
    "littlecms2": "pillow littlecms2",
    "jpg_2000": "pillow openjpeg",
    "libjpeg_turbo": "pillow libjpeg-turbo",
    "zlib": "pillow zlib",
}
PANGO = (
    *("libpango-1.0-0", "pango-1.0-0", "pango-1.0", "libpango-1.0.so.0"),
    *("libpango-1.0.dylib", "libpango-1.0-0.dll"),
)
HARFBUZZ = (
    *("libharfbuzz-0", "harfbuzz", "harfbuzz-0.0", "libharfbuzz.so.0"),
    *("libharfbuzz.0.dylib", "libharfbuzz-0.dll"),
)
SUBSETTER = (
    *("libharfbuzz-subset-0", "harfbuzz-subset", "harfbuzz-subset-0.0"),
    *("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib"),
    "libharfbuzz-subset-0.dll",
)
FONTCONFIG = (
    *("libfontconfig-1", "fontconfig-1", "fontconfig", "libfontconfig.so.1"),
    *("libfontconfig.1.dylib", "libfontconfig-1.dll"),
)
RECORD = ".dist-info"
# Between two releases, Layout's own code is told apart by so many digits of its hash.
DIGITS = 16

# What a program is made of: code, the table of codes, templates and what they carry. A
# new publication's files are nobody's source; the built-in style is hashed as a style.
SOURCES = (".py", ".toml", ".j2", ".css", ".js")
NO_SOURCES = frozenset({"__pycache__", "starter", "builtin"})


def program_digest() -> str:
    """Return a digest of the source and of all versions: answers change with it."""
    parts = (source_digest(), sorted(versions().items()))
    return digest_of(repr(parts).encode())


@cache
def source_digest() -> str:
    """Return a digest of this package's own source, as it lies on the disk."""
    return digest_of_source(PACKAGE)


def digest_of_source(package: Path) -> str:
    """Return a digest of the names and bytes of a package's sources; see `SOURCES`."""
    total = sha256()
    for path in sorted(_sources(str(package))):
        content = Path(path).read_bytes()
        total.update(f"{path[len(str(package)) :]}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def _sources(folder: str) -> Iterator[str]:
    """Yield the sources below a folder: twice as fast as `Path.rglob`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in NO_SOURCES:
                    yield from _sources(entry.path)
            elif entry.name.endswith(SOURCES):
                yield entry.path


def versions() -> dict[str, str]:
    """Return the versions of everything that decides a byte, by name.

    A renderer of which nothing is replaced gives other bytes, and says that it does.
    """
    found = dict(_versions())
    if is_plain():
        found["weasyprint"] += " (plain)"
    return found


@cache
def _versions() -> dict[str, str]:
    installed = _installed()
    found = {name: installed.get(name) or _said(name) for name in PACKAGES}
    found |= {name: str(features.version(key)) for key, name in PILLOW.items()}
    return found | {
        "fontconfig": fontconfig_version(),
        "harfbuzz": _asked(HARFBUZZ, "hb_version_string"),
        # Without it, fonttools makes the subsets of fonts.
        "harfbuzz-subset": "yes" if _library(SUBSETTER) else "no",
        "layout": layout.__version__,
        "layout source": source_digest()[:DIGITS],
        "machine": platform.machine(),
        "pango": pango_version(),
        "python": platform.python_version(),
        "system": platform.system(),
        "uharfbuzz harfbuzz": uharfbuzz.version_string(),
        "unicode": unicodedata.unidata_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def chief_versions() -> dict[str, str]:
    """Return the versions of layout, weasyprint, pango and harfbuzz, for a report.

    The HarfBuzz is the one that breaks lines.
    """
    known = versions()
    return {
        "layout": known["layout"],
        "weasyprint": known["weasyprint"],
        "pango": known["pango"],
        "harfbuzz": known["uharfbuzz harfbuzz"],
    }


def _installed() -> dict[str, str]:
    """Return the versions of what is installed, by the names of its folders.

    They are written `NAME-VERSION.dist-info` (PyPA's record of installed projects); to
    have 27 files of metadata read and parsed would cost every run 25 ms.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            for entry in entries:
                if entry.name.endswith(RECORD):
                    name, _, version = entry.name.removesuffix(RECORD).partition("-")
                    # The first on the path is the one that is imported.
                    found.setdefault(name.replace("_", "-").casefold(), version)
    return found


def _said(name: str) -> str:
    """Return the version that a package's metadata has, wherever that lies."""
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


def pango_version() -> str:
    """Return the version of the Pango library found, or "" if there is none."""
    return _asked(PANGO, "pango_version_string")


def fontconfig_version() -> str:
    """Return the version of the fontconfig library found, or "" if there is none."""
    library = _library(FONTCONFIG)
    if library is None:
        return ""
    number: int = library.FcGetVersion()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _asked(names: tuple[str, ...], function: str) -> str:
    """Return what a library says of itself, or "" where there is none."""
    library = _library(names)
    if library is None:
        return ""
    ask: Callable[[], bytes] = getattr(library, function)
    ask.restype = ctypes.c_char_p  # type: ignore[attr-defined]  # a ctypes function
    return ask().decode()


def _library(names: tuple[str, ...]) -> ctypes.CDLL | None:
    """Load the first library that goes by one of some names."""
    for name in names:
        with suppress(OSError):
            return ctypes.CDLL(name)
    # Where the linker's own names fail (Homebrew), the system may know the file.
    found = ctypes.util.find_library(names[2])
    return ctypes.CDLL(found) if found else None
