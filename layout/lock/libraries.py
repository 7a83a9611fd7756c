"""The versions of everything that decides a byte of the output, as it runs here.

A worker is asked: it has the renderer loaded, and the libraries that this one has
found are those that count, not those that some other program would find.
"""

import platform
import unicodedata
import zlib
from importlib.metadata import version

import pikepdf
import uharfbuzz
from PIL import features
from weasyprint.text import ffi as libraries

import layout
from layout.disk.cache import code_digest

# What has a say in a line break, a glyph, a colour or a byte.
PACKAGES = (
    *("brotli", "cssselect2", "fonttools", "jinja2", "markdown", "markdown-it-py"),
    *("markupsafe", "mdit-py-plugins", "pikepdf", "pillow", "pydyf", "pyphen"),
    *("pyyaml", "tinycss2", "tinyhtml5", "uharfbuzz", "weasyprint", "zopfli"),
)
# Pillow's own libraries: colour conversion and JPEG, which decide pixels.
PILLOW = {
    "littlecms2": "pillow littlecms2",
    "jpg_2000": "pillow openjpeg",
    "libjpeg_turbo": "pillow libjpeg-turbo",
    "zlib": "pillow zlib",
}
# Between two releases, Layout's own code is told apart by so many digits of its hash.
DIGITS = 16
ASKED = """
const char* pango_version_string (void);
const char* hb_version_string (void);
int FcGetVersion (void);
"""


def library_versions() -> dict[str, str]:
    """Return versions by name; worker processes only, as it loads the renderer."""
    found = {name: version(name) for name in PACKAGES}
    found |= {name: str(features.version(key)) for key, name in PILLOW.items()}
    found |= _native()
    return found | {
        "layout": layout.__version__,
        "layout source": code_digest()[:DIGITS],
        "machine": platform.machine(),
        "python": platform.python_version(),
        "qpdf": pikepdf.__libqpdf_version__,
        "system": platform.system(),
        "uharfbuzz harfbuzz": uharfbuzz.version_string(),
        "unicode": unicodedata.unidata_version,
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }


def _native() -> dict[str, str]:
    """Ask the libraries that the renderer has loaded."""
    libraries.ffi.cdef(ASKED, override=True)
    text = libraries.ffi.string
    number = libraries.fontconfig.FcGetVersion()
    return {
        "fontconfig": f"{number // 10000}.{number // 100 % 100}.{number % 100}",
        "harfbuzz": text(libraries.harfbuzz.hb_version_string()).decode(),
        # Without it, fonttools makes the subsets of fonts.
        "harfbuzz-subset": "yes" if libraries.harfbuzz_subset else "no",
        "pango": text(libraries.pango.pango_version_string()).decode(),
    }
