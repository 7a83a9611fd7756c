"""The schemas that libraries check by. They are not ours to copy into the project."""

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from tests.building import ROOT

XLINK = "xlink.xsd"


def folder() -> Path | None:
    """Return where the schemas lie: beside the checkout, or where a variable says."""
    named = os.environ.get("LAYOUT_SCHEMAS")
    found = Path(named) if named else ROOT.parent / "shared" / "assets" / "xsd"
    return found if (found / XLINK).is_file() else None


class _Beside(etree.Resolver):  # type: ignore[misc]  # lxml has no types
    """Takes xlink from the folder: its address is that of a library's server."""

    def resolve(self, url: str, _public: object, context: object) -> object:
        home = folder()
        if home is not None and url.endswith(XLINK):
            return self.resolve_filename(str(home / XLINK), context)
        return None


@cache
def schema(name: str) -> etree.XMLSchema:
    """Return a schema by its file's name; the test is skipped where there is none."""
    home = folder()
    if home is None:
        pytest.skip("no schemas beside the checkout; name their folder LAYOUT_SCHEMAS")
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Beside())
    return etree.XMLSchema(etree.parse(home / name, parser))


def check(content: bytes, name: str) -> None:
    """Hold an XML file against a schema."""
    rules = schema(name)
    assert rules.validate(etree.fromstring(content)), rules.error_log.last_error
