"""Part 4: each dimension, with what we do, what parents experience or what we estimate, and what that means."""

from collections.abc import Sequence

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Dimension, Group, Kind, Questionnaire
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import geometry, words
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts import items, meaning
from ouderscan.reporting.pictures import Score, Sign, Strip
from ouderscan.reporting.view import DimensionPart, QuestionnairePart
from ouderscan.scoring.figures import SMALLEST_FOR_DISAGREEMENT
from ouderscan.scoring.results import DimensionFigures, Hidden
from ouderscan.texts import _, number, percent

_SD_OF_THE_DIVIDED = 50.0
"""The standard deviation on 0–100 of a group of which half is lowest and half highest."""


def questionnaires(material: Material) -> tuple[QuestionnairePart, ...]:
    """The questionnaires that have more than lists of whom we reach; those stand in part 5."""
    parts = (_questionnaire(material, each) for each in material.questionnaires)
    return tuple(part for part in parts if part.dimensions)


def legend(material: Material) -> tuple[Sign, ...]:
    """The signs of the groups that answered: what each says itself, and what those in the room estimate."""
    answered = {each.group for each in material.figures.responses}
    groups = [group for group in Group if group in answered]
    own = [Sign(group, False, group_name(group)) for group in groups]
    estimates = [
        Sign(group, True, _("{group}: an estimate of what parents experience").format(group=group_name(group)))
        for group in groups
        if group.in_the_room
    ]
    return (*own, *estimates)


def line(material: Material) -> str:
    """What the line in the pictures of what we do is: an aim only where the team set one."""
    if material.limits.own_target:
        return _("The line is what we aim for in what we do.")
    sentence = _("The line at {threshold} is a threshold of ouderscan: below it, what we do asks for attention.")
    return sentence.format(threshold=number(material.limits.target))


def _questionnaire(material: Material, questionnaire: Questionnaire) -> QuestionnairePart:
    dimensions = tuple(
        part for each in questionnaire.dimensions if (part := _dimension(material, questionnaire, each)).items
    )
    return QuestionnairePart(
        id=f"questionnaire-{questionnaire.id}",
        title=questionnaire.title,
        description=questionnaire.description,
        headline=_headline(material, dimensions),
        subtitle=_("Scores from 0 to 100, in the order of the questionnaire. {line}").format(line=line(material)),
        dimensions=dimensions,
        has_scores=any(each.practice or each.experience for each in dimensions),
    )


def _headline(material: Material, dimensions: Sequence[DimensionPart]) -> str:
    """What the picture of all dimensions says, by counting and without a mark."""
    scored = [each for each in dimensions if _practice_means(material, each.id)]
    below = [each for each in scored if min(_practice_means(material, each.id)) < material.limits.target]
    if not scored:
        return _("What we do was not asked here, or answered by too few.")
    names = words.enumeration([each.short for each in below])
    return _compared(material, bool(below)).format(
        count=len(below), total=len(scored), names=names, threshold=number(material.limits.target)
    )


def _compared(material: Material, below: bool) -> str:
    """How the subjects lie against what we aim for, or against the threshold."""
    if material.limits.own_target:
        every, some = (
            _("On every subject we do what we aim for."),
            _("We do less than we aim for on {count} of {total} subjects: {names}."),
        )
    else:
        every, some = (
            _("On every subject what we do reaches the threshold of {threshold}."),
            _("What we do lies below the threshold of {threshold} on {count} of {total} subjects: {names}."),
        )
    return some if below else every


def _practice_means(material: Material, dimension: str) -> list[float]:
    return [each.mean for each in material.scores(dimension, Kind.PRACTICE) if each.mean is not None]


def _dimension(material: Material, questionnaire: Questionnaire, dimension: Dimension) -> DimensionPart:
    asked = [each for each in questionnaire.items if each.dimension == dimension.id and each.kind is not Kind.REACH]
    practice = strip(material, dimension.id, Kind.PRACTICE)
    experience = strip(material, dimension.id, Kind.EXPERIENCE)
    return DimensionPart(
        id=dimension.id,
        short=dimension.short,
        title=dimension.title,
        description=dimension.description,
        meaning=meaning.sentence(material, dimension.id),
        practice=practice,
        experience=experience,
        items=items.pictures(material, asked, "item"),
        adapted=dimension.adapted or "",
        sources=tuple(material.citation(each) for each in dimension.sources),
    )


def strip(material: Material, dimension: str, kind: Kind) -> Strip | None:
    """The scores of a kind on one line; None where nobody was asked."""
    scores = tuple(_score(material, each) for each in material.scores(dimension, kind))
    if not scores:
        return None
    start, width = geometry.strip_span([score.x for score in scores if score.x is not None])
    label = words.kind(kind)
    return Strip(
        id=f"{dimension}-{kind}",
        label=label,
        scores=scores,
        start=start,
        width=width,
        target=material.limits.target if kind is Kind.PRACTICE else None,
        description=f"{label}. " + " ".join(f"{each.label}: {each.value}." for each in scores),
    )


def _score(material: Material, figures: DimensionFigures) -> Score:
    group, mean = figures.group, figures.mean
    shown = mean is not None and figures.n is not None
    unknown = figures.non_answer_shares.get(NonAnswer.DONT_KNOW, 0)
    return Score(
        who=group_name(group),
        group=group,
        estimate=figures.estimate,
        label=words.speaker(group, figures.kind, verified=material.verified(figures.dimension)),
        x=round(mean, 2) if shown and mean is not None else None,
        bar=geometry.bar(mean) if shown and mean is not None else "",
        value=words.score(mean) if shown and mean is not None else words.hidden(figures.hidden or Hidden.FEW),
        n=words.persons(figures.n, material.population(group)) if shown and figures.n is not None else "",
        spread=_spread(material, figures) if shown else "",
        likely=words.likely(figures.low, figures.high) if shown else "",
        unknown=_("{share} don't know").format(share=percent(unknown)) if shown and unknown else "",
    )


def _spread(material: Material, figures: DimensionFigures) -> str:
    """The spread of persons' scores, in the same words as that of an item's answers."""
    if figures.hidden:
        return words.hidden(figures.hidden)
    if figures.sd is None or (figures.n or 0) < SMALLEST_FOR_DISAGREEMENT:
        return words.spread(None, material.limits)
    return words.spread(figures.sd / _SD_OF_THE_DIVIDED, material.limits)
