"""Output intents: the profile as it is, once, for every standard that asks."""

import io
import zlib

import pikepdf
import pytest
from PIL import ImageCms

from layout.plate.file.intents import Profile, intend, read_profile, screen_profile
from tests.plate.dummies import PRINTER, PROFILE

PRESS, ARCHIVE = "GTS_PDFX", "GTS_PDFA1"


def test_a_printers_profile_is_its_file_under_its_conditions_name() -> None:
    profile = read_profile(PRINTER)
    assert zlib.decompress(profile.deflated) == PROFILE.read_bytes()
    assert profile.name == PRINTER.condition
    assert profile.components == 4


def test_a_screens_profile_is_srgb() -> None:
    profile = screen_profile()
    assert profile.components == 3
    content = zlib.decompress(profile.deflated)
    read = ImageCms.ImageCmsProfile(io.BytesIO(content))
    assert read.profile.xcolor_space.strip() == "RGB"
    assert "sRGB" in ImageCms.getProfileDescription(read)


@pytest.mark.parametrize("subtypes", [(PRESS,), (ARCHIVE,), (PRESS, ARCHIVE)])
def test_each_standard_has_its_intent(subtypes: tuple[str, ...]) -> None:
    profile = Profile(name="SNAP", deflated=zlib.compress(b"a profile"))
    with pikepdf.new() as pdf:
        intend(pdf, profile, subtypes)
        intents = list(pdf.Root.OutputIntents)
        assert [str(intent.S) for intent in intents] == [f"/{s}" for s in subtypes]
        for intent in intents:
            assert str(intent.OutputConditionIdentifier) == "SNAP"
            assert str(intent.Info) == "SNAP"
            assert intent.DestOutputProfile.read_bytes() == b"a profile"
            assert int(intent.DestOutputProfile.N) == 4
        assert len({intent.DestOutputProfile.objgen for intent in intents}) == 1


def test_the_profile_is_stored_as_it_was_compressed() -> None:
    deflated = zlib.compress(b"a profile" * 50)
    with pikepdf.new() as pdf:
        intend(pdf, Profile(name="SNAP", deflated=deflated), (PRESS,))
        [intent] = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_raw_bytes() == deflated
