"""The texts of the content that people read, each with its place and its readers."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ouderscan.questionnaire.model import (
    Contested,
    Dimension,
    Group,
    Item,
    Profiles,
    Questionnaire,
    Recommendation,
    Recommendations,
    Sector,
    Text,
)
from ouderscan.questionnaire.source import KeyPath

_BRACES = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of a questionnaire: where it stands, the group that it is for (None: all), the sectors that read it."""

    path: KeyPath
    text: str
    sectors: tuple[Sector, ...]
    group: Group | None = None

    def longest(self, questionnaire: Questionnaire) -> str:
        """The text with its terms filled in, for the sector in which it becomes the longest."""
        return max((questionnaire.worded(self.text, sector) for sector in self.sectors), key=len)


def passages(questionnaire: Questionnaire) -> Iterator[Passage]:
    """Every text of a questionnaire in which terms are filled in, in the order of the format."""
    sectors = questionnaire.sectors
    yield Passage(("title",), questionnaire.title, sectors)
    yield Passage(("description",), questionnaire.description, sectors)
    yield from _by_group(("introduction",), questionnaire.introduction, sectors)
    for name, scale in questionnaire.scales.items():
        for index, option in enumerate(scale.options):
            yield Passage(("scales", name, "options", index), option, sectors)
        for non_answer, label in scale.non_answers.items():
            yield Passage(("scales", name, "non_answers", non_answer.value), label, sectors)
    for index, dimension in enumerate(questionnaire.dimensions):
        yield from _of_dimension(("dimensions", index), dimension, sectors)
    for index, item in enumerate(questionnaire.items):
        own = tuple(sector for sector in sectors if sector in item.sectors)
        if own:
            yield from _of_item(("items", index), item, own)


def terms_in(text: str) -> tuple[str, ...]:
    """What stands between braces in a text, each once, also where it cannot be the name of a term."""
    return tuple(dict.fromkeys(_BRACES.findall(text)))


def _of_dimension(path: KeyPath, dimension: Dimension, sectors: tuple[Sector, ...]) -> Iterator[Passage]:
    for key in ("title", "short", "description"):
        yield Passage((*path, key), getattr(dimension, key), sectors)
    own = tuple(sector for sector in sectors if sector in dimension.adapted_sectors)
    if dimension.adapted and own:
        yield Passage((*path, "adapted"), dimension.adapted, own)


def _of_item(path: KeyPath, item: Item, sectors: tuple[Sector, ...]) -> Iterator[Passage]:
    yield from _by_group((*path, "text"), item.text, sectors)
    yield from _by_group((*path, "help"), item.help, sectors)
    for index, question in enumerate(item.talk):
        yield Passage((*path, "talk", index), question, sectors)
    if item.example:
        yield Passage((*path, "example"), item.example, sectors)


def _by_group(path: KeyPath, texts: Mapping[Group, Text], sectors: tuple[Sector, ...]) -> Iterator[Passage]:
    return (Passage((*path, group.value), text, sectors, group) for group, text in texts.items())


def prose(document: Recommendations | Profiles) -> Iterator[tuple[KeyPath, str]]:
    """The running texts of the other content, in which there are no terms."""
    if isinstance(document, Profiles):
        yield from ((("profiles", index, "note"), profile.note) for index, profile in enumerate(document.profiles))
        return
    for index, recommendation in enumerate(document.recommendations):
        yield from _of_recommendation(("recommendations", index), recommendation)


def _of_recommendation(path: KeyPath, recommendation: Recommendation) -> Iterator[tuple[KeyPath, str]]:
    for key in ("title", "what", "notice", "indicator", "evidence"):
        yield (*path, key), getattr(recommendation, key)
    yield from (((*path, "steps", index), step) for index, step in enumerate(recommendation.steps))
    if recommendation.contested:
        yield from _of_contested((*path, "contested"), recommendation.contested)


def _of_contested(path: KeyPath, contested: Contested) -> Iterator[tuple[KeyPath, str]]:
    for index, position in enumerate(contested.positions):
        yield (*path, "positions", index, "says"), position.says
    yield from (((*path, "objections", index), text) for index, text in enumerate(contested.objections))
    yield from (((*path, "questions", index), text) for index, text in enumerate(contested.questions))
    if contested.alternative:
        yield (*path, "alternative"), contested.alternative
