"""The interview: asks what a session says, puts every answer on disk before the next question appears."""

from typing import Final

from ouderscan.answers.journal import Journal
from ouderscan.answers.keys import NON_ANSWERS
from ouderscan.answers.respondent import LONGEST_NOTE
from ouderscan.answers.table import NonAnswer
from ouderscan.interview import keys, overview
from ouderscan.interview.keys import Move
from ouderscan.interview.prompts import Choice, Page, Prompts, numbered
from ouderscan.interview.session import Question, Session, minutes
from ouderscan.texts import _, plural

_MOVES: Final = tuple(Move)


def introduce(session: Session, prompts: Prompts) -> None:
    """What a person should know before the first question: who can see it, what an estimate is, how long it takes."""
    if any(question.group.in_the_room for question in session.questions):
        prompts.say("\n" + _("A team in one room is not anonymous: colleagues may recognise an answer."))
    if any(question.estimate for question in session.questions):
        prompts.say(_("What parents experience, you estimate. Only parents can tell, and the report says so."))
    count = len(session.questions)
    length = plural("{n} question", "{n} questions", count)
    duration = plural("about {n} minute", "about {n} minutes", minutes(count))
    prompts.say("\n" + _("{length}, {duration}.").format(length=length, duration=duration))
    prompts.say(_("Each answer is saved at once. You can stop at any moment and go on later."))
    prompts.say(_("Keys: {keys}.").format(keys="; ".join(keys.meanings())))


def interview(session: Session, journal: Journal, prompts: Prompts) -> Session:
    """Ask until this person says that they are done; gives back the session as it was then.

    Raises:
        EOFError: when the person stopped, or the input ended; everything confirmed is on disk.
        KeyboardInterrupt: as above, at Ctrl-C.
        NotWritableError: when an answer could not be saved.
    """
    introduced = {question.questionnaire.id for question in session.questions if question.item.id in session.answers}
    while True:
        question = session.current
        if question is None:
            chosen = overview.overview(session, prompts)
            if chosen is None:
                journal.finish()
                return session
            session = session.jump(chosen)
            continue
        if question.questionnaire.id not in introduced:
            introduced.add(question.questionnaire.id)
            _introduce_questionnaire(question, prompts)
        session = _ask(session, question, journal, prompts)


def _introduce_questionnaire(question: Question, prompts: Prompts) -> None:
    questionnaire = question.questionnaire
    prompts.say("\n" + questionnaire.title)
    prompts.say(questionnaire.introduction.get(question.group, questionnaire.description))
    prompts.pause()


def _ask(session: Session, question: Question, journal: Journal, prompts: Prompts) -> Session:
    reply = prompts.pick(_page(session, question))
    if isinstance(reply, Move):
        return _moved(reply, session, question, journal, prompts)
    return _answered(session, question, reply, journal, prompts)


def _moved(move: Move, session: Session, question: Question, journal: Journal, prompts: Prompts) -> Session:
    match move:
        case Move.BACK:
            return session.back()
        case Move.NEXT if question.item.id in session.answers:
            return session.forward()
        case Move.NEXT:
            return _answered(session, question, NonAnswer.NOT_ANSWERED, journal, prompts)
        case Move.NOTE:
            return _noted(session, question, journal, prompts)
        case Move.MENU:
            return session.jump(len(session.questions))
        case Move.HELP:
            _help(question, prompts)
    return session


def _page(session: Session, question: Question) -> Page[int]:
    heading = _("Question {number} of {count} · {dimension}").format(
        number=session.at + 1, count=len(session.questions), dimension=question.dimension.short
    )
    estimate = " · " + _("estimate") if question.estimate else ""
    return Page(
        text=question.text,
        choices=_choices(question),
        heading=heading + estimate,
        help=question.help,
        chosen=session.answer,
        moves=_MOVES,
    )


def _choices(question: Question) -> list[Choice[int]]:
    choices: list[Choice[int]] = numbered([(label, value) for value, label in enumerate(question.scale.options, 1)])
    for name, label in question.scale.non_answers.items():
        code = NonAnswer.of(name)
        choices.append(Choice(NON_ANSWERS[code], label, code))
    return choices


def _answered(session: Session, question: Question, value: int, journal: Journal, prompts: Prompts) -> Session:
    journal.answer(question.item.id, value)
    label = question.label(value) or _("passed over")
    prompts.say(
        _("{number} of {count} · {answer} · saved").format(
            number=session.at + 1, count=len(session.questions), answer=label
        )
    )
    return session.answered(value)


def _noted(session: Session, question: Question, journal: Journal, prompts: Prompts) -> Session:
    before = session.notes.get(question.item.id, "")
    told = _("The report prints a note word for word, without a name. Leave out the names of others too.")
    text = prompts.line(told + "\n" + _("Your note (what made you answer this?):"), before, _too_long)
    if text == before:
        return session
    journal.note(question.item.id, text)
    prompts.say(_("Note saved.") if text else _("Note removed."))
    return session.noted(text)


def _too_long(note: str) -> str:
    if len(note) <= LONGEST_NOTE:
        return ""
    return _("A note has at most {most} characters; this one has {count}.").format(most=LONGEST_NOTE, count=len(note))


def _help(question: Question, prompts: Prompts) -> None:
    prompts.say("\n" + question.dimension.title)
    if question.help:
        prompts.say(question.help)
    if question.estimate:
        prompts.say(_("This is about what parents experience. You estimate it; only parents can tell."))
    prompts.say(_("Not knowing is an answer too: it shows what to ask the parents."))
    prompts.say(_("Keys: {keys}.").format(keys="; ".join(keys.meanings())))
    prompts.pause()
