"""An issue's date as printed, by language and never by the machine's settings."""

from datetime import date

DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}
MONTHS = {
    "en": "January February March April May June July August September October "
    "November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober "
    "November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre "
    "novembre décembre",
}
FORMS = {
    "en": "{day} {number} {month} {year}",
    "en-us": "{day}, {month} {number}, {year}",
    "de": "{day}, {number}. {month} {year}",
    "fr": "{day} {number} {month} {year}",
}


def date_label(day: date, language: str) -> str:
    """Return the date in words; ISO 8601 in languages whose words are not known."""
    tag = language.lower()
    base = tag.split("-")[0]
    if base not in DAYS:
        return day.isoformat()
    form = FORMS.get(tag) or FORMS[base]
    return form.format(
        day=DAYS[base].split()[day.weekday()],
        number=day.day,
        month=MONTHS[base].split()[day.month - 1],
        year=day.year,
    )
