"""From what the user names (a scan folder, or files with answers) to one tally with all that goes with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from functools import cache, cached_property
from pathlib import Path

import polars as pl

from ouderscan import texts
from ouderscan.answers import merging, store
from ouderscan.answers.store import Scan, ScanFolder
from ouderscan.answers.table import GROUP, SCHOOL
from ouderscan.cli import importing
from ouderscan.cli.imported import Imported, Part
from ouderscan.errors import NothingScoredError, UnreadableInputError, WrongUsageError
from ouderscan.importers import dropped, mapping, recognition
from ouderscan.importers.account import Account
from ouderscan.importers.recognition import Known, Told
from ouderscan.importers.sectors import Sectors
from ouderscan.importers.sources import is_folder
from ouderscan.issues import Issue, has_errors, nearest
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Questionnaire, Sector
from ouderscan.scoring import engine
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.scores import Scores
from ouderscan.scoring.tally import PERSONS
from ouderscan.texts import _, clean


@dataclass(frozen=True)
class Gathered:
    """Answers counted, sector by sector, and what was not understood."""

    parts: tuple[Part, ...]
    issues: tuple[Issue, ...] = ()
    scan: Scan | None = None
    """What `scan.yaml` says, for a scan folder."""
    accounts: tuple[Account, ...] = ()
    """Where each row went, for files: rows in = answers + blank + set aside."""
    portions: Mapping[Group, int] = field(default_factory=dict)
    """After how many portions each group counts, for a scan folder."""
    traits: tuple[pl.DataFrame, ...] = ()
    """Which schools have what was asked of them besides, for files; see `importers.carried`."""
    presumed: bool = False
    """Whether the sector of some table was told by nothing."""

    @property
    def persons(self) -> int:
        """How many persons were counted."""
        return sum(int(each.tally.filter(pl.col(GROUP).is_in(list(Group)))[PERSONS].sum()) for each in self.parts)

    @cached_property
    def _part_of(self) -> Mapping[str, Part]:
        return {school: each for each in self.parts for school in each.tally[SCHOOL].unique()}

    def part_of(self, school: str) -> Part:
        """The schools of the same sector as this one, with the questionnaires as that sector reads them."""
        return self._part_of.get(school, self.parts[0])

    def scores(self) -> Scores:
        """The figures of all schools, with what may not be shown taken out."""
        scored = list(map(self._scores, self.parts))
        if len(scored) == 1:
            return scored[0]
        names = [each.name for each in fields(Scores)]
        return Scores(**{name: pl.concat([getattr(each, name) for each in scored], how="diagonal") for name in names})

    def _scores(self, part: Part) -> Scores:
        rules: Disclosure | None = engine.OWN_FOLDER if self.scan else None
        populations = engine.population_table(part.tally, self.scan.groups if self.scan else {})
        return engine.from_tally(part.tally, part.questionnaires, populations, rules)


def gather(
    inputs: Sequence[Path], questionnaires: Sequence[str], group: str, sector: str, told: Told | None = None
) -> Gathered:
    """The answers in a scan folder or in files; `told` is what the user said of the files besides.

    Raises:
        WrongUsageError: when nothing is named, or a scan folder together with something else.
        UnreadableInputError: when an input cannot be read or is not recognised.
        NothingScoredError: when there is not one answer.
    """
    if not inputs:
        raise WrongUsageError(_("Say what to score: a scan folder, or files with answers."))
    scans = [path for path in inputs if is_folder(path) and store.is_scan_folder(path)]
    if scans and len(inputs) > 1:
        raise WrongUsageError(_("Give one scan folder, or one or more files, and not both."))
    told = replace(told or Told(), group=group)
    gathered = _folder(scans[0]) if scans else _files(inputs, questionnaires, sector, told)
    if not gathered.persons:
        sentence = _("There are no answers yet in {input}.").format(input=clean(", ".join(map(str, inputs))))
        told_before = [*map(Account.sentence, gathered.accounts), *map(Issue.sentence, gathered.issues)]
        raise NothingScoredError("\n".join([*told_before, sentence]))
    return gathered


def _folder(path: Path) -> Gathered:
    folder, answers, issues = scan_answers(path)
    tally = engine.count(answers, folder.questionnaires)
    part = Part(folder.scan.sector, tally, tuple(folder.questionnaires))
    return Gathered((part,), issues, folder.scan, portions=folder.portions())


def scan_answers(path: Path) -> tuple[ScanFolder, pl.LazyFrame, tuple[Issue, ...]]:
    """A scan folder with its answers, those of filled-in forms that were put into it too, and what is to be told.

    Raises:
        UnreadableInputError: when the folder holds no sound scan.
        NotWritableError: when what was put into it cannot be kept.
    """
    folder = store.open_folder(path)
    today = datetime.now().astimezone().date().isoformat()
    added = dropped.adopt(folder, today, catalogue.shipped_ids())
    answers, issues = folder.read_answers()
    return folder, answers, (*added, *issues, *merging.kept_beside(path))


def _files(paths: Sequence[Path], names: Sequence[str], sector: str, told: Told) -> Gathered:
    known = cache(lambda each: known_of(names or told.mapped.questionnaires, each))
    by_sector = Sectors(known, Sector(sector or Sector.PO), given=bool(sector))
    if told.source:
        issues = list(mapping.meaning_issues(told.mapped, told.source, known(by_sector.default).here))
        if has_errors(issues):
            raise UnreadableInputError("\n".join(map(Issue.sentence, issues)))
    imported = importing.read(paths, by_sector, told, catalogue.shipped_ids())
    _refuse_another_sector(imported)
    return Gathered(
        imported.parts,
        imported.issues,
        accounts=imported.accounts,
        traits=imported.traits,
        presumed=bool(imported.presumed),
    )


def _refuse_another_sector(imported: Imported) -> None:
    """Refuse to read answers as of primary schools, which nothing tells, where their questions contradict it."""
    presumed = [issue for issue in imported.issues if issue.where.path in imported.presumed]
    contradicting = [issue.sentence() for issue in presumed if issue.code == recognition.OTHER_SECTOR]
    if contradicting:
        sentence = _("Without --sector answers are read as of a primary school (po), and these files are of another:")
        raise UnreadableInputError("\n".join([sentence, *contradicting]))


def known_of(names: Sequence[str], sector: Sector) -> Known:
    """The questionnaires that the user named by id or by file, as a sector reads them; the shipped ones where none is.

    Raises:
        UnreadableInputError: when there is no such questionnaire, or it has faults.
    """
    chosen = [_chosen(name) for name in names] or [
        (catalogue.shipped_file(each.id), each) for each in catalogue.shipped().questionnaires
    ]
    return Known(
        [each.in_sector(sector) for _path, each in chosen],
        lambda: (_questionnaire(path, language) for path, _each in chosen for language in _languages_of(path)),
        sector,
    )


def named(names: Sequence[str]) -> tuple[Questionnaire, ...]:
    """The questionnaires with these ids or files, for every sector; the shipped ones where none is named.

    Raises:
        UnreadableInputError: when there is no such questionnaire, or it has faults.
    """
    return tuple(_chosen(name)[1] for name in names) or catalogue.shipped().questionnaires


def _chosen(name: str) -> tuple[Path, Questionnaire]:
    """The file of a questionnaire, and what is in it."""
    if name in catalogue.shipped_ids():
        path = catalogue.shipped_file(name)
    elif Path(name).is_file():
        path = Path(name)
    else:
        near = nearest(name, catalogue.shipped_ids())
        sentence = _("There is no questionnaire '{name}': not one of ours, and not a file.{near}")
        raise UnreadableInputError(sentence.format(name=clean(name), near=near))
    return path, _questionnaire(path, texts.language())


def _languages_of(path: Path) -> list[str]:
    """The language that a questionnaire was written in, and those that it has been translated into."""
    translations = path.parent.glob(f"[a-z][a-z]/{path.name}")
    return [texts.DEFAULT_LANGUAGE, *sorted(each.parent.name for each in translations)]


def _questionnaire(path: Path, language: str) -> Questionnaire:
    document = catalogue.read_file(path, language)
    if not isinstance(document, Questionnaire):
        raise UnreadableInputError(_("{name} is not a questionnaire.").format(name=clean(str(path))))
    return document
