"""What became of the plan that was made then: its actions as they were written, with their status now."""

from collections import Counter
from dataclasses import replace
from typing import Final

from ouderscan import plan as plans
from ouderscan.plan import Plan, Status
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts.agreed import agreed
from ouderscan.reporting.view import Action, Blank
from ouderscan.texts import N_, _, plural

_COUNTED: Final = (
    (Status.DONE, N_("done: {n}")),
    (Status.DOING, N_("being done: {n}")),
    (Status.STOPPED, N_("stopped: {n}")),
    (Status.PLANNED, N_("planned, with nothing written since: {n}")),
)


def headline(plan: Plan | None) -> str:
    """What became of a plan, in a sentence."""
    if plan is None:
        return _("There was no plan then.")
    if not plan.actions:
        return _("No action was taken up then: {reason}").format(reason=plan.no_action)
    counts = Counter(each.status for each in plan.actions)
    told = [_(sentence).format(n=counts[status]) for status, sentence in _COUNTED if counts[status]]
    start = plural("Then {n} action was agreed", "Then {n} actions were agreed", len(plan.actions))
    return f"{start}. {'; '.join(told).capitalize()}."


def actions(material: Material) -> tuple[Action, ...]:
    """The actions of a plan with what was written of them, and what became of each."""
    written = material.plan.actions if material.plan else ()
    shown = agreed(material).actions if written else ()
    return tuple(_with_outcome(action, of) for action, of in zip(shown, written, strict=True))


def _with_outcome(action: Action, written: plans.Action) -> Action:
    blanks = tuple(each for each in action.blanks if each.text)
    if written.status is Status.PLANNED and not written.note:
        nothing = _("Nothing was written about it since. Write it in plan.yaml of that moment, and compare again.")
        blanks = (*blanks, Blank(_("What became of it"), nothing, 1))
    return replace(action, blanks=blanks)
