"""What a table is: the system that it comes from, the items that its columns hold, and of whom its rows are."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ouderscan.answers.table import GROUP
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import matching, origins, plain, registry
from ouderscan.importers.base import Layout, Sample, Trait
from ouderscan.importers.mapping import EMPTY, Mapped
from ouderscan.importers.matching import By, Match, Matched
from ouderscan.importers.origins import Origins
from ouderscan.importers.tabular import Table
from ouderscan.importers.wordings import Wordings
from ouderscan.issues import Issue, Where, nearest
from ouderscan.questionnaire.model import Group, Questionnaire, Sector
from ouderscan.questionnaire.source import Source
from ouderscan.texts import _, clean

OTHER_SECTOR = "worded-for-another-sector"
"""The code of the issue that questions are worded as in another sector than the one that is read."""


class Known:
    """The questionnaires that answers may belong to, and their words: here, and in every language and sector."""

    def __init__(
        self,
        questionnaires: Sequence[Questionnaire],
        in_all_languages: Callable[[], Iterable[Questionnaire]] = tuple,
        sector: Sector | None = None,
    ) -> None:
        self.questionnaires = tuple(questionnaires)
        self.sector = sector
        self._in_all_languages = in_all_languages

    @cached_property
    def here(self) -> Wordings:
        """The words of the questionnaires as they are."""
        return Wordings(self.questionnaires)

    @cached_property
    def everywhere(self) -> Wordings:
        """The same, and every other wording of the same items; costs reading their translations."""
        return Wordings((*self.questionnaires, *self._in_all_languages()), only=self.here.items)


@dataclass(frozen=True, slots=True)
class Told:
    """What the user said of the files."""

    mapped: Mapped = EMPTY
    group: str = ""
    """Who answered, where no column tells it."""
    source: Source | None = None
    """The mapping file, for the places of what is in it."""
    trait: Trait | None = None
    """What is asked of every school besides, see `carried`."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table of which is known what it holds."""

    table: Table
    layout: Layout
    matched: Matched
    origins: Origins
    questionnaires: tuple[Questionnaire, ...]
    """Those of which it has an item."""
    told: Told
    known: Known
    schools: frozenset[str] | None = None
    """The schools of which it is read, see `sectors`; None for all."""
    sector_told: bool = False
    """Whether the sector was told, by the table or by the user."""

    @property
    def matches(self) -> tuple[Match, ...]:
        """The columns that hold answers."""
        return self.matched.matches

    @property
    def sector(self) -> Sector:
        """The sector as which it is read."""
        return self.known.sector or Sector.PO

    @property
    def where(self) -> Where:
        """The table as a place of issues."""
        return Where(self.table.name)

    def issues(self) -> tuple[Issue, ...]:
        """What is to be told of the columns: which could not be chosen, and how many are not read."""
        unread = [each for each in self.matched.open if each.position not in self.origins.positions]
        hint = (Issue("columns-not-read", self.where, {"count": len(unread)}),) if unread else ()
        return (*self.matched.issues, *self._of_another_sector(), *hint)

    def _of_another_sector(self) -> Iterator[Issue]:
        """That questions are worded as in another sector than the one that is read."""
        elsewhere = [each for each in self.matches if each.wording and not self.known.here.meanings(each.wording)]
        if self.known.sector is None or not elsewhere:
            return
        found = [(each.column, self.known.everywhere.sectors(each.wording)) for each in elsewhere]
        other = [(column, sectors) for column, sectors in found if sectors and self.known.sector not in sectors]
        # A form for schools of several sectors has one wording; where each school tells its own, that is as meant.
        if other and self.schools is None:
            every = [sectors for _column, sectors in other]
            sectors = frozenset.intersection(*every) or frozenset.union(*every)
            values = {
                "count": len(other),
                "column": other[0][0].name,
                "sector": self.known.sector,
                "sectors": "|".join(each for each in Sector if each in sectors),
            }
            yield Issue(OTHER_SECTOR, self.where, values)


def layout_of(table: Table, mapped: Mapped) -> Layout:
    """How a table is laid out, by its system or as the mapping says.

    Raises:
        UnreadableInputError: when two systems recognise it, the named one does not, or it holds no answers.
    """
    sample = Sample.of(table)
    if mapped.header_rows or mapped.first_row:
        return plain.read_headers(sample, mapped.first_row or 1, mapped.header_rows or 1)
    importer = (
        registry.importer_for(sample, table.name) if mapped.system is None else registry.SYSTEMS.get(mapped.system)
    )
    if importer is None or not importer.detect(sample):
        sentence = _("{path} does not look like an export of {system}. Take 'system' out of the mapping file.")
        raise UnreadableInputError(sentence.format(path=table.name, system=mapped.system))
    try:
        return importer.read(sample)
    except UnreadableInputError as fault:
        raise UnreadableInputError(f"{table.name}: {fault}") from fault


def recognise(table: Table, known: Known, told: Told) -> Recognised:
    """What a table holds.

    Raises:
        UnreadableInputError: when no column is a question that we know, or it is not known who answered.
    """
    layout = layout_of(table, told.mapped)
    matched = match(layout, known, told.mapped, Where(table.name))
    if told.source and not matched.matches and not told.mapped.columns:
        sentence = _(
            "{path}: the mapping file {mapping} connects no column yet. Fill in under 'columns' which column is which "
            "item, and take the # away."
        )
        raise UnreadableInputError(sentence.format(path=table.name, mapping=clean(str(told.source.path))))
    if not matched.matches:
        near = nearest(layout.columns[-1].parts[-1], known.here.items) if layout.columns else ""
        sentence = _(
            "{path}: no column is a question that we know.{near} Name your questionnaire with -q, or say in a mapping "
            "file what the columns mean: 'ouderscan map {path}' makes one."
        )
        told_besides = "".join(f"\n{issue.sentence()}" for issue in matched.issues)
        raise UnreadableInputError(sentence.format(path=table.name, near=near) + told_besides)
    whose = origins.origins_of(table, layout, told.mapped, told.group or _group_of(matched.matches))
    if whose.group and whose.group not in set(Group):
        sentence = _("{path}: there is no group '{group}'. There are: {groups}.")
        values = {"path": table.name, "group": whose.group, "groups": ", ".join(Group)}
        raise UnreadableInputError(sentence.format(**values))
    if GROUP not in whose.told:
        sentence = _("{path}: there is no column 'group'. Say who answered: --group {groups}.")
        raise UnreadableInputError(sentence.format(path=table.name, groups="|".join(Group)))
    items = {each.item for each in matched.matches}
    present = tuple(each for each in known.questionnaires if any(item.id in items for item in each.items))
    return Recognised(table, layout, matched, whose, present, told, known)


def match(layout: Layout, known: Known, mapped: Mapped, where: Where) -> Matched:
    """The meaning of the columns, in other languages too where the ids do not tell it."""
    found = matching.match(layout, known.here, mapped, where)
    if not found.open or any(each.by is By.ID for each in found.matches):
        return found
    return matching.match(layout, known.everywhere, mapped, where)


def _group_of(matches: Sequence[Match]) -> str:
    """The group, where every question is worded for the same one."""
    groups = {each.group for each in matches}
    only = groups.pop() if len(groups) == 1 else None
    return only.value if only else ""
