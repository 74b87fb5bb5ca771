"""Words of dates in the seven languages, folded: no accents, no capitals."""

MONTH_NAMES = (
    "january jan janvier janv januar jaenner janner enero ene janeiro gennaio genn gen",
    "february feb febr fevrier fevr fev februar feber febrero fevereiro febbraio febb",
    "march mar mars marz maerz mrz marzo marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maio mag maggio",
    "june jun juin juni junio junho giugno giu",
    "july jul juillet juil juli julio julho luglio lug",
    "august aug aout agosto ago agos",
    "september sep sept septembre septiembre setiembre setembro set settembre sett",
    "october oct octobre oktober okt octubre outubro out ottobre ott",
    "november nov novembre noviembre novembro",
    "december dec decembre dezember dez diciembre dic dezembro dicembre",
)
MONTHS = {name: number for number, names in enumerate(MONTH_NAMES, 1) for name in names.split()}

SEASONS = frozenset(
    "spring summer fall autumn winter michaelmas hilary trinity "
    "printemps ete automne hiver fruhjahr fruhling sommer herbst sommersemester wintersemester ss ws sose wise "
    "primavera verano otono invierno verao outono inverno estate autunno semester semestre 春 夏 秋 冬".split()
)

# "2019 - present": still there.
STILL = frozenset(
    "present now current currently today date ongoing continuing presently "
    "heute jetzt gegenwart laufend aktuell dato actuel actuelle actualmente actualidad "
    "presente hoy atual atualmente hoje agora oggi attuale 至今 今 现在 現在 迄今 目前".split()
)
ONWARD = frozenset("onward onwards ff".split())
SINCE = frozenset("since depuis seit desde ab dal 自 从".split())
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
