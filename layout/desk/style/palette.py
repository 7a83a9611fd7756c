"""A style's palette: colours in four inks, and spot colours on plates of their own.

A press page knows a colour by its shares of ink, and a drawing by its RGB. So where a
spot colour is in the palette, no other colour may have its shares or its RGB.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from layout.codes import Code
from layout.desk.files.decoding import LinedData
from layout.desk.style.stylekeys import SwatchKeys
from layout.desk.stylebook import Swatch
from layout.notebook import Notebook

Shares = tuple[float, float, float, float]
# Names of plates that every press has, or of none at all (ISO 32000-2, 8.6.6.4).
PLATES = frozenset({"all", "black", "cyan", "magenta", "none", "yellow"})
# Two colours that are written the same into a page (0.1 per cent of ink).
DIGITS = 3
Problem = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """The palette as style.toml has it, and where to write what is wrong with it."""

    keys: Mapping[str, SwatchKeys]
    document: LinedData
    book: Notebook


def read_palette(palette: Palette) -> dict[str, Swatch]:
    """Return the colours by their names; what is wrong with them is noted."""
    swatches: dict[str, Swatch] = {}
    full = {k.spot: k for k in palette.keys.values() if k.spot and k.tint == 100}
    for name, keys in palette.keys.items():
        problems = list(_problems(keys, full.get(keys.spot)))
        for key, message, hint in problems:
            _note(palette, (name, key), message, hint)
        if not problems and _is_whole(name, keys, palette):
            swatches[name] = _swatch(name, keys, full.get(keys.spot, keys))
    for one, other in combinations(swatches.values(), 2):
        if problem := _alike(one, other):
            hint = f"give {other.name} other shares and another RGB, or use {one.name}"
            _note(palette, (other.name,), problem, hint)
    return swatches


def _note(palette: Palette, key: tuple[str, ...], message: str, hint: str) -> None:
    at = ("palette", *key)
    line = palette.document.line(at)
    palette.book.note(Code.PALETTE, f"{'.'.join(at)}: {message}", line=line, hint=hint)


def _problems(keys: SwatchKeys, full: SwatchKeys | None) -> Iterator[Problem]:
    """Yield what is wrong with a colour alone: the key, why, and the next move."""
    if not keys.spot:
        if keys.tint != 100:
            hint = 'add spot = "its name", or give the tint in cmyk'
            yield "tint", "only a spot colour has a tint", hint
    elif keys.spot.casefold() in PLATES or not _is_name(keys.spot):
        hint = 'give it as the ink is sold, such as "PANTONE 485 C"'
        yield "spot", f'"{keys.spot}" cannot be the name of a plate', hint
    elif full is None:
        hint = f'add a colour with spot = "{keys.spot}" and no tint, with its cmyk'
        yield "spot", f'no colour is "{keys.spot}" in full', hint


def _is_whole(name: str, keys: SwatchKeys, palette: Palette) -> bool:
    """Say whether a colour has both its values, or is a tint of one that has."""
    if keys.spot and keys.tint != 100:
        return True
    given = palette.document.data["palette"]
    for key, value in (("cmyk", keys.cmyk), ("rgb", keys.rgb)):
        # A wrong value has its note already.
        if value is None and isinstance(given, dict) and key not in given[name]:
            at = ("palette", name, key)
            line = palette.document.line(at)
            message = f"{'.'.join(at)} is missing"
            palette.book.note(Code.MISSING_KEY, message, line=line, hint="add it")
    return keys.cmyk is not None and keys.rgb is not None


def _is_name(spot: str) -> bool:
    return spot.isprintable() and spot == " ".join(spot.split())


def _swatch(name: str, keys: SwatchKeys, full: SwatchKeys) -> Swatch:
    """Return a colour; what a tint does not say is so much of the full colour."""
    tint = keys.tint / 100
    whole, light = full.cmyk or (0.0,) * 4, full.rgb or "#000000"
    shares = keys.cmyk or tuple(share * tint for share in whole)
    # Numbers as they are written, so that they are the same when they are read again.
    cyan, magenta, yellow, black = (round(share / 100, 6) for share in shares)
    return Swatch(
        name=name,
        cmyk=(cyan, magenta, yellow, black),
        rgb=(keys.rgb or _on_paper(light, tint)).lower(),
        spot=keys.spot,
        tint=tint,
    )


def _on_paper(rgb: str, tint: float) -> str:
    """Mix a colour with white."""
    parts = (int(rgb[at : at + 2], 16) for at in (1, 3, 5))
    mixed = (round(255 - (255 - part) * tint) for part in parts)
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _alike(one: Swatch, other: Swatch) -> str:
    """Say how two colours are alike of which at least one is a spot's."""
    if (one.spot, one.tint) == (other.spot, other.tint):
        if one.spot and one.tint == 1 and _written(one) != _written(other):
            return f'"{one.spot}" has other shares than in {one.name}'
        return ""
    if _written(one) == _written(other):
        return f"it cannot be told from {one.name}: both have the same shares of ink"
    if one.rgb == other.rgb:
        return f"it cannot be told from {one.name}: both are {one.rgb} in a drawing"
    return ""


def _written(swatch: Swatch) -> Shares:
    cyan, magenta, yellow, black = (round(share, DIGITS) for share in swatch.cmyk)
    return (cyan, magenta, yellow, black)
