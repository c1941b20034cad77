"""What could be found of a school at all: the kinds of finding for which its figures are there.

A school that was not asked, or of which too few answered, can have no finding. It is no part of `8 of 12 schools`.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from ouderscan.findings import Finding
from ouderscan.questionnaire.model import FindingKind, Group, Item, Kind, Questionnaire
from ouderscan.scoring.results import DimensionFigures, ItemFigures, SchoolFigures

Ground = tuple[FindingKind, str]
"""A kind of finding, and the dimension that it is on."""
_ON_PRACTICE: Final = (FindingKind.GAP, FindingKind.STRENGTH)


def ground(finding: Finding) -> Ground:
    """What a finding is of."""
    return finding.kind, finding.dimension


def asked(figures: SchoolFigures, questionnaires: Sequence[Questionnaire]) -> frozenset[Ground]:
    """What the answers would be about, also where they may not be shown."""
    items = {item.id: item for each in questionnaires for item in each.items}
    of_items = (each for one in figures.items if one.item in items for each in _of_item(items[one.item], one.group))
    return frozenset((*_of_scores(figures.dimensions), *of_items))


def findable(figures: SchoolFigures, questionnaires: Sequence[Questionnaire]) -> frozenset[Ground]:
    """The same of what is shown. All findings on a school are among these."""
    items = {item.id: item for each in questionnaires for item in each.items}
    scores = [each for each in figures.dimensions if each.mean is not None]
    of_items = (each for one in figures.items if one.item in items for each in _shown(items[one.item], one))
    compared = {(FindingKind.PERCEPTION, each.dimension) for each in figures.perceptions if each.low is not None}
    of_scores = {each for each in _of_scores(scores) if each[0] is not FindingKind.PERCEPTION}
    return frozenset((*of_scores, *compared, *of_items))


def _of_scores(scores: Sequence[DimensionFigures]) -> Iterator[Ground]:
    experienced = {each.dimension for each in scores if (each.kind, each.group) == (Kind.EXPERIENCE, Group.OUDER)}
    for each in scores:
        if each.kind is Kind.PRACTICE:
            yield from ((kind, each.dimension) for kind in _ON_PRACTICE)
        elif each.estimate:
            yield FindingKind.NOT_VERIFIED, each.dimension
            if each.dimension in experienced:
                yield FindingKind.PERCEPTION, each.dimension


def _of_item(item: Item, group: Group) -> Iterator[Ground]:
    yield FindingKind.UNKNOWN, item.dimension
    if item.kind.scored and group.in_the_room:
        yield FindingKind.DIVIDED, item.dimension
    if item.profile:
        yield FindingKind.UNREACHED, item.dimension
    if item.contact and item.contact.aspect == "speaks" and group.in_the_room:
        yield FindingKind.BROADCAST, item.dimension


def _shown(item: Item, figures: ItemFigures) -> Iterator[Ground]:
    shown = {FindingKind.UNKNOWN: bool(figures.non_answers), FindingKind.DIVIDED: figures.disagreement is not None}
    return (each for each in _of_item(item, figures.group) if shown.get(each[0], figures.mean is not None))
