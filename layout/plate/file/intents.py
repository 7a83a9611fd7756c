"""What the colours of a file are meant for: its output intent and its ICC profile."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from layout.desk.printer import Printer
from layout.disk.contents import content
from layout.disk.unchanged import read_unchanged

# The International Color Consortium's own, which the renderer carries (pinned, and so
# the same bytes); it may be embedded without restriction. A profile made here would
# bear the hour of its making.
SRGB = Path("pdf", "sRGB2014.icc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A profile: its name, its bytes compressed once for all files, its colours."""

    name: str
    deflated: bytes
    components: int = 4


def read_profile(printer: Printer) -> Profile:
    """Read a printer's ICC profile; its name is the condition's.

    Raises:
        Refused: it is not as the desk has read it.
    """
    deflated = zlib.compress(read_unchanged(printer.profile, printer.profile_sha256))
    return Profile(name=printer.condition, deflated=deflated)


def screen_profile() -> Profile:
    """Read the profile of what the RGB of our files is: sRGB.

    The renderer is looked for and not loaded.
    """
    spec = find_spec("weasyprint")
    home = Path(spec.origin).parent if spec and spec.origin else Path()
    profile = content(home / SRGB)
    return Profile(
        name="sRGB IEC61966-2.1", deflated=zlib.compress(profile), components=3
    )


def intend(whole: Pdf, profile: Profile, subtypes: Sequence[str]) -> None:
    """Add an output intent of each of some subtypes, all with the same profile.

    It says what device colours mean (ISO 15930-7, 6.2.2; ISO 19005-2, 6.2.3).
    """
    stream = Stream(whole, b"")
    stream.write(profile.deflated, filter=Name.FlateDecode)
    stream.N = profile.components
    target = whole.make_indirect(stream)
    intents = [
        Dictionary(
            Type=Name.OutputIntent,
            S=Name(f"/{subtype}"),
            OutputConditionIdentifier=String(profile.name),
            Info=String(profile.name),
            DestOutputProfile=target,
        )
        for subtype in subtypes
    ]
    whole.Root.OutputIntents = Array(map(whole.make_indirect, intents))
