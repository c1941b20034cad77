"""What a template of schools with and without an intervention sees, under the name `intervention`: plain data."""

from dataclasses import dataclass

from ouderscan.reporting.view import Line


@dataclass(frozen=True, slots=True)
class SideShown:
    """The schools of a side on one figure."""

    label: str
    """`With`, `Without`."""
    schools: str
    before: str
    after: str
    change: str
    """With its sign."""
    before_x: float
    """Places on a line from 0 to 100."""
    after_x: float
    start: float
    """Where the joining bar begins."""
    width: float


@dataclass(frozen=True, slots=True)
class EffectShown:
    """One figure on both sides."""

    id: str
    group: str
    """The group's code, for shape and colour."""
    estimate: bool
    label: str
    """What is measured, and according to whom."""
    message: str
    """What the difference is, and what may be thought of it."""
    sides: tuple[SideShown, ...]
    difference: str
    likely: str
    """The 95 % interval by permutation, or that there are too few schools for one."""
    description: str


@dataclass(frozen=True, slots=True)
class Subject:
    """A dimension on both sides."""

    id: str
    short: str
    title: str
    effects: tuple[EffectShown, ...]


@dataclass(frozen=True, slots=True)
class Intervention:
    """The whole page."""

    language: str
    foreign: str
    """The language of the questionnaires where that is another one; otherwise empty."""
    title: str
    """What the schools of one side have, as it was asked: `project = ja`."""
    sector: str
    moments: str
    summary: tuple[str, ...]
    warnings: tuple[str, ...]
    """What must be read before any figure."""
    sides: tuple[Line, ...]
    """How many schools stand on each side."""
    subjects: tuple[Subject, ...]
    left_out: tuple[Line, ...]
    """The schools that are on no side, by reason."""
    made: tuple[str, ...]
