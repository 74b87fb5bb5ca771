"""Well-known names and what else people call them: data, one entity a line, `name | other name | acronym`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from directory.importing.folding import fold


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names by their folded spellings."""

    names: dict[str, str]

    def name(self, text: str) -> str | None:
        """What the entity called `text` is called in full."""
        return self.names.get(fold(text))

    def canonical(self, folded: str) -> str | None:
        """The folded full name of what is called `folded`."""
        name = self.names.get(folded)
        return fold(name) if name else None


def read_lexicon(path: Path) -> Lexicon:
    """The lexicon in a file. A spelling that stands on two lines belongs to neither."""
    lines = path.read_text(encoding="utf-8").splitlines()
    entries = [
        [name.strip() for name in line.split("|")] for line in lines if line.strip() and not line.startswith("#")
    ]
    spellings = [(fold(spelling), entry[0]) for entry in entries for spelling in dict.fromkeys(entry)]
    owners = Counter(folded for folded, _ in set(spellings))
    return Lexicon({folded: name for folded, name in spellings if owners[folded] == 1})


FOLDER = Path(__file__).parent
VENUES = read_lexicon(FOLDER / "venues.txt")
ORGANIZATIONS = read_lexicon(FOLDER / "organizations.txt")
COMPANIES = read_lexicon(FOLDER / "companies.txt")
