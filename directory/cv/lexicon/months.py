"""Words of dates in the languages that CVs are written in, folded: no accents, no capitals."""

import unicodedata

MONTH_NAMES = (
    (
        "january jan janvier janv januar jaenner janner enero ene janeiro gennaio genn gen januari gener stycznia "
        "styczen января январь янв ocak"
    ),
    (
        "february feb febr fevrier fevr fev februar feber febrero fevereiro febbraio febb februari febrer lutego luty "
        "февраля февраль фев subat"
    ),
    "march mar mars marz maerz mrz marzo marco maart marca marzec марта март mart",
    "april apr avril avr abril abr aprile kwietnia kwiecien апреля апрель апр nisan",
    "may mai mayo maio mag maggio mei maj maja мая май mayis maig",
    "june jun juin juni junio junho giugno giu juny czerwca czerwiec июня июнь haziran",
    "july jul juillet juil juli julio julho luglio lug juliol lipca lipiec июля июль temmuz",
    "august aug aout agosto ago agos augustus augusti agost sierpnia sierpien августа август авг agustos",
    (
        "september sep sept septembre septiembre setiembre setembro set settembre sett setembre wrzesnia wrzesien "
        "сентября сентябрь сент сен eylul"
    ),
    "october oct octobre oktober okt octubre outubro out ottobre ott pazdziernika pazdziernik октября октябрь окт ekim",
    "november nov novembre noviembre novembro listopada listopad ноября ноябрь нояб kasim",
    (
        "december dec decembre dezember dez diciembre dic dezembro dicembre desembre grudnia grudzien декабря "
        "декабрь дек aralik"
    ),
)


def fold(word: str) -> str:
    """A word without accents and capitals."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


MONTHS = {fold(name): number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}

SEASONS = frozenset(
    "spring summer fall autumn winter michaelmas hilary trinity "
    "printemps ete automne hiver fruhjahr fruhling sommer herbst sommersemester wintersemester ss ws sose wise "
    "primavera verano otono invierno verao outono inverno estate autunno semester semestre 春 夏 秋 冬".split()
)

# "2019 - present": still there.
STILL = frozenset(
    "present pres now current currently today date ongoing continuing presently "
    "heute jetzt gegenwart laufend aktuell dato actuel actuelle actualmente actualidad "
    "presente hoy atual atualmente hoje agora oggi attuale attualmente heden nu idag nutid obecnie dzis teraz halen "
    "настоящее soucasnost dosud avui actualitat 至今 今 现在 現在 迄今 目前".split()
)
ONWARD = frozenset("onward onwards ff".split())
SINCE = frozenset("since depuis seit desde ab dal dall sinds vanaf sedan siden od с 自 从".split())
FROM = frozenset("from de du von vom del da d of starting el le".split())
BETWEEN = frozenset("between entre zwischen".split())
AND = frozenset("and et und y e".split())
UNTIL = frozenset("until till til jusque jusqu hasta ate bis through thru".split())
TO = frozenset("to a au al en zum 至 到".split())

# What stands before a number that is no year: a course, a room, a grant.
NUMBERED = frozenset(
    "cs cse ce eecs math maths phys phy chem bio biol econ hist psy psyc psych phil engl engr "
    "info comp geog geol ling mech astr astro poli cmpt csci cmsc edu educ nurs mgmt mktg "
    "course room rm suite no nr nº grant award id number iso".split()
)
