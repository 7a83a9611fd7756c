"""Advance widths worked out by fontTools alone, to hold HarfBuzz against."""

import itertools
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.otTables import PairPos


class Ruler:
    """Measures plain words: advances and pair kerning, no other feature."""

    def __init__(self, path: Path) -> None:
        self._font = TTFont(path)
        self._names = self._font.getBestCmap()
        self._lookups = self._kern_lookups()

    def width(self, word: str) -> float:
        """Return a word's width in em."""
        glyphs = [self._names[ord(letter)] for letter in word]
        advances = sum(int(self._font["hmtx"][glyph][0]) for glyph in glyphs)
        kerns = sum(self.kern(*pair) for pair in itertools.pairwise(glyphs))
        return (advances + kerns) / int(self._font["head"].unitsPerEm)

    def kern(self, left: str, right: str) -> int:
        """Return the kern between two glyphs, in font units."""
        return sum(_first_match(lookup, left, right) for lookup in self._lookups)

    def _kern_lookups(self) -> list[list[Any]]:
        table = self._font["GPOS"].table
        system = next(
            record.Script.DefaultLangSys
            for record in table.ScriptList.ScriptRecord
            if record.ScriptTag == "latn"
        )
        records = [table.FeatureList.FeatureRecord[n] for n in system.FeatureIndex]
        numbers = sorted(
            number
            for record in records
            if record.FeatureTag == "kern"
            for number in record.Feature.LookupListIndex
        )
        lookups = [
            [getattr(sub, "ExtSubTable", sub) for sub in lookup.SubTable]
            for lookup in (table.LookupList.Lookup[number] for number in numbers)
        ]
        # The others are for the Catalan l·l only.
        return [subs for subs in lookups if isinstance(subs[0], PairPos)]


def _first_match(subtables: list[Any], left: str, right: str) -> int:
    """Return the advance of the first subtable of a lookup that knows the pair."""
    for sub in subtables:
        if left not in sub.Coverage.glyphs:
            continue
        if sub.Format == 1:
            pairs = sub.PairSet[sub.Coverage.glyphs.index(left)].PairValueRecord
            records = [pair for pair in pairs if pair.SecondGlyph == right]
        else:
            first = sub.ClassDef1.classDefs.get(left, 0)
            second = sub.ClassDef2.classDefs.get(right, 0)
            records = [sub.Class1Record[first].Class2Record[second]] if second else []
        if records:
            return getattr(records[0].Value1, "XAdvance", 0) or 0
    return 0
