"""The roles in a team: asked and shown only in groups of two or more, so that a role never tells who it is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ouderscan.texts import N_, _


class Role(StrEnum):
    """What somebody of the team does at the school."""

    LERAAR = "leraar"
    LEIDING = "leiding"
    OUDERCONTACT = "oudercontactpersoon"
    ZORG = "zorg"
    ONDERSTEUNER = "onderwijsondersteuner"
    OVERIG = "overig"


Choice = tuple[Role, ...]
"""Roles that are asked and shown as one."""
SMALLEST: Final = 2
"""Persons: a role that one person holds is merged with others before it is asked or shown."""
_NAMES: Final[Mapping[Role, str]] = {
    Role.LERAAR: N_("teacher or mentor"),
    Role.LEIDING: N_("school leader"),
    Role.OUDERCONTACT: N_("contact person for parents"),
    Role.ZORG: N_("care coordinator"),
    Role.ONDERSTEUNER: N_("teaching assistant or support staff"),
    Role.OVERIG: N_("other"),
}


def choices(populations: Mapping[Role, int]) -> tuple[Choice, ...]:
    """The roles to choose from, those of one person merged; none where that leaves nothing to choose.

    `populations` says how many persons hold each role; roles that are not in it do not exist at the school.
    """
    alone = [(role,) for role in Role if populations.get(role, 0) >= SMALLEST]
    merged = tuple(role for role in Role if 0 < populations.get(role, 0) < SMALLEST)
    if len(merged) == 1 and alone:  # still one person
        smallest = min(alone, key=lambda each: populations[each[0]])
        alone.remove(smallest)
        merged = tuple(role for role in Role if role in {*smallest, *merged})
    found = (*alone, merged) if merged else tuple(alone)
    return found if len(found) > 1 else ()


def name(choice: Choice) -> str:
    """The roles of a choice in the user's language."""
    return " / ".join(_(_NAMES[role]) for role in choice)
