"""Gradients on one plate: their colours stay, and get a space that is grey by ink."""

from itertools import product

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

from layout.pdf.unpacking import unpacked
from layout.proof.plates.tints import InkSpace

# How finely a space is sampled along each of so many values. Where the values are inks,
# two samples say all there is to say.
SAMPLES = {1: 256, 3: 9, 4: 5}
FEWEST = 2
# Colours of more inks than these are none that a gradient has.
MOST = 8
# A mesh of so many bytes is no drawing's.
MOST_MESH = 32 << 20


def shaded(pdf: Pdf, shading: Object, space: InkSpace, plate: str) -> Object:
    """Return a shading as it is on a plate.

    Its colour space becomes a DeviceN of as many values (8.6.6.5) whose alternate is
    grey: so whatever makes the colours, functions or meshes, is left alone.

    Raises:
        ValueError: its colour space is none that a gradient can have.
    """
    if space.kind in ("lab", "indexed", "pattern") or space.count > MOST:
        raise ValueError(f"a gradient's colours are {space.kind}")
    if isinstance(shading, Stream):
        mesh = unpacked(shading, MOST_MESH)
        if len(mesh) > MOST_MESH:
            raise ValueError("a gradient has more patches than any drawing")
        made: Object = Stream(pdf, mesh)
    else:
        made = Dictionary()
    for name, value in shading.items():
        if name not in ("/Length", "/Filter", "/DecodeParms"):
            made[name] = value
    made.ColorSpace = Array(
        [
            Name.DeviceN,
            Array([Name(f"/V{place}") for place in range(space.count)]),
            Name.DeviceGray,
            pdf.make_indirect(_table(pdf, space, plate)),
        ]
    )
    return pdf.make_indirect(made)


def _table(pdf: Pdf, space: InkSpace, plate: str) -> Stream:
    """Return a sampled function from a colour of a space to its grey on a plate."""
    count = space.count
    size = FEWEST if space.channels else SAMPLES.get(count, FEWEST)
    steps = [place / (size - 1) for place in range(size)]
    # The first value varies fastest (7.10.2).
    greys = bytes(
        round(255 * (1 - (_share(space, values[::-1], plate) or 0.0)))
        for values in product(steps, repeat=count)
    )
    made = Stream(pdf, greys)
    made.FunctionType, made.BitsPerSample = 0, 8
    made.Domain, made.Range = Array([0, 1] * count), Array([0, 1])
    made.Size = Array([size] * count)
    return made


def _share(space: InkSpace, values: tuple[float, ...], plate: str) -> float | None:
    return space.tint(values).on(plate, overprint=False, mode=0)
