"""The pictures of the report as values: the part of the template contract in which all geometry is worked out.

A template only draws them. Places and widths are per cents of the picture's width, so that a picture fits a phone
and a sheet of paper alike; heights, and the places of dots within a column, are pixels. Shape says who speaks, so
that colour is never needed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """What one group scores on one kind of a dimension: a marker on a line from 0 to 100, and its words."""

    who: str
    """The group (`Team`, `Parents`)."""
    group: str
    """The group's code, for shape and colour: `team`, `leiding`, `ouder`, `leerling`."""
    estimate: bool
    """Whether it is the team's guess at what parents experience; drawn hollow and always called an estimate."""
    label: str
    """The group with what kind of answer it is: `Team, estimate (not verified)`."""
    x: float | None
    """Place of the marker, 0–100; None where the figure is hidden."""
    bar: str
    """The score as ten block characters (`▇▇▇▇▁▁▁▁▁▁`), for plain text; empty where hidden."""
    value: str
    """The score in words (`46 of 100`), or that there are too few answers."""
    n: str
    """How many persons it is made of, of how many (`n = 12 of 14 (86%)`); empty where hidden."""
    spread: str
    """How far apart the answers lie, in words; empty where hidden."""
    likely: str
    """The 95 % interval in words; empty where there is none."""
    unknown: str
    """The share that does not know; empty where hidden or nil."""


@dataclass(frozen=True, slots=True)
class Sign:
    """The sign of a group in the pictures, and what it means."""

    group: str
    estimate: bool
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Scores on one line from 0 to 100, joined by a bar where there are two or more."""

    id: str
    label: str
    """What is measured: `What we do`, `What parents experience`."""
    scores: tuple[Score, ...]
    start: float
    """Where the joining bar begins, 0–100."""
    width: float
    """Its width; 0 where there is nothing to join."""
    target: float | None
    """Where the team's aim stands, or the threshold where it set none; None for what is not set against it."""
    description: str
    """The picture in a sentence, for who cannot see it."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A vote: pixels from the middle of its column and from the top of the picture."""

    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Bin:
    """The persons who gave one answer: a column of dots or a segment of a bar."""

    code: str
    """`1`…`k` for an option, the name of the non-answer (`dont_know`, …) otherwise."""
    name: str
    """The answer in words."""
    count: str
    share: str
    """Of everybody who was asked."""
    x: float
    """Left edge, per cent of the width."""
    width: float
    middle: float
    tone: int
    """0 (lowest option) to 4 (highest)."""
    show_number: bool
    """Whether the option's number fits below it."""
    show_share: bool
    """Whether the share fits inside."""
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """An option in a key: its number, its words and its tone."""

    code: str
    name: str
    tone: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """What a group answered to an item."""

    id: str
    who: str
    group: str
    estimate: bool
    label: str
    """The group with what kind of answer it is, as in `Score`."""
    question: str
    """The item as it was put to this group, where that differs from the item's heading."""
    key: tuple[KeyEntry, ...]
    """The options in order; empty where they are those of the picture before, or of this group's last one."""
    form: str
    """`dots` (at most 20 persons), `bars`, or `none` where the distribution is not shown."""
    height: int
    """Pixels."""
    options: tuple[Bin, ...]
    non_answers: tuple[Bin, ...]
    """Those that were given; the four kinds are never added up."""
    n: str
    spread: str
    """How far apart the answers lie, in words, or why that is not shown."""
    blocks: str
    """The options as a row of block characters (`▁▃▇▅▁`), for plain text."""
    description: str
