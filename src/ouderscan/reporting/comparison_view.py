"""What a template of the comparison of two waves sees, under the name `comparison`: plain data, as in `view`."""

from dataclasses import dataclass

from ouderscan.reporting.pictures import Sign
from ouderscan.reporting.view import Action, Cover, Line


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure of one group then and now: an upright stroke and a sign on a line from 0 to 100, and their words."""

    id: str
    group: str
    """The group's code, for shape and colour."""
    estimate: bool
    label: str
    """The group with what kind of answer it is: `Team, estimate (not verified)`."""
    then_x: float | None
    """Place of the stroke, 0–100; None where that figure is hidden or absent."""
    now_x: float | None
    start: float
    """Where the joining bar begins, 0–100."""
    width: float
    """Its width; 0 where there is nothing to join."""
    then: str
    """The figure in words with its n, or why there is none."""
    now: str
    then_short: str
    """The same for where there is little room: `46 (n = 9)`."""
    now_short: str
    difference: str
    """In words; that there is none that may be explained is words too. Empty where it cannot be told."""
    differs: bool
    """Whether there is a difference that may be explained."""
    likely: str
    """The 95 % interval of the difference in words; empty where there is none."""
    unknown: str
    """Who does not know, then and now; empty where hidden or nil both times."""
    description: str
    """The picture in a sentence, for who cannot see it."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """What some groups say of one thing, then and now."""

    label: str
    """What is measured (`What we do`), or the question."""
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A dimension then and now."""

    id: str
    short: str
    title: str
    message: str
    """One sentence above the picture: what changed."""
    scores: tuple[Pairs, ...]
    """What we do, what parents experience; empty where only the questions are compared."""
    items: tuple[Pairs, ...]
    notes: tuple[str, ...]
    """What is not compared, and why."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A group, and how many of it answered then and now."""

    label: str
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Met:
    """Findings with the same fate, or questions that are not compared for the same reason."""

    title: str
    lines: tuple[Line, ...]
    changed: bool = False
    """Whether these are findings that are new or gone."""


@dataclass(frozen=True, slots=True)
class Rewording:
    """A question that was worded in another way the second time."""

    label: str
    """The group and the subject."""
    then: str
    now: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole comparison."""

    language: str
    foreign: str
    """The language of the questionnaires where that is another one; otherwise empty."""
    foreign_advice: str
    """The same for recommendations."""
    example: bool
    cover: Cover
    then: str
    """The day of the first wave, in words."""
    now: str
    responses: tuple[Answered, ...]
    looked_back: str
    """What became of the plan in a sentence, or why there is none to look back on."""
    actions: tuple[Action, ...]
    """Its actions, each with what became of it; a template that prints one prints its dispute too."""
    findings: tuple[Met, ...]
    legend: tuple[Sign, ...]
    subjects: tuple[Subject, ...]
    reworded: tuple[Rewording, ...]
    apart: tuple[Met, ...]
    """Questions that are not compared, by reason."""
    caution: str
    """What a difference does not tell."""
    made: tuple[str, ...]
    """How the comparison was made."""
