"""What a person adds to the tally of a measure, looked up by the pattern of the answers.

A few items can be answered in a few thousand ways, and people are many. So `contributions` are worked out once for each
pattern, and several of these small numbers stand in one word of 64 bits, so that one sum over a group adds up all of
them: each has as many bits as its sum over the persons of a batch can need.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ouderscan.scoring.contributions import Codes, contributions
from ouderscan.scoring.measures import Measure

MOST_PATTERNS = 20_000
_WORD = 63
"""Bits of a word that are used: it has a sign."""
_SIGN = np.int8(7)
_NON_ANSWER = np.int8(-1)
"""To a measure all non-answers are alike."""
Whole = NDArray[np.int64]
Total = Callable[[NDArray[np.generic]], Whole]
"""From a number for each person to its sum over each group."""


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a number stands."""

    name: str
    word: int
    shift: int
    mask: int


@dataclass(frozen=True, slots=True)
class Patterns:
    """What each pattern of answers to the items of a measure adds."""

    bases: tuple[int, ...]
    """In how many ways each item can be answered, and last how many numbers of items can be put to a group."""
    fields: tuple[_Field, ...]
    words: Whole
    """A row for each word, a column for each pattern."""

    @classmethod
    def of(cls, measure: Measure, persons: int) -> "Patterns | None":
        """The patterns of a measure, for sums over at most so many persons; None where there are too many."""
        puts = 1 if measure.put_whole else len(measure.items) + 1
        bases = (*(item.options + 2 for item in measure.items), puts)
        if np.prod(bases, dtype=float) > MOST_PATTERNS or measure.wide:
            return None
        *digits, put = np.indices(bases, np.int8).reshape(len(bases), -1)
        numbers = dict(contributions(measure, np.stack(digits) + _NON_ANSWER, put if puts > 1 else len(digits)))
        fields = tuple(_placed({name: int(own.max()) * persons for name, own in numbers.items()}))
        words = np.zeros((fields[-1].word + 1, len(put)), np.int64)
        for field in fields:
            words[field.word] |= numbers[field.name].astype(np.int64) << field.shift
        return cls(bases, fields, words)

    def totals(self, codes: Sequence[Codes], put: Codes | int, total: Total) -> Iterator[tuple[str, Whole]]:
        """What all persons of each group add; `codes` for each item, and `put` as in `contributions`."""
        pattern = np.zeros(len(codes[0]), np.int16)
        for base, own in zip(self.bases, codes, strict=False):
            pattern *= np.int16(base)
            # The sign makes −1 of every non-answer, in a tenth of the time that `maximum` takes.
            pattern += ((own | own >> _SIGN) - _NON_ANSWER).astype(np.int16)
        if self.bases[-1] > 1:
            pattern = pattern * np.int16(self.bases[-1]) + put
        places = pattern.astype(np.intp)
        sums = [total(word.take(places)) for word in self.words]
        for field in self.fields:
            yield field.name, (sums[field.word] >> field.shift) & field.mask


def _placed(most: dict[str, int]) -> Iterator[_Field]:
    """A place for each number, by how large its sum can become."""
    word, shift = 0, 0
    for name, largest in most.items():
        bits = max(largest.bit_length(), 1)
        if shift + bits > _WORD:
            word, shift = word + 1, 0
        yield _Field(name, word, shift, 2**bits - 1)
        shift += bits
