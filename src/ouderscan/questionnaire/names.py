"""The names of groups, kinds and sectors in the user's language."""

from collections.abc import Mapping
from typing import Final

from ouderscan.questionnaire.model import Group, Kind, Sector, Sources
from ouderscan.texts import N_, _

_GROUPS: Final[Mapping[Group, str]] = {
    Group.TEAM: N_("Team"),
    Group.LEIDING: N_("School leaders"),
    Group.OUDER: N_("Parents"),
    Group.LEERLING: N_("Pupils"),
}
_KINDS: Final[Mapping[Kind, str]] = {
    Kind.PRACTICE: N_("What the school does"),
    Kind.EXPERIENCE: N_("What parents experience"),
    Kind.REACH: N_("Which parents are reached"),
    Kind.CONTACT: N_("Contact moments"),
}
_SECTORS: Final[Mapping[Sector, str]] = {
    Sector.PO: N_("primary education"),
    Sector.SO: N_("special education"),
    Sector.VO: N_("secondary education"),
    Sector.MBO: N_("vocational education"),
}


def group_name(group: Group) -> str:
    """The name of a group."""
    return _(_GROUPS[group])


def kind_name(kind: Kind) -> str:
    """What an item of a kind asks about."""
    return _(_KINDS[kind])


def sector_name(sector: Sector) -> str:
    """The name of a sector."""
    return _(_SECTORS[sector])


def source_name(sources: Sources | None, source: str) -> str:
    """The short name of a study; of a statement, that it is the memo's; its own id where it is neither."""
    if sources and source in sources.studies:
        return sources.studies[source].short
    if sources and source in sources.statements:
        return _("the memo ({year}), {statement}").format(year=sources.memo.year, statement=source)
    return source
