"""paper.toml as data: its keys, types and limits."""

from typing import Annotated

from msgspec import Meta, Struct

from layout.desk.keytypes import Label, Labels, Language, Name, Text, Texts


class CraftKeys(Struct, frozen=True, kw_only=True):
    """[craft] of paper.toml and style.toml: the codes of craft checks not to make."""

    waive: Labels = ()
    """The codes of craft checks that are not to be made."""


class PaperKeys(Struct, frozen=True, kw_only=True):
    """The keys of paper.toml."""

    title: Annotated[str, Meta(min_length=1, max_length=200)]
    """The newspaper's name, as the nameplate has it."""
    place: Label = ""
    """Where the paper appears, for libraries; not printed."""
    language: Language = "en-GB"
    """The language, as `en-GB`."""
    issn: Label = ""
    """The ISSN, for libraries; not printed."""
    lccn: Label = ""
    """The number of the Library of Congress, for libraries; not printed."""
    slogan: Label = ""
    """The line at the right under the nameplate."""
    publisher: Text = ""
    """For libraries, and for the check of the imprint; not printed, so name the
    publisher in `imprint` too."""
    printer_name: Text = ""
    """For libraries, and for the check of the imprint; not printed, so name the printer
    in `imprint` too."""
    imprint: Texts = ()
    """Lines that say who publishes and who prints; they stand in the masthead."""
    staff: Texts = ()
    """Lines for the masthead: who does what."""
    contact: Texts = ()
    """Lines for the masthead: where the paper is found."""
    ears: Texts = ()
    """Up to two texts beside the nameplate, left and right."""
    price: Label = ""
    """The price; it stands in an ear that is free."""
    style: Name = "courier"
    """The style's name: its folder in `styles/`."""
    printer: Name = "newsprint-tabloid"
    """The printer's profile: its file in `styles/printers/`."""
    sections: Labels = ()
    """The sections, in the order of the paper."""
    craft: CraftKeys = CraftKeys()
    """The table `[craft]`, below."""
