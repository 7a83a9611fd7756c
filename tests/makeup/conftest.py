import pytest
from hypothesis import settings

from layout.galley.composing import ComposingRoom
from tests.makeup.stories import STYLE

# A busy machine is no defect.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(scope="session")
def shop() -> ComposingRoom:
    return ComposingRoom(STYLE)
