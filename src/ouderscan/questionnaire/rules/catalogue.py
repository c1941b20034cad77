"""Rules for what one file says of another: sources, profiles, dimensions and ids; and for contested measures."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from ouderscan.issues import nearest
from ouderscan.questionnaire.model import (
    ANY_DIMENSION,
    Dimension,
    FindingKind,
    Frozen,
    Kind,
    Profiles,
    Questionnaire,
    Recommendation,
    Recommendations,
    Sources,
)
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.rules.known import Ids, Known, ids_in
from ouderscan.questionnaire.source import KeyPath, Source

# The finding that items of a kind lead to when there is something to mend.
_FINDING_OF = {
    Kind.PRACTICE: FindingKind.GAP,
    Kind.REACH: FindingKind.UNREACHED,
    Kind.CONTACT: FindingKind.BROADCAST,
}
_PARTS_OF_CONTESTED = ("positions", "objections", "questions", "alternative")


def id_faults(document: Frozen, source: Source, known: Known) -> Iterator[Fault]:
    """Ids that another has already, and the name of the file of a questionnaire."""
    for kind, name, path in ids_in(document):
        first = known.first[kind, name]
        if first != source.where(path):
            yield fault("duplicate-id", *path, id=name, first=first.shown())
        if kind == "dimensions" and name == ANY_DIMENSION:
            yield fault("reserved-id", *path, id=name)
    if isinstance(document, Questionnaire) and PurePosixPath(source.path).stem != document.id:
        yield fault("file-name", "id", id=document.id)


def questionnaire_references(questionnaire: Questionnaire, known: Known) -> Iterator[Fault]:
    """What a questionnaire names that is not there, and dimensions that no recommendation is for."""
    for index, dimension in enumerate(questionnaire.dimensions):
        yield from _statements(("dimensions", index, "sources"), dimension.sources, known)
        if not dimension.sources:
            yield fault("no-source", "dimensions", index, "id", id=dimension.id)
        if known.recommendations is not None:
            yield from _unaddressed(questionnaire, index, dimension, known.recommendations)
    for index, item in enumerate(questionnaire.items):
        yield from _statements(("items", index, "sources"), item.sources, known)
        if item.profile:
            yield from _absent("unknown-profile", ("items", index, "profile"), item.profile, known.profiles)


def _unaddressed(
    questionnaire: Questionnaire, index: int, dimension: Dimension, recommendations: tuple[Recommendation, ...]
) -> Iterator[Fault]:
    items = [item for item in questionnaire.items if item.dimension == dimension.id]
    findings = {_FINDING_OF[item.kind] for item in items if item.kind in _FINDING_OF}
    profiles = {item.profile for item in items if item.profile}
    advice = [
        each
        for each in recommendations
        if dimension.id in each.addresses
        and each.contested is None
        and (not findings or findings & set(each.findings))
        and (not each.profiles or profiles & set(each.profiles))
    ]
    sectors = [sector for sector in questionnaire.sectors if not any(sector in each.sectors for each in advice)]
    if sectors:
        yield fault("unaddressed-dimension", "dimensions", index, "id", id=dimension.id, sectors=", ".join(sectors))


def recommendation_faults(document: Recommendations, known: Known) -> Iterator[Fault]:
    """What recommendations name that is not there, and contested measures without their objections."""
    for index, recommendation in enumerate(document.recommendations):
        path: KeyPath = ("recommendations", index)
        for dimension in recommendation.addresses:
            if dimension != ANY_DIMENSION:
                place = (*path, "addresses", dimension)
                yield from _absent("unknown-dimension", place, dimension, known.dimensions)
        for number, profile in enumerate(recommendation.profiles):
            yield from _absent("unknown-profile", (*path, "profiles", number), profile, known.profiles)
        for number, citation in enumerate(recommendation.sources):
            cited = (*path, "sources", number)
            yield from _statement((*cited, "statement"), citation.statement, known)
            if citation.study:
                yield from _study((*cited, "study"), citation.study, known)
        yield from _contested(path, recommendation, known)


def _contested(path: KeyPath, recommendation: Recommendation, known: Known) -> Iterator[Fault]:
    contested = recommendation.contested
    if contested is None:
        for number, citation in enumerate(recommendation.sources):
            if citation.statement in known.doubted:
                values = {"id": recommendation.id, "statement": citation.statement}
                yield fault("contested-measure", *path, "sources", number, **values)
        return
    missing = [part for part in _PARTS_OF_CONTESTED if not getattr(contested, part)]
    if missing:
        values = {"id": recommendation.id, "missing": ", ".join(missing)}
        yield fault("contested-without-objections", *path, "contested", **values)
    if known.statements is not None and known.studies is not None:
        for number, position in enumerate(contested.positions):
            place = (*path, "contested", "positions", number, "source")
            either = known.statements | known.studies
            yield from _absent("unknown-source", place, position.source, either, parts="statements, studies")


def profile_faults(document: Profiles, known: Known) -> Iterator[Fault]:
    """Statements that profiles name and that are not there."""
    for index, profile in enumerate(document.profiles):
        yield from _statements(("profiles", index, "sources"), profile.sources, known)


def source_faults(document: Sources, known: Known) -> Iterator[Fault]:
    """Studies and statements that a file of sources names and does not hold itself."""
    for name, statement in document.statements.items():
        for number, study in enumerate(statement.studies):
            yield from _study(("statements", name, "studies", number), study, known)
    for index, figure in enumerate(document.figures):
        yield from _statements(("figures", index, "sources"), figure.sources, known)
        yield from _study(("figures", index, "study"), figure.study, known)


def _statements(path: KeyPath, names: tuple[str, ...], known: Known) -> Iterator[Fault]:
    for number, name in enumerate(names):
        yield from _statement((*path, number), name, known)


def _statement(path: KeyPath, name: str, known: Known) -> Iterator[Fault]:
    return _absent("unknown-source", path, name, known.statements, parts="statements")


def _study(path: KeyPath, name: str, known: Known) -> Iterator[Fault]:
    return _absent("unknown-source", path, name, known.studies, parts="studies")


def _absent(code: str, path: KeyPath, name: str, names: Ids, **values: object) -> Iterator[Fault]:
    if names is not None and name not in names:
        yield fault(code, *path, id=name, near=nearest(name, sorted(names)), **values)
