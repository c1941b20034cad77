"""Exports of other systems that were put into the folder `answers` of a scan: each row becomes a respondent of it.

A row counts once: its journal is named by a digest of the id that the system gave, or else of what was answered, so
that a later export with more rows adds those alone. From then on it is treated as everybody's answers are: parents
count in portions. What else stands in the file is not looked at. `mapping.yaml` beside `scan.yaml` says what the
columns mean where they do not tell it themselves.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from ouderscan import files
from ouderscan.answers import frozen, table
from ouderscan.answers.journal import SUFFIX, set_time
from ouderscan.answers.ledger import LEDGER
from ouderscan.answers.merging import KEPT_BESIDE
from ouderscan.answers.respondent import FORMAT, AnswerLine, DoneLine, Header, NonAnswerLine
from ouderscan.answers.store import QUESTIONNAIRES, ScanFolder
from ouderscan.answers.table import GROUP, RESPONDENT, SCHOOL, NonAnswer
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import answering, kinds, mapping, recognition, sources
from ouderscan.importers.mapping import EMPTY
from ouderscan.importers.recognition import Known, Recognised, Told
from ouderscan.importers.sources import Source
from ouderscan.issues import Issue, Where, has_errors
from ouderscan.questionnaire.model import Group, NonAnswerName

ADDED: Final = "rows-added"
MAPPING: Final = "mapping.yaml"
_DOCUMENTS: Final = (".txt", ".md", ".docx", ".pdf")
"""Endings of what people write for themselves; no system exports its answers so."""
Row = Mapping[str, Any]
"""A row of `answers.table`: four texts and codes."""


def adopt(folder: ScanFolder, day: str, others: Collection[Path] = ()) -> list[Issue]:
    """Make a journal of every row that has none yet; how many, and what was left out. `others` are no exports.

    Raises:
        UnreadableInputError: when the mapping file has faults.
        NotWritableError: when a journal cannot be written.
    """
    found = [each for each in sources.expand([folder.answers]) if _may_be_export(each, others)]
    if not found:
        return []
    known, told = _known(folder), _told(folder)
    return [issue for source in found for issue in _adopted(source, folder, day, known, told)]


def _may_be_export(source: Source, others: Collection[Path]) -> bool:
    path = source.path
    if path is None or path in others or path.name == LEDGER:
        return False
    return path.suffix.lower() not in {SUFFIX, KEPT_BESIDE, *_DOCUMENTS}


def _known(folder: ScanFolder) -> Known:
    ids = [each.id for each in folder.questionnaires]
    return Known(folder.questionnaires, lambda: frozen.in_all_languages(folder.path / QUESTIONNAIRES, ids))


def _told(folder: ScanFolder) -> Told:
    only = next(iter(folder.scan.groups)).value if len(folder.scan.groups) == 1 else ""
    if not (folder.path / MAPPING).is_file():
        return Told(EMPTY, group=only)
    mapped, source = mapping.read(folder.path / MAPPING, follow=False)
    return Told(mapped, group=only, source=source)


def _adopted(source: Source, folder: ScanFolder, day: str, known: Known, told: Told) -> Iterator[Issue]:
    try:
        for part in sources.parts(source):
            for each in kinds.tables_in(part):
                yield from _table(recognition.recognise(each, known, told), folder, day)
    except (UnreadableInputError, OSError) as fault:
        reason = files.reason(fault) if isinstance(fault, OSError) else str(fault).removeprefix(f"{source.name}: ")
        yield Issue("passed-over", Where(source.name), {"reason": reason})


def _table(recognised: Recognised, folder: ScanFolder, day: str) -> Iterator[Issue]:
    answers, issues = answering.exact(recognised)
    told = [*recognised.issues(), *issues]
    rows = [row for row in answers.collect().iter_rows(named=True) if row[GROUP] in set(Group) and _said(row)]
    schools = {row[SCHOOL] for row in rows} if SCHOOL in recognised.origins.told else set()
    if len(schools) > 1:
        told.append(Issue("several-schools", recognised.where, {"count": len(schools)}))
    yield from told
    if has_errors(told):
        return
    added = sum(_keep(name, row, recognised, folder, day) for name, row in _named(rows, recognised))
    if added:
        yield Issue(ADDED, recognised.where, {"count": added})


def _said(row: Row) -> dict[str, int]:
    """What a person answered, also that no answer is given for a reason; empty for a blank row."""
    items = {name: code for name, code in row.items() if name not in table.KEYS and code is not None}
    return {item: code for item, code in items.items() if code != NonAnswer.NOT_ANSWERED}


def _named(rows: Sequence[Row], recognised: Recognised) -> Iterator[tuple[str, Row]]:
    """Each row with the name of its journal, which says nothing; rows that are alike are told apart by counting."""
    seen: Counter[str] = Counter()
    for row in rows:
        system, person = recognised.layout.system, row[RESPONDENT]
        told = f"{system} {person}" if person else f"{system} {row[GROUP]} {sorted(_said(row).items())}"
        seen[told] += 1
        which = "" if person else f" {seen[told]}"
        yield sha256(f"{told}{which}".encode()).hexdigest()[:16], row


def _keep(name: str, row: Row, recognised: Recognised, folder: ScanFolder, day: str) -> bool:
    """Write the journal of a row, unless there is one: what was said once counts."""
    path = folder.answers / f"{name}{SUFFIX}"
    if path.exists():
        return False
    lines = [_header(row, recognised, day), *_lines(row), DoneLine(done=True)]
    files.write_text(path, "".join(line.model_dump_json() + "\n" for line in lines))
    set_time(path, day)
    return True


def _header(row: Row, recognised: Recognised, day: str) -> Header:
    group = Group(row[GROUP])
    asked = [item.id for each in recognised.questionnaires for item in each.items_for(group)]
    put = [item for item in asked if row[item] is not None]
    return Header(
        format=FORMAT,
        group=group,
        language=recognised.questionnaires[0].language,
        questionnaires={each.id: each.version for each in recognised.questionnaires},
        day=day,
        items=() if put == asked else tuple(put),
    )


def _lines(row: Row) -> Iterator[AnswerLine | NonAnswerLine]:
    for item, code in _said(row).items():
        if code > 0:
            yield AnswerLine(item=item, value=code)
        else:
            yield NonAnswerLine(item=item, non_answer=NonAnswerName(NonAnswer(code).label))
