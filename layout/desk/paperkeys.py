"""paper.toml as data: its keys, types and limits."""

from msgspec import Struct

from layout.desk.keytypes import Language, Name


class CraftKeys(Struct, frozen=True, kw_only=True):
    """[craft] of paper.toml and style.toml: the codes of craft checks not to make."""

    waive: tuple[str, ...] = ()
    """The codes of craft checks that are not to be made."""


class PaperKeys(Struct, frozen=True, kw_only=True):
    """The keys of paper.toml."""

    title: str
    """The newspaper's name, as the nameplate has it."""
    place: str = ""
    """Where the paper appears, for libraries; not printed."""
    language: Language = "en-GB"
    """The language, as `en-GB`."""
    issn: str = ""
    """The ISSN, for libraries; not printed."""
    lccn: str = ""
    """The number of the Library of Congress, for libraries; not printed."""
    slogan: str = ""
    """The line at the right under the nameplate."""
    publisher: str = ""
    """For libraries, and for the check of the imprint; not printed, so name the
    publisher in `imprint` too."""
    printer_name: str = ""
    """For libraries, and for the check of the imprint; not printed, so name the printer
    in `imprint` too."""
    imprint: tuple[str, ...] = ()
    """Lines that say who publishes and who prints; they stand in the masthead."""
    staff: tuple[str, ...] = ()
    """Lines for the masthead: who does what."""
    contact: tuple[str, ...] = ()
    """Lines for the masthead: where the paper is found."""
    ears: tuple[str, ...] = ()
    """Up to two texts beside the nameplate, left and right."""
    price: str = ""
    """The price; it stands in an ear that is free."""
    style: Name = "courier"
    """The style's name: its folder in `styles/`."""
    printer: Name = "newsprint-tabloid"
    """The printer's profile: its file in `styles/printers/`."""
    sections: tuple[str, ...] = ()
    """The sections, in the order of the paper."""
    craft: CraftKeys = CraftKeys()
    """The table `[craft]`, below."""
