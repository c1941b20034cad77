"""The overview: how far a person is with each dimension, the way to any question, and the way out."""

from typing import Final

from ouderscan.interview.keys import Move
from ouderscan.interview.prompts import Choice, Page, Prompts, choose, numbered
from ouderscan.interview.session import Progress, Question, Session
from ouderscan.texts import _, plural

_FINISH: Final = -1
_RETURN: Final = -2


def overview(session: Session, prompts: Prompts) -> int | None:
    """The index of the question to go to, or None when this person is done."""
    while True:
        chosen = choose(prompts, _page(session))
        if chosen == _FINISH:
            if _is_sure(session, prompts):
                return None
        elif chosen == _RETURN:
            return session.next_open(0)
        else:
            picked = choose(prompts, _questions_page(session, session.progress()[chosen]))
            if picked != _RETURN:
                return picked


def _page(session: Session) -> Page[int]:
    choices = numbered([(_progress_line(each), index) for index, each in enumerate(session.progress())])
    upcoming = session.next_open(0)
    if upcoming < len(session.questions):
        going_on = _("Go on with question {number}").format(number=upcoming + 1)
        choices.append(Choice(Move.BACK.value, going_on, _RETURN))
    choices.append(Choice(Move.NEXT.value, _("Finish"), _FINISH))
    text = _without_answer(session) + " " + _("Look back at a part and change what you like, or finish.")
    return Page(text, choices, heading=_("Overview"))


def _without_answer(session: Session) -> str:
    count = session.without_answer()
    if not count:
        return _("Every question has an answer.")
    return plural("{n} question has no answer.", "{n} questions have no answer.", count)


def _progress_line(progress: Progress) -> str:
    return _("{dimension}: {answered} of {asked}").format(
        dimension=progress.dimension.short, answered=progress.answered, asked=progress.asked
    )


def _is_sure(session: Session, prompts: Prompts) -> bool:
    """Whether to finish; asked only where questions were not even seen."""
    if session.next_open(0) == len(session.questions):
        return True
    text = _without_answer(session) + " " + _("After finishing, nothing can be added.")
    return choose(prompts, Page(text, numbered([(_("Go on answering"), False), (_("Finish anyway"), True)])))


def _questions_page(session: Session, progress: Progress) -> Page[int]:
    own = [(index, each) for index, each in enumerate(session.questions) if each.dimension == progress.dimension]
    choices = numbered([(_with_answer(session, question), index) for index, question in own])
    choices.append(Choice(Move.BACK.value, _("Back to the overview"), _RETURN))
    return Page(progress.dimension.title, choices)


def _with_answer(session: Session, question: Question) -> str:
    answer = question.label(session.answers.get(question.item.id, 0)) if session.has_answer(question) else None
    return f"{question.text} [{answer or '–'}]"
