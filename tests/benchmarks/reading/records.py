"""Publications that nobody wrote, as CSL-JSON: one researcher's, drawn by a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]

OWNERS = (
    "Halvorsen|Ingrid M.", "Adeyemi|Oluwaseun", "van der Lyn|Joost", "Tsai|Mei-Ling", "Whitcombe|Thomas R.|Jr.",
    "Ibáñez Roldán|Lucía", "Kowalczewska|Zofia", "O'Hanrahan|Sean P.", "Rangarajan|Deepa", "von Aschenbach|Karl",
    "Saetre|Bjørn", "Li|Qiang",
)  # fmt: skip
OTHERS = (
    "Okonkwo|Chidi", "Brandt|Lukas", "Petrov|Alexei N.", "Nakamura|Hiroshi", "Lindqvist|Eva", "Moreau|Jean-Paul",
    "van der Meer|Joost", "de la Fuente|Marta", "Silva|Rui", "O'Donnell|Maeve", "Zhao|Wei", "Kim|Soo-Jin",
    "Costa|Ana", "Ellison|Grace", "Fischer|Klaus", "Müller|Björn", "Håkansson|Åsa", "Aaltonen|Pekka",
    "Marchetti|Paola", "Harlow|Edwin|III", "Stone|Peter J.|Jr.", "Ng|Kai", "Xu|Li", "Banerjee|Anirban K.",
    "Dos Santos|Helena", "Le|Thi Mai", "Schröder|Anke", "Novák|Tomáš", "Yıldız|Elif", "Papadakis|Nikos",
    "Haddad|Rania", "Mbeki-Jones|Thandi", "Goldfarb|R. Samuel", "Ito|Kenji", "Wang|Xin", "Ivanova|Daria S.",
    "ter Horst|Mieke", "du Plessis|Anton", "Ramírez Soto|Diego", "Park|Ji-Woo", "King|Laura", "May|Robert",
    "Соколов|Дмитрий", "李娜|", "Νικολάου|Ελένη", "佐藤健|", "Green|Olivia B.", "Bell|Arthur C. D.",
)  # fmt: skip
PARTICLES = ("van der ", "von ", "de la ", "ter ", "du ")

SUBJECTS = (
    "sediment plumes in stratified fjords", "mooring lines under storm loads", "borehole temperatures",
    "bilingual children's spelling", "protein folding at low temperature", "municipal bond markets",
    "graph neural networks", "coral larvae", "hospital readmission after stroke", "medieval land charters",
    "random walks on trees", "perovskite solar cells", "urban foxes", "speech perception in noise",
    "smallholder coffee farms", "quantum error correction", "voter turnout in small towns", "soil carbon",
    "large language models", "adolescent sleep", "shallow water equations", "pension reforms", "gut bacteria of bees",
    "distributed key-value stores", "Roman glass", "knee implants", "asylum decisions", "tidal mixing fronts",
)  # fmt: skip
SHAPES = (
    "On the stability of {a}", "Slow drift of {a}", "A field study of {a}", "{A}: a review",
    "Do {b} depend on {a}?", "Bayesian inference for {a} from sparse data", "{A} and {b}",
    "What we talk about when we talk about {a}", "Learning to predict {a} with little supervision",
    "The role of {b} in {a}: evidence from forty years of records", "Rapid decline since 1990 of {a}",
    "{A} before and after the 2008 crisis", "Zur Dynamik von {a}", "Measuring {a}", "Effects of temperature on {a}",
    "“Nothing to see here”: how newspapers wrote about {a}", "{A} in the age of {b}", "Towards fair models of {a}",
    "Is there a link between {a} and {b}? A randomized trial", "A simple test for detecting {a}, with code",
    "FROST: fast, robust and open simulation of {a}", "Une étude de {a}", "Estudio comparado de {a} y {b}",
    "Why {a} matter", "Fast solvers for {a} on graphics processors", "{A} – a coupled model",
    "Uncertainty in models of {a} using polynomial chaos", "Notes toward a history of {a}",
    "In vivo imaging of {a} at 3.5 T", "Sparse, deep and wide: three views of {a}", "{A} revisited",
    "Long-term outcomes of {a}, 1995–2015", "How to teach {a}", "Sampling {a} with low-cost sensors",
)  # fmt: skip
JOURNALS = (
    "Journal of Coastal Hydrodynamics|J. Coast. Hydrodyn.", "Ocean Engineering Letters|Ocean Eng. Lett.",
    "Annals of Cryosphere Research|Ann. Cryosph. Res.", "Inverse Methods|Inverse Methods",
    "Cognition and Text|Cogn. Text",
    "Proceedings of the Royal Polar Academy A|Proc. R. Polar Acad. A", "Nature Cryosphere|Nat. Cryosph.",
    "The Review of Municipal Finance|Rev. Munic. Financ.", "Remote Sensing Surveys|Remote Sens. Surv.",
    "Zeitschrift für Eisforschung|Z. Eisforsch.", "Past and Parchment|Past Parchm.", "Physical Notes B|Phys. Notes B",
    "European Journal of Sleep|Eur. J. Sleep", "BMC Outcomes|BMC Outcomes", "Acta Apicultura|Acta Apic.",
    "Transactions on Storage Systems|Trans. Storage Syst.", "Political Turnout Quarterly|Polit. Turnout Q.",
)  # fmt: skip
MEETINGS = (
    "Proceedings of the 14th International Conference on Marine Robotics", "Advances in Environmental Data Systems",
    "Proceedings of the European Conference on Scientific Computing", "Workshop on Fair Prediction",
    "Proceedings of the Annual Meeting of the Society for Small Languages", "Lecture Notes in Applied Logic",
)  # fmt: skip
BOOKS = ("Handbook of Arctic Construction", "The Coastal Observer's Companion", "New Essays in Economic Memory")
PUBLISHERS = ("North Press|Tromsø", "Harbour University Press|Cambridge", "Springer|Berlin", "Verso Lane|London")
KINDS = ("article-journal",) * 12 + ("paper-conference",) * 5 + ("chapter",) * 2 + ("book", "thesis", "report")
STATUSES = ("Submitted", "Under review", "In preparation", "In press", "To appear")
CREW = ((1, 12), (2, 20), (3, 20), (4, 16), (5, 10), (6, 7), (7, 5), (9, 4), (12, 3), (19, 3))  # authors, how often


@dataclass(frozen=True)
class Work:
    """An invented publication. `status` stands for a year that is missing; `equal` authors come first and share."""

    csl: Record = field(repr=False)
    status: str | None = None
    equal: int = 0

    @property
    def title(self) -> str:
        return str(self.csl["title"])

    @property
    def authors(self) -> list[dict[str, str]]:
        return list(self.csl["author"])

    @property
    def year(self) -> int | None:
        return int(self.csl["issued"]["date-parts"][0][0]) if "issued" in self.csl else None


def person(printed: str) -> dict[str, str]:
    """ "van der Lyn|Joost" as CSL writes names."""
    family, given, *suffix = printed.split("|")
    found = (
        {"family": family, "given": given} if given else {"family": family}
    )  # 李娜 is one word, and never an initial
    for particle in PARTICLES:
        if family.startswith(particle):
            found |= {"family": family.removeprefix(particle), "non-dropping-particle": particle.strip()}
    return found | {"suffix": suffix[0]} if suffix else found


def full_name(name: dict[str, str]) -> str:
    parts = (name.get("given"), name.get("non-dropping-particle"), name["family"], name.get("suffix"))
    return " ".join(filter(None, parts))


def invent(seed: str, count: int = 24) -> tuple[dict[str, str], tuple[Work, ...]]:
    """(the owner, their works): always the same for a seed."""
    rng = random.Random(seed)
    owner = rng.choice(OWNERS)
    team = [owner, *rng.sample(OTHERS, 16)]
    titles = _titles(rng)
    return person(owner), tuple(_work(rng, index, next(titles), team) for index in range(count))


def _titles(rng: random.Random) -> Iterator[str]:
    """Titles, each once."""
    seen: set[str] = set()
    while True:
        a, b = rng.sample(SUBJECTS, 2)
        title = rng.choice(SHAPES).format(a=a, b=b, A=a[0].upper() + a[1:])
        if title not in seen:
            seen.add(title)
            yield title


def _work(rng: random.Random, index: int, title: str, team: list[str]) -> Work:
    kind = rng.choice(KINDS)
    many = 1 if kind == "thesis" else rng.choices(*zip(*CREW, strict=True))[0]
    pool = [*team[1:], *(name for name in OTHERS if name not in team)] if many > 12 else team[1:]
    crew = rng.sample(pool, many - 1)
    crew.insert(min(rng.choice((0, 0, 1, len(crew), rng.randrange(many))), len(crew)), team[0])
    record: Record = {"id": f"r{index}", "type": kind, "title": title, "author": [person(name) for name in crew]}
    status = rng.choice(STATUSES) if kind == "article-journal" and rng.random() < 0.08 else None
    if status is None:
        month = [rng.randint(1, 12)] if rng.random() < 0.15 else []
        record["issued"] = {"date-parts": [[rng.randint(1996, 2025), *month]]}
    record |= _imprint(rng, kind, is_out=status is None)
    return Work(record, status, equal=2 if len(crew) > 2 and rng.random() < 0.12 else 0)


def _imprint(rng: random.Random, kind: str, *, is_out: bool) -> Record:
    first = rng.randint(1, 900)
    pages = {"page": f"{first}-{first + rng.randint(4, 30)}"}
    publisher, place = rng.choice(PUBLISHERS).split("|")
    house = {"publisher": publisher, "publisher-place": place}
    if kind == "article-journal":
        journal, short = rng.choice(JOURNALS).split("|")
        found: Record = {"container-title": journal, "container-title-short": short, "journalAbbreviation": short}
        if is_out:
            found |= {"volume": str(rng.randint(1, 120))} | pages
            found |= {"issue": str(rng.randint(1, 12))} if rng.random() < 0.7 else {}
            found |= {"DOI": f"10.1234/x.{rng.randint(1000, 9999)}.{first}"} if rng.random() < 0.5 else {}
        return found
    if kind == "paper-conference":
        return {"container-title": rng.choice(MEETINGS)} | pages | (house if rng.random() < 0.5 else {})
    if kind == "chapter":
        editors = [person(name) for name in rng.sample(OTHERS[:20], rng.randint(1, 2))]
        return {"container-title": rng.choice(BOOKS), "editor": editors} | pages | house
    if kind == "thesis":
        return {"genre": "PhD thesis", "publisher": "University of Northern Fjords", "publisher-place": "Tromsø"}
    return house | ({"number": f"TR-{rng.randint(1, 60)}"} if kind == "report" else {})
