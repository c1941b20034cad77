"""Answers of people who are not in the room count in portions, so that a new report gives nobody away.

Two reports with one person between them tell what that person said. So who finishes waits until there are `PORTION`
of the same group, and then all of them count, for good. Which random ids count is kept in `answers/portions.json`;
there are no answers in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from ouderscan import files
from ouderscan.answers.respondent import Respondent
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Frozen, Group

PORTION = 5
"""Persons in a portion, which is also the fewest for any figure."""
LEDGER = "portions.json"
_MAX_BYTES = 1024 * 1024
"""A random id takes 20, so this is tens of thousands of people; what is cut off here is damaged."""


class Ledger(Frozen):
    """What `portions.json` holds: for each group its portions, each a list of random ids."""

    format: Literal["ouderscan/portions/1"] = "ouderscan/portions/1"
    portions: Mapping[Group, tuple[Annotated[tuple[str, ...], Field(min_length=PORTION)], ...]] = {}

    def ids(self, group: Group) -> set[str]:
        """The ids of a group that count."""
        return {each for portion in self.portions.get(group, ()) for each in portion}


def counted(answers: Path, people: Sequence[Respondent]) -> tuple[list[Respondent], list[Issue]]:
    """Who counts now: everybody in the room, and of the others those in a portion. Who waits is told.

    Raises:
        NotWritableError: when a new portion cannot be kept.
    """
    ledger, issues = _read(answers / LEDGER)
    grown = Ledger(portions={group: _portions(group, ledger, people) for group in Group if not group.in_the_room})
    grown = Ledger(portions={group: portions for group, portions in grown.portions.items() if portions})
    if grown != ledger:
        files.write_text(answers / LEDGER, grown.model_dump_json(indent=1) + "\n")
    count = [each for each in people if each.header.group.in_the_room or each.id in grown.ids(each.header.group)]
    return count, issues + list(_waiting(answers, people, grown))


def _portions(group: Group, ledger: Ledger, people: Sequence[Respondent]) -> tuple[tuple[str, ...], ...]:
    known = ledger.portions.get(group, ())
    # Who is not done may still say more, and then be known by the difference.
    new = sorted(each.id for each in _done(group, people) if each.id not in ledger.ids(group))
    return (*known, tuple(new)) if len(new) >= PORTION else known


def _done(group: Group, people: Sequence[Respondent]) -> list[Respondent]:
    return [each for each in people if each.header.group is group and each.done]


def _waiting(answers: Path, people: Sequence[Respondent], ledger: Ledger) -> Iterator[Issue]:
    for group in Group:
        if not group.in_the_room:
            where = Where(answers.as_posix())
            waiting = sum(each.id not in ledger.ids(group) for each in _done(group, people))
            if waiting:
                yield Issue("answers-waiting", where, {"count": waiting, "group": group, "portion": PORTION})
            unfinished = sum(each.header.group is group and not each.done for each in people)
            if unfinished:
                yield Issue("answers-unfinished", where, {"count": unfinished, "group": group})


def _read(path: Path) -> tuple[Ledger, list[Issue]]:
    if not path.exists():
        return Ledger(), []
    try:
        with files.opened(path) as file:
            return Ledger.model_validate_json(file.read(_MAX_BYTES)), []
    except (ValidationError, OSError):
        return Ledger(), [Issue("damaged-ledger", Where(path.as_posix()))]
