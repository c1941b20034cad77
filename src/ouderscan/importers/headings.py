"""What columns that tell a school, group, moment, sector or person are often called.

Only to propose them in a first mapping file: a column is never taken for one of these because it is called so.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ouderscan.answers.table import GROUP, RESPONDENT, SCHOOL, WAVE
from ouderscan.importers.base import Column, plain
from ouderscan.importers.mapping import SECTOR

CALLED: Final[Mapping[str, Sequence[str]]] = {
    SCHOOL: (
        "naam school",
        "naam van de school",
        "naam van uw school",
        "schoolnaam",
        "school",
        "uw school",
        "op welke school zit uw kind",
        "op welke school werkt u",
        "school name",
        "name of the school",
        "schoollocatie",
        "locatie",
        "vestiging",
        "brin",
        "brinnummer",
        "brin-nummer",
    ),
    WAVE: ("meting", "schooljaar", "jaar", "school year", "year"),
    GROUP: (
        "groep",
        "rol",
        "functie",
        "uw rol",
        "uw functie",
        "wie bent u",
        "ik ben",
        "bent u",
        "group",
        "role",
        "i am",
    ),
    RESPONDENT: ("respondent", "respondentnummer", "respondent-id", "respondent id", "id"),
    SECTOR: ("sector", "onderwijssoort", "schoolsoort", "onderwijstype", "school type"),
}
"""In small letters, the likeliest first."""
_OF_A_GROUP: Final = re.compile(
    r"(ik ben|bent u|wie bent u|u bent|i am|are you)\b.*"
    r"\b(ouders?|verzorgers?|leraar|leraren|leerkracht|docent|team\w*|personeel|medewerker|leerling|directeur|parent|teacher|pupil)\b"
)
"""A question that asks for the group itself, such as `Bent u ouder of leraar?`."""
_EDGES: Final = " .…?:*!"


def likely(columns: Sequence[Column]) -> Mapping[str, tuple[Column, ...]]:
    """The columns that may tell a key, by the key, the likeliest first."""
    return {name: found for name in CALLED if (found := tuple(_called(name, columns)))}


def _called(name: str, columns: Sequence[Column]) -> Iterator[Column]:
    said = [(plain(each.parts[-1]).strip(_EDGES), each) for each in columns if each.parts]
    yield from (column for word in CALLED[name] for text, column in said if text == word)
    if name == GROUP:
        yield from (column for text, column in said if _OF_A_GROUP.match(text))
