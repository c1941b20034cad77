"""Which items make a score together, and in which integer unit that score is exact.

A person's score on a measure is the mean position of the items that this person answered. With positions in units
of 1/(k − 1) and means over 1…m items it is a whole number of units of 1/(lcm(k − 1) · lcm(1…m)), so sums of scores
and of their squares can be added in any order without rounding.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import lcm

from ouderscan.errors import UnreadableInputError
from ouderscan.questionnaire.model import MAX_ITEMS_OF_A_KIND, Group, Item, Kind, Questionnaire
from ouderscan.texts import _

MOST_PERSONS = 100_000_000
"""Sums over so many persons are exact."""


@dataclass(frozen=True, slots=True)
class ScaledItem:
    """An item as scoring sees it: what it belongs to, its number of options, and who is asked it."""

    id: str
    dimension: str
    kind: Kind
    options: int
    groups: tuple[Group, ...]
    reverse: bool = False
    """Whether it counts the other way round."""


@dataclass(frozen=True, slots=True)
class Measure:
    """Items of one kind in a dimension that are scored together.

    `shared` is empty for the score of each group, and names the variant (`all`, `core`) for the items that team
    and parents were both asked, from which the perception gap is made.
    """

    dimension: str
    kind: Kind
    items: tuple[ScaledItem, ...]
    shared: str = ""

    @property
    def name(self) -> str:
        """A name that no other measure has."""
        return f"{self.dimension}/{self.kind.value}/{self.shared}"

    @property
    def position_unit(self) -> int:
        """Positions 0…1 are whole multiples of 1/position_unit."""
        return lcm(*(item.options - 1 for item in self.items))

    @property
    def mean_unit(self) -> int:
        """Divisible by every number of items that a person can have answered."""
        return lcm(*range(1, len(self.items) + 1))

    @property
    def unit(self) -> int:
        """Scores 0…1 are whole multiples of 1/unit."""
        return self.position_unit * self.mean_unit

    @property
    def wide(self) -> bool:
        """Whether the squares of the scores of very many persons need more than 64 bits when they are added up."""
        return self.unit**2 * MOST_PERSONS >= 2**63

    @property
    def sizes(self) -> dict[Group, int]:
        """How many of its items are put to each group that is asked any."""
        return {group: size for group in Group if (size := sum(group in item.groups for item in self.items))}

    @property
    def put_whole(self) -> bool:
        """Whether all of its items are put to every group that is asked any."""
        return set(self.sizes.values()) == {len(self.items)}


def scaled_items(questionnaires: Sequence[Questionnaire]) -> tuple[ScaledItem, ...]:
    """All items of the questionnaires, in order, with their scales."""
    return tuple(_scaled(each, item) for each in questionnaires for item in each.items)


def measures_of(questionnaires: Sequence[Questionnaire]) -> tuple[Measure, ...]:
    """The measures of the questionnaires, dimension by dimension: practice, experience, and what is shared.

    Raises:
        UnreadableInputError: when two questionnaires have the same dimension, or a dimension has too many items.
    """
    _refuse_shared_dimensions(questionnaires)
    return tuple(
        measure
        for questionnaire in questionnaires
        for dimension in questionnaire.dimensions
        for measure in _of_dimension(questionnaire, dimension.id)
    )


def _refuse_shared_dimensions(questionnaires: Sequence[Questionnaire]) -> None:
    seen: dict[str, str] = {}
    for questionnaire in questionnaires:
        for dimension in questionnaire.dimensions:
            other = seen.setdefault(dimension.id, questionnaire.id)
            if other != questionnaire.id:
                sentence = _("The questionnaires '{one}' and '{other}' both have a dimension '{id}'. Leave one out.")
                raise UnreadableInputError(sentence.format(one=other, other=questionnaire.id, id=dimension.id))


def _of_dimension(questionnaire: Questionnaire, dimension: str) -> Iterator[Measure]:
    items = [item for item in questionnaire.items if item.dimension == dimension]
    for kind in (Kind.PRACTICE, Kind.EXPERIENCE):
        of_kind = [item for item in items if item.kind is kind]
        if len(of_kind) > MAX_ITEMS_OF_A_KIND:
            sentence = _("The dimension '{id}' has {count} items of one kind; at most {bound} make a score. Split it.")
            values = {"id": dimension, "count": len(of_kind), "bound": MAX_ITEMS_OF_A_KIND}
            raise UnreadableInputError(sentence.format(**values))
        if of_kind:
            yield Measure(dimension, kind, tuple(_scaled(questionnaire, item) for item in of_kind))
    shared = [item for item in items if item.kind is Kind.EXPERIENCE and {Group.TEAM, Group.OUDER} <= item.text.keys()]
    core = [item for item in shared if item.core]
    for variant, members in (("all", shared), ("core", core if core != shared else [])):
        if members:
            scaled = tuple(_scaled(questionnaire, item) for item in members)
            yield Measure(dimension, Kind.EXPERIENCE, scaled, variant)


def _scaled(questionnaire: Questionnaire, item: Item) -> ScaledItem:
    options = questionnaire.options_of(item)
    return ScaledItem(item.id, item.dimension, item.kind, options, tuple(item.text), item.reverse)
