"""A printer's ICC profile looked at before pages are coloured by it (ICC.1:2022)."""

import io
import struct
from functools import cache

from PIL import ImageCms

from layout.desk.style.builtin import builtin_folder
from layout.disk.digests import digest_of, digest_of_file
from layout.disk.listing import matching

# The largest that presses give out have 10 MB.
LARGEST = 40_000_000
HEADER, MOST_TAGS = 128, 200
# As pictures are brought to the press.
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC


def icc_problem(content: bytes) -> str:
    """Say why a file is no CMYK output profile; empty if it is one."""
    problem = _header_problem(content) or _tags_problem(content)
    # The built-in profiles are looked at by the tests, not in each run.
    if problem or digest_of(content) in _built_in():
        return problem
    return _use_problem(content)


def _header_problem(content: bytes) -> str:
    """Say what is wrong with a profile's header (7.2)."""
    head = content[:HEADER]
    if len(head) < HEADER or head[36:40] != b"acsp":
        return "is no ICC profile"
    [size] = struct.unpack(">I", head[:4])
    if size != len(content):
        return "is cut off or padded: its size is not what its header says"
    if size > LARGEST:
        return f"has {size // 1_000_000} MB, more than any press's"
    if head[12:16] != b"prtr":
        return f"is a profile of class {_named(head[12:16])}, not of a printer"
    if head[16:20] != b"CMYK":
        return f"is for {_named(head[16:20])}, not for CMYK"
    return ""


def _tags_problem(content: bytes) -> str:
    """Say what is wrong with a profile's table of tags (7.3)."""
    if len(content) < HEADER + 4:
        return "is broken: it has no table of tags"
    [count] = struct.unpack_from(">I", content, HEADER)
    if not 1 <= count <= MOST_TAGS or len(content) < HEADER + 4 + 12 * count:
        return f"is broken: it has {count} tags"
    for number in range(count):
        place = HEADER + 4 + 12 * number
        tag, start, length = struct.unpack_from(">4sII", content, place)
        if start + length > len(content):
            return f"is broken: its tag {_named(tag)} ends behind the file"
    return ""


def _use_problem(content: bytes) -> str:
    """Say what keeps colours from being brought to the press, or back from it."""
    try:
        press = ImageCms.ImageCmsProfile(io.BytesIO(content))
        screen = ImageCms.createProfile("sRGB")
        ImageCms.buildTransform(screen, press, "RGB", "CMYK", INTENT)
        ImageCms.buildTransform(press, screen, "CMYK", "RGB", INTENT)
    except (OSError, ImageCms.PyCMSError):
        return "is broken: colours cannot be brought to it, or back from it"
    return ""


@cache
def _built_in() -> frozenset[str]:
    folder = builtin_folder() / "styles/printers"
    return frozenset(digest_of_file(p) for p in matching(folder, "*.icc"))


def _named(four: bytes) -> str:
    return f'"{ascii(four.decode("latin-1"))[1:-1].strip()}"'
