"""The site is built without a warning, and works from the disk."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import ROOT

# What a page loads by itself; links that somebody may follow are none.
LOADED = re.compile(
    r"""<(?:script|img|iframe)[^>]*\ssrc="([^"]+)"|<link[^>]*\shref="([^"]+)\""""
)
STRICT = ("-W", "--keep-going", "-q")


@pytest.mark.slow
def test_the_site_needs_neither_a_server_nor_the_net(tmp_path: Path) -> None:
    site = tmp_path / "site"
    folders = ("-d", str(tmp_path / "cache"), str(ROOT / "docs"), str(site))
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *STRICT, *folders],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    pages = {path.name: path.read_text("utf-8") for path in site.rglob("*.html")}
    assert {"index.html", "search.html", "craft-checks.html"} <= set(pages)
    for text in pages.values():
        loaded = [src or href for src, href in LOADED.findall(text)]
        assert loaded
        assert not [name for name in loaded if "//" in name]
    # A script, and not data that a page from the disk may not read.
    assert (site / "searchindex.js").read_text("utf-8").startswith("Search.setIndex(")
