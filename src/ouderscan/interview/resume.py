"""Who began and is not done: offered first, with how far they are and when they saved. Never resumed unasked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ouderscan.answers import checks
from ouderscan.answers.respondent import Respondent
from ouderscan.answers.store import ScanFolder
from ouderscan.interview import session
from ouderscan.interview.prompts import Page, Prompts, choose, numbered
from ouderscan.interview.session import Session
from ouderscan.issues import Issue
from ouderscan.questionnaire.model import Group
from ouderscan.questionnaire.names import group_name
from ouderscan.texts import _, day


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A respondent who is not done, with the session to go on with and the moment of the last answer."""

    respondent: Respondent
    session: Session
    saved: datetime


def unfinished(folder: ScanFolder, group: Group | None = None) -> tuple[list[Unfinished], list[Issue]]:
    """Who is not done, of a group or of all, latest first; and what is wrong with their journals."""
    people, issues = folder.respondents()
    open_ones = [_unfinished(folder, each) for each in people if not each.done and group in {None, each.header.group}]
    found = [each for each in open_ones if each.session.questions]  # of a questionnaire that is gone there are none
    own = {each.respondent.path.as_posix() for each in found}
    found.sort(key=lambda each: each.saved, reverse=True)
    return found, [issue for issue in issues if issue.where.path in own]


def offer(found: Sequence[Unfinished], prompts: Prompts, now: datetime) -> Unfinished | None:
    """The one that the person wants to go on with; None for a new start."""
    going_on: list[tuple[str, Unfinished | None]] = [(_described(each, now), each) for each in found]
    choices = numbered([*going_on, (_("Somebody else answers, from the first question"), None)])
    return choose(prompts, Page(_("There are answers here that were not finished."), choices))


def _unfinished(folder: ScanFolder, person: Respondent) -> Unfinished:
    own = checks.own_questionnaires(person, folder.questionnaires)
    header = person.header
    state = session.start(own, header.group, short=header.short, answers=person.answers, notes=person.notes)
    return Unfinished(person, state, datetime.fromtimestamp(person.path.stat().st_mtime).astimezone())


def _described(each: Unfinished, now: datetime) -> str:
    time = f"{each.saved:%H:%M}"
    moment = time if each.saved.date() == now.date() else f"{day(each.saved.date())}, {time}"
    number = min(each.session.at + 1, len(each.session.questions))
    return _("Go on at question {number} of {count}, saved {moment} ({group})").format(
        number=number,
        count=len(each.session.questions),
        moment=moment,
        group=group_name(each.respondent.header.group),
    )
