"""What a template of the overview sees: plain data, as in `reporting.view`. No school has a name in it, nor a place.

Everything is worked out from figures that the schools' own reports show, so that it gives nothing more away than they
do: a school whose figure is hidden there is in no dot, no total and no count here.
"""

from dataclasses import dataclass

from ouderscan.reporting.view import Dispute, Line


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot, which is a school; or, where there are too many for that, a bar of schools."""

    x: float
    """Per cent of the width: the middle of a dot, the left edge of a bar."""
    y: int
    """Pixels from the top: the middle of a dot, the upper edge of a bar."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How one kind of score of one group lies over the schools."""

    id: str
    label: str
    """What is measured and who says it: `What parents experience: Team, estimate`."""
    group: str
    """The group's code, for shape and colour."""
    estimate: bool
    form: str
    """`dots` or `bars`."""
    marks: tuple[Mark, ...]
    height: int
    """Pixels."""
    schools: str
    """How many schools have this figure."""
    sentence: str
    """What the picture shows."""
    bands: tuple[str, ...]
    """Schools from 0 to 20, to 40, to 60, to 80 and to 100."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A dimension over the schools."""

    id: str
    short: str
    title: str
    message: str
    spreads: tuple[Spread, ...]
    facts: tuple[str, ...]
    """At how many schools what stands out."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A recommendation with the schools that it was made to. One with a `dispute` is never printed without it."""

    title: str
    what: str
    asked: str
    """At how many schools it was advised, and at how many among the first three."""
    effort: str
    dispute: Dispute | None


@dataclass(frozen=True, slots=True)
class Policy:
    """One of the memo's six recommendations to those who make policy, with what these schools show of it."""

    number: str
    id: str
    about: str
    facts: tuple[str, ...]
    measures: tuple[Measure, ...]
    note: str
    """What is to be said where these schools show nothing of it."""


@dataclass(frozen=True, slots=True)
class SectorPart:
    """The schools of one sector; those of another are never set beside them (ob6)."""

    id: str
    title: str
    headline: str
    responses: tuple[Line, ...]
    subjects: tuple[Subject, ...]
    most: tuple[Measure, ...]
    """What is asked most: advised among the first three at the most schools."""
    policies: tuple[Policy, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """The page: what a template gets, under the name `overview`."""

    language: str
    foreign: str
    """The language of questionnaires and recommendations where that is another one; otherwise empty."""
    schools: str
    moments: str
    """The first and the last moment that a school told, in words."""
    bands: tuple[str, ...]
    sectors: tuple[SectorPart, ...]
    made: tuple[str, ...]
    """How this page came about, as sentences."""
