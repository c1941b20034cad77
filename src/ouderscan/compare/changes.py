"""What changed from one wave to the next, figure by figure, and whether there is anything to explain in it."""

from dataclasses import dataclass
from math import sqrt

import polars as pl

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Group, Kind
from ouderscan.scoring import student
from ouderscan.scoring.results import DimensionFigures, Hidden, ItemFigures


@dataclass(frozen=True, slots=True)
class Moment:
    """A figure at one moment, 0–100, with its persons; what may not be shown is None, with the reason in `hidden`."""

    n: int | None = None
    mean: float | None = None
    sd: float | None = None
    unknown: float | None = None
    """The share that does not know, 0–1, over everything that was asked."""
    hidden: Hidden | None = None

    @classmethod
    def of_dimension(cls, figures: DimensionFigures) -> "Moment":
        """The moment of a score."""
        unknown = figures.non_answer_shares.get(NonAnswer.DONT_KNOW)
        return cls(figures.n, figures.mean, figures.sd, unknown, figures.hidden)

    @classmethod
    def of_item(cls, figures: ItemFigures, options: int) -> "Moment":
        """The moment of a question with so many options."""
        sd = None if figures.sd is None else figures.sd * 100 / (options - 1)
        unknown = figures.dont_know_share if figures.non_answers else None
        return cls(figures.n, figures.mean, sd, unknown, figures.hidden)


@dataclass(frozen=True, slots=True)
class Change:
    """A figure then and now. `item` is empty for the score of a dimension."""

    dimension: str
    kind: Kind
    group: Group
    before: Moment
    after: Moment
    options: int
    """Options of the answer scale; where questions differ in it, the fewest."""
    item: str = ""

    @property
    def estimate(self) -> bool:
        """Whether this is what the team thinks that parents experience, then and now (rule 1)."""
        return self.kind is Kind.EXPERIENCE and self.group.in_the_room

    @property
    def difference(self) -> float | None:
        """Now minus then; None where one of the two has no figure."""
        if self.before.mean is None or self.after.mean is None:
            return None
        # The difference of two means can fall a hair short of a whole number.
        return round(self.after.mean - self.before.mean, 9)

    @property
    def least(self) -> float | None:
        """The smallest difference that may be explained: one step of one person in the smaller group (scoring.md).

        That is what its mean moves when one person answers one option higher throughout. A mean that is only shown to
        half a point may lie a quarter of a point beside it, which comes on top.
        """
        if not self.before.n or not self.after.n:
            return None
        rounded = [self.before.hidden, self.after.hidden].count(Hidden.UNANIMOUS)
        return (100 / min(self.before.n, self.after.n) + 25 * rounded) / (self.options - 1)

    @property
    def explicable(self) -> bool:
        """Whether there is a difference that may be explained."""
        difference, least = self.difference, self.least
        return difference is not None and least is not None and abs(difference) >= round(least, 9)

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Welch's 95 % interval of the difference; None below n = 2 at a moment or where a spread is not shown."""
        one, other = _squared_error(self.before), _squared_error(self.after)
        if self.difference is None or one is None or other is None:
            return None
        margin = _margin(one, self.before.n or 0, other, self.after.n or 0)
        return self.difference - margin, self.difference + margin


def _squared_error(moment: Moment) -> float | None:
    return moment.sd**2 / moment.n if moment.sd is not None and moment.n and moment.n > 1 else None


def _margin(one: float, n_one: int, other: float, n_other: int) -> float:
    """Half the width of Welch's interval, from the squared standard errors of both means."""
    if one + other == 0:
        return 0.0
    freedom = (one + other) ** 2 / (one**2 / (n_one - 1) + other**2 / (n_other - 1))
    return float(student.quantile(pl.Series([freedom]))[0]) * sqrt(one + other)
