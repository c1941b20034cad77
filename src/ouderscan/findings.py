"""From figures to findings, each by a named rule.

A rule looks at the figures of one school and yields findings; it knows no text beyond its own sentence and no
output. Thresholds stand in `Thresholds` alone and are printed in the report. To add a rule: a function, a line in
`_RULES` and one in `_SENTENCES`, and a case in the tests.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from ouderscan.questionnaire.model import FindingKind, Group, Item, Kind, Questionnaire
from ouderscan.scoring.results import ItemFigures, SchoolFigures
from ouderscan.texts import N_, _, number, percent


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The bounds of all rules (scoring.md, "Findings"); positions run from 0 to 100, shares from 0 to 1."""

    target: float = 60.0
    """A practice score below it is a gap; a team may set its own."""
    own_target: bool = False
    """Whether the team set it: only then is it what the school aims for."""
    unknown: float = 1 / 3
    """Share of a group that does not know."""
    perception: float = 15.0
    """Difference between estimate and experience."""
    differ: float = 0.33
    """Disagreement from which people differ."""
    divided: float = 0.6
    """Disagreement from which a group is divided."""
    strength: float = 75.0
    reached: float = 75.0
    """Mean position of a reach item below which a profile is not reached, or only in part."""
    telling: float = 50.0
    """Mean position of a contact item below which the moment is for telling."""
    most_moments: float = 0.5
    """Share of contact moments for telling above which a school broadcasts."""

    @classmethod
    def of(cls, target: float | None) -> "Thresholds":
        """The bounds for a team that set this target, or none."""
        return cls() if target is None else cls(target=target, own_target=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """A conclusion: its rule, what it is about, the figures it used, and its size in units of the target (0 to 1)."""

    kind: FindingKind
    dimension: str
    size: float
    group: Group | None = None
    item: str | None = None
    profile: str | None = None
    figures: Mapping[str, float] = field(default_factory=dict, hash=False)

    @property
    def open(self) -> bool:
        """Whether something is to be done about it; a strength asks for nothing but to keep it."""
        return self.kind is not FindingKind.STRENGTH

    def sentence(self) -> str:
        """What it says, in the user's language, without the name of what it is about."""
        words = {name: number(value) for name, value in self.figures.items()}
        words |= {name: percent(value) for name, value in self.figures.items() if name == "share"}
        words |= {name: number(100 * value) for name, value in self.figures.items() if name == "disagreement"}
        return _(self._source_sentence()).format_map(words)

    def _source_sentence(self) -> str:
        if self.kind is FindingKind.UNREACHED and self.figures.get("mean", _HARDLY) < _HARDLY:
            return _HARDLY_REACHED
        if self.kind is FindingKind.GAP and "target" in self.figures:
            return _BELOW_TARGET
        return _SENTENCES[self.kind]


_HARDLY: Final = 25.0
"""Mean position of a reach item below which the words are those of a profile that is hardly reached."""
_HARDLY_REACHED: Final = N_("We hardly reach these parents.")
_BELOW_TARGET: Final = N_("What we do scores {score} out of 100; we aim for {target}.")
"""The words of a gap where the team set a target of its own."""
_SENTENCES: Final[Mapping[FindingKind, str]] = {
    FindingKind.GAP: N_("What we do scores {score} out of 100, below the threshold of {threshold}."),
    FindingKind.NOT_VERIFIED: N_("What parents experience is our estimate: no or too few parents answered."),
    FindingKind.UNKNOWN: N_("{share} of those asked do not know."),
    FindingKind.PERCEPTION: N_("We estimate {estimate}, parents say {experience}: {difference} points apart."),
    FindingKind.DIVIDED: N_("The answers lie far apart: {disagreement} on a scale from 0 to 100."),
    FindingKind.UNREACHED: N_("We reach only some of these parents."),
    FindingKind.BROADCAST: N_("In {telling} of {moments} contact moments the school does most of the talking."),
    FindingKind.STRENGTH: N_("What we do goes well: {score} out of 100."),
}


@dataclass(frozen=True, slots=True)
class _Case:
    """What a rule may look at."""

    figures: SchoolFigures
    questionnaires: Sequence[Questionnaire]
    limits: Thresholds

    def dimensions(self) -> Iterator[str]:
        return (dimension.id for each in self.questionnaires for dimension in each.dimensions)

    def items(self) -> Iterator[Item]:
        return (item for each in self.questionnaires for item in each.items)

    def asked_in_the_room(self) -> Iterator[Group]:
        return (response.group for response in self.figures.responses if response.group.in_the_room)


def find(
    figures: SchoolFigures, questionnaires: Sequence[Questionnaire], limits: Thresholds | None = None
) -> tuple[Finding, ...]:
    """All findings on a school, in the order of the rules and within a rule in that of the questionnaires."""
    case = _Case(figures, questionnaires, limits or Thresholds())
    return tuple(finding for rule in _RULES for finding in rule(case))


def most_divided(figures: SchoolFigures, group: Group, count: int = 3) -> tuple[ItemFigures, ...]:
    """The items on which a group differs most, whatever the thresholds say; those with no difference are left out."""
    differing = [item for item in figures.items if item.group is group and item.disagreement]
    return tuple(sorted(differing, key=lambda item: (-(item.disagreement or 0), item.item))[:count])


def _gap(case: _Case) -> Iterator[Finding]:
    """Practice below the target according to the group that scores it lowest, be it in the room or not."""
    target = case.limits.target
    for dimension in case.dimensions():
        scores = [(score, group) for group, score in _means(case, dimension, Kind.PRACTICE).items()]
        # One finding a dimension: the lowest score decides.
        for score, group in sorted(scores)[:1]:
            if score < target:
                values = {"score": score, "target" if case.limits.own_target else "threshold": target}
                yield Finding(FindingKind.GAP, dimension, (target - score) / target, group, figures=values)


def _not_verified(case: _Case) -> Iterator[Finding]:
    """An estimate from the room without a score of parents beside it; other groups cannot speak for them."""
    for dimension in case.dimensions():
        scored = _means(case, dimension, Kind.EXPERIENCE)
        estimating = [group for group in Group if group in scored and group.in_the_room]
        if estimating and Group.OUDER not in scored:
            yield Finding(FindingKind.NOT_VERIFIED, dimension, 1.0, estimating[0])


def _unknown(case: _Case) -> Iterator[Finding]:
    """A third or more of a group does not know."""
    dimension_of = {item.id: item.dimension for item in case.items()}
    for item in case.figures.items:
        if item.asked and item.dont_know_share >= case.limits.unknown and item.item in dimension_of:
            values = {"share": item.dont_know_share}
            dimension = dimension_of[item.item]
            yield Finding(FindingKind.UNKNOWN, dimension, item.dont_know_share, item.group, item.item, figures=values)


def _perception(case: _Case) -> Iterator[Finding]:
    """Estimate and experience lie apart, and the interval of the difference excludes 0."""
    for gap in case.figures.perceptions:
        certain = gap.low is not None and gap.high is not None and (gap.low > 0 or gap.high < 0)
        # The difference of two rounded means can fall a hair short of a whole number.
        difference = round(abs(gap.difference), 9)
        if certain and difference >= case.limits.perception:
            values = {"estimate": gap.estimate, "experience": gap.experience, "difference": difference}
            size = min(1.0, difference / case.limits.target)
            yield Finding(FindingKind.PERCEPTION, gap.dimension, size, figures=values)


def _divided(case: _Case) -> Iterator[Finding]:
    """A group in the room that is divided on an item that is scored; parents who differ need no meeting of the team."""
    dimension_of = {item.id: item.dimension for item in case.items() if item.kind.scored}
    for item in case.figures.items:
        disagreement = item.disagreement or 0.0
        if disagreement >= case.limits.divided and item.group.in_the_room and item.item in dimension_of:
            values = {"disagreement": disagreement}
            dimension = dimension_of[item.item]
            yield Finding(FindingKind.DIVIDED, dimension, disagreement, item.group, item.item, figures=values)


def _unreached(case: _Case) -> Iterator[Finding]:
    """A profile that is not reached, or only in part."""
    for item in case.items():
        own = [each for each in case.figures.items if each.item == item.id] if item.profile else []
        means = [(each.mean, each.group) for each in own if each.mean is not None]
        # As with a gap, the lowest score decides.
        for mean, group in sorted(means)[:1]:
            if mean < case.limits.reached:
                place = (item.dimension, 1 - mean / 100, group, item.id, item.profile)
                yield Finding(FindingKind.UNREACHED, *place, figures={"mean": mean})


def _broadcast(case: _Case) -> Iterator[Finding]:
    """Most contact moments are for telling."""
    speaking = {item.id: item.dimension for item in case.items() if item.contact and item.contact.aspect == "speaks"}
    for group in case.asked_in_the_room():
        means = [
            each.mean
            for each in case.figures.items
            if each.group is group and each.item in speaking and each.mean is not None
        ]
        telling = sum(mean < case.limits.telling for mean in means)
        if means and telling / len(means) > case.limits.most_moments:
            dimension = next(iter(speaking.values()))
            values = {"telling": telling, "moments": len(means)}
            yield Finding(FindingKind.BROADCAST, dimension, telling / len(means), group, figures=values)
            return  # the same moments, told by another group, are no second finding


def _strength(case: _Case) -> Iterator[Finding]:
    """Practice is high and, where parents answered, so is their experience. An estimate is never called good."""
    for dimension in case.dimensions():
        practice = _means(case, dimension, Kind.PRACTICE)
        experience = [mean for group, mean in _means(case, dimension, Kind.EXPERIENCE).items() if not group.in_the_room]
        if practice and min([*practice.values(), *experience]) >= case.limits.strength:
            score, group = min((score, group) for group, score in practice.items())
            yield Finding(FindingKind.STRENGTH, dimension, 0.0, group, figures={"score": score})


def _means(case: _Case, dimension: str, kind: Kind) -> dict[Group, float]:
    return {
        each.group: each.mean
        for each in case.figures.dimensions
        if each.dimension == dimension and each.kind is kind and each.mean is not None
    }


_RULES: Final[tuple[Callable[[_Case], Iterator[Finding]], ...]] = (
    _not_verified,
    _unknown,
    _divided,
    _perception,
    _gap,
    _unreached,
    _broadcast,
    _strength,
)
