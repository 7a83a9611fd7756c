"""A build knows nothing of foreign copy: its libraries are loaded by import alone."""

import subprocess
import sys

READERS = ("charset_normalizer", "ftfy", "mammoth", "readability", "layout.copy")


def test_the_pipeline_loads_no_reader_of_foreign_copy() -> None:
    code = "import sys, layout.cli.build, layout.commands.build; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not set(READERS) & set(loaded)
