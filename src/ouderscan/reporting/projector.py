"""The topics of a meeting as a page for a projector: one topic a screen, in type that is read at five metres."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ouderscan.reporting import words
from ouderscan.reporting.geometry import LARGEST_FOR_DOTS
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts.agreed_on import agreed_on
from ouderscan.reporting.view import AgreedOn
from ouderscan.texts import N_, _, language, number
from ouderscan.workshop import Topic, Why, agenda

_REASONS: Final[Mapping[Why, str]] = {
    Why.DIVIDED: N_("On this question we differ most."),
    Why.DIMENSION: N_("On this subject we differ."),
    Why.NOT_VERIFIED: N_("This is our estimate; no or too few parents were asked."),
    Why.UNKNOWN: N_("Many of us do not know this."),
}


@dataclass(frozen=True, slots=True)
class Row:
    """An answer with its votes."""

    number: str
    """Of the option; empty for a non-answer."""
    name: str
    dots: int
    """Votes as dots, one each; 0 where there are bars."""
    width: float
    """Of the bar, in per cent of the widest; 0 where there are dots."""
    count: str


@dataclass(frozen=True, slots=True)
class Slide:
    """A topic: the question, the votes and what to talk about."""

    id: str
    place: str
    """Such as `2 of 9`."""
    subject: str
    estimate: bool
    question: str
    sentence: str
    """Why it is talked about."""
    options: tuple[Row, ...]
    non_answers: tuple[Row, ...]
    n: str
    talk: tuple[str, ...]
    agreed: tuple[AgreedOn, ...]
    """What was agreed on it so far."""


@dataclass(frozen=True, slots=True)
class Projector:
    """The page: what a template gets, under the name `projector`."""

    language: str
    foreign: str
    """The language of the questionnaires where that is another one; otherwise empty."""
    example: bool
    """Whether school and answers are invented."""
    school: str
    slides: tuple[Slide, ...]


def projector(material: Material) -> Projector:
    """The topics of a scan in the order in which to talk about them."""
    topics = agenda(material.figures, material.questionnaires, material.findings, material.limits)
    asked = next((each.language for each in material.questionnaires), language())
    return Projector(
        language=language(),
        foreign="" if asked == language() else asked,
        example=material.scan.example,
        school=material.scan.school,
        slides=tuple(_slides(material, topics)),
    )


def _slides(material: Material, topics: Sequence[Topic]) -> Iterator[Slide]:
    for place, topic in enumerate(topics, 1):
        yield Slide(
            id=f"topic-{place}",
            place=_("{number} of {count}").format(number=place, count=len(topics)),
            subject=topic.dimension.short,
            estimate=topic.estimate,
            question=topic.text,
            sentence=_(_REASONS[topic.why]),
            options=tuple(_options(topic)),
            non_answers=tuple(_non_answers(topic)),
            n=words.persons(topic.votes.n),
            talk=topic.item.talk,
            agreed=agreed_on(material, topic.item),
        )


def _options(topic: Topic) -> Iterator[Row]:
    most = max(topic.votes.counts)
    for place, (name, count) in enumerate(zip(topic.scale.options, topic.votes.counts, strict=True), 1):
        yield _row(topic, str(place), name, count, most)


def _non_answers(topic: Topic) -> Iterator[Row]:
    most = max([*topic.votes.counts, *(count for _code, count in topic.votes.non_answers)])
    for code, count in topic.votes.non_answers:
        yield _row(topic, "", words.non_answer(code, topic.scale), count, most)


def _row(topic: Topic, place: str, name: str, count: int, most: int) -> Row:
    asked = topic.votes.n + sum(count for _code, count in topic.votes.non_answers)
    if asked <= LARGEST_FOR_DOTS:
        return Row(place, name, count, 0, number(count))
    return Row(place, name, 0, round(100 * count / most, 1) if most else 0, number(count))
