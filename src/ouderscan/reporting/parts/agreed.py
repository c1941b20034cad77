"""Part 1: what we are going to do. While there is no plan: room for three actions, to fill in by hand."""

from ouderscan.advice import FIRST
from ouderscan.reporting.view import Action, Agreed, Blank
from ouderscan.texts import _


def agreed() -> Agreed:
    """The slots for at most three actions, each with the five questions that make it the school's own (rule 8)."""
    return Agreed(
        headline=_("Choose at most three actions and write them here in your own words."),
        actions=tuple(Action(str(number), _blanks(), "") for number in range(1, FIRST + 1)),
    )


def _blanks() -> tuple[Blank, ...]:
    return (
        Blank(_("What we are going to do, in our own words"), "", 2),
        Blank(_("An example from this year that shows why"), "", 2),
        Blank(_("How parents will notice"), "", 1),
        Blank(_("Who sees to it"), "", 1),
        Blank(_("When we look back"), "", 1),
    )
