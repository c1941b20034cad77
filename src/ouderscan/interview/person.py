"""One person answers: goes on where they were or begins, for a group, with all questions or the short scan."""

from collections.abc import Sequence
from datetime import datetime

from ouderscan.answers import roles
from ouderscan.answers.journal import Journal
from ouderscan.answers.respondent import FORMAT, Header
from ouderscan.answers.roles import Choice
from ouderscan.answers.store import ScanFolder
from ouderscan.errors import WrongUsageError
from ouderscan.interview import resume, runner, session
from ouderscan.interview.prompts import Page, Prompts, choose, numbered
from ouderscan.interview.resume import Unfinished
from ouderscan.interview.session import minutes
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.questionnaire.names import group_name
from ouderscan.texts import _, plural


def answer(
    scan: ScanFolder, group: Group | None, prompts: Prompts, now: datetime, *, short: bool | None, asking: bool
) -> Group:
    """Ask one person everything, and give back the group that they answered for.

    What is None is asked; without `asking` its default is taken: the first group, all questions, a new start.

    Raises:
        WrongUsageError: when the scan has no questions for the group.
        NotWritableError: when an answer cannot be saved, or another window has the journal.
        EOFError, KeyboardInterrupt: when the person stopped; everything confirmed is on disk.
    """
    found, issues = resume.unfinished(scan, group)
    if found and not asking:
        prompts.say(_("There are answers here that were not finished; a new start is made."))
    chosen = resume.offer(found, prompts, now) if found and asking else None
    if chosen is None:
        return _begin(scan, group or _group(scan, prompts, asking=asking), prompts, now, short=short, asking=asking)
    for issue in issues:
        if issue.where.path == chosen.respondent.path.as_posix():
            prompts.say(issue.sentence())
    return _go_on(chosen, prompts)


def _go_on(chosen: Unfinished, prompts: Prompts) -> Group:
    with Journal.resume(chosen.respondent) as journal:
        runner.interview(chosen.session, journal, prompts)
    return chosen.respondent.header.group


def _begin(
    scan: ScanFolder, group: Group, prompts: Prompts, now: datetime, *, short: bool | None, asking: bool
) -> Group:
    questionnaires = [each for each in scan.questionnaires if each.items_for(group)]
    if short is None:
        short = asking and _is_short(questionnaires, group, prompts)
    state = session.start(questionnaires, group, short=short)
    if not state.questions:
        raise WrongUsageError(
            _(
                "This scan has no questions for the group '{group}' (or none in the short scan); it asks: {groups}."
            ).format(group=group, groups=", ".join(scan.scan.groups))
        )
    header = Header(
        format=FORMAT,
        group=group,
        roles=_role(scan, prompts) if asking and group is Group.TEAM else (),
        short=short,
        language=questionnaires[0].language,
        questionnaires={each.id: each.version for each in questionnaires},
        day=f"{now:%Y-%m-%d}",
    )
    with Journal.begin(scan.answers, header) as journal:
        runner.introduce(state, prompts)
        runner.interview(state, journal, prompts)
    return group


def _group(scan: ScanFolder, prompts: Prompts, *, asking: bool) -> Group:
    groups = list(scan.scan.groups)
    if len(groups) == 1 or not asking:
        return groups[0]
    choices = numbered([(group_name(each), each) for each in groups])
    return choose(prompts, Page(_("For which group do you answer?"), choices))


def _role(scan: ScanFolder, prompts: Prompts) -> Choice:
    """What the person does in the team, where the roles of the school are known."""
    known = roles.choices(scan.scan.roles)
    if not known:
        return ()
    prompts.say(_("The role is used to see who is missing, and for nothing else."))
    offered = [*((roles.name(each), each) for each in known), (_("I would rather not say"), ())]
    return choose(prompts, Page(_("What is your role?"), numbered(offered)))


def _is_short(questionnaires: Sequence[Questionnaire], group: Group, prompts: Prompts) -> bool:
    """Whether the person wants the short scan; asked only where it is shorter."""
    full, short = (sum(len(each.items_for(group, short=own)) for each in questionnaires) for own in (False, True))
    if not 0 < short < full:
        return False
    choices = numbered(
        [
            (_("All questions ({length})").format(length=_length(full)), False),
            (_("The short scan ({length})").format(length=_length(short)), True),
        ]
    )
    return choose(prompts, Page(_("How much do you want to answer?"), choices))


def _length(questions: int) -> str:
    return (
        plural("{n} question", "{n} questions", questions)
        + ", "
        + plural("about {n} minute", "about {n} minutes", minutes(questions))
    )
