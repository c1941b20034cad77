"""Which questions two waves have in common: the same id, asked of the same group, answered on the same scale.

An id never changes its meaning, so a question that was worded better stays the same question; both wordings are told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import polars as pl

from ouderscan.answers.table import GROUP
from ouderscan.questionnaire.model import Group, Item, Questionnaire
from ouderscan.scoring.results import SchoolFigures


class Why(StrEnum):
    """Why a question is not compared for a group."""

    ONLY_BEFORE = "only-before"
    ONLY_AFTER = "only-after"
    OTHER_SCALE = "other-scale"
    """Its options, what it is about or how it counts changed, so the numbers mean something else."""


@dataclass(frozen=True, slots=True)
class Apart:
    """A question that was put to a group and that is not compared."""

    item: str
    group: Group
    text: str
    """As the group read it, the last time that it was asked."""
    why: Why


@dataclass(frozen=True, slots=True)
class Reworded:
    """A question that was worded in another way the second time."""

    item: str
    group: Group
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The questions of a wave by id, and which of them were put to somebody of a group."""

    questionnaires: Sequence[Questionnaire]
    figures: SchoolFigures

    @property
    def items(self) -> Mapping[tuple[str, Group], tuple[Questionnaire, Item]]:
        """The questions that were put to somebody, by id and group."""
        known = {item.id: (each, item) for each in self.questionnaires for item in each.items}
        return {(each.item, each.group): known[each.item] for each in self.figures.items if each.item in known}


@dataclass(frozen=True, slots=True)
class Common:
    """What two waves have in common, and what not."""

    items: Mapping[str, frozenset[Group]]
    """The groups to which each question was put both times, for the questions with any."""
    apart: tuple[Apart, ...]
    reworded: tuple[Reworded, ...]

    def whole(self, asked: Asked, dimension: str, group: Group) -> bool:
        """Whether every question of a dimension that a wave put to a group is among them."""
        own = [
            item.id for (_id, each), (_of, item) in asked.items.items() if (each, item.dimension) == (group, dimension)
        ]
        return all(group in self.items.get(item, ()) for item in own)

    def questionnaires(self, questionnaires: Sequence[Questionnaire]) -> tuple[Questionnaire, ...]:
        """The questionnaires with these questions alone."""
        kept = ((each, tuple(item for item in each.items if item.id in self.items)) for each in questionnaires)
        return tuple(each.model_copy(update={"items": items}) for each, items in kept if items)

    def answers(self, answers: pl.LazyFrame) -> pl.LazyFrame:
        """The table of answers as if nothing else had been put to anybody."""
        masked = (
            pl.when(pl.col(GROUP).is_in(sorted(groups))).then(item).alias(item) for item, groups in self.items.items()
        )
        return answers.with_columns(masked)


def common(before: Asked, after: Asked) -> Common:
    """The questions that both waves asked with the same meaning."""
    then, now = before.items, after.items
    both = [key for key in then if key in now and _same(key[1], then[key], now[key])]
    groups = {item: frozenset(group for each, group in both if each == item) for item, _group in both}
    return Common(groups, tuple(_apart(then, now, set(both))), tuple(_reworded(then, now, both)))


def _same(group: Group, before: tuple[Questionnaire, Item], after: tuple[Questionnaire, Item]) -> bool:
    """Whether a question means the same: what it is about, and how its answers count."""
    (_then, one), (_now, other) = before, after
    if (one.dimension, one.kind, one.reverse) != (other.dimension, other.kind, other.reverse):
        return False
    scales = [questionnaire.scale_of(item, group).options for questionnaire, item in (before, after)]
    named_alike = one.scale_for(group) == other.scale_for(group)
    return len(scales[0]) == len(scales[1]) and (named_alike or scales[0] == scales[1])


_Items = Mapping[tuple[str, Group], tuple[Questionnaire, Item]]


def _apart(then: _Items, now: _Items, both: set[tuple[str, Group]]) -> Iterator[Apart]:
    answering = {group for _item, group in then} & {group for _item, group in now}
    for item, group in dict.fromkeys((*then, *now)):
        # Of a group that answered once there is nothing to compare at all, which is told of the group.
        if (item, group) in both or group not in answering:
            continue
        text = (now.get((item, group)) or then[item, group])[1].text[group]
        in_both = (item, group) in then and (item, group) in now
        once = Why.ONLY_BEFORE if (item, group) in then else Why.ONLY_AFTER
        yield Apart(item, group, text, Why.OTHER_SCALE if in_both else once)


def _reworded(then: _Items, now: _Items, both: Sequence[tuple[str, Group]]) -> Iterator[Reworded]:
    for item, group in both:
        before, after = (wave[item, group][1].text[group] for wave in (then, now))
        if before != after:
            yield Reworded(item, group, before, after)
