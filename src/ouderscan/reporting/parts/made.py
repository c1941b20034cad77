"""Part 7: what was left out, and how the figures were made, with every threshold that was used."""

from collections.abc import Iterator

from ouderscan.questionnaire.model import Group
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts.cover import responses
from ouderscan.reporting.view import HiddenFigure, Line, Made
from ouderscan.scoring.results import Hidden
from ouderscan.texts import _, number, percent


def made(material: Material) -> Made:
    """How this report came about."""
    return Made(
        counted=tuple(f"{each.label}: {each.text}." for each in responses(material)),
        left_out=tuple(material.left_out),
        hidden=tuple(_hidden(material)),
        thresholds=_thresholds(material),
        definitions=_definitions(),
        explain=" ".join(("ouderscan explain", _("FOLDER"), _("DIMENSION"))),
    )


def _hidden(material: Material) -> Iterator[HiddenFigure]:
    """What is not shown, by group and reason; no n, and nothing from which it follows."""
    for group in Group:
        for reason in Hidden:
            subjects = _subjects(material, group, reason)
            if subjects:
                yield HiddenFigure(words.enumeration(subjects), group_name(group), words.hidden(reason))


def _subjects(material: Material, group: Group, reason: Hidden) -> list[str]:
    """The dimensions of which a score, or the answers to an item, are hidden for this reason."""
    scores = [each.dimension for each in material.figures.dimensions if (each.group, each.hidden) == (group, reason)]
    items = [each.item for each in material.figures.items if (each.group, each.hidden) == (group, reason)]
    hidden = {*scores, *(material.items[each].dimension for each in items if each in material.items)}
    return [dimension.short for name, dimension in material.dimensions.items() if name in hidden]


def _thresholds(material: Material) -> tuple[Line, ...]:
    limits, rules = material.limits, material.rules
    return (
        _target(material),
        Line(_("Goes well"), _("{score} out of 100 or more").format(score=number(limits.strength))),
        Line(
            _("Team and parents lie apart"),
            _("{points} points or more, and more than chance explains (95%)").format(points=number(limits.perception)),
        ),
        Line(_("We do not know"), _("{share} or more of a group does not know").format(share=percent(limits.unknown))),
        Line(_("Answers differ"), _apart(limits.differ)),
        Line(_("The group is divided"), _apart(limits.divided)),
        Line(
            _("Not reached, or only in part"),
            _("below {score} on the scale of that question, from 0 to 100").format(score=number(limits.reached)),
        ),
        Line(
            _("Mostly telling"),
            _("the school does most of the talking in more than {share} of the contact moments").format(
                share=percent(limits.most_moments)
            ),
        ),
        Line(
            _("Parents and pupils: a figure"), _("from {n} persons who answered that question").format(n=rules.figure)
        ),
        Line(_("Parents and pupils: how answers are spread"), _("from {n} persons").format(n=rules.distribution)),
        Line(_("Parents and pupils: what they wrote"), _("from {n} persons").format(n=rules.open_text)),
    )


def _target(material: Material) -> Line:
    """What the line at the target stands for."""
    score = number(material.limits.target)
    if material.limits.own_target:
        return Line(_("What we aim for"), _("{score} out of 100 or more in what we do").format(score=score))
    sentence = _("below {score} out of 100 in what we do; a threshold of ouderscan, not an aim that we set")
    return Line(_("Asks for attention"), sentence.format(score=score))


def _apart(disagreement: float) -> str:
    return _("answers that lie {points} or more apart, on a scale from 0 to 100").format(
        points=number(100 * disagreement)
    )


def _definitions() -> tuple[Line, ...]:
    return (
        Line(
            _("Score"),
            _(
                "The lowest option of a question is 0, the highest 100. A person's score is the mean over the questions"
                " that this person answered, if those are two thirds or more. A group's score is the mean over its "
                "persons. It is no mark: it says how often or how much, on the scale of the questions."
            ),
        ),
        Line(_("n"), _("The persons who are in a figure. Where we know how many there are, that stands beside it.")),
        Line(
            _("Estimate"),
            _(
                "What the team thinks that parents experience. Only parents can say what they experience; until they "
                "were asked, an estimate is not verified."
            ),
        ),
        Line(
            _("Don't know, not applicable, rather not say, not answered"),
            _("Four different things. They are never added up and never part of a mean."),
        ),
        Line(
            _("How far answers lie apart"),
            _("0 when all give the same answer, 100 when half choose the lowest option and half the highest."),
        ),
        Line(
            _("Probably between"),
            _(
                "If we asked again, or asked everybody, the mean would lie between these bounds in 95 of 100 cases, as "
                "far as chance goes. It says nothing about who did not answer."
            ),
        ),
    )
