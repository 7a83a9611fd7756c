"""Languages in three letters, as libraries write them (ISO 639-2, bibliographic)."""

# Where it is not the terminology code, the bibliographic one is what catalogues use.
LETTERS = {
    "af": "afr",
    "ca": "cat",
    "cs": "cze",
    "cy": "wel",
    "da": "dan",
    "de": "ger",
    "el": "gre",
    "en": "eng",
    "eo": "epo",
    "es": "spa",
    "et": "est",
    "eu": "baq",
    "fi": "fin",
    "fr": "fre",
    "fy": "fry",
    "ga": "gle",
    "gd": "gla",
    "gl": "glg",
    "hr": "hrv",
    "hu": "hun",
    "is": "ice",
    "it": "ita",
    "la": "lat",
    "lb": "ltz",
    "lt": "lit",
    "lv": "lav",
    "nb": "nob",
    "nl": "dut",
    "nn": "nno",
    "no": "nor",
    "pl": "pol",
    "pt": "por",
    "ro": "rum",
    "ru": "rus",
    "sk": "slo",
    "sl": "slv",
    "sq": "alb",
    "sr": "srp",
    "sv": "swe",
    "tr": "tur",
    "uk": "ukr",
}
UNDETERMINED = "und"


def three_letters(language: str) -> str:
    """Return the code of a language tag such as en-GB."""
    first = language.split("-")[0].lower()
    return first if len(first) == 3 else LETTERS.get(first, UNDETERMINED)
