"""The meeting of a team: what to talk about first, how the votes lie, and what was agreed (rules 6 and 7).

The blind votes are figures and stay as they are; what was agreed stands beside them in `workshop.yaml`, with why.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from statistics import fmean
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from ouderscan import files, findings
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import UnreadableInputError
from ouderscan.findings import Finding, Thresholds
from ouderscan.issues import Issue, Severity, has_errors, nearest
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.loader import Loaded
from ouderscan.questionnaire.model import Dimension, FindingKind, Frozen, Group, Id, Item, Kind, Questionnaire, Scale
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.yaml_text import yaml_of
from ouderscan.scoring.results import ItemFigures, SchoolFigures
from ouderscan.texts import _

WORKSHOP_FILE = "workshop.yaml"
LONGEST: Final = 2000
"""Characters of a reason or a note."""
Said = Annotated[
    str,
    BeforeValidator(lambda value: "" if value is None else value),
    StringConstraints(strip_whitespace=True, max_length=LONGEST),
]


class Outcome(StrEnum):
    """How the talk about an item ended."""

    AGREED = "agreed"
    NOT_AGREED = "not-agreed"
    FIND_OUT = "find-out"


class Agreed(Frozen):
    """What the group says of an item, after having seen the votes."""

    item: Id
    outcome: Outcome | None = None
    """None while there are only notes."""
    value: Annotated[int, Field(ge=1)] | None = None
    """The option that was agreed on, 1…k."""
    why: Said = ""
    notes: Said = ""
    """What was said, as the group's: without who."""


class Workshop(Frozen):
    """What `workshop.yaml` holds. An item stands in it twice only where two copies of a scan were merged."""

    format: Literal["ouderscan/workshop/1"] = "ouderscan/workshop/1"
    agreed: tuple[Agreed, ...] = ()

    def on(self, item: str) -> tuple[Agreed, ...]:
        """All that was agreed on an item."""
        return tuple(each for each in self.agreed if each.item == item)

    def last_on(self, item: str) -> Agreed:
        """What holds for an item: the last that stands there, or nothing yet."""
        return (*(Agreed(item=item),), *self.on(item))[-1]

    def having(self, agreed: Agreed) -> "Workshop":
        """With this in place of all that stood there on its item."""
        places = [index for index, each in enumerate(self.agreed) if each.item == agreed.item]
        others = [each for each in self.agreed if each.item != agreed.item]
        others.insert(places[0] if places else len(others), agreed)
        return self.model_copy(update={"agreed": tuple(others)})

    def joined(self, other: "Workshop") -> tuple["Workshop", tuple[str, ...]]:
        """This with what the other copy has besides, and the items on which the two say different things."""
        new = tuple(each for each in other.agreed if each not in self.agreed)
        twice = tuple(dict.fromkeys(each.item for each in new if self.on(each.item)))
        return self.model_copy(update={"agreed": (*self.agreed, *new)}), twice


class Why(StrEnum):
    """Why an item is talked about."""

    DIVIDED = "divided"
    DIMENSION = "dimension"
    NOT_VERIFIED = "not-verified"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Votes:
    """The blind votes of those in the room on an item; counts, so that nothing tells in which order they were given."""

    counts: tuple[int, ...]
    """Persons by option, 1…k."""
    non_answers: tuple[tuple[NonAnswer, int], ...]

    @property
    def n(self) -> int:
        """Persons who chose an option."""
        return sum(self.counts)

    def middle_half(self) -> tuple[int, int] | None:
        """The options between which the middle half of the votes lies; None without votes."""
        if not self.n:
            return None
        lowest = next(option for option in self._options if 4 * sum(self.counts[:option]) >= self.n)
        highest = next(option for option in reversed(self._options) if 4 * sum(self.counts[option - 1 :]) >= self.n)
        return lowest, highest

    def outside(self, value: int | None) -> bool:
        """Whether a value lies outside the middle half."""
        middle = self.middle_half()
        return value is not None and middle is not None and not middle[0] <= value <= middle[1]

    @property
    def _options(self) -> range:
        return range(1, len(self.counts) + 1)


@dataclass(frozen=True, slots=True)
class Topic:
    """An item to talk about, with why and with the votes."""

    why: Why
    item: Item
    scale: Scale
    dimension: Dimension
    votes: Votes

    @property
    def text(self) -> str:
        """The question as those in the room were asked."""
        return next(self.item.text[group] for group in Group if group.in_the_room and group in self.item.text)

    @property
    def estimate(self) -> bool:
        """Whether the votes are estimates of what parents experience (rule 1)."""
        return self.item.kind is Kind.EXPERIENCE


def votes(figures: SchoolFigures, item: str) -> Votes | None:
    """The votes of those in the room on an item; None where it was not put to them."""
    found = [each for group in Group if group.in_the_room and (each := figures.item(item, group))]
    counted = [each.counts for each in found if each.counts is not None]
    if not counted:
        return None
    non_answers = {code: sum(each.non_answers.get(code, 0) for each in found) for code in NonAnswer}
    return Votes(
        tuple(map(sum, zip(*counted, strict=True))),
        tuple((code, persons) for code, persons in non_answers.items() if persons),
    )


def agenda(
    figures: SchoolFigures,
    questionnaires: Sequence[Questionnaire],
    found: Iterable[Finding],
    limits: Thresholds,
) -> tuple[Topic, ...]:
    """What to talk about, the most urgent first and no item twice.

    First the three items on which the group is most divided; then of each dimension, those with the most disagreement
    first, the next most divided item; then of each dimension that no parent verified the estimate most in doubt; then
    what many do not know.
    """
    known = {item.id: (item, each) for each in questionnaires for item in each.items}
    topics: dict[str, Topic] = {}
    for why, item in _order(figures, questionnaires, tuple(found), limits):
        own = votes(figures, item)
        if item not in topics and item in known and own:
            topics[item] = _topic(why, *known[item], own)
    return tuple(topics.values())


def _topic(why: Why, item: Item, questionnaire: Questionnaire, own: Votes) -> Topic:
    group = next(group for group in Group if group.in_the_room and group in item.text)
    dimension = next(each for each in questionnaire.dimensions if each.id == item.dimension)
    return Topic(why, item, questionnaire.scale_of(item, group), dimension, own)


def _order(
    figures: SchoolFigures, questionnaires: Sequence[Questionnaire], found: Sequence[Finding], limits: Thresholds
) -> Iterator[tuple[Why, str]]:
    first = [each.item for each in findings.most_divided(figures, Group.TEAM)]
    yield from ((Why.DIVIDED, item) for item in first)
    yield from ((Why.DIMENSION, item) for item in _by_dimension(figures, questionnaires, first, limits))
    for each in found:
        if each.kind is FindingKind.NOT_VERIFIED:
            yield from ((Why.NOT_VERIFIED, item) for item in _most_doubted(figures, questionnaires, each.dimension))
    for each in found:
        if each.kind is FindingKind.UNKNOWN and each.item:
            yield Why.UNKNOWN, each.item


def _by_dimension(
    figures: SchoolFigures, questionnaires: Sequence[Questionnaire], without: Sequence[str], limits: Thresholds
) -> Iterator[str]:
    """Of each dimension, the widest apart on average first, the item that divides most among those left."""
    of_dimension: dict[str, list[ItemFigures]] = {}
    dimension_of = {item.id: item.dimension for each in questionnaires for item in each.items if item.kind.scored}
    for each in figures.items:
        if each.group is Group.TEAM and each.item in dimension_of and each.disagreement is not None:
            of_dimension.setdefault(dimension_of[each.item], []).append(each)
    means = {name: fmean(each.disagreement or 0 for each in own) for name, own in of_dimension.items()}
    for name in sorted(means, key=lambda name: (-means[name], name)):
        differing = [each for each in of_dimension[name] if (each.disagreement or 0) >= limits.differ]
        left = [each for each in differing if each.item not in without]
        if left:
            yield min(left, key=lambda each: (-(each.disagreement or 0), each.item)).item


def _most_doubted(figures: SchoolFigures, questionnaires: Sequence[Questionnaire], dimension: str) -> list[str]:
    """The estimate of a dimension on which the team differs most; one stands for all."""
    own = {
        item.id
        for each in questionnaires
        for item in each.items
        if item.dimension == dimension and item.kind is Kind.EXPERIENCE
    }
    found = [each for each in figures.items if each.group is Group.TEAM and each.item in own]
    return [each.item for each in sorted(found, key=lambda each: (-(each.disagreement or 0), each.item))[:1]]


def of_scan(folder: Path, questionnaires: Sequence[Questionnaire]) -> Workshop:
    """What was agreed in a scan folder; empty while nothing was.

    Raises:
        UnreadableInputError: when it has errors, with all of them.
    """
    path = folder / WORKSHOP_FILE
    if not path.exists():
        return Workshop()
    loaded = loader.load_as(Workshop, path, follow=False)
    issues = tuple(workshop_issues(loaded, questionnaires))
    if loaded.value is None or has_errors(issues):
        errors = (issue for issue in issues if issue.severity is Severity.ERROR)
        raise UnreadableInputError("\n".join(issue.sentence() for issue in errors))
    return loaded.value


def write(folder: Path, workshop: Workshop) -> None:
    """Write what was agreed into a scan folder, whole or not at all.

    Raises:
        NotWritableError: when it cannot be written.
    """
    comment = _("What the team agreed on, and why. The votes themselves stay as they were given.")
    files.write_text(folder / WORKSHOP_FILE, yaml_of(workshop, comment))


def workshop_issues(workshop: Loaded[Workshop], questionnaires: Sequence[Questionnaire]) -> Iterator[Issue]:
    """The issues of `workshop.yaml` in the folder of a scan with these questionnaires."""
    yield from workshop.issues
    for each in _faults(workshop.value, questionnaires) if workshop.value else ():
        yield Issue(each.code, workshop.source.where(each.path), each.values)


def _faults(workshop: Workshop, questionnaires: Sequence[Questionnaire]) -> Iterator[Fault]:
    options = {item.id: each.options_of(item) for each in questionnaires for item in each.items}
    seen: set[str] = set()
    for index, each in enumerate(workshop.agreed):
        place = ("agreed", index)
        if each.item not in options:
            near = nearest(each.item, options)
            yield fault("unknown-item", *place, "item", item=each.item, group=Group.TEAM, near=near)
        elif each.value is not None and each.value > options[each.item]:
            yield fault(
                "answer-outside-scale", *place, "value", item=each.item, value=each.value, last=options[each.item]
            )
        if (each.outcome is Outcome.AGREED) != (each.value is not None):
            yield fault("value-and-outcome", *place, "outcome", item=each.item)
        if each.outcome and not each.why:
            yield fault("agreed-without-why", *place, item=each.item)
        if each.item in seen:
            yield fault("agreed-twice", *place, item=each.item)
        seen.add(each.item)
