"""What all papers have in common: their head, and the subjects that stand out most."""

from ouderscan.questionnaire.model import FindingKind
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.view import Sheet
from ouderscan.texts import _, language

_STANDS_OUT = {FindingKind.GAP, FindingKind.PERCEPTION}


def sheet(material: Material, title: str, lead: str, *, of_answers: bool = True) -> Sheet:
    """The head and foot of a paper, which rests on answers or on none."""
    return Sheet(
        language=language(),
        foreign=material.foreign,
        foreign_advice=material.foreign_advice,
        example=material.scan.example,
        school=material.scan.school,
        date=words.moment(material.scan.date),
        title=title,
        lead=lead,
        foot=_foot(material) if of_answers else _("Made with ouderscan."),
    )


def _foot(material: Material) -> str:
    """What the paper was made with, and which groups answered; where too few did, they did answer."""
    groups = [group_name(each.group) for each in material.figures.responses if each.n != 0]
    if not groups:
        return _("Made with ouderscan.")
    return _("Made with ouderscan. Who answered: {groups}.").format(groups=words.enumeration(groups))


def standing_out(material: Material, most: int) -> list[str]:
    """The dimensions with the largest gaps or differences between team and parents, in their own order."""
    found = sorted((each for each in material.findings if each.kind in _STANDS_OUT), key=lambda each: -each.size)
    largest = list(dict.fromkeys(each.dimension for each in found))[:most]
    return [each for each in material.dimensions if each in largest]
