from pathlib import Path

import pytest
from hypothesis import settings

from layout.galley.composing import ComposingRoom
from tests.galley.quadshop import COURIER, quad_style

# A busy machine is no defect.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def quad(tmp_path_factory: pytest.TempPathFactory) -> ComposingRoom:
    folder: Path = tmp_path_factory.mktemp("quad")
    return ComposingRoom(quad_style(folder))


@pytest.fixture(scope="session")
def courier() -> ComposingRoom:
    return ComposingRoom(COURIER)
