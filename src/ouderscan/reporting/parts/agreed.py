"""Part 1: what we are going to do. While there is no plan: room for three actions, to fill in by hand."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from ouderscan import plan as plans
from ouderscan.advice import FIRST
from ouderscan.plan import ActionKind, Ask, Considered, Status
from ouderscan.questionnaire.model import Recommendation
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts.dispute import dispute
from ouderscan.reporting.view import Action, Agreed, Blank, NotChosen, Reference
from ouderscan.texts import N_, _, day, plural

_STATUSES: Final[Mapping[Status, str]] = {
    Status.PLANNED: N_("Planned."),
    Status.DOING: N_("We are doing it."),
    Status.DONE: N_("Done."),
    Status.STOPPED: N_("Stopped."),
}


def agreed(material: Material) -> Agreed:
    """The actions of the plan, each with the questions that make it the school's own (rule 8), or why there is none."""
    plan = material.plan
    if plan is None:
        empty = tuple(_action(material, number, plans.Action()) for number in range(1, FIRST + 1))
        return Agreed(_("Choose at most three actions and write them here in your own words."), empty, "", ())
    count = len(plan.actions)
    headline = plural("We agreed on {n} action.", "We agreed on {n} actions.", count)
    return Agreed(
        headline=headline if count else _("We take up no action now."),
        actions=tuple(_action(material, number, each) for number, each in enumerate(plan.actions, 1)),
        reason=plan.no_action,
        considered=tuple(_considered(material, plan.considered)),
    )


def _action(material: Material, number: int, action: plans.Action) -> Action:
    blanks = [Blank(ask.label, _said(action, ask), ask.rows) for ask in plans.asks(action.kind)]
    if action.status is not Status.PLANNED or action.note:
        became = " ".join(filter(None, (_(_STATUSES[action.status]), action.note)))
        blanks.append(Blank(_("What became of it"), became, 1))
    recommendation = _recommendation(material, action.recommendation)
    return Action(
        number=str(number),
        kind=_("First find out") if action.kind is ActionKind.FIND_OUT else "",
        blanks=tuple(blanks),
        note=_("This is still the text of the catalogue. Say it in your own words.")
        if plans.in_catalogue_words(action)
        else "",
        recommendation=_reference(material, recommendation) if recommendation else None,
        dispute=dispute(material, recommendation) if recommendation else None,
    )


def _said(action: plans.Action, ask: Ask) -> str:
    text = str(getattr(action, ask.key))
    return day(date.fromisoformat(text)) if ask.key == "date" and text else text


def _considered(material: Material, considered: tuple[Considered, ...]) -> Iterator[NotChosen]:
    for each in considered:
        if recommendation := _recommendation(material, each.recommendation):
            reference = _reference(material, recommendation)
            yield NotChosen(reference, each.reason, dispute(material, recommendation))


def _recommendation(material: Material, name: str | None) -> Recommendation | None:
    return next((each for each in material.catalogue.recommendations if each.id == name), None)


def _reference(material: Material, recommendation: Recommendation) -> Reference:
    """Its title, and its place in the report if it is printed there."""
    advice = material.advice
    printed = (*advice.first, *advice.waiting, *advice.others, *advice.keep)
    has_place = any(each.recommendation.id == recommendation.id for each in printed)
    return Reference(recommendation.title, f"recommendation-{recommendation.id}" if has_place else "")
