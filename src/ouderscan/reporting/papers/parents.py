"""One page for parents, in plain words: what we found, what we are going to do, what we ask of you.

Parents speak for themselves here: what a team estimates of them is left out (rule 1).
"""

from collections.abc import Iterator

from ouderscan.questionnaire.model import FindingKind, Group, Kind
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.intentions import chosen, decided
from ouderscan.reporting.papers.sheet import sheet
from ouderscan.reporting.papers.view import Opinion, ParentsPaper
from ouderscan.reporting.parts.unknown import not_known
from ouderscan.scoring.results import DimensionFigures
from ouderscan.texts import _, number, plural

_MOST_OPINIONS = 6
_ENDS = 3
_NAMES = 3
_ASKS = 3
"""What fits a page."""


def parents(material: Material) -> ParentsPaper:
    """The page of a scan; its figures have been through disclosure for readers from outside the team."""
    return ParentsPaper(
        sheet=sheet(material, _("To all parents"), _("This is about how our school and parents work together.")),
        thanks=_thanks(material),
        found=tuple(_found(material)),
        opinions=tuple(_opinion(material, each) for each in _ends(_own_scores(material))),
        doing_head=_doing(material),
        doing=chosen(material),
        asks=_asks(material),
        ask_head=_("We do not know everything yet. Will you help us?"),
    )


def _doing(material: Material) -> str:
    if material.plan and material.plan.no_action:
        return _("We do nothing new now. This is why: {reason}").format(reason=material.plan.no_action)
    if decided(material):
        return _("We chose this:")
    return _("We are now choosing what we are going to do. You will hear that from us.")


def _thanks(material: Material) -> str:
    answered = next((each for each in material.figures.responses if each.group is Group.OUDER), None)
    if answered is None:
        return _("We filled in questions ourselves. We have not asked parents yet.")
    if answered.n is None:
        return _("Only a few parents filled in the questions. So we do not tell here what parents said.")
    if answered.population is None or answered.population < answered.n:
        return plural(
            "{n} parent filled in the questions. Thank you!",
            "{n} parents filled in the questions. Thank you!",
            answered.n,
        )
    return _("{n} of our {population} parents filled in the questions. Thank you!").format(
        n=number(answered.n), population=number(answered.population)
    )


def _found(material: Material) -> Iterator[str]:
    for kind, sentence in (
        (FindingKind.STRENGTH, _("We do a lot about: {names}. We want to keep it that way.")),
        (
            FindingKind.GAP,
            _("We want to do more about: {names}.")
            if material.limits.own_target
            else _("There is something to gain on: {names}."),
        ),
        (FindingKind.PERCEPTION, _("School and parents see this differently: {names}.")),
    ):
        dimensions = dict.fromkeys(each.dimension for each in material.findings if each.kind is kind)
        if dimensions:
            names = [f"“{material.dimensions[each].short}”" for each in dimensions]
            yield sentence.format(names=words.some(names, _NAMES))


def _own_scores(material: Material) -> list[DimensionFigures]:
    """What parents say that they experience, highest first."""
    scores = (material.figures.dimension(each, Kind.EXPERIENCE, Group.OUDER) for each in material.dimensions)
    return sorted((each for each in scores if each and each.mean is not None), key=lambda each: -(each.mean or 0))


def _ends(scores: list[DimensionFigures]) -> list[DimensionFigures]:
    """The highest and the lowest where there are many."""
    return scores if len(scores) <= _MOST_OPINIONS else [*scores[:_ENDS], *scores[-_ENDS:]]


def _opinion(material: Material, figures: DimensionFigures) -> Opinion:
    mean = figures.mean or 0.0
    return Opinion(
        subject=material.dimensions[figures.dimension].title,
        x=round(mean, 2),
        value=number(mean),
        n=plural("{n} parent", "{n} parents", figures.n or 0),
    )


def _asks(material: Material) -> tuple[str, ...]:
    """What we do not know, as it is put to parents: the estimates first."""
    open_questions = not_known(material)
    asked = [each.question for each in open_questions.unverified] + [each.ask for each in open_questions.unknown]
    return tuple(dict.fromkeys(each for each in asked if each))[:_ASKS]
