"""Making the plan: at most three actions, each asked question by question, each answer on disk before the next.

The overview is the way in and out: it shows how far each action is, and lets one change any of them.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from ouderscan import plan as plans
from ouderscan.advice import FIRST, Advice
from ouderscan.interview.keys import Move
from ouderscan.interview.prompts import Choice, Page, Prompts, choose, numbered
from ouderscan.plan import Action, ActionKind, Considered, Plan
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Contested, Recommendation
from ouderscan.questionnaire.names import source_name
from ouderscan.texts import _, plural

Save = Callable[[Plan], None]
"""Puts the plan on disk."""
_DUTCH_DAY: Final = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_FINISH: Final = -1
_NEW: Final = -2
_REMOVE: Final = -3


def make(plan: Plan, advice: Advice, save: Save, prompts: Prompts, scan_day: str = "") -> Plan:
    """Ask for actions until the group is done; gives back the plan as it is then.

    `scan_day` is the day on which the scan began, as ISO text: no action is looked back upon before it.

    Raises:
        EOFError, KeyboardInterrupt: when the group stopped; everything confirmed is on disk.
        NotWritableError: when something could not be saved.
    """
    while True:
        chosen = choose(prompts, _overview(plan))
        if chosen == _FINISH:
            finished = _finished(plan, advice, save, prompts)
            if finished is None:
                continue
            return finished
        if chosen == _NEW:
            action = _new(plan, advice, prompts)
            if action is None:
                continue
            chosen = len(plan.actions)
            plan = _saved(_with(plan, chosen, action), save)
        plan = _edit(plan, chosen, save, prompts, scan_day)


def _saved(plan: Plan, save: Save) -> Plan:
    save(plan)
    return plan


def _with(plan: Plan, index: int, action: Action) -> Plan:
    actions = [*plan.actions]
    actions[index : index + 1] = [action]
    # What is done after all was not passed over, and is a reason less to do nothing.
    considered = tuple(each for each in plan.considered if each.recommendation != action.recommendation)
    return plan.model_copy(update={"actions": tuple(actions), "considered": considered, "no_action": ""})


def _overview(plan: Plan) -> Page[int]:
    choices = numbered([(_described(each), index) for index, each in enumerate(plan.actions)])
    if len(plan.actions) < FIRST:
        choices.append(Choice("a", _("Take up an action"), _NEW))
    choices.append(Choice(Move.NEXT.value, _("Finish"), _FINISH))
    text = plural(
        "The plan has {n} action; at most three.", "The plan has {n} actions; at most three.", len(plan.actions)
    )
    return Page(text, choices, heading=_("The plan"))


def _described(action: Action) -> str:
    missing = sum(not getattr(action, ask.key) for ask in plans.asks(action.kind))
    title = action.words or _title(action.recommendation) or _("an action of our own")
    return title + (" – " + plural("{n} answer missing", "{n} answers missing", missing) if missing else "")


def _title(recommendation: str | None) -> str:
    return next((each.title for each in plans.recommendations() if each.id == recommendation), "")


def _new(plan: Plan, advice: Advice, prompts: Prompts) -> Action | None:
    """The action that the group takes up; None where it thinks better of it."""
    taken = {each.recommendation for each in plan.actions}
    offered = [each for each in _advised(advice) if each.id not in taken]
    labelled: list[tuple[str, Action | None]] = [(_offered(each), Action(recommendation=each.id)) for each in offered]
    choices = [
        Choice("e", _("something of our own"), Action()),
        Choice("u", _("find something out first"), Action(kind=ActionKind.FIND_OUT)),
        *numbered(labelled),
        Choice(Move.BACK.value, _("Back to the overview"), None),
    ]
    text = _("What do you take up? What fits best comes first; you choose.")
    action = choose(prompts, Page(text, choices, heading=_("Action {number}").format(number=len(plan.actions) + 1)))
    if action is None:
        return None
    contested = next((each for each in offered if each.id == action.recommendation and each.contested), None)
    return action if contested is None or _is_sure(contested, prompts) else None


def _advised(advice: Advice) -> list[Recommendation]:
    return [each.recommendation for each in (*advice.first, *advice.waiting, *advice.others)]


def _offered(recommendation: Recommendation) -> str:
    mark = " – " + _("contested; you see why before you choose") if recommendation.contested else ""
    return recommendation.title + mark


def _is_sure(recommendation: Recommendation, prompts: Prompts) -> bool:
    """Whether the group wants a contested measure after having read what speaks against it (rule 4)."""
    for part in _against(recommendation.contested) if recommendation.contested else ():
        prompts.say("\n" + recommendation.title)
        for paragraph in part:
            prompts.say(paragraph)
        prompts.pause()  # all parts together are longer than a window of 24 lines
    choices = numbered([(_("No, choose again"), False), (_("Yes, we take it up"), True)])
    text = _("On this, people disagree. Do you take it up?")
    return choose(prompts, Page(text, choices, heading=recommendation.title))


def _against(contested: Contested) -> Iterator[tuple[str, ...]]:
    """What there is to read, part by part; each begins with what it is."""
    sources = catalogue.shipped().sources
    said = (f"– {source_name(sources, each.source)}: {each.says}" for each in contested.positions)
    yield _("Who says what"), *said
    yield _("Objections"), *(f"– {each}" for each in contested.objections)
    yield _("Questions to weigh"), *(f"– {each}" for each in contested.questions)
    if contested.alternative:
        yield (_("Another way") + ": " + contested.alternative,)


def _edit(plan: Plan, index: int, save: Save, prompts: Prompts, scan_day: str) -> Plan:
    """Ask every question of an action, with what was said before as the default."""
    if any(getattr(plan.actions[index], ask.key) for ask in plans.asks(plan.actions[index].kind)):
        choices = [*numbered([(_("Go through its questions"), index)]), Choice("d", _("Remove it"), _REMOVE)]
        if choose(prompts, Page(_described(plan.actions[index]), choices)) == _REMOVE:
            actions = (*plan.actions[:index], *plan.actions[index + 1 :])
            return _saved(plan.model_copy(update={"actions": actions}), save)
    for text in _catalogue(plan.actions[index]):
        prompts.say(text)
    for ask in plans.asks(plan.actions[index].kind):
        action = plan.actions[index]
        before = getattr(action, ask.key)
        if ask.key == "date":
            said = _day(ask.label, before, prompts, scan_day)
        else:
            said = prompts.line(ask.label, before, _too_long)
        if said != before:
            action = action.model_copy(update={ask.key: said})
            plan = _saved(_with(plan, index, action), save)
            prompts.say(_("Saved."))
        if ask.key == "words" and plans.in_catalogue_words(action):
            prompts.say(_("This is still the text of the catalogue. Say it in your own words."))
    return plan


def _catalogue(action: Action) -> Iterator[str]:
    """What the recommendation says, to put into one's own words."""
    for own in plans.recommendations():
        if own.id == action.recommendation:
            yield "\n" + own.title
            yield own.what
            yield _("How parents will notice") + ": " + own.notice
            yield _("Leave a line empty if you do not know yet; it can be filled in later.")


def _finished(plan: Plan, advice: Advice, save: Save, prompts: Prompts) -> Plan | None:
    """The plan with why there is no action, or why what fitted best was not chosen; None where no why was given."""
    if not plan.actions:
        reason = _reason_for_none(plan, prompts)
        if not reason:
            return None
        plan = _saved(plan.model_copy(update={"no_action": reason}), save)
    known = {each.recommendation for each in plan.actions} | {each.recommendation for each in plan.considered}
    for each in advice.first:
        if each.recommendation.id not in known:
            asked = _("Not chosen: {title}. Why not? (may stay empty)").format(title=each.recommendation.title)
            passed = Considered(recommendation=each.recommendation.id, reason=prompts.line(asked, check=_too_long))
            plan = _saved(plan.model_copy(update={"considered": (*plan.considered, passed)}), save)
    return plan


def _reason_for_none(plan: Plan, prompts: Prompts) -> str:
    """Why there is no action: without it, every paper would say that there is no plan yet."""
    again = _("Doing nothing needs a reason, in one sentence. Leave it empty to go back to the list.")
    reason = prompts.line(_("No action: why not?"), plan.no_action, _too_long)
    return reason or prompts.line(again, check=_too_long)


def _too_long(text: str) -> str:
    if len(text) <= plans.LONGEST:
        return ""
    return _("A note has at most {most} characters; this one has {count}.").format(most=plans.LONGEST, count=len(text))


def _day(label: str, before: str, prompts: Prompts, scan_day: str) -> str:
    """The day that was typed, as ISO text; asked anew, from what stood there, until it is one or nothing."""
    while True:
        typed = _as_iso(prompts.line(label, before))
        complaint = _day_complaint(typed, scan_day) if typed != before else ""
        if not complaint:
            return typed
        prompts.say(complaint)


def _as_iso(text: str) -> str:
    """A day as it is written in Dutch (1-3-2027) turned round; anything else as it is."""
    found = _DUTCH_DAY.fullmatch(text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else text


def _day_complaint(text: str, scan_day: str) -> str:
    if not text:
        return ""
    try:
        written = date.fromisoformat(text).isoformat() == text
    except ValueError:
        written = False
    if not written:
        return _("Type a day such as 2027-03-01 or 1-3-2027, or nothing.")
    return _("This day lies before the scan began ({day}).").format(day=scan_day) if text < scan_day else ""
