"""Answers of people who are not in the room count in portions, so that a new report gives nobody away.

Two reports with one person between them tell what that person said. So who finishes waits until there are `PORTION`
of the same group, and then all of them count, for good (see `ledger`). Which of their answers count, `company` says.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ouderscan.answers import ledger
from ouderscan.answers.company import alone
from ouderscan.answers.ledger import PORTION, Ledger
from ouderscan.answers.lock import locked
from ouderscan.answers.respondent import Respondent
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Group, Questionnaire

_PATIENCE = 10.0
"""Seconds to wait for another window; it counts in a few milliseconds."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Who counts, which of their answers wait, and what is to be told."""

    people: tuple[Respondent, ...]
    waiting: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By random id the items whose answers wait for company."""
    issues: tuple[Issue, ...] = ()


def counted(places: Sequence[Path], people: Sequence[Respondent], questionnaires: Sequence[Questionnaire]) -> Counted:
    """Who counts now: everybody in the room, and of the others those in a portion. Who waits is told.

    `places` are where the ledger is kept; the first stands among the answers.

    Raises:
        NotWritableError: when a new portion cannot be kept.
    """
    in_the_room = tuple(each for each in people if each.header.group.in_the_room)
    if len(in_the_room) == len(people):
        return Counted(in_the_room)
    grown, issues = _grown(places, people)
    if grown is None:
        return Counted(in_the_room, issues=tuple(issues))
    count = [each for each in people if each.header.group.in_the_room or each.id in grown.ids(each.header.group)]
    waiting = _waiting_answers(grown, people, questionnaires)
    told = [*issues, *_waiting(places[0], people, grown), *_held_back(places[0], people, waiting)]
    return Counted(tuple(count), waiting, tuple(told))


def _grown(places: Sequence[Path], people: Sequence[Respondent]) -> tuple[Ledger | None, list[Issue]]:
    """The ledger with the new portions, kept; None where what was kept cannot be believed."""
    known, issues = ledger.read(places)
    if known is None or (_with_new(known, people) == known and ledger.is_kept(places, known)):
        return known, issues
    with locked(places[0], _PATIENCE):  # another window may have counted meanwhile
        known, issues = ledger.read(places)
        if known is not None:
            known = _with_new(known, people)
            ledger.write(places, known)
    return known, issues


def _with_new(known: Ledger, people: Sequence[Respondent]) -> Ledger:
    """The ledger with a portion of those who are new, for each group that has enough of them."""
    portions = {group: _portions(group, known, people) for group in Group if not group.in_the_room}
    return Ledger(portions={group: those for group, those in portions.items() if those})


def _portions(group: Group, known: Ledger, people: Sequence[Respondent]) -> tuple[tuple[str, ...], ...]:
    before = known.portions.get(group, ())
    # Who is not done may still say more, and then be known by the difference.
    new = sorted(each.id for each in _done(group, people) if each.id not in known.ids(group))
    return (*before, tuple(new)) if len(new) >= PORTION else before


def _done(group: Group, people: Sequence[Respondent]) -> list[Respondent]:
    return [each for each in people if each.header.group is group and each.done]


def _waiting_answers(
    grown: Ledger, people: Sequence[Respondent], questionnaires: Sequence[Questionnaire]
) -> dict[str, frozenset[str]]:
    by_id = {each.id: each for each in people}
    of_groups = (
        alone([[by_id[each] for each in portion if each in by_id] for portion in portions], questionnaires)
        for portions in grown.portions.values()
    )
    return {person: items for of_group in of_groups for person, items in of_group.items()}


def _waiting(place: Path, people: Sequence[Respondent], grown: Ledger) -> Iterator[Issue]:
    where = Where(place.parent.as_posix())
    for group in Group:
        if not group.in_the_room:
            waiting = sum(each.id not in grown.ids(group) for each in _done(group, people))
            if waiting:
                yield Issue("answers-waiting", where, {"count": waiting, "group": group, "portion": PORTION})
            unfinished = sum(each.header.group is group and not each.done for each in people)
            if unfinished:
                yield Issue("answers-unfinished", where, {"count": unfinished, "group": group})


def _held_back(place: Path, people: Sequence[Respondent], waiting: Mapping[str, frozenset[str]]) -> Iterator[Issue]:
    for group in Group:
        # How many they are is not told: with the n of a figure it would be another number about a few.
        if any(each.id in waiting for each in people if each.header.group is group):
            yield Issue("answers-held-back", Where(place.parent.as_posix()), {"group": group, "portion": PORTION})
