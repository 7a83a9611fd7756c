"""Every door takes what its grammar makes: it is read, or refused in words."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.attack.grammars.door import Door
from tests.attack.grammars.doors import DOORS
from tests.attack.grammars.trying import tried


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("door", DOORS, ids=[door.name for door in DOORS])
def test_a_door_reads_or_refuses(door: Door) -> None:
    @settings(
        max_examples=door.tries,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(data=door.inputs)
    def test(data: bytes) -> None:
        assert tried(door, data) in ("read", "refused")

    test()


def test_a_door_that_breaks_is_seen() -> None:
    def broken(data: bytes, folder: object) -> object:
        raise KeyError(data)

    with pytest.raises(KeyError):
        tried(Door(name="broken", inputs=st.just(b""), opened=broken), b"x")
