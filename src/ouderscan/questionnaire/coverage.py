"""Where each statement of the memo lives in the product, and which still have no place."""

from collections.abc import Iterator
from dataclasses import dataclass

from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Need, Recommendation, Statement


@dataclass(frozen=True, slots=True)
class Covered:
    """A statement, and for each thing that the product owes it the ids or the places that answer it."""

    statement: str
    about: str
    places: tuple[tuple[Need, tuple[str, ...]], ...]

    @property
    def missing(self) -> tuple[Need, ...]:
        """What the product still owes the statement."""
        return tuple(need for need, places in self.places if not places)


def coverage(catalogue: Catalogue) -> tuple[Covered, ...]:
    """Every statement of the sources, in their order, with its places."""
    statements = catalogue.sources.statements if catalogue.sources else {}
    return tuple(
        Covered(identity, statement.about, tuple(_places(identity, statement, catalogue)))
        for identity, statement in statements.items()
    )


def _places(identity: str, statement: Statement, catalogue: Catalogue) -> Iterator[tuple[Need, tuple[str, ...]]]:
    for need in statement.needs:
        match need:
            case "dimension":
                yield need, _dimensions(identity, catalogue)
            case "recommendation":
                yield need, tuple(each.id for each in catalogue.recommendations if _cites(each, identity))
            case "caveat":
                cited = (each for each in catalogue.recommendations if each.contested and _cites(each, identity))
                yield need, tuple(each.id for each in cited)
            case "profile":
                yield need, tuple(each.id for each in catalogue.profiles if identity in each.sources)
            case "figure":
                figures = catalogue.sources.figures if catalogue.sources else ()
                yield need, tuple(each.id for each in figures if identity in each.sources)
            case "context" | "method":
                yield need, statement.places


def _dimensions(identity: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The dimensions that rest on a statement and have items; an empty dimension covers nothing."""
    return tuple(
        dimension.id
        for questionnaire in catalogue.questionnaires
        for dimension in questionnaire.dimensions
        if identity in dimension.sources and any(item.dimension == dimension.id for item in questionnaire.items)
    )


def _cites(recommendation: Recommendation, identity: str) -> bool:
    return any(citation.statement == identity for citation in recommendation.sources)
