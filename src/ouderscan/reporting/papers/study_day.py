"""The script of a half study day, with times: look alone, talk about what divides, choose at most three actions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ouderscan.findings import most_divided
from ouderscan.questionnaire.model import Group
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.intentions import candidates, chosen
from ouderscan.reporting.papers.sheet import sheet
from ouderscan.reporting.papers.view import Intention, Slot, StudyDayPaper, Talk
from ouderscan.reporting.parts.unknown import not_known
from ouderscan.texts import _, plural

_BEGINS = datetime(2000, 1, 3, 13, 0)  # noqa: DTZ001 - a time of day; the date is never shown
_MINUTES_A_TALK = 15
_MOST_TALKS = 3
_MOST_QUESTIONS = 4


@dataclass(frozen=True, slots=True)
class _Part:
    """A part before it has its time."""

    minutes: int
    title: str
    steps: tuple[str, ...] = ()
    result: str = ""
    talks: tuple[Talk, ...] = ()
    candidates: tuple[Intention, ...] = ()


def study_day(material: Material) -> StudyDayPaper:
    """The script of a scan; guests may be there, so that questions whose figures are hidden are left out."""
    parts = [part for part in _parts(material) if part]
    return StudyDayPaper(
        sheet=sheet(
            material,
            _("Script for the study day"),
            _("A half day in which the team looks at the scan and chooses what to do. Move the times as it suits you."),
        ),
        needs=(
            _("The report, printed for every two people or on a screen"),
            _("Sticky notes and pens, and a wall to hang things on"),
            _("Someone who watches the time and does not take part in the talk"),
            _("Two or three parents as guests, if you dare: ask them in time"),
        ),
        slots=tuple(_timed(parts)),
    )


def _timed(parts: Sequence[_Part]) -> Iterator[Slot]:
    now = _BEGINS
    for part in parts:
        until = now + timedelta(minutes=part.minutes)
        yield Slot(
            time=f"{now:%H:%M}–{until:%H:%M}",
            minutes=plural("{n} minute", "{n} minutes", part.minutes),
            title=part.title,
            steps=part.steps,
            talks=part.talks,
            candidates=part.candidates,
            result=part.result,
        )
        now = until


def _parts(material: Material) -> Iterator[_Part | None]:
    yield _Part(
        15,
        _("Begin"),
        (
            _("Tell why you do this: parents and school together help the pupil. It is no mark and no inspection."),
            _("Tell who answered and who did not. Ask: whose voice do we miss here?"),
            _("Agree on one rule: first listen, then judge."),
        ),
        _("Everybody knows what this afternoon is for."),
    )
    yield _Part(
        25,
        _("Look alone, then in pairs"),
        (
            _("Read “In short” and the pictures of two subjects, alone and in silence."),
            _("Write on a note: this I recognise, this surprises me. Tell each other."),
            _("Hang the notes on the wall. Read them; say nothing about them yet."),
        ),
        _("A wall with what people recognise and what surprises them."),
    )
    yield _divided(material)
    yield _Part(15, _("Break"))
    yield _unknown(material)
    yield _choosing(material)
    yield _Part(
        15,
        _("End"),
        (
            _("Read the actions aloud. Ask everybody: what could go wrong? Mend what can be mended."),
            _("Agree on who tells parents and the participation council, and when."),
            _("Set the day on which you look back."),
        ),
        _("At most three actions, and a day on which you look back."),
    )


def _divided(material: Material) -> _Part | None:
    """The items on which the team is most divided: who chose the lowest and the highest speak first."""
    talks = [talk for group in Group if group.in_the_room for talk in _talks(material, group)][:_MOST_TALKS]
    if not talks:
        return None
    return _Part(
        _MINUTES_A_TALK * len(talks),
        _("Talk about where we differ"),
        (
            _("A quarter of an hour for each question. Who wants to, tells an example from this year."),
            _("First who would answer very low, then who would answer very high. Nobody has to tell their own answer."),
            _("Write down: this is so, or we do not agree, or we must find out."),
        ),
        _("For each question one sentence that everybody can stand behind."),
        tuple(talks),
    )


def _talks(material: Material, group: Group) -> Iterator[Talk]:
    for each in most_divided(material.figures, group):
        item = material.items.get(each.item)
        if item and each.n is not None:
            n = words.persons(each.n, material.population(group))
            spread = words.spread(each.disagreement, material.limits)
            yield Talk(item.text[group], f"{spread}; {n}", item.talk)


def _unknown(material: Material) -> _Part | None:
    """What nobody knows, and how to find out: a plan for each question."""
    found = not_known(material)
    asked = [each.question for each in found.unverified] + [each.ask or each.question for each in found.unknown]
    questions = list(dict.fromkeys(each for each in asked if each))[:_MOST_QUESTIONS]
    if not questions:
        return None
    return _Part(
        20,
        _("What we do not know"),
        (
            _("In groups of four: choose one question. Whom do we ask, how, and before when?"),
            _("Look for a way that also reaches the parents who do not come by themselves."),
        ),
        _("For each question: whom we ask, how, and before when."),
        tuple(Talk(question, "", ()) for question in questions),
    )


def _choosing(material: Material) -> _Part:
    now = (_("This is what the plan says now. Keep it, sharpen it, or choose something else."),)
    return _Part(
        45,
        _("Choose at most three actions"),
        (
            *(now if chosen(material) else ()),
            _("Read what fits best with the scan. It is a start and no order: something of your own may be better."),
            _("Everybody gives three dots. Take the three with most dots, or fewer. One thing is a good choice."),
            _(
                "Write each in your own words, with an example from this year. Add how parents will notice, who sees "
                "to it, the first step, and when you look back."
            ),
        ),
        _("At most three actions in your own words."),
        candidates=chosen(material) or candidates(material),
    )
