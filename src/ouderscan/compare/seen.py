"""What became of the findings of a wave: still there, gone, new, or not to be seen at the other moment.

Both moments are judged by the same thresholds. A finding is only gone, or new, where the figures that it rests on can
be seen at the other moment: too few answers make no finding go away.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ouderscan.findings import Finding, Thresholds, find
from ouderscan.questionnaire.model import FindingKind, Kind, Questionnaire
from ouderscan.scoring.results import Hidden, ItemFigures, SchoolFigures


class Fate(StrEnum):
    """What became of a finding."""

    NEW = "new"
    GONE = "gone"
    STAYED = "stayed"
    ONLY_BEFORE = "only-before"
    """It was there then; now the figures to see it by are absent."""
    ONLY_AFTER = "only-after"
    """It is there now; then the figures to see it by were absent."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding, as it was seen last, and what became of it."""

    finding: Finding
    fate: Fate


_Key = tuple[object, ...]
_OF_A_GROUP = {FindingKind.UNKNOWN, FindingKind.DIVIDED}
"""The other kinds are found once, for whichever group shows them most."""
_SCORED: Mapping[FindingKind, Kind] = {
    FindingKind.GAP: Kind.PRACTICE,
    FindingKind.STRENGTH: Kind.PRACTICE,
    FindingKind.NOT_VERIFIED: Kind.EXPERIENCE,
}
"""The kinds that rest on the scores of a dimension."""


def fates(
    before: tuple[SchoolFigures, Sequence[Questionnaire]],
    after: tuple[SchoolFigures, Sequence[Questionnaire]],
    limits: Thresholds,
) -> tuple[Seen, ...]:
    """The findings of both moments, in the order of the rules: those of now, then those that were there then only."""
    then, now = ({_key(each): each for each in find(*wave, limits)} for wave in (before, after))
    current = [Seen(each, _fate(key in then, each, before[0], Fate.NEW)) for key, each in now.items()]
    earlier = [Seen(each, _fate(False, each, after[0], Fate.GONE)) for key, each in then.items() if key not in now]
    return (*current, *earlier)


def _key(finding: Finding) -> _Key:
    group = finding.group if finding.kind in _OF_A_GROUP else None
    return (finding.kind, finding.dimension, finding.item, finding.profile, group)


def _fate(there: bool, finding: Finding, other: SchoolFigures, if_visible: Fate) -> Fate:
    if there:
        return Fate.STAYED
    if _visible(finding, other):
        return if_visible
    return Fate.ONLY_AFTER if if_visible is Fate.NEW else Fate.ONLY_BEFORE


def _visible(finding: Finding, figures: SchoolFigures) -> bool:
    """Whether the figures that a finding would rest on are there at a moment."""
    if finding.kind in _SCORED:
        kind = _SCORED[finding.kind]
        own = (each for each in figures.dimensions if (each.dimension, each.kind) == (finding.dimension, kind))
        return any(each.mean is not None for each in own)
    if finding.kind is FindingKind.PERCEPTION:
        return any(each.dimension == finding.dimension for each in figures.perceptions)
    if finding.kind is FindingKind.BROADCAST:
        return any(_shown(each) for each in figures.items)
    items = (each for each in figures.items if each.item == finding.item)
    if finding.kind in _OF_A_GROUP:
        return any(_distributed(each) for each in items if each.group is finding.group)
    return any(_shown(each) for each in items)


def _shown(figures: ItemFigures) -> bool:
    return figures.mean is not None


def _distributed(figures: ItemFigures) -> bool:
    """Whether spread and non-answers may be seen."""
    return bool(figures.asked) and figures.hidden in {None, Hidden.UNANIMOUS}


def of_fate(seen: Iterable[Seen], fate: Fate) -> tuple[Finding, ...]:
    """The findings of which this became."""
    return tuple(each.finding for each in seen if each.fate is fate)
