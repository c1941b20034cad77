"""What a cell means: a code, a label, a non-answer, or nothing; each different text is looked at once.

The words decide where there are any: in `1 - helemaal mee oneens` the number may be another than that of the option.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from ouderscan.answers.table import NonAnswer
from ouderscan.importers.wordings import Labels, key

UNKNOWN: Final = -100
"""The code of a cell that is not understood, until it is told."""
NOT_PUT: Final = -99
"""The code of a cell that says that the question was not put to this person."""
MOST_UNKNOWN: Final = 40
"""Different texts of a column that are told one by one; more are no answers but free text."""
LONGEST_SHOWN: Final = 60
_SLIPS: Final = 2
_RARE: Final = 20
"""One cell in so many may be a slip."""
HIDDEN: Final = "(…)"
UNCHOSEN: Final = ("", "0", "0.0", "-", "n", "no", "nee", "false", "onwaar", "unchecked", "niet aangevinkt")
"""What stands, in small letters, in the column of an option that was not chosen."""

_EMPTY = {key(text) for text in ("", "-", "not_answered", "no answer", "geen antwoord", "keine antwort")}
_NUMBER = re.compile(r"^(-?[0-9]{1,4})(?:[.,]0+)?$")
_WITH_CODE = re.compile(
    r"^(?:-?[0-9]{1,4}\s*[-–—.:)=]\s*(?P<after>\S.*)|(?P<before>.*\S)\s*\([0-9]{1,4}\))$", re.DOTALL
)
_PERSONAL = re.compile(
    r"@|\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\b|https?:|(?:[0-9][ -]?){9,}"
    r"|(?:[0-9a-f]{1,4}:){3,}|[0-9a-f]{0,4}::[0-9a-f]{0,4}",  # IPv6
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Scale:
    """What the cells of a column may hold."""

    labels: Labels
    options: int
    values: Mapping[str, int]
    """What the mapping says, before everything else."""
    ours: bool
    """The column carries the id of the item, so that negative numbers are our codes of non-answers."""
    not_put: Collection[str] = ()


@dataclass(frozen=True, slots=True)
class Codes:
    """The code of each text of a column, and the numbers by which it seems to have codes of its own."""

    codes: Mapping[str, int]
    foreign: tuple[int, ...] = ()

    @property
    def unknown(self) -> list[str]:
        """The texts that are not understood."""
        return [text for text, code in self.codes.items() if code == UNKNOWN]


def codes_of(texts: Mapping[str, int], scale: Scale) -> Codes:
    """What the different texts of a column mean; with each text how many cells hold it.

    Numbers count only as long as none of them is 0, or outside the options in a column that is not ours: such a column
    counts in another way, and its 1 may be another option than the first. In a column that is ours a few numbers beyond
    the options are slips, and many are another scale.
    """
    codes = {text: _code(text, scale) for text in texts}
    numbers = {
        text: number for text in codes if (number := _number(text)) is not None and key(text) not in scale.values
    }
    beyond = sum(texts[text] for text, number in numbers.items() if number > scale.options)
    is_other = not scale.ours or (beyond > _SLIPS and beyond * _RARE > sum(texts[text] for text in numbers))
    foreign = sorted(n for text, n in numbers.items() if codes[text] == UNKNOWN and (n == 0 or is_other))
    if foreign:
        codes |= dict.fromkeys((text for text in numbers), UNKNOWN)
    return Codes(codes, tuple(foreign))


def shown(text: str) -> str:
    """A cell that is not understood, as far as it can be told: nothing that may be about a person."""
    return HIDDEN if _PERSONAL.search(text) or len(text) > LONGEST_SHOWN else text


def _code(text: str, scale: Scale) -> int:
    said = key(text)
    if said in scale.values:
        return scale.values[said]
    if said in _EMPTY:
        return int(NonAnswer.NOT_ANSWERED)
    if text.strip().casefold() in scale.not_put:
        return NOT_PUT
    if said in scale.labels:
        return scale.labels[said]
    if (number := _number(text)) is not None:
        return number if _is_code(number, scale) else UNKNOWN
    found = _WITH_CODE.match(text.strip())
    words = key(found["after"] or found["before"]) if found else ""
    return scale.values.get(words, scale.labels.get(words, UNKNOWN))


def _number(text: str) -> int | None:
    found = _NUMBER.match(text.strip())
    return int(found[1]) if found else None


def _is_code(number: int, scale: Scale) -> bool:
    return 1 <= number <= scale.options or (scale.ours and number in {*map(int, NonAnswer)})
