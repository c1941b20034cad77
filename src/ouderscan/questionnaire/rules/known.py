"""What the files of one check hold together: the ids that others may name, and where each id stands first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ouderscan.issues import Where
from ouderscan.questionnaire import catalogue, loader
from ouderscan.questionnaire.loader import Loaded
from ouderscan.questionnaire.model import (
    Dimension,
    Figure,
    Frozen,
    Item,
    Profile,
    Profiles,
    Questionnaire,
    Recommendation,
    Recommendations,
    Sources,
)
from ouderscan.questionnaire.source import KeyPath

Ids = frozenset[str] | None
"""The ids of a kind; None where a file that could hold more of them is broken, so that nobody can tell."""


@dataclass(frozen=True, slots=True)
class Known:
    """The ids that a file may name, and what a rule must know of other files than its own."""

    dimensions: Ids
    profiles: Ids
    statements: Ids
    studies: Ids
    doubted: frozenset[str]
    """The statements that must be shown with their objections: those that need a caveat."""
    recommendations: tuple[Recommendation, ...] | None
    """Those of the files; None where they are no whole catalogue."""
    first: Mapping[tuple[str, str], Where]
    """Where an id stands first, by its kind (`items`, `dimensions`, …) and itself."""


def known_in(files: Sequence[Loaded[Frozen]]) -> Known:
    """What these files hold, in their order; kinds that are absent among them are those of the shipped content."""
    given = catalogue.of(file.value for file in files if file.value is not None)
    broken = {loader.model_of(file.source) for file in files if file.value is None}
    dimensions, profiles, statements, studies = (None,) * 4
    if not broken & {Questionnaire, None}:
        dimensions = frozenset(
            each.id for each in (given if given.questionnaires else catalogue.shipped()).dimensions()
        )
    if not broken & {Profiles, None}:
        profiles = frozenset(profile.id for profile in given.profiles or catalogue.shipped().profiles)
    doubted: frozenset[str] = frozenset()
    if not broken & {Sources, None} and (sources := given.sources or catalogue.shipped().sources):
        statements, studies = frozenset(sources.statements), frozenset(sources.studies)
        doubted = frozenset(name for name, statement in sources.statements.items() if "caveat" in statement.needs)
    return Known(
        dimensions=dimensions,
        profiles=profiles,
        statements=statements,
        studies=studies,
        doubted=doubted,
        recommendations=None if broken & {Recommendations, None} else given.recommendations or None,
        first=_first_places(files),
    )


def _first_places(files: Iterable[Loaded[Frozen]]) -> Mapping[tuple[str, str], Where]:
    first: dict[tuple[str, str], Where] = {}
    for file in files:
        for kind, name, path in ids_in(file.value):
            first.setdefault((kind, name), file.source.where(path))
    return first


def ids_in(document: Frozen | None) -> Iterator[tuple[str, str, KeyPath]]:
    """The ids of a document that must be unique over all files: kind, id and place of each."""
    match document:
        case Questionnaire():
            yield "questionnaire", document.id, ("id",)
            yield from _each("dimensions", document.dimensions)
            yield from _each("items", document.items)
        case Recommendations():
            yield from _each("recommendations", document.recommendations)
        case Profiles():
            yield from _each("profiles", document.profiles)
        case Sources():
            yield from _each("figures", document.figures)


def _each(
    kind: str, values: Sequence[Dimension | Item | Recommendation | Profile | Figure]
) -> Iterator[tuple[str, str, KeyPath]]:
    return ((kind, value.id, (kind, index, "id")) for index, value in enumerate(values))
