"""From the files that the user names to one tally: each table is recognised, counted, and accounted for."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

from ouderscan import files
from ouderscan.answers.table import GROUP, SCHOOL
from ouderscan.cli import console, meter
from ouderscan.cli.imported import Counted, Imported, SoFar
from ouderscan.cli.meter import Meter
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import answering, carried, form, kinds, sectors, sources
from ouderscan.importers.account import Account, total
from ouderscan.importers.recognition import Recognised, Told
from ouderscan.importers.sectors import Sectors
from ouderscan.importers.sources import Source
from ouderscan.issues import Issue, Severity, Where
from ouderscan.questionnaire.model import Sector
from ouderscan.scoring import engine
from ouderscan.scoring.batch import StrangeCodeError
from ouderscan.texts import _

FORM = "ouderscan"
"""The system of forms of our own in the accounts."""
_MOST_ACCOUNTS = 20
"""Tables whose rows are accounted for one by one; more are added up."""


def read(paths: Sequence[Path], by_sector: Sectors, told: Told, others: Sequence[str]) -> Imported:
    """What is in these files; `others` are ids of questionnaires that a code of a form may be of besides.

    Raises:
        UnreadableInputError: when a file that was named cannot be read or recognised, or something is ambiguous.
    """
    so_far = SoFar()
    found = list(sources.expand(paths))
    forms = [each.path for each in found if each.path and form.is_form_file(each.path)]
    if forms:
        _add_forms(forms, by_sector, others, so_far)
    others_found = [source for source in found if source.path not in forms]
    with console.progress(_("Answers"), meter.total(others_found), in_bytes=True) as tell:
        for source in others_found:
            _add_source(source, by_sector, told, so_far, Meter(tell, meter.size_of(source)))
    issues = [*so_far.issues, *so_far.respondents.issues()]
    _stop_at_errors(issues)
    counted = so_far.counted or {by_sector.default: Counted()}
    parts = (counted[each].part(by_sector.known(each), each) for each in Sector if each in counted)
    return Imported(tuple(parts), tuple(issues), tuple(so_far.accounts), tuple(so_far.traits), tuple(so_far.presumed))


def _stop_at_errors(issues: Sequence[Issue]) -> None:
    errors = [each for each in issues if each.severity is Severity.ERROR and each.code in _AMBIGUOUS]
    if errors:
        raise UnreadableInputError("\n".join(dict.fromkeys(each.sentence() for each in errors)))


_AMBIGUOUS = {
    "ambiguous-column",
    "ambiguous-columns",
    "codes-outside-scale",
    "free-text-column",
    "school-of-two-sectors",
}
"""What must be settled before anything is counted: going on would be a guess."""


def _add_forms(paths: Sequence[Path], by_sector: Sectors, others: Sequence[str], so_far: SoFar) -> None:
    known = by_sector.known(by_sector.default)
    filled, issues = form.read(paths, known.questionnaires, others)
    so_far.issues += issues
    ids = {each for one in filled for each in one.book.questionnaires}
    own = [each for each in known.questionnaires if each.id in ids]
    if own:
        name, tally = ", ".join(path.name for path in paths[:3]), engine.count(form.table_of(filled, own), own)
        so_far.add(name, FORM, tally, [*ids], by_sector.default)
        so_far.presumed += [] if by_sector.given else [name]


def _add_source(source: Source, by_sector: Sectors, told: Told, so_far: SoFar, read_of: Meter) -> None:
    """Count the tables of a file; one without answers is told where another has some."""
    read, faults = 0, []
    try:
        for part in sources.parts(source):
            for each in _recognised(part, by_sector, told):
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


def _recognised(part: Source, by_sector: Sectors, told: Told) -> Iterator[Recognised | UnreadableInputError]:
    """The tables of a file, or why one is none."""
    try:
        tables = kinds.tables_in(part)
    except UnreadableInputError as fault:
        yield fault
        return
    for table in tables:
        try:
            yield from sectors.recognised(table, by_sector, told)
        except UnreadableInputError as fault:
            yield fault


def _add_table(recognised: Recognised, so_far: SoFar, read_of: Meter) -> None:
    tally, issues = _counted(recognised, read_of)
    # A table that is read for several sectors tells some things each time.
    so_far.issues += [each for each in (*recognised.issues(), *issues) if each not in so_far.issues]
    if recognised.schools is not None:
        tally = tally.filter(pl.col(SCHOOL).is_in(sorted(recognised.schools)))
    ids = [each.id for each in recognised.questionnaires]
    so_far.add(recognised.table.name, recognised.layout.system, tally, ids, recognised.sector)
    so_far.presumed += [] if recognised.sector_told else [recognised.table.name]
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
    except (pl.exceptions.PolarsError, StrangeCodeError):
        pass  # a cell is not what the first rows promised: look at each
    answers, issues = answering.exact(recognised)
    return engine.count(answers, recognised.questionnaires, read_of.of_rows(recognised.table)), issues


def say_accounts(accounts: Sequence[Account]) -> None:
    """Say on stderr where the rows of each table went, and of all together where there are several."""
    for each in accounts[:_MOST_ACCOUNTS]:
        console.say(each.sentence())
    if len(accounts) > 1:
        console.say(total(accounts).sentence())
