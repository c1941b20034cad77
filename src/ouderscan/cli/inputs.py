"""From what the user names (a scan folder, or files with answers) to one tally with all that goes with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import polars as pl

from ouderscan.answers import store
from ouderscan.answers.store import Scan
from ouderscan.errors import NothingScoredError, UnreadableInputError, WrongUsageError
from ouderscan.importers import dropped, form
from ouderscan.importers.plain import PlainFile, open_plain
from ouderscan.issues import Issue, nearest
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Questionnaire, Sector
from ouderscan.scoring import engine
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.scores import Scores
from ouderscan.scoring.tally import PERSONS, add
from ouderscan.texts import _, clean


@dataclass(frozen=True, slots=True)
class Gathered:
    """Answers counted, the questionnaires that they belong to, and what was not understood."""

    tally: pl.DataFrame
    questionnaires: tuple[Questionnaire, ...]
    issues: tuple[Issue, ...] = ()
    scan: Scan | None = None
    """What `scan.yaml` says, for a scan folder."""

    @property
    def persons(self) -> int:
        """How many persons were counted."""

        return int(self.tally[PERSONS].sum())

    def scores(self) -> Scores:
        """The figures, with what may not be shown taken out."""
        rules: Disclosure | None = engine.OWN_FOLDER if self.scan else None
        populations: Mapping[Group, int | None] = self.scan.groups if self.scan else {}
        return engine.from_tally(
            self.tally, self.questionnaires, engine.population_table(self.tally, populations), rules
        )


def gather(inputs: Sequence[Path], questionnaires: Sequence[str], group: str, sector: str) -> Gathered:
    """The answers in a scan folder or in files.

    Raises:
        WrongUsageError: when nothing is named, or a folder together with something else.
        UnreadableInputError: when an input cannot be read or is not recognised.
        NothingScoredError: when there is not one answer.
    """
    if not inputs:
        raise WrongUsageError(_("Say what to score: a scan folder, or files with answers."))
    folders = [path for path in inputs if path.is_dir()]
    if folders and len(inputs) > 1:
        raise WrongUsageError(_("Give one scan folder, or one or more files, and not both."))
    gathered = _folder(folders[0]) if folders else _files(inputs, _named(questionnaires), group, sector)
    if not gathered.persons:
        sentence = _("There are no answers yet in {input}.").format(input=clean(", ".join(map(str, inputs))))
        raise NothingScoredError("\n".join([*(issue.sentence() for issue in gathered.issues), sentence]))
    return gathered


def _folder(path: Path) -> Gathered:
    folder = store.open_folder(path)
    today = datetime.now().astimezone().date().isoformat()
    added = dropped.adopt(folder, today, _ids(catalogue.shipped().questionnaires))
    answers, issues = folder.read_answers()
    tally = engine.count(answers, folder.questionnaires)
    return Gathered(tally, tuple(folder.questionnaires), (*added, *issues), folder.scan)


def _named(names: Sequence[str]) -> tuple[Questionnaire, ...]:
    """The questionnaires that the user named by id or by file; the shipped ones where none is named."""

    if not names:
        return catalogue.shipped().questionnaires
    return tuple(_questionnaire(name) for name in names)


def _questionnaire(name: str) -> Questionnaire:

    shipped = catalogue.shipped()
    found = shipped.questionnaire(name)
    if found:
        return found
    if not Path(name).is_file():
        near = nearest(name, (each.id for each in shipped.questionnaires))
        sentence = _("There is no questionnaire '{name}': not one of ours, and not a file.{near}")
        raise UnreadableInputError(sentence.format(name=clean(name), near=near))
    document = catalogue.read_file(Path(name))
    if not isinstance(document, Questionnaire):
        raise UnreadableInputError(_("{name} is not a questionnaire.").format(name=clean(name)))
    return document


def _files(paths: Sequence[Path], known: Sequence[Questionnaire], group: str, sector: str) -> Gathered:
    questionnaires = tuple(each.in_sector(Sector(sector)) for each in known)
    forms = [path for path in paths if form.is_form_file(path)]
    filled, issues = form.read(forms, questionnaires, _ids(catalogue.shipped().questionnaires))
    files = [open_plain(path, questionnaires, group) for path in paths if path not in forms]
    answered = {each.id for file in files for each in file.questionnaires}
    answered.update(each for one in filled for each in one.book.questionnaires)
    present = tuple(each for each in questionnaires if each.id in answered) or questionnaires
    counted = [_counted(replace(file, questionnaires=present)) for file in files]
    if forms:
        counted.append((engine.count(form.table_of(filled, present), present), tuple(issues)))
    return Gathered(
        tally=add(tally for tally, _issues in counted),
        questionnaires=present,
        issues=tuple(issue for _tally, issues in counted for issue in issues),
    )


def _ids(questionnaires: Sequence[Questionnaire]) -> list[str]:
    return [each.id for each in questionnaires]


def _counted(file: PlainFile) -> tuple[pl.DataFrame, tuple[Issue, ...]]:
    """The tally of a file: the fast way where every cell is a code, else cell by cell."""

    try:
        tally = engine.count(file.numbers(), file.questionnaires)
        if not engine.misfits(tally, file.questionnaires, file.items()):
            return tally, ()
    except pl.exceptions.PolarsError:
        pass  # a cell is not a number: look at each
    answers, issues = file.words()
    return engine.count(answers, file.questionnaires), issues
