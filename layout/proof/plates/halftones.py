"""Pictures by plate: the ink that each pixel lays on each plate, as a grey picture."""

from dataclasses import dataclass

from pikepdf import Array, Name, Object, Pdf, Stream
from PIL import Image, ImageChops

from layout.pdf.colours import PROCESS, REGISTRATION
from layout.pdf.spaces import space_of
from layout.proof.plates.plate_spaces import Mixing
from layout.proof.plates.samples import PixelSize, Samples, masked, unpack
from layout.proof.plates.tints import InkSpace


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatedPicture:
    """A picture's ink on each plate that it prints on, full at 255.

    On any other it is white, or not there if it overprints. `seen` is where it is, if
    not everywhere.
    """

    plates: dict[str, Image.Image]
    size: PixelSize
    seen: Image.Image | None = None


def plated(thing: Stream, named: Object | None, mixing: Mixing) -> PlatedPicture:
    """Take a picture apart.

    Raises:
        ValueError: it cannot be read.
    """
    space = _space(thing, named, mixing)
    samples = unpack(thing, space)
    if len(samples.channels) != space.count:
        raise ValueError("a picture has not the channels of its colour space")
    channels = _decoded(thing, samples, space)
    return PlatedPicture(
        plates=_plates(channels, space, mixing),
        size=PixelSize(*samples.channels[0].size),
        seen=masked(thing, samples),
    )


def _space(thing: Object, named: Object | None, mixing: Mixing) -> InkSpace:
    given = thing.get("/ColorSpace")
    if given is None:
        raise ValueError("a picture has no colour space")
    space = mixing.space(space_of(given, named))
    if not space.count:
        raise ValueError("a picture is in a pattern")
    return space


def _decoded(
    thing: Object, samples: Samples, space: InkSpace
) -> tuple[Image.Image, ...]:
    """Apply /Decode: which share of ink the least and the highest sample are."""
    decode = [float(value) for value in thing.get("/Decode", ())]
    if len(decode) != 2 * space.count:
        return samples.channels
    indexed = space.kind == "indexed"
    highest = samples.most if indexed else 255
    scale = 1.0 if indexed else 255.0
    # That of L*a*b* is in its own units, and hardly ever another than its range.
    if space.kind == "lab":
        return samples.channels
    made = []
    for place, channel in enumerate(samples.channels):
        low, high = decode[2 * place], decode[2 * place + 1]
        table = [
            round(min(max(scale * (low + value / highest * (high - low)), 0), 255))
            for value in range(256)
        ]
        made.append(channel.point(table))
    return tuple(made)


def _plates(
    channels: tuple[Image.Image, ...], space: InkSpace, mixing: Mixing
) -> dict[str, Image.Image]:
    if space.kind in ("rgb", "lab"):
        inked = mixing.of_picture(_seen(channels, space))
        return dict(zip(PROCESS, inked.split(), strict=True))
    if space.channels:
        return _direct(channels, space, mixing)
    if space.count == 1:
        return _looked_up(channels[0], space, mixing, indexed=space.kind == "indexed")
    return _added(channels, space, mixing)


def _seen(channels: tuple[Image.Image, ...], space: InkSpace) -> Image.Image:
    """Return a picture whose colours are seen, and not inks."""
    if space.kind == "rgb":
        return Image.merge("RGB", channels)
    # LittleCMS has a* and b* in steps of 1 from -128.
    moved = [
        channel.point([_byte(low + v / 255 * (high - low) + 128) for v in range(256)])
        for channel, (low, high) in zip(channels[1:], space.ranges[1:], strict=True)
    ]
    return Image.merge("LAB", (channels[0], *moved))


def _byte(value: float) -> int:
    return round(min(max(value, 0.0), 255.0))


def _direct(
    channels: tuple[Image.Image, ...], space: InkSpace, mixing: Mixing
) -> dict[str, Image.Image]:
    """Return channels that are plates; two of one plate print over each other."""
    made: dict[str, Image.Image] = {}
    for name, channel in zip(space.channels, channels, strict=True):
        names = mixing.plates if name == REGISTRATION else (name,) * bool(name)
        for plate in names:
            held = made.get(plate)
            made[plate] = ImageChops.lighter(held, channel) if held else channel
    return made


def _looked_up(
    channel: Image.Image, space: InkSpace, mixing: Mixing, *, indexed: bool
) -> dict[str, Image.Image]:
    tints = [
        space.tint((value if indexed else value / 255,)).shares for value in range(256)
    ]
    made = {}
    for plate in mixing.plates:
        shares = [dict(tint).get(plate, dict(tint).get(REGISTRATION)) for tint in tints]
        if any(share is not None for share in shares):
            made[plate] = channel.point([round(255 * (s or 0.0)) for s in shares])
    return made


def _added(
    channels: tuple[Image.Image, ...], space: InkSpace, mixing: Mixing
) -> dict[str, Image.Image]:
    """Return a picture in named inks that the press has not, one printed by one.

    An alternate says what each is alone; where they meet, their inks add up.
    """
    made: dict[str, Image.Image] = {}
    for place, channel in enumerate(channels):
        tints = [
            dict(
                space.tint(
                    [value / 255 * (place == other) for other in range(space.count)]
                ).shares
            )
            for value in range(256)
        ]
        for plate in mixing.plates:
            if plate in tints[0]:
                ink = channel.point([round(255 * tint[plate]) for tint in tints])
                held = made.get(plate)
                made[plate] = ImageChops.add(held, ink) if held else ink
    return made


def grey_picture(pdf: Pdf, picture: PlatedPicture, plate: str, thing: Object) -> Object:
    """Return a picture as it is on a plate; `thing` is the one it was made of."""
    size = picture.size
    ink = picture.plates.get(plate)
    data = ink.tobytes() if ink is not None else bytes(size.wide * size.high)
    made = _image(pdf, size, data)
    # Full ink is 255 here and black 0 there.
    made.Decode = Array([1, 0])
    if picture.seen is not None:
        mask = _image(pdf, size, picture.seen.tobytes())
        made.SMask = pdf.make_indirect(mask)
    else:
        for key in ("/SMask", "/Mask"):
            if key in thing:
                made[key] = thing[key]
    if "/Interpolate" in thing:
        made.Interpolate = thing.Interpolate
    return made


def _image(pdf: Pdf, size: PixelSize, data: bytes) -> Stream:
    made = Stream(pdf, data)
    made.Type, made.Subtype = Name.XObject, Name.Image
    made.Width, made.Height = size
    made.BitsPerComponent, made.ColorSpace = 8, Name.DeviceGray
    return made
