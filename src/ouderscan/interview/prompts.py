"""What the interview asks of a screen: the values that go in and out, and the protocol of the two that exist.

`screen` draws with questionary in a terminal; `lines` prints and reads lines, for screen readers, pipes and tests.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from ouderscan.interview.keys import Move

T = TypeVar("T")
C_co = TypeVar("C_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Choice(Generic[C_co]):
    """Something that can be chosen: the key that chooses it, its words, and what it stands for."""

    key: str
    label: str
    value: C_co


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A question with the answers that can be chosen; nothing is preselected unless it was chosen before."""

    text: str
    choices: Sequence[Choice[T]]
    heading: str = ""
    help: str = ""
    chosen: T | None = None
    moves: Collection[Move] = ()
    """What can be done besides choosing."""


Check = Callable[[str], str]
"""The complaint about what was typed, as a sentence; empty when it will do."""


class Prompts(Protocol):
    """Asks a person.

    Every method that asks raises EOFError when the person stops or the input ends, KeyboardInterrupt at Ctrl-C.
    What a person types comes back clean, on one line and without blanks around it.
    """

    def say(self, text: str) -> None:
        """Tell something; a line break begins a paragraph."""

    def pause(self) -> None:
        """Wait until what was said is read, where that makes sense."""

    def pick(self, page: Page[T]) -> T | Move:
        """What was chosen, or what the person wants to do instead."""

    def pick_several(self, text: str, choices: Sequence[Choice[T]], chosen: Collection[T]) -> list[T]:
        """Those that were chosen, in order; at first the given ones are."""

    def line(self, text: str, default: str = "", check: Check = lambda _typed: "") -> str:
        """What was typed and will do; the default where nothing was."""


def numbered(labels_and_values: Sequence[tuple[str, T]]) -> list[Choice[T]]:
    """Choices with the keys 1, 2, 3, …"""
    return [Choice(str(number), label, value) for number, (label, value) in enumerate(labels_and_values, start=1)]


def choose(prompts: Prompts, page: Page[T]) -> T:
    """What was chosen on a page where nothing else can be done."""
    picked = prompts.pick(page)
    if isinstance(picked, Move):
        raise TypeError(picked)
    return picked
