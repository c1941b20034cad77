"""The ledger of portions: which random ids count already. It holds no answers.

Who counted in one report must count in the next in the same company, or the difference tells what one person said.
So the ledger is kept twice, in `answers/` and beside the reports that were made with it; each mends the other. Where
neither can be believed, nobody new counts until someone has looked.
"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationError

from ouderscan import files
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Frozen, Group

PORTION = 5
"""Persons in a portion, which is also the fewest for any figure."""
LEDGER = "portions.json"
"""Its name, wherever it is kept."""
_MAX_BYTES = 1024 * 1024
"""A random id takes 20, so this is tens of thousands of people; what is cut off here is damaged."""


def _of_different_people(portion: tuple[str, ...]) -> tuple[str, ...]:
    if len(set(portion)) < max(PORTION, len(portion)):
        raise ValueError("a portion holds different people")
    return portion


Portion = Annotated[tuple[str, ...], Field(min_length=PORTION), AfterValidator(_of_different_people)]


class Ledger(Frozen):
    """What `portions.json` holds: for each group its portions in order, each a list of random ids."""

    format: Literal["ouderscan/portions/1"] = "ouderscan/portions/1"
    portions: Mapping[Group, tuple[Portion, ...]] = {}

    def ids(self, group: Group) -> set[str]:
        """The ids of a group that count."""
        return {each for portion in self.portions.get(group, ()) for each in portion}

    def joined(self, other: "Ledger") -> "Ledger | None":
        """This ledger with the portions that the other has besides; None where they divide the same people otherwise.

        It is how the ledgers of two copies of a folder are merged.
        """
        groups = [group for group in Group if group in {*self.portions, *other.portions}]
        joined = {group: _joined(self.portions.get(group, ()), other.portions.get(group, ())) for group in groups}
        sound = {group: portions for group, portions in joined.items() if portions is not None}
        return Ledger(portions=sound) if sound.keys() == joined.keys() else None


def _joined(ours: Sequence[Portion], theirs: Sequence[Portion]) -> tuple[Portion, ...] | None:
    known = {frozenset(portion) for portion in ours}
    new = [portion for portion in theirs if frozenset(portion) not in known]
    everybody = [each for portion in (*ours, *new) for each in portion]
    return (*ours, *new) if len(everybody) == len(set(everybody)) else None


def read(places: Sequence[Path]) -> tuple[Ledger | None, list[Issue]]:
    """The ledger that is kept in these places, of which each may lack it; None where none can be believed."""
    damaged: list[Path] = []
    ledger: Ledger | None = Ledger()
    sound = 0
    for path in filter(Path.exists, places):
        found = _read(path)
        if found is None:
            damaged.append(path)
        else:
            sound += 1
            ledger = ledger and ledger.joined(found)
    if ledger is None or (damaged and not sound):
        return None, [Issue("lost-ledger", Where(places[0].as_posix()), {"places": _named(places)})]
    return ledger, [Issue("damaged-ledger", Where(path.as_posix())) for path in damaged]


def is_kept(places: Iterable[Path], ledger: Ledger) -> bool:
    """Whether this ledger stands in all of these places, or need not, since nobody counts."""
    return not ledger.portions or all(_read(path) == ledger for path in places)


def write(places: Iterable[Path], ledger: Ledger) -> None:
    """Keep the ledger in these places.

    Raises:
        NotWritableError: when it cannot be kept.
    """
    for path in places:
        if _read(path) != ledger:
            files.write_text(path, ledger.model_dump_json(indent=1) + "\n")


def _read(path: Path) -> Ledger | None:
    try:
        with files.opened(path) as file:
            return Ledger.model_validate_json(file.read(_MAX_BYTES))
    except (ValidationError, OSError):
        return None


def _named(places: Sequence[Path]) -> str:
    return ", ".join(f"{path.parent.name}/{path.name}" for path in places if path.exists())
