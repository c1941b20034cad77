"""What `scan` was told on the command line, as values."""

from collections.abc import Sequence

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


def _impossible(option: str, found: str, choices: str) -> str:
    return _("{option} is one of: {choices}; found: '{found}'.").format(
        option=option, choices=choices, found=clean(found)
    )
