"""Part 3: where we differ. The three items on which each group is most divided, whatever the thresholds say."""

from collections.abc import Iterator

from ouderscan.findings import most_divided
from ouderscan.questionnaire.model import Group
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts import items
from ouderscan.reporting.view import Divided, DividedGroup
from ouderscan.texts import _


def divided(material: Material) -> Divided:
    """The groups in which people differ; a group of which no distribution may be shown is left out."""
    groups = tuple(_groups(material))
    if not groups:
        return Divided(_("Nobody differs, or there are too few answers to show where people differ."), ())
    return Divided(_("Talk about these first. A difference tells more than an average."), groups)


def _groups(material: Material) -> Iterator[DividedGroup]:
    for group in Group:
        found = [each for each in most_divided(material.figures, group) if each.item in material.items]
        if found:
            question = material.items[found[0].item].text[group]
            yield DividedGroup(
                who=group_name(group),
                headline=_("{group}: most different answers to “{question}”").format(
                    group=group_name(group), question=question
                ),
                items=tuple(
                    items.picture(material, material.items[each.item], [group], f"divided-{group}") for each in found
                ),
            )
