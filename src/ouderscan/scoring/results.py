"""The figures of one school, as frozen values: what findings, reports and the terminal are made from.

Scores and positions run from 0 to 100 (percentage of the maximum possible). A figure that may not be shown is
None, with the reason in `hidden`; it is absent from every output.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Group, Kind


class Hidden(StrEnum):
    """Why a figure, or only its distribution, is not shown."""

    FEW = "few"
    """Fewer persons than the threshold: no figure at all, and no n."""
    FEW_FOR_DISTRIBUTION = "few-for-distribution"
    """Enough persons for a mean, too few for the distribution and the spread."""
    COMPLEMENT = "complement"
    """Enough persons, but with the other figures it would give a few of them away: no figure at all, and no n."""
    UNANIMOUS = "unanimous"
    """A small group that (nearly) all say the same: the mean to half a point of the answer scale, no distribution."""


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """What a group answered to one item."""

    item: str
    group: Group
    asked: int | None = None
    """Persons to whom the item was put."""
    n: int | None = None
    """Persons who chose an option."""
    counts: tuple[int, ...] | None = None
    """Persons by option, 1…k (as answered, before turning)."""
    non_answers: Mapping[NonAnswer, int] = field(default_factory=dict)
    """Persons by non-answer; empty when hidden, which is when fewer than 8 were asked or too few answered."""
    mean: float | None = None
    """Mean position, 0–100, higher is better also for a reverse item."""
    sd: float | None = None
    """Sample standard deviation on the answer scale (DEV of WMK)."""
    disagreement: float | None = None
    """0 (all the same) to 1 (half lowest, half highest); None below n = 3."""
    agreement: float | None = None
    """r_wg against the uniform distribution."""
    estimate: bool = False
    """Whether these are answers of the team on what parents experience (rule 1)."""
    hidden: Hidden | None = None

    @property
    def dont_know_share(self) -> float:
        """The share of those asked who do not know; 0 when hidden."""
        return self.non_answers.get(NonAnswer.DONT_KNOW, 0) / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class DimensionFigures:
    """What a group scores on a dimension, for one kind."""

    dimension: str
    kind: Kind
    group: Group
    asked: int | None = None
    """Persons who were asked at least one of its items."""
    n: int | None = None
    """Persons with a score: two thirds of what they were asked was answered."""
    mean: float | None = None
    sd: float | None = None
    low: float | None = None
    """Bounds of the 95 % interval of the mean; None below n = 2. With few persons they can lie beyond 0 and 100."""
    high: float | None = None
    alpha: float | None = None
    """Cronbach's alpha over the items that are put to the group, from complete persons; None below 30 of them."""
    complete: int | None = None
    """Persons who answered every item that is put to their group."""
    non_answer_shares: Mapping[NonAnswer, float] = field(default_factory=dict)
    """Share of each non-answer over all cells that were asked."""
    hidden: Hidden | None = None

    @property
    def estimate(self) -> bool:
        """Whether this is what the team thinks that parents experience, and not what parents say (rule 1)."""
        return self.kind is Kind.EXPERIENCE and self.group.in_the_room


@dataclass(frozen=True, slots=True)
class PerceptionGap:
    """The team's estimate minus the parents' experience, of persons who were asked all items that both are put."""

    dimension: str
    estimate: float
    experience: float
    difference: float
    low: float | None
    """Bounds of Welch's 95 % interval of the difference; None below n = 2 on a side."""
    high: float | None
    n_estimate: int
    n_experience: int


@dataclass(frozen=True, slots=True)
class Response:
    """Who answered: persons in a group against the known population."""

    group: Group
    n: int | None
    """Persons who answered anything; None when hidden."""
    population: int | None = None


@dataclass(frozen=True)
class SchoolFigures:
    """All figures of one school at one moment."""

    school: str
    wave: str
    responses: tuple[Response, ...] = ()
    items: tuple[ItemFigures, ...] = ()
    dimensions: tuple[DimensionFigures, ...] = ()
    perceptions: tuple[PerceptionGap, ...] = ()

    def item(self, item: str, group: Group) -> ItemFigures | None:
        """The figures of an item for a group, if it was put to that group."""
        return self._items.get((item, group))

    def dimension(self, dimension: str, kind: Kind, group: Group) -> DimensionFigures | None:
        """The figures of a dimension for a kind and a group, if the group was asked about it."""
        return self._dimensions.get((dimension, kind, group))

    @cached_property
    def _items(self) -> Mapping[tuple[str, Group], ItemFigures]:
        return {(each.item, each.group): each for each in self.items}

    @cached_property
    def _dimensions(self) -> Mapping[tuple[str, Kind, Group], DimensionFigures]:
        return {(each.dimension, each.kind, each.group): each for each in self.dimensions}
