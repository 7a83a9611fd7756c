"""The renderer as a worker has it, in the tests' own process."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from layout.plate.renderer.patches import REPLACED, install


@contextmanager
def installed() -> Iterator[None]:
    """Replace what a worker replaces of the renderer; afterwards all is as it was."""
    loggers = [logging.getLogger(name) for name in ("weasyprint", "fontTools")]
    with pytest.MonkeyPatch.context() as patch:
        for one in REPLACED:
            was = getattr(one.holder, one.name, int)
            patch.setattr(one.holder, one.name, was, raising=False)
        for logger in loggers:
            patch.setattr(logger, "propagate", logger.propagate)
            patch.setattr(logger, "handlers", list(logger.handlers))
        install()
        yield
