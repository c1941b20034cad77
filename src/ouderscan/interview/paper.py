"""Typing in what people ticked on paper, fast: a line of keys for each form, each answer on disk at once.

A line may hold a whole form or a part of it; what is typed is shown in words, and a later line corrects it. Nothing is
counted as done before the person who types has seen it and pressed Enter.
"""

from collections.abc import Sequence
from datetime import datetime

from ouderscan.answers import keys
from ouderscan.answers.checks import asked
from ouderscan.answers.codes import CodeBook
from ouderscan.answers.journal import Journal
from ouderscan.answers.respondent import FORMAT, Header
from ouderscan.answers.store import ScanFolder
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import WrongUsageError
from ouderscan.interview.keys import STOP
from ouderscan.interview.prompts import Prompts
from ouderscan.questionnaire.model import Group, NonAnswerName, Scale
from ouderscan.texts import _, plural


def type_in(scan: ScanFolder, group: Group, prompts: Prompts, now: datetime, *, short: bool) -> int:
    """Take one form after the other until the person stops; gives back how many were finished.

    Raises:
        WrongUsageError: when the scan has no questions for the group.
        NotWritableError: when an answer cannot be saved.
    """
    questions = asked(scan.questionnaires, group, short=short)
    if not questions:
        raise WrongUsageError(_("This scan has no questions for the group '{group}'.").format(group=group))
    items, scales = list(questions), [scale for _item, scale in questions.values()]
    _explain(scan, group, prompts, short=short, count=len(items))
    header = _header(scan, group, now, short=short)
    done = 0
    try:
        while True:
            prompts.say("\n" + _("Form {number}").format(number=done + 1))
            with Journal.begin(scan.answers, header) as journal:
                _one(journal, items, scales, prompts)
            done += 1
    except EOFError:
        return done


def _explain(scan: ScanFolder, group: Group, prompts: Prompts, *, short: bool, count: int) -> None:
    own = [each for each in scan.questionnaires if each.items_for(group, short=short)]
    tag = CodeBook.of(own, group, short=short).tag
    length = plural("{n} question", "{n} questions", count)
    prompts.say(_("Forms with the sign {sign}: {length}.").format(sign=tag, length=length))
    prompts.say(_("Type the keys beside the ticks in the order of the questions, such as 4w35. '-' is no tick."))
    prompts.say(_("'.' leaves the rest open. 12=4 corrects question 12. Enter ends a form that is right; s stops."))


def _header(scan: ScanFolder, group: Group, now: datetime, *, short: bool) -> Header:
    own = [each for each in scan.questionnaires if each.items_for(group, short=short)]
    versions = {each.id: each.version for each in own}
    day, language = f"{now:%Y-%m-%d}", own[0].language
    return Header(format=FORMAT, group=group, short=short, language=language, questionnaires=versions, day=day)


def _one(journal: Journal, items: Sequence[str], scales: Sequence[Scale], prompts: Prompts) -> None:
    """Take the answers of one form; it is done when every question has one and Enter was pressed."""
    answers: dict[int, int] = {}
    while True:
        at = next((number for number in range(1, len(items) + 1) if number not in answers), 0)
        line = _line(prompts, _ask(at, len(items)))
        if line.lower() in STOP:
            if answers:
                prompts.say(_half_typed(journal, at or len(items)))
            raise EOFError
        if not line and not at:
            journal.finish()
            return
        typed = keys.read(line, scales, at or len(items) + 1) if line else keys.Typed({})
        if typed.fault:
            prompts.say(_complaint(typed, scales))
        for number, code in typed.answers.items():
            journal.answer(items[number - 1], code)
        answers |= typed.answers
        if typed.answers:
            prompts.say("; ".join(_echo(number, code, scales[number - 1]) for number, code in typed.answers.items()))


def _line(prompts: Prompts, text: str) -> str:
    """What was typed; the end of the input is a stop."""
    try:
        return prompts.line(text)
    except EOFError:
        return STOP[0]


def _ask(at: int, count: int) -> str:
    if at:
        return _("From question {number} of {count}:").format(number=at, count=count)
    return _("All questions have been typed. Enter: right, the next form. 12=4: a correction.")


def _echo(number: int, code: int, scale: Scale) -> str:
    """An answer in words, as a check: `12=4 usually`."""
    if code == NonAnswer.NOT_ANSWERED:
        return f"{number}=-"
    key = next(key for key, value in keys.keys_of(scale).items() if value == code)
    label = scale.options[code - 1] if code > 0 else scale.non_answers[NonAnswerName(NonAnswer(code).label)]
    return f"{number}={key} {label}"


def _complaint(typed: keys.Typed, scales: Sequence[Scale]) -> str:
    if not typed.question:
        sentence = _("'{typed}' is beyond the last question, {last}. Nothing of this line was taken.")
        return sentence.format(typed=typed.fault, last=len(scales))
    possible = " ".join([*keys.keys_of(scales[typed.question - 1]), keys.EMPTY[0]])
    sentence = _("Question {number} knows no '{typed}', but: {keys}. Nothing of this line was taken.")
    return sentence.format(number=typed.question, typed=typed.fault, keys=possible)


def _half_typed(journal: Journal, at: int) -> str:
    sentence = _(
        "This form stopped at question {number}. What was typed is kept in {file}; delete it to type it again."
    )
    return sentence.format(number=at, file=journal.path.name)
