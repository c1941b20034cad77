"""The screen of a topic: the question, every vote beside its option, n, the non-answers apart, and one sentence."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final

from ouderscan.answers.table import NonAnswer
from ouderscan.interview.keys import Move
from ouderscan.interview.meeting import Meeting
from ouderscan.interview.prompts import Choice, Page
from ouderscan.questionnaire.model import NonAnswerName
from ouderscan.texts import N_, _, number, plural
from ouderscan.workshop import Outcome, Topic, Votes, Why

Decision = tuple[Outcome, int | None]
MOVES: Final = (Move.NEXT, Move.BACK, Move.NOTE, Move.MENU, Move.HELP)
_MOST_DOTS: Final = 20
"""Votes up to which each is a dot; beyond it there are bars."""
_WIDEST_BAR: Final = 24
"""Columns."""
_WIDEST_LABEL: Final = 40
"""Columns; behind a longer label its votes begin later than those of others."""
_MINUTES: Final = 6
_REASONS: Final[Mapping[Why, str]] = {
    Why.DIVIDED: N_("On this question you differ most."),
    Why.DIMENSION: N_("On this subject you differ."),
    Why.NOT_VERIFIED: N_("This is your estimate; no or too few parents were asked."),
    Why.UNKNOWN: N_("Many of you do not know this."),
}


def page(meeting: Meeting, topic: Topic) -> Page[Decision]:
    """The question with its votes; what can be chosen is what the group says now."""
    heading = _("{number} of {count} · {dimension}").format(
        number=meeting.at + 1, count=len(meeting.topics), dimension=topic.dimension.short
    )
    so_far = meeting.so_far
    return Page(
        text=topic.text,
        choices=[*_options(topic), *_others()],
        heading=heading + (" · " + _("estimate") if topic.estimate else ""),
        help="\n".join([_(_REASONS[topic.why]), _beside(topic)]),
        chosen=(so_far.outcome, so_far.value) if so_far.outcome else None,
        moves=MOVES,
    )


def talk_card(topic: Topic, now: datetime) -> Iterator[str]:
    """How to talk about it, a paragraph each; the time is a suggestion."""
    yield _(
        "First think why somebody would choose very low, then why very high. Nobody needs to tell their own answer."
    )
    yield from (f"– {question}" for question in topic.item.talk)
    until = now + timedelta(minutes=_MINUTES)
    minutes = plural("{n} minute", "{n} minutes", _MINUTES)
    yield _("About {minutes}, until {time}. Take longer if you need it.").format(minutes=minutes, time=f"{until:%H:%M}")


def _options(topic: Topic) -> list[Choice[Decision]]:
    width = min(_WIDEST_LABEL, max(map(len, topic.scale.options)))
    options = zip(topic.scale.options, topic.votes.counts, strict=True)
    return [
        Choice(str(value), f"{label:<{width}}  {drawn(count, topic.votes)}".rstrip(), (Outcome.AGREED, value))
        for value, (label, count) in enumerate(options, 1)
    ]


def _others() -> list[Choice[Decision]]:
    return [
        Choice("x", _("we do not agree"), (Outcome.NOT_AGREED, None)),
        Choice("u", _("we must find out"), (Outcome.FIND_OUT, None)),
    ]


def drawn(count: int, votes: Votes) -> str:
    """The votes for one option: a dot each, or a bar where there are many, with the number."""
    if not count:
        return ""
    marks = "●" * count if votes.n <= _MOST_DOTS else "█" * max(1, round(_WIDEST_BAR * count / max(votes.counts)))
    return f"{marks} {number(count)}"


def _beside(topic: Topic) -> str:
    """How many voted, and apart from them who gave no answer."""
    asked = _("{n} voted.").format(n=number(topic.votes.n))
    others = (f"{non_answer(topic, code)}: {'○' * min(n, _MOST_DOTS)} {n}" for code, n in topic.votes.non_answers)
    return " · ".join([asked, *others])


def non_answer(topic: Topic, code: NonAnswer) -> str:
    """A non-answer as it was offered; that a question was passed over is never offered."""
    known = {NonAnswer.of(NonAnswerName(name)): label for name, label in topic.scale.non_answers.items()}
    return known.get(code, _("no answer"))
