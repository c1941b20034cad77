"""What a report is about where there is no scan folder: a school at a moment, as exports tell it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ouderscan.answers.store import HouseStyle
from ouderscan.questionnaire.model import Group, Sector


@dataclass(frozen=True, slots=True)
class Occasion:
    """The same facts as `Scan` has of a school that set one up; what an export does not tell is empty."""

    school: str
    sector: Sector
    date: str
    """The moment as it was told: an ISO day, any other text such as `voorjaar`, or nothing."""
    groups: Mapping[Group, int | None] = field(default_factory=dict)
    profiles: tuple[str, ...] = ()
    target: float | None = None
    example: bool = False
    style: HouseStyle | None = None
