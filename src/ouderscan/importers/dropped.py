"""What was put into the folder `answers` of a scan: each filled-in form and each row of an export is a respondent.

The journal that is made is named by a digest of the code, so that the same code is the same respondent, whenever it
is read and on whichever laptop. The files stay where they are; they may be kept or thrown away.
"""

from collections.abc import Sequence

from ouderscan import files
from ouderscan.answers.journal import SUFFIX, set_time
from ouderscan.answers.respondent import FORMAT, AnswerLine, DoneLine, Header, NonAnswerLine
from ouderscan.answers.store import ScanFolder
from ouderscan.answers.table import NonAnswer
from ouderscan.importers import dropped_exports, form
from ouderscan.importers.filled import Filled
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Frozen, NonAnswerName

ADDED = frozenset({"forms-added", dropped_exports.ADDED})
"""The issues that say how many were added; that is good news."""


def adopt(folder: ScanFolder, day: str, others: Sequence[str] = ()) -> list[Issue]:
    """Make a journal of every filled-in form, and of every row of an export, that has none yet; and what was left out.

    Raises:
        UnreadableInputError: when a file cannot be read.
        NotWritableError: when a journal cannot be written.
    """
    paths = sorted(path for path in folder.answers.glob("*") if form.is_form_file(path))
    filled, issues = form.read(paths, folder.questionnaires, others)
    new = [each for each in filled if not (folder.answers / f"{each.id}{SUFFIX}").exists()]
    for each in new:
        lines = [_header(each, folder, day), *_answers(each), DoneLine(done=True)]
        text = "".join(line.model_dump_json() + "\n" for line in lines)
        path = folder.answers / f"{each.id}{SUFFIX}"
        files.write_text(path, text)
        set_time(path, day)
    told = [Issue("forms-added", Where(folder.answers.as_posix()), {"count": len(new)})] if new else []
    return [*told, *issues, *dropped_exports.adopt(folder, day, paths)]


def _header(filled: Filled, folder: ScanFolder, day: str) -> Header:
    return Header(
        format=FORMAT,
        group=filled.book.group,
        short=filled.book.short,
        language=folder.questionnaires[0].language,
        questionnaires=dict(filled.book.questionnaires),
        day=day,
    )


def _answers(filled: Filled) -> list[Frozen]:
    return [
        AnswerLine(item=item, value=value)
        if value > 0
        else NonAnswerLine(item=item, non_answer=NonAnswerName(NonAnswer(value).label))
        for item, value in filled.answers.items()
        if value != NonAnswer.NOT_ANSWERED
    ]
