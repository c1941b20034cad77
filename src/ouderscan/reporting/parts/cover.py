"""The cover: who looked at itself, when, who answered, and the report in at most four sentences."""

from collections.abc import Iterator

from ouderscan.questionnaire.model import FindingKind
from ouderscan.questionnaire.names import group_name, sector_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.view import Cover, Line
from ouderscan.scoring.results import Response
from ouderscan.texts import _, number, percent


def cover(material: Material) -> Cover:
    """The cover of a scan."""
    scan = material.scan
    return Cover(
        school=scan.school,
        date=words.moment(scan.date),
        sector=sector_name(scan.sector),
        questionnaires=tuple(each.title for each in material.questionnaires),
        responses=tuple(responses(material)),
        summary=tuple(summary(material)),
    )


def responses(material: Material) -> Iterator[Line]:
    """A line for each group that was asked, also where nobody answered."""
    answered = {each.group: each for each in material.figures.responses}
    for group in (*material.scan.groups, *(each for each in answered if each not in material.scan.groups)):
        yield Line(group_name(group), _answered(answered.get(group)))


def _answered(response: Response | None) -> str:
    if response is None or response.n == 0:
        return _("no answers")
    if response.n is None:
        return _("too few answers")
    if response.population is None or response.population < response.n:
        return _("{n} answered").format(n=number(response.n))
    return _("{n} of {population} answered ({share})").format(
        n=number(response.n), population=number(response.population), share=percent(response.n / response.population)
    )


def summary(material: Material, most: int | None = None) -> Iterator[str]:
    """What goes well, what lies below aim or threshold, what we do not know; with at most so many names a sentence."""
    if material.silent:
        yield _("Too few answers to say anything.")
    for kind, sentence in (
        (FindingKind.STRENGTH, _("What we do most, and want to keep: {names}.")),
        (FindingKind.GAP, _below(material)),
        (FindingKind.NOT_VERIFIED, _("What parents experience is our own guess on: {names}.")),
        (FindingKind.PERCEPTION, _("What we think and what parents say lie apart on: {names}.")),
    ):
        dimensions = dict.fromkeys(each.dimension for each in material.findings if each.kind is kind)
        if dimensions:
            names = words.some([material.dimensions[each].short for each in dimensions], most)
            yield sentence.format(names=names, threshold=number(material.limits.target))


def _below(material: Material) -> str:
    if material.limits.own_target:
        return _("We do less than we aim for on: {names}.")
    return _("What we do lies below the threshold of {threshold} on: {names}.")
