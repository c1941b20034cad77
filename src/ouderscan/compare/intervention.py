"""Schools with and without an intervention, before and after: the difference between the changes of both sides.

Everything here is worked out from figures that may be shown of each school by itself, so it gives nothing more away.
It is a difference and no cause: other developments can make it too (as9).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum

from ouderscan.compare.permutation import Interval, interval
from ouderscan.questionnaire.model import Group, Item, Kind
from ouderscan.scoring.results import SchoolFigures

FEWEST_SCHOOLS = 5
"""On a side; with fewer a single school can make the difference."""
APART_AT_START = 10.0
"""Points between the means before from which sides are said to start apart: what then changes by itself counts."""

Measure = tuple[str, Kind, Group]


@dataclass(frozen=True, slots=True)
class School:
    """A school at two moments, and on which side it is."""

    name: str
    has_it: bool
    """Whether it had the intervention at the second moment."""
    before: SchoolFigures
    after: SchoolFigures

    @property
    def has_figures(self) -> bool:
        """Whether there is a measure with a score at both moments."""
        scored = [
            {(each.dimension, each.kind, each.group) for each in figures.dimensions if each.mean is not None}
            for figures in (self.before, self.after)
        ]
        return bool(scored[0] & scored[1])

    def means(self, measure: Measure, items: Collection[str]) -> tuple[float, float] | None:
        """The scores on a measure before and after; None where one is absent, or other items were asked."""
        before, after = (figures.dimension(*measure) for figures in (self.before, self.after))
        if before is None or after is None or before.mean is None or after.mean is None:
            return None
        *_subject, group = measure
        asked = [{each for each in items if figures.item(each, group)} for figures in (self.before, self.after)]
        return (before.mean, after.mean) if asked[0] == asked[1] else None


@dataclass(frozen=True, slots=True)
class Side:
    """The schools of a side: how many have the figure at both moments, and the means of their scores, 0–100."""

    schools: int
    before: float
    after: float

    @property
    def change(self) -> float:
        """After minus before."""
        return self.after - self.before

    @classmethod
    def of(cls, pairs: Sequence[tuple[float, float]]) -> "Side":
        """The side of these scores before and after; every school counts the same."""
        before, after = (fsum(each) / len(pairs) for each in zip(*pairs, strict=True))
        return cls(len(pairs), before, after)


@dataclass(frozen=True, slots=True)
class Effect:
    """What changed more on one side than on the other, on one measure."""

    dimension: str
    kind: Kind
    group: Group
    having: Side
    lacking: Side
    interval: Interval

    @property
    def difference(self) -> float:
        """The change with the intervention minus that without."""
        return self.having.change - self.lacking.change

    @property
    def estimate(self) -> bool:
        """Whether this is what teams think that parents experience (rule 1)."""
        return self.kind is Kind.EXPERIENCE and self.group.in_the_room

    @property
    def few(self) -> bool:
        """Whether a side has too few schools to build on."""
        return min(self.having.schools, self.lacking.schools) < FEWEST_SCHOOLS

    @property
    def apart_at_start(self) -> bool:
        """Whether one side started clearly lower: low scores often rise by themselves (regression to the mean)."""
        return abs(self.having.before - self.lacking.before) >= APART_AT_START

    @property
    def beyond_chance(self) -> bool:
        """Whether chance alone does not explain the difference (95 %)."""
        return self.interval.low > 0 or self.interval.high < 0


def effects(schools: Sequence[School], items: Iterable[Item]) -> tuple[Effect, ...]:
    """The effect on every measure that schools of both sides have at both moments, in the order of the figures.

    `items` are those that scores may be made of, whatever school was asked them.
    """
    of_subject: dict[tuple[str, Kind], set[str]] = defaultdict(set)
    for item in items:
        of_subject[item.dimension, item.kind].add(item.id)
    ordered = sorted(schools, key=lambda each: each.name)
    found = (_effect(each, ordered, of_subject[each[:2]]) for each in _measures(ordered))
    return tuple(each for each in found if each)


def _measures(schools: Sequence[School]) -> Iterator[Measure]:
    """The measures of all schools, each once, groups together."""
    seen = {
        (each.dimension, each.kind, each.group): None
        for school in schools
        for figures in (school.before, school.after)
        for each in figures.dimensions
    }
    subjects = dict.fromkeys((dimension, kind) for dimension, kind, _group in seen)
    for dimension, kind in subjects:
        yield from ((dimension, kind, group) for group in Group if (dimension, kind, group) in seen)


def _effect(measure: Measure, schools: Sequence[School], items: Collection[str]) -> Effect | None:
    pairs = [(school.has_it, means) for school in schools if (means := school.means(measure, items))]
    having, lacking = ([means for has_it, means in pairs if has_it is side] for side in (True, False))
    if not having or not lacking:
        return None
    changes = [[after - before for before, after in side] for side in (having, lacking)]
    return Effect(*measure, Side.of(having), Side.of(lacking), interval(*changes))
