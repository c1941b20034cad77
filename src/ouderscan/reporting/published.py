"""Every figure that is shown of a school, with whom it is about: so that anyone can check what they tell together."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from ouderscan.questionnaire.model import Group, Kind
from ouderscan.scoring.results import SchoolFigures


@dataclass(frozen=True, slots=True)
class Published:
    """A figure that is shown: which persons it is about, and how many they are."""

    figure: Literal["response", "dimension", "perception", "item"]
    school: str
    wave: str
    group: Group
    id: str
    """The dimension or the item; empty for a response."""
    kind: Kind | None
    n: int
    portions: int | None
    """After how many portions, for people whose answers count in portions (a scan folder)."""


def published(figures: SchoolFigures, portions: Mapping[Group, int]) -> Iterator[Published]:
    """The figures of a school that are shown, in the order in which they stand in the data."""
    for group, figure, identity, kind, n in _shown(figures):
        if n is not None:
            yield Published(figure, figures.school, figures.wave, group, identity, kind, n, portions.get(group))


_Shown = tuple[Group, Literal["response", "dimension", "perception", "item"], str, Kind | None, int | None]


def _shown(figures: SchoolFigures) -> Iterator[_Shown]:
    for response in figures.responses:
        yield response.group, "response", "", None, response.n
    for dimension in figures.dimensions:
        yield dimension.group, "dimension", dimension.dimension, dimension.kind, dimension.n
    for gap in figures.perceptions:
        yield Group.TEAM, "perception", gap.dimension, Kind.EXPERIENCE, gap.n_estimate
        yield Group.OUDER, "perception", gap.dimension, Kind.EXPERIENCE, gap.n_experience
    for item in figures.items:
        yield item.group, "item", item.item, None, item.n
