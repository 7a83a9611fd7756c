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

import layout
from layout.disk.cache import code_digest
from layout.plate.renderer.native import native_versions

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


def library_versions() -> dict[str, str]:
    """Return versions by name; worker processes only, as it loads the renderer."""
    found = {name: version(name) for name in PACKAGES}
    found |= {name: str(features.version(key)) for key, name in PILLOW.items()}
    found |= native_versions()
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
