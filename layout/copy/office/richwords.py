"""The control words of rich text that matter to copy, and what they stand for."""

import re
from typing import Final

TOKEN: Final = re.compile(
    rb"\\(?:(?P<word>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?|'(?P<hex>[0-9A-Fa-f]{2})"
    rb"|(?P<sign>[^A-Za-z']))|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
# Groups that hold no words of the copy.
SILENT: Final = frozenset(
    (
        *(b"fonttbl", b"colortbl", b"info", b"fldinst", b"themedata", b"datastore"),
        *(b"colorschememapping", b"latentstyles", b"listtable", b"xmlnstbl", b"tc"),
        *(b"listoverridetable", b"rsidtbl", b"bkmkstart", b"bkmkend", b"objdata"),
        *(b"filetbl", b"revtbl", b"datafield", b"formfield", b"pnseclvl", b"xe"),
        *(b"nonshppict", b"mmathPr", b"ftnsep", b"ftnsepc", b"ftncn", b"aftnsep"),
        *(b"aftnsepc", b"aftncn", b"annotation", b"atnid", b"atnauthor", b"generator"),
        *(b"pgdsctbl", b"listpicture", b"defchp", b"defpap", b"private", b"sp"),
    )
)
MARGINS: Final = frozenset(
    (
        *(b"header", b"headerl", b"headerr", b"headerf"),
        *(b"footer", b"footerl", b"footerr", b"footerf"),
    )
)
CHARACTERS: Final = {
    b"emdash": "—",
    b"endash": "–",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
    b"bullet": "•",
    b"tab": "\t",
    b"emspace": " ",
    b"enspace": " ",
    b"qmspace": " ",
}
SIGNS: Final = {b"~": "\u00a0", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}"}
# Character sets of fonts, by the numbers that Windows gives them.
CHARSETS: Final = dict(
    (
        *((0, "cp1252"), (77, "mac_roman"), (128, "cp932"), (129, "cp949")),
        *((134, "gb2312"), (136, "big5"), (161, "cp1253"), (162, "cp1254")),
        *((163, "cp1258"), (177, "cp1255"), (178, "cp1256"), (186, "cp1257")),
        *((204, "cp1251"), (222, "cp874"), (238, "cp1250")),
    )
)
# Looks by their control words, as HTML has them.
LOOKS: Final = {b"b": "strong", b"i": "em", b"super": "sup", b"strike": "s"}
# Pictures that print, by their first bytes.
KINDS: Final = ((b"\x89PNG", ".png"), (b"\xff\xd8\xff", ".jpg"))
