"""A meeting as a value: the topics in order, what was agreed, and where we are. No input, no output.

A topic that has an outcome is dealt with, so a meeting that is made again from its file goes on where it was.
"""

from dataclasses import dataclass, replace
from typing import Self

from ouderscan.workshop import Agreed, Outcome, Topic, Workshop


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a group is in its topics; `at` is one past the last when all were shown."""

    topics: tuple[Topic, ...]
    workshop: Workshop
    at: int = 0

    @property
    def current(self) -> Topic | None:
        """The topic to talk about; None after the last."""
        return self.topics[self.at] if self.at < len(self.topics) else None

    @property
    def so_far(self) -> Agreed:
        """What was said of the current topic."""
        return self.workshop.last_on(self.topics[self.at].item.id)

    def agreed(self, outcome: Outcome, value: int | None, why: str) -> Self:
        """With this outcome of the current topic, at the next one."""
        said = self.so_far.model_copy(update={"outcome": outcome, "value": value, "why": why})
        return replace(self, workshop=self.workshop.having(said)).forward()

    def noted(self, text: str) -> Self:
        """With this note on the current topic."""
        return replace(self, workshop=self.workshop.having(self.so_far.model_copy(update={"notes": text})))

    def forward(self) -> Self:
        """At the next topic."""
        return replace(self, at=min(self.at + 1, len(self.topics)))

    def back(self) -> Self:
        """At the topic before, if there is one."""
        return replace(self, at=max(self.at - 1, 0))

    def to_the_end(self) -> Self:
        """Past the last topic."""
        return replace(self, at=len(self.topics))


def start(topics: tuple[Topic, ...], workshop: Workshop) -> Meeting:
    """The meeting on these topics, new or resumed: at the first topic without an outcome."""
    known = (index for index, each in enumerate(topics) if workshop.last_on(each.item.id).outcome is None)
    return Meeting(topics, workshop, next(known, len(topics)))
