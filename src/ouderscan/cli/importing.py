"""From the files that the user names to one tally: each table is recognised, counted, and accounted for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
from polars import selectors

from ouderscan import files
from ouderscan.answers.table import GROUP
from ouderscan.cli import console, meter
from ouderscan.cli.meter import Meter
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import answering, carried, form, kinds, recognition, sources
from ouderscan.importers.account import Account, account_of, total
from ouderscan.importers.recognition import Known, Recognised, Told
from ouderscan.importers.respondents import Respondents
from ouderscan.importers.sources import Source
from ouderscan.issues import Issue, Severity, Where
from ouderscan.questionnaire.model import Questionnaire
from ouderscan.scoring import engine
from ouderscan.scoring.tally import PERSONS, add
from ouderscan.texts import _

FORM = "ouderscan"
"""The system of forms of our own in the accounts."""
_MOST_ACCOUNTS = 20
"""Tables whose rows are accounted for one by one; more are added up."""
_FOLD = 64
"""Tallies of so many tables are added up at a time."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What was counted, of which questionnaires, what was not understood, and where each row went."""

    tally: pl.DataFrame
    questionnaires: tuple[Questionnaire, ...]
    issues: tuple[Issue, ...]
    accounts: tuple[Account, ...]
    traits: tuple[pl.DataFrame, ...] = ()
    """Which schools have what was asked of them besides, see `carried`."""


@dataclass(slots=True)
class _SoFar:
    """What was read until now."""

    tallies: list[pl.DataFrame] = field(default_factory=list)
    questionnaires: set[str] = field(default_factory=set)
    issues: list[Issue] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    respondents: Respondents = field(default_factory=Respondents)
    traits: list[pl.DataFrame] = field(default_factory=list)

    def add(self, name: str, system: str, tally: pl.DataFrame, questionnaires: Sequence[str]) -> None:
        """Add what was counted of a table."""
        groups = tally.group_by(GROUP).agg(pl.col(PERSONS).sum())
        self.accounts.append(account_of(name, system, dict(groups.iter_rows())))
        self.questionnaires.update(questionnaires)
        self.tallies.append(tally)
        if len(self.tallies) >= _FOLD:
            self.tallies = [together(self.tallies)]


def read(paths: Sequence[Path], known: Known, told: Told, others: Sequence[str]) -> Imported:
    """What is in these files; `others` are ids of questionnaires that a code of a form may be of besides.

    Raises:
        UnreadableInputError: when a file that was named cannot be read or recognised, or something is ambiguous.
    """
    so_far = _SoFar()
    found = list(sources.expand(paths))
    forms = [each.path for each in found if each.path and form.is_form_file(each.path)]
    if forms:
        _add_forms(forms, known, others, so_far)
    others_found = [source for source in found if source.path not in forms]
    with console.progress(_("Answers"), meter.total(others_found), in_bytes=True) as tell:
        for source in others_found:
            _add_source(source, known, told, so_far, Meter(tell, meter.size_of(source)))
    issues = [*so_far.issues, *so_far.respondents.issues()]
    _stop_at_errors(issues)
    present = tuple(each for each in known.questionnaires if each.id in so_far.questionnaires) or known.questionnaires
    tallies = so_far.tallies or [engine.count(form.table_of((), present), present)]
    return Imported(together(tallies), present, tuple(issues), tuple(so_far.accounts), tuple(so_far.traits))


def _stop_at_errors(issues: Sequence[Issue]) -> None:
    errors = [each for each in issues if each.severity is Severity.ERROR and each.code in _AMBIGUOUS]
    if errors:
        raise UnreadableInputError("\n".join(dict.fromkeys(each.sentence() for each in errors)))


_AMBIGUOUS = {"ambiguous-column", "ambiguous-columns", "codes-outside-scale", "free-text-column"}
"""What must be settled before anything is counted: going on would be a guess."""


def together(tallies: Sequence[pl.DataFrame]) -> pl.DataFrame:
    """One tally of several, also of different questionnaires: nobody is counted at what was not asked."""
    if len(tallies) == 1:
        return tallies[0]
    aligned = pl.concat(tallies, how="diagonal").with_columns(selectors.integer().fill_null(0))
    return add([aligned])


def _add_forms(paths: Sequence[Path], known: Known, others: Sequence[str], so_far: _SoFar) -> None:
    filled, issues = form.read(paths, known.questionnaires, others)
    so_far.issues += issues
    ids = {each for one in filled for each in one.book.questionnaires}
    own = [each for each in known.questionnaires if each.id in ids]
    if own:
        so_far.add(
            ", ".join(path.name for path in paths[:3]), FORM, engine.count(form.table_of(filled, own), own), [*ids]
        )


def _add_source(source: Source, known: Known, told: Told, so_far: _SoFar, read_of: Meter) -> None:
    """Count the tables of a file; one without answers is told where another has some."""
    read, faults = 0, []
    try:
        for part in sources.parts(source):
            for each in _recognised(part, known, told):
                if isinstance(each, Recognised):
                    _add_table(each, so_far, read_of)
                    read += 1
                else:
                    faults.append(each)
    except OSError as fault:
        faults.append(UnreadableInputError(f"{source.name}: {files.reason(fault)}"))
    except UnreadableInputError as fault:
        faults.append(fault)
    read_of.finish()
    if faults and not read and source.named:
        raise faults[0]
    so_far.issues += [Issue("passed-over", Where(source.name), {"reason": _reason(each, source)}) for each in faults]


def _reason(fault: UnreadableInputError, source: Source) -> str:
    """What is wrong with a file, without its name, which stands before it already."""
    return str(fault).removeprefix(f"{source.name}: ")


def _recognised(part: Source, known: Known, told: Told) -> Iterator[Recognised | UnreadableInputError]:
    """The tables of a file, or why one is none."""
    try:
        tables = kinds.tables_in(part)
    except UnreadableInputError as fault:
        yield fault
        return
    for table in tables:
        try:
            yield recognition.recognise(table, known, told)
        except UnreadableInputError as fault:
            yield fault


def _add_table(recognised: Recognised, so_far: _SoFar, read_of: Meter) -> None:
    so_far.issues += recognised.issues()
    tally, issues = _counted(recognised, read_of)
    so_far.issues += issues
    ids = [each.id for each in recognised.questionnaires]
    so_far.add(recognised.table.name, recognised.layout.system, tally, ids)
    so_far.respondents.add(recognised)
    if recognised.told.trait:
        so_far.traits.append(carried.of_answers(recognised, recognised.told.trait))


def _counted(recognised: Recognised, read_of: Meter) -> tuple[pl.DataFrame, tuple[Issue, ...]]:
    """The tally of a table: the fast way while no cell surprises, else cell by cell."""
    try:
        answers = answering.fast(recognised)
        if answers is not None:
            tally = engine.count(answers, recognised.questionnaires, read_of.of_rows(recognised.table))
            if answering.SURPRISE not in tally[GROUP]:
                return tally, ()
    except pl.exceptions.PolarsError:
        pass  # a cell is not what the first rows promised: look at each
    answers, issues = answering.exact(recognised)
    return engine.count(answers, recognised.questionnaires, read_of.of_rows(recognised.table)), issues


def say_accounts(accounts: Sequence[Account]) -> None:
    """Say on stderr where the rows of each table went, and of all together where there are several."""
    for each in accounts[:_MOST_ACCOUNTS]:
        console.say(each.sentence())
    if len(accounts) > 1:
        console.say(total(accounts).sentence())
