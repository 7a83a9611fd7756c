"""The words for months and seasons, in the languages that newspapers come in.

Both the form that stands alone and the one that stands behind a day, where a language
has two ("марта", "marca"). No word is another month in another language of these.
"""

import re

_NAMES = """
1  january jan januar jänner janvier enero janeiro gennaio januari ianuarie január leden
   ledna styczeń stycznia tammikuu ocak январь января січень січня януари ιανουάριος
   ιανουαρίου يناير كانون_الثاني ינואר
2  february feb februar feber février febrero fevereiro febbraio februari februarie
   február únor února luty lutego helmikuu şubat февраль февраля лютий лютого февруари
   φεβρουάριος φεβρουαρίου فبراير شباط פברואר
3  march mar märz maerz mars marzo março maart marts martie március březen března marzec
   marca maaliskuu mart март марта березень березня μάρτιος μαρτίου مارس آذار מרץ
4  april apr avril abril aprile aprilie április duben dubna kwiecień kwietnia huhtikuu
   nisan апрель апреля квітень квітня април απρίλιος απριλίου أبريل ابريل إبريل
   نيسان אפריל
5  may mai mayo maio maggio mei maj május květen května maja toukokuu mayıs май мая
   травень травня μάιος μαΐου مايو أيار מאי
6  june jun juni juin junio junho giugno iunie június červen června czerwiec czerwca
   kesäkuu haziran июнь июня червень червня юни ιούνιος ιουνίου يونيو حزيران יוני
7  july jul juli juillet julio julho luglio iulie július červenec července lipiec lipca
   heinäkuu temmuz июль июля липень липня юли ιούλιος ιουλίου يوليو تموز יולי
8  august aug août aout agosto augustus augusti augusztus srpen srpna sierpień sierpnia
   elokuu ağustos август августа серпень серпня αύγουστος αυγούστου أغسطس اغسطس אוגוסט
9  september sept sep septembre septiembre setiembre setembro settembre septembrie
   szeptember září wrzesień września syyskuu eylül сентябрь сентября вересень вересня
   септември σεπτέμβριος σεπτεμβρίου سبتمبر أيلول ספטמבר
10 october oct oktober okt octobre octubre outubro ottobre octombrie október říjen října
   październik października lokakuu ekim октябрь октября жовтень жовтня октомври
   οκτώβριος οκτωβρίου أكتوبر اكتوبر تشرين_الأول אוקטובר
11 november nov novembre noviembre novembro noiembrie listopad listopadu listopada
   marraskuu kasım ноябрь ноября листопад листопада ноември νοέμβριος νοεμβρίου نوفمبر
   تشرين_الثاني נובמבר
12 december dec dez dezember décembre diciembre dezembro dicembre decembrie desember
   prosinec prosince grudzień grudnia joulukuu aralık декабрь декабря грудень грудня
   декември δεκέμβριος δεκεμβρίου ديسمبر كانون_الأول דצמבר
"""
_SEASONS = """
3  spring frühjahr frühling printemps primavera lente voorjaar vår våren forår wiosna
   jaro весна kevät άνοιξη
6  summer sommer été verano verão estate zomer sommar sommaren lato léto лето kesä
   καλοκαίρι
9  autumn fall herbst automne otoño outono autunno herfst najaar höst hösten efterår
   høst jesień podzim осень syksy φθινόπωρο
12 winter hiver invierno inverno vinter vintern zima зима talvi χειμώνας
"""


def _numbers(table: str) -> dict[str, int]:
    found: dict[str, int] = {}
    number = 0
    for word in table.split():
        if word.isdecimal():
            number = int(word)
        else:
            found[word.replace("_", " ")] = number
    return found


def _pattern(words: dict[str, int], tail: str) -> str:
    return (
        rf"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))}){tail}"
    )


MONTH_NUMBERS = _numbers(_NAMES)
# The quarter's first month; a paper's winter number opens in December.
SEASON_NUMBERS = _numbers(_SEASONS)
# Greek words end in a letter of their own, which folding takes off.
_FOLDED = {
    word.casefold(): number for word, number in (MONTH_NUMBERS | SEASON_NUMBERS).items()
}
# A short form may have a full stop; Finnish months have endings.
MONTH = _pattern(MONTH_NUMBERS, r"(?:ta|n)?\.?")
SEASON = _pattern(SEASON_NUMBERS, "")


def month_number(written: str) -> int:
    """Return the number of a month or season as it stands in a date."""
    word = " ".join(written.casefold().rstrip(".").split())
    for form in (word, word.removesuffix("ta"), word.removesuffix("n")):
        if form in _FOLDED:
            return _FOLDED[form]
    raise ValueError(written)
