"""The meeting: shows a topic, takes what the group says now, and has it on disk before the next screen appears."""

from collections.abc import Callable
from datetime import datetime

from ouderscan.interview import topic_page
from ouderscan.interview.keys import Move
from ouderscan.interview.meeting import Meeting
from ouderscan.interview.prompts import Prompts
from ouderscan.interview.topic_page import Decision
from ouderscan.texts import _, plural
from ouderscan.workshop import LONGEST, Outcome, Topic, Workshop

Save = Callable[[Workshop], None]
"""Puts what was agreed on disk."""
Clock = Callable[[], datetime]


def introduce(meeting: Meeting, prompts: Prompts) -> None:
    """What a group should know before the first topic."""
    topics = plural("{n} question to talk about.", "{n} questions to talk about.", len(meeting.topics))
    prompts.say("\n" + topics + " " + _("The one on which you differ most comes first."))
    prompts.say(_("You see how many chose what, and not who. A team in one room is not anonymous."))
    prompts.say(_("The votes stay as they are. What you agree on stands beside them, with why."))
    prompts.say(_keys())


def meet(meeting: Meeting, save: Save, prompts: Prompts, clock: Clock) -> Meeting:
    """Talk until the last topic was shown, or the group wants to make its plan.

    Raises:
        EOFError, KeyboardInterrupt: when the group stopped; everything confirmed is on disk.
        NotWritableError: when something could not be saved.
    """
    while topic := meeting.current:
        reply = prompts.pick(topic_page.page(meeting, topic))
        if isinstance(reply, Move):
            meeting = _moved(reply, meeting, topic, save, prompts, clock)
        else:
            meeting = _agreed(meeting, topic, reply, save, prompts)
    return meeting


def _moved(move: Move, meeting: Meeting, topic: Topic, save: Save, prompts: Prompts, clock: Clock) -> Meeting:
    match move:
        case Move.BACK:
            return meeting.back()
        case Move.NEXT:
            return meeting.forward()
        case Move.MENU:
            return meeting.to_the_end()
        case Move.NOTE:
            return _noted(meeting, save, prompts)
        case Move.HELP:
            for paragraph in topic_page.talk_card(topic, clock()):
                prompts.say(paragraph)
            prompts.say(_keys())
            prompts.pause()
    return meeting


def _agreed(meeting: Meeting, topic: Topic, decision: Decision, save: Save, prompts: Prompts) -> Meeting:
    outcome, value = decision
    if topic.votes.outside(value):
        prompts.say(_("This lies outside the middle half of the votes. The report says so."))
    why = prompts.line(_("Why? In one sentence, for who was not here."), meeting.so_far.why, _too_long)
    later = meeting.agreed(outcome, value, why)
    save(later.workshop)
    words = _in_words(topic, outcome, value)
    prompts.say(_("{number} · {outcome} · saved").format(number=meeting.at + 1, outcome=words))
    return later


def _in_words(topic: Topic, outcome: Outcome, value: int | None) -> str:
    if value is not None:
        return topic.scale.options[value - 1]
    return _("we do not agree") if outcome is Outcome.NOT_AGREED else _("we must find out")


def _noted(meeting: Meeting, save: Save, prompts: Prompts) -> Meeting:
    text = prompts.line(_("A note of the group, without names:"), meeting.so_far.notes, _too_long)
    if text == meeting.so_far.notes:
        return meeting
    later = meeting.noted(text)
    save(later.workshop)
    prompts.say(_("Note saved.") if text else _("Note removed."))
    return later


def _too_long(text: str) -> str:
    if len(text) <= LONGEST:
        return ""
    return _("A note has at most {most} characters; this one has {count}.").format(most=LONGEST, count=len(text))


def _keys() -> str:
    return _("Keys: a number is what you agree on; x we do not agree; u we must find out; ? questions to talk about; "
             "n note; v on; t back; m to the plan; s or q save and stop.")  # fmt: skip
