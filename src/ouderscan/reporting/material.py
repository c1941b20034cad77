"""What a report is made of, with the look-ups that its parts need."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ouderscan import findings as conclusions
from ouderscan.advice import Advice, advise
from ouderscan.answers.store import Note, Scan
from ouderscan.findings import Finding, Thresholds
from ouderscan.plan import Plan
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Dimension, Group, Item, Kind, Questionnaire, Sources
from ouderscan.questionnaire.names import source_name
from ouderscan.reporting import words
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.view import Citation, Reference
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import OWN_FOLDER
from ouderscan.scoring.results import DimensionFigures, SchoolFigures
from ouderscan.texts import language
from ouderscan.workshop import Workshop


@dataclass(frozen=True)
class Material:
    """A scan with its figures, what follows from them, and the content that explains them.

    The questionnaires are in the scan's sector; the figures have been through disclosure.
    """

    scan: Scan | Occasion
    questionnaires: Sequence[Questionnaire]
    figures: SchoolFigures
    catalogue: Catalogue
    notes: Sequence[Note] = ()
    left_out: Sequence[str] = ()
    """What in the answers could not be used, as sentences."""
    rules: Disclosure = OWN_FOLDER
    plan: Plan | None = None
    """What will be done; None while there is no plan."""
    workshop: Workshop = field(default_factory=Workshop)
    """What the team agreed on about the votes."""

    @cached_property
    def limits(self) -> Thresholds:
        """The thresholds, with the team's own target where it set one."""
        return Thresholds.of(self.scan.target)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What follows from the figures."""
        return conclusions.find(self.figures, self.questionnaires, self.limits)

    @cached_property
    def advice(self) -> Advice:
        """What can be done about the findings."""
        return advise(self.findings, self.catalogue.recommendations, self.scan.sector, self.scan.profiles)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """The items by id."""
        return {item.id: item for each in self.questionnaires for item in each.items}

    @cached_property
    def dimensions(self) -> Mapping[str, Dimension]:
        """The dimensions by id."""
        return {dimension.id: dimension for each in self.questionnaires for dimension in each.dimensions}

    @cached_property
    def questionnaire_of(self) -> Mapping[str, Questionnaire]:
        """The questionnaire of each item, by the item's id."""
        return {item.id: each for each in self.questionnaires for item in each.items}

    @property
    def sources(self) -> Sources | None:
        """The memo with its statements, studies and figures."""
        return self.catalogue.sources

    @property
    def foreign(self) -> str:
        """The language of the questionnaires where it is not the user's; otherwise empty."""
        asked = next((each.language for each in self.questionnaires), language())
        return "" if asked == language() else asked

    @property
    def foreign_advice(self) -> str:
        """The same for recommendations, profiles and sources."""
        advised = self.sources.language if self.sources else language()
        return "" if advised == language() else advised

    def scores(self, dimension: str, kind: Kind) -> tuple[DimensionFigures, ...]:
        """The figures of a dimension for a kind, in the order of the groups."""
        return self._scores.get((dimension, kind), ())

    @cached_property
    def _scores(self) -> Mapping[tuple[str, Kind], tuple[DimensionFigures, ...]]:
        found: dict[tuple[str, Kind], list[DimensionFigures]] = {}
        for each in self.figures.dimensions:
            found.setdefault((each.dimension, each.kind), []).append(each)
        order = list(Group)
        return {key: tuple(sorted(those, key=lambda each: order.index(each.group))) for key, those in found.items()}

    @cached_property
    def silent(self) -> bool:
        """Whether too few answered to show anything at all."""
        figures = self.figures
        return all(each.mean is None for each in figures.dimensions) and all(each.n is None for each in figures.items)

    def verified(self, dimension: str) -> bool:
        """Whether those outside the room said what they experience, and that may be shown (rule 1)."""
        return dimension in self._verified

    @cached_property
    def _verified(self) -> frozenset[str]:
        scored = (each for each in self.figures.dimensions if each.kind is Kind.EXPERIENCE and each.mean is not None)
        return frozenset(each.dimension for each in scored if not each.group.in_the_room)

    def population(self, group: Group) -> int | None:
        """How many persons a group has, where that is known."""
        return next((each.population for each in self.figures.responses if each.group is group), None)

    def reference(self, dimension: str) -> Reference:
        """A dimension's short name and its place in the report: that of its questionnaire's part, if it has one."""
        known = self.dimensions[dimension]
        return Reference(known.short, f"dimension-{dimension}" if dimension in self._placed else "")

    @cached_property
    def _placed(self) -> frozenset[str]:
        """The dimensions that have a place in part 4."""
        return frozenset(item.dimension for item in self.items.values() if item.kind is not Kind.REACH)

    def citation(self, statement: str, study: str | None = None) -> Citation:
        """A statement of the memo with its study, or with all of its studies where none is named."""
        known = self.sources.statements.get(statement) if self.sources else None
        studies = [study] if study else list(known.studies) if known else []
        return Citation(
            statement=statement,
            about=known.about if known else "",
            study=words.enumeration([self.study(each) for each in studies]),
            anchor=f"statement-{statement}" if known else "",
        )

    def study(self, study: str) -> str:
        """The short name of a study; of a statement, that it is the memo's; its own id where it is neither."""
        return source_name(self.sources, study)

    def notes_on(self, item: str, groups: Collection[Group]) -> tuple[str, ...]:
        """What these groups wrote beside an item. Of protected groups only where enough persons wrote (open text)."""
        notes = [note for note in self.notes if note.item == item and note.group in groups]
        protected = [note for note in notes if self.rules.protects(note.group)]
        shown = notes if len(protected) >= self.rules.open_text else [each for each in notes if each not in protected]
        return tuple(sorted(note.text for note in shown))
