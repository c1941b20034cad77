"""What `scan` was told on the command line, as values."""

from collections.abc import Sequence

from ouderscan.answers.roles import Role
from ouderscan.errors import WrongUsageError
from ouderscan.interview import setup
from ouderscan.interview.setup import Given
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.texts import _, clean


def given(
    school: str,
    sector: str,
    questionnaires: Sequence[str],
    populations: Sequence[str],
    profiles: Sequence[str],
    roles: Sequence[str],
    *,
    defaults: bool,
) -> Given:
    """What was said of a new scan.

    Raises:
        WrongUsageError: when an option has a value that is not possible.
    """
    school = clean(school).strip()
    complaint = setup.name_complaint(school) if school else ""
    if complaint:
        raise WrongUsageError(f"--school: {complaint}")
    if sector and sector not in set(Sector):
        raise WrongUsageError(_impossible("--sector", sector, ", ".join(Sector)))
    return Given(
        school=school,
        sector=Sector(sector) if sector else None,
        questionnaires=tuple(questionnaires),
        populations=dict(map(_population, populations)),
        profiles=tuple(profiles),
        roles=dict(map(_role, roles)),
        defaults=defaults,
    )


def group_of(code: str, option: str = "--group") -> Group | None:
    """The group with this code; None where none was named.

    Raises:
        WrongUsageError: when there is no such group.
    """
    if code and code not in set(Group):
        raise WrongUsageError(_impossible(option, code, ", ".join(Group)))
    return Group(code) if code else None


def _population(text: str) -> tuple[Group, int | None]:
    code, _equals, number = text.partition("=")
    group, complaint = group_of(code.strip(), "--population"), setup.number_complaint(number.strip())
    if group is None or complaint:
        raise WrongUsageError(_impossible("--population", text, "team, team=25, ouder=310"))
    return group, int(number) if number.strip() else None


def _role(text: str) -> tuple[Role, int]:
    code, _equals, number = (part.strip() for part in text.partition("="))
    if code not in set(Role) or not number or setup.number_complaint(number):
        raise WrongUsageError(_impossible("--role", text, ", ".join(f"{role}=2" for role in Role)))
    return Role(code), int(number)


def _impossible(option: str, found: str, choices: str) -> str:
    return _("{option} is one of: {choices}; found: '{found}'.").format(
        option=option, choices=choices, found=clean(found)
    )
