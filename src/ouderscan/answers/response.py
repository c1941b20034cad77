"""Who has answered: counts by group and by role, and never who said what."""

from collections.abc import Sequence
from dataclasses import dataclass

from ouderscan.answers import roles
from ouderscan.answers.respondent import Respondent
from ouderscan.answers.roles import Choice
from ouderscan.answers.store import ScanFolder
from ouderscan.questionnaire.model import Group


@dataclass(frozen=True, slots=True)
class OfRole:
    """How many persons with a role (or roles that are shown as one) are done, of how many."""

    choice: Choice
    """Empty for those who named none, or one that is shown otherwise now."""
    done: int
    population: int | None = None


@dataclass(frozen=True, slots=True)
class OfGroup:
    """How many persons of a group are done, how many began, of how many."""

    group: Group
    done: int
    begun: int
    population: int | None
    roles: tuple[OfRole, ...] = ()


def response(folder: ScanFolder) -> tuple[OfGroup, ...]:
    """The response of every group that is asked."""
    people = folder.respondents()[0]
    return tuple(
        _of_group(folder, group, [each for each in people if each.header.group is group])
        for group in folder.scan.groups
    )


def _of_group(folder: ScanFolder, group: Group, people: Sequence[Respondent]) -> OfGroup:
    done = [each for each in people if each.done]
    by_role = tuple(_of_roles(folder, done)) if group is Group.TEAM else ()
    return OfGroup(group, len(done), len(people) - len(done), folder.scan.groups[group], by_role)


def _of_roles(folder: ScanFolder, done: Sequence[Respondent]) -> list[OfRole]:
    populations = folder.scan.roles
    known = roles.choices(populations)
    own = {each.id: _shown_as(each, known) for each in done}
    found = [
        OfRole(choice, sum(each == choice for each in own.values()), sum(populations[role] for role in choice))
        for choice in known
    ]
    without = sum(not each for each in own.values())
    return [*found, OfRole((), without)] if known and without else found


def _shown_as(person: Respondent, known: Sequence[Choice]) -> Choice:
    """The choice that holds all that the person said; none where roles are merged otherwise now."""
    said = set(person.header.roles)
    return next((choice for choice in known if said and said <= set(choice)), ())
