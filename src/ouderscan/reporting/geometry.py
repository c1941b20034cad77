"""Where everything in a picture goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ouderscan.reporting.pictures import Bin, Dot

LARGEST_FOR_DOTS: Final = 20
"""Persons asked, up to which each vote is a dot of its own; beyond it there are bars."""
_DOT: Final = 11
"""Pixels from dot to dot."""
_TONES: Final = 5
"""Steps of the ramp from the lowest option to the highest."""
_BAR: Final = 26
"""Height of a bar, in pixels."""
_PHONE: Final = 260
"""Pixels that a picture has at the least, on a screen of 320."""
_MOST_ACROSS: Final = 5
_OPTIONS: Final = 74.0
"""Per cent of the width for the columns of options."""
_GAP: Final = 3.0
"""Per cent of the width between what was answered and what was not."""
_SHARE_FITS: Final = 9.0
_NUMBER_FITS: Final = 3.5
"""Per cent of the width from which a share, or an option's number, fits at a segment on a phone."""
_BLOCKS: Final = "▁▂▃▄▅▆▇█"


def strip_span(places: Sequence[float]) -> tuple[float, float]:
    """Start and width of the bar that joins markers."""
    return (min(places), max(places) - min(places)) if len(places) > 1 else (0.0, 0.0)


def tone(option: int, options: int) -> int:
    """The step of the ramp for an option (1…k): the ends are always the ends of the ramp."""
    return round((option - 1) * (_TONES - 1) / (options - 1))


def bar(score: float) -> str:
    """A score from 0 to 100 as ten block characters."""
    full = round(score / 10)
    return "▇" * full + "▁" * (10 - full)


def blocks(counts: Sequence[int]) -> str:
    """Counts as block characters, the tallest for the largest count."""
    largest = max(counts, default=0) or 1
    return "".join(_BLOCKS[round(count * (len(_BLOCKS) - 1) / largest)] for count in counts)


@dataclass(frozen=True, slots=True)
class Counted:
    """An answer to draw: its code, its words, its persons, and those words for count and share."""

    code: str
    name: str
    persons: int
    count: str
    share: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The bins of a distribution, the form in which they are drawn, and the height in pixels."""

    form: str
    options: tuple[Bin, ...] = ()
    non_answers: tuple[Bin, ...] = ()
    height: int = 0


def drawing(options: Sequence[Counted], others: Sequence[Counted]) -> Drawing:
    """A dot for each vote where few were asked, a 100 % bar where many were."""
    asked = sum(answer.persons for answer in (*options, *others))
    return columns(options, others) if asked <= LARGEST_FOR_DOTS else segments(options, others)


def columns(options: Sequence[Counted], others: Sequence[Counted]) -> Drawing:
    """Each vote as a dot in the column of its answer.

    Options take the same part of the width whatever non-answers were given, so that items stand under each other.
    """
    answers = (*options, *others)
    widths = [_OPTIONS / len(options)] * len(options) + [(100 - _OPTIONS - _GAP) / max(1, len(others))] * len(others)
    edges = [sum(widths[:place]) + (_GAP if place >= len(options) else 0) for place in range(len(answers))]
    across = [max(1, min(_MOST_ACROSS, int(width * _PHONE / 100 / _DOT))) for width in widths]
    rows = max(1, *(-(-each.persons // most) for each, most in zip(answers, across, strict=True)))
    height = rows * _DOT + 4
    bins = tuple(
        _bin(each, edges[place], widths[place], place, len(options), _stack(each.persons, across[place], height))
        for place, each in enumerate(answers)
    )
    return Drawing("dots", bins[: len(options)], bins[len(options) :], height)


def segments(options: Sequence[Counted], others: Sequence[Counted]) -> Drawing:
    """A bar of everybody who was asked, with the non-answers apart."""
    asked = sum(answer.persons for answer in (*options, *others)) or 1
    usable = 100 - (_GAP if others else 0)
    bins, edge = [], 0.0
    for place, answer in enumerate((*options, *others)):
        if others and place == len(options):
            edge += _GAP
        width = usable * answer.persons / asked
        bins.append(_bin(answer, edge, width, place, len(options), ()))
        edge += width
    return Drawing("bars", tuple(bins[: len(options)]), tuple(bins[len(options) :]), _BAR)


def _bin(answer: Counted, edge: float, width: float, place: int, options: int, dots: tuple[Dot, ...]) -> Bin:
    return Bin(
        code=answer.code,
        name=answer.name,
        count=answer.count,
        share=answer.share,
        x=round(edge, 2),
        width=round(width, 2),
        middle=round(edge + width / 2, 2),
        tone=tone(place + 1, options) if place < options else 0,
        show_number=width >= _NUMBER_FITS,
        show_share=width >= _SHARE_FITS,
        dots=dots,
    )


@lru_cache(maxsize=4096)  # there are few different stacks
def _stack(persons: int, across: int, height: int) -> tuple[Dot, ...]:
    """Dots from the bottom up, each row centred."""
    dots = []
    for place in range(persons):
        row, column = divmod(place, across)
        in_row = min(across, persons - row * across)
        dots.append(Dot(round((column - (in_row - 1) / 2) * _DOT), height - row * _DOT - _DOT // 2 - 1))
    return tuple(dots)
