"""Which schools stand on which side of an intervention, with their two moments; and which are left out, and why."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ouderscan.compare.intervention import School
from ouderscan.errors import WrongUsageError
from ouderscan.scoring.results import SchoolFigures
from ouderscan.texts import _

Answer = tuple[str, str]
"""A school and a wave; the wave is empty where the same holds for all of them."""


class LeftOut(StrEnum):
    """Why a school is on no side."""

    ONE_MOMENT = "one-moment"
    MORE_MOMENTS = "more-moments"
    UNKNOWN = "unknown"
    """Nothing tells whether it had the intervention."""
    BOTH = "both"
    """It is told that it had it, and that it had not."""
    FEW = "few"
    """It has no figure at both moments that may be shown, or was asked nothing twice."""
    STOPPED = "stopped"
    """It had it before, and no more at the second moment."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The schools of both sides, and the names of those that were left out, by reason."""

    schools: tuple[School, ...]
    left_out: Mapping[LeftOut, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Moments:
    """Which wave is the first and which the second; empty where a school has two and their names tell it."""

    before: str = ""
    after: str = ""

    def of(self, waves: Iterable[str]) -> tuple[str, str] | LeftOut:
        """The two moments of a school that has these waves."""
        if self.before:
            return (self.before, self.after) if {self.before, self.after} <= set(waves) else LeftOut.ONE_MOMENT
        ordered = sorted(waves)
        if len(ordered) == 1:
            return LeftOut.ONE_MOMENT
        return LeftOut.MORE_MOMENTS if len(ordered) > 2 else (ordered[0], ordered[1])  # noqa: PLR2004 - then and now


def sides(figures: Sequence[SchoolFigures], has_it: Mapping[Answer, set[bool]], moments: Moments) -> Sides:
    """The sides of an intervention, from the figures of every school at every moment and what is told of them.

    Raises:
        WrongUsageError: when it cannot be known which moment comes first, or a side has no school.
    """
    if not moments.before:
        _refuse_unordered({each.wave for each in figures})
    by_school: dict[str, dict[str, SchoolFigures]] = defaultdict(dict)
    for each in figures:
        by_school[each.school][each.wave] = each
    placed = {name: _placed(name, waves, has_it, moments) for name, waves in sorted(by_school.items())}
    schools = tuple(each for each in placed.values() if isinstance(each, School))
    reasons = {reason: tuple(name for name, each in placed.items() if each is reason) for reason in LeftOut}
    return Sides(schools, {reason: names for reason, names in reasons.items() if names})


def _placed(
    name: str, waves: Mapping[str, SchoolFigures], has_it: Mapping[Answer, set[bool]], moments: Moments
) -> School | LeftOut:
    pair = moments.of(waves)
    if isinstance(pair, LeftOut):
        return pair
    then, now = ((has_it.get((name, wave), set()) | has_it.get((name, ""), set())) for wave in pair)
    if len(then) > 1 or len(now) > 1:
        return LeftOut.BOTH
    if not now:
        return LeftOut.UNKNOWN
    if then == {True} and now == {False}:
        return LeftOut.STOPPED
    school = School(name, now == {True}, waves[pair[0]], waves[pair[1]])
    return school if school.has_figures else LeftOut.FEW


def _refuse_unordered(waves: set[str]) -> None:
    """Refuse moments of which the names do not tell the order: those that begin with a year do."""
    if len(waves) == 1 or any(not wave[:4].isdecimal() for wave in waves):
        sentence = _(
            "It is not known which moment comes first. Say it with --before and --after. Moments in these answers: "
            "{waves}. A column can tell them: --column wave=COLUMN."
        )
        named = ", ".join(f"'{wave}'" for wave in sorted(waves)[:_MOST_NAMED])
        raise WrongUsageError(sentence.format(waves=named))


_MOST_NAMED = 10
