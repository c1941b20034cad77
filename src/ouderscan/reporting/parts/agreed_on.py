"""What the team agreed on about an item, beside the votes and never in place of them (rule 7)."""

from collections.abc import Mapping
from typing import Final

from ouderscan import workshop
from ouderscan.questionnaire.model import Group, Item
from ouderscan.reporting.material import Material
from ouderscan.reporting.view import AgreedOn
from ouderscan.texts import N_, _
from ouderscan.workshop import Agreed, Outcome

_OUTCOMES: Final[Mapping[Outcome, str]] = {
    Outcome.NOT_AGREED: N_("We talked about it and do not agree."),
    Outcome.FIND_OUT: N_("We talked about it and must find out."),
}


def agreed_on(material: Material, item: Item) -> tuple[AgreedOn, ...]:
    """What was agreed, more than once where two copies of a scan were merged."""
    return tuple(_one(material, item, each) for each in material.workshop.on(item.id) if each.outcome or each.notes)


def _one(material: Material, item: Item, said: Agreed) -> AgreedOn:
    votes = workshop.votes(material.figures, item.id)
    outside = votes is not None and votes.outside(said.value)
    return AgreedOn(
        text=_text(material, item, said),
        why=said.why,
        notes=said.notes,
        mark=_("This lies outside the middle half of the votes.") if outside else "",
    )


def _text(material: Material, item: Item, said: Agreed) -> str:
    if said.value is None:
        return _(_OUTCOMES[said.outcome]) if said.outcome else ""
    group = next(group for group in Group if group in item.text)
    options = material.questionnaire_of[item.id].scale_of(item, group).options
    return _("We agreed on {value}: {option}.").format(value=said.value, option=options[said.value - 1])
