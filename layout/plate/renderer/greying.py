"""Pages in black alone as grey light, for a copier that knows no inks."""

import re

import pydyf
from weasyprint.pdf.stream import Stream

# Black alone, as it is written for a page in one ink.
BLACK_ALONE = re.compile(rb"^0 0 0 ([\d.]+) ([kK])$")
ENDS = ("C0", "C1")


def grey_light(pdf: pydyf.PDF) -> None:
    """Turn a page's shares of black into DeviceGray (ISO 32000-2, 8.6.4.2)."""
    for found in pdf.objects:
        if isinstance(found, Stream):
            found.stream = [_lit(item) for item in found.stream]
            group = found.extra.get("Group", {})
            if group.get("CS") == "/DeviceCMYK":
                group["CS"] = "/DeviceGray"
        elif isinstance(found, pydyf.Dictionary) and "ShadingType" in found:
            _shade(found)


def _lit(item: object) -> object:
    if not isinstance(item, bytes) or not item.endswith((b"k", b"K")):
        return item
    match = BLACK_ALONE.match(item)
    if match is None:
        return item
    light = round(1 - float(match[1]), 3)
    return b"%g %s" % (light, b"G" if match[2] == b"K" else b"g")


def _shade(shading: pydyf.Dictionary) -> None:
    if shading["ColorSpace"] != "/DeviceCMYK":
        return
    shading["ColorSpace"] = "/DeviceGray"
    for step in shading["Function"]["Functions"]:
        for end in ENDS:
            step[end] = pydyf.Array([round(1 - float(step[end][3]), 3)])
