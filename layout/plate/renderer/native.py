"""The libraries that WeasyPrint has found on this machine, asked for their versions."""

from weasyprint.text import ffi as libraries

ASKED = """
const char* pango_version_string (void);
const char* hb_version_string (void);
int FcGetVersion (void);
"""


def native_versions() -> dict[str, str]:
    """Return versions by name: of those that are loaded, not of those on a path."""
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
