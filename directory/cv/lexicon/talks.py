"""Words of talks: of which sort one is, and what it was held at. As patterns, for accents may be missing."""

# What stands before or after the word itself: "Invited keynote talk", "Communication orale".
SORT_WORDS = (
    "invited contributed oral plenary keynote symposium conference flash lightning short guest public banquet poster"
    " panel seminar showcase virtual online joint data blitz departmental selected peer-reviewed eingeladene[rs]?"
    " communication communications conférence comunicaci[óo]n comunicação comunicazione ponencia oral orale"
).split()
SORTS = (
    "talks? posters? lectures? presentations? keynote plenary invited peer-reviewed panel(?:ist)? address speaker"
    " (?:poster)?vortrag posterpräsentation exposé affiche communication orale invitée? ponencia p[óo]ster palestra"
    " comunicaci[óo]n comunicação comunicazione relazione invitada oral contributed"
).split()

EVENTS = (
    "conference meeting symposium workshop congress colloquium seminar series forum summit assembly convention"
    " (?:summer|winter|spring)\\sschool"
    " lectures days rounds festival session konferenz tagung kongress kolloquium congrès colloque séminaire journées?"
    " atelier congreso coloquio seminario jornadas? taller congresso colóquio jornada oficina convegno simposio"
    " simpósio simposium encontro encuentro rencontres? panel"
).split()
