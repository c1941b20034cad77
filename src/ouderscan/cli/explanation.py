"""From a figure down to the answers, in the terminal: what was asked, what counted, what was left out and why."""

from collections.abc import Iterator, Sequence

from rich.table import Table
from rich.text import Text

from ouderscan import findings
from ouderscan.answers.table import NonAnswer
from ouderscan.cli import console
from ouderscan.cli.outcome import group_name
from ouderscan.cli.scores import Scored
from ouderscan.errors import WrongUsageError
from ouderscan.issues import nearest
from ouderscan.questionnaire.model import Dimension, FindingKind, Group, Item, Kind, Questionnaire
from ouderscan.questionnaire.names import kind_name
from ouderscan.scoring.results import DimensionFigures, Hidden, ItemFigures, SchoolFigures
from ouderscan.texts import N_, _, clean, number, percent, plural

_FINDINGS = {
    FindingKind.GAP: N_("less than we aim for"),
    FindingKind.NOT_VERIFIED: N_("not verified with parents"),
    FindingKind.UNKNOWN: N_("many do not know"),
    FindingKind.PERCEPTION: N_("estimate and experience lie apart"),
    FindingKind.DIVIDED: N_("answers lie far apart"),
    FindingKind.UNREACHED: N_("not everybody is reached"),
    FindingKind.BROADCAST: N_("mostly telling"),
    FindingKind.STRENGTH: N_("goes well"),
}
_NON_ANSWERS = {
    NonAnswer.DONT_KNOW: N_("don't know"),
    NonAnswer.NOT_APPLICABLE: N_("not applicable"),
    NonAnswer.RATHER_NOT_SAY: N_("rather not say"),
    NonAnswer.NOT_ANSWERED: N_("not answered"),
}
_REASONS = {
    Hidden.FEW: N_("Not shown: fewer than 5 people answered, and they must not be recognised."),
    Hidden.FEW_FOR_DISTRIBUTION: N_("Only the mean is shown: with fewer than 8 people the answers could be traced."),
    Hidden.UNANIMOUS: N_("Only the mean to half a point is shown: nearly everybody answered the same."),
}


def show(scored: Scored, dimension: str, school: str) -> None:
    """Print the explanation of a dimension's figures on stdout.

    Raises:
        WrongUsageError: when there are several schools and none is named, or no such dimension.
    """
    questionnaire, wanted = _dimension(scored.gathered.questionnaires, dimension)
    schools = {figures.school: (figures, found) for figures, found, _advice in scored.schools()}
    if school not in schools and (school or len(schools) != 1):
        known = ", ".join(sorted(schools)[:10])
        raise WrongUsageError(_("Name one school with --school. There are: {schools}.").format(schools=known))
    figures, found = schools[school] if school else next(iter(schools.values()))
    console.show(f"{figures.school}: {wanted.title} ({wanted.id})")
    for kind in Kind:
        for group in Group:
            _show_kind(wanted.id, kind, group, figures, questionnaire)
    for finding in found:
        if finding.dimension == wanted.id:
            name = _(_FINDINGS[finding.kind])
            console.show("\n" + _("Finding ({name}): {sentence}").format(name=name, sentence=finding.sentence()))
    limits = findings.Thresholds(target=scored.gathered.scan.target) if scored.gathered.scan else findings.Thresholds()
    console.show("\n" + _limits(limits))


def _dimension(questionnaires: Sequence[Questionnaire], identity: str) -> tuple[Questionnaire, Dimension]:
    known = {each.id: (own, each) for own in questionnaires for each in own.dimensions}
    if identity not in known:
        sentence = _("There is no dimension '{id}' in these answers. There are: {known}.{near}")
        values = {"id": clean(identity), "known": ", ".join(known), "near": nearest(identity, known)}
        raise WrongUsageError(sentence.format(**values))
    return known[identity]


def _show_kind(dimension: str, kind: Kind, group: Group, figures: SchoolFigures, questionnaire: Questionnaire) -> None:
    items = [item for item in questionnaire.items if item.dimension == dimension and item.kind is kind]
    asked = [(item, own) for item in items if (own := figures.item(item.id, group))]
    if not asked:
        return
    figure = figures.dimension(dimension, kind, group)
    heading = f"{kind_name(kind)}, {group_name(group)}"
    estimate = figure is not None and figure.estimate
    console.show("\n" + (_("{figure} (an estimate)").format(figure=heading) if estimate else heading))
    for line in _account(figure) if figure else ():
        console.show("  " + line)
    console.show(_answers(asked, group, questionnaire))


def _account(figure: DimensionFigures) -> Iterator[str]:
    """What the figure is, of whom, and who was left out."""
    if figure.hidden:
        yield _(_REASONS[figure.hidden])
    if figure.n is None or figure.asked is None:
        return
    if figure.mean is not None:
        sentence = plural("The score is the mean over {n} person.", "The score is the mean over {n} persons.", figure.n)
        yield _("Score: {mean}.").format(mean=number(figure.mean, 1)) + " " + sentence
    if figure.low is not None and figure.high is not None:
        sentence = _("95% interval: {low} to {high}; standard deviation {sd}.")
        yield sentence.format(low=number(figure.low, 1), high=number(figure.high, 1), sd=number(figure.sd or 0, 1))
    left_out = figure.asked - figure.n
    if left_out:
        yield plural(
            "{n} person was left out: fewer than two thirds of the questions answered.",
            "{n} persons were left out: fewer than two thirds of the questions answered.",
            left_out,
        )
    shares = [f"{_(_NON_ANSWERS[code])} {percent(share)}" for code, share in figure.non_answer_shares.items() if share]
    if shares:
        yield _("Of all answers: {shares}. These never count in a mean.").format(shares=", ".join(shares))


def _answers(asked: Sequence[tuple[Item, ItemFigures]], group: Group, questionnaire: Questionnaire) -> Table:
    """The answers to each item by option, with the position that each option stands for."""
    table = Table(show_edge=False, pad_edge=False)
    table.add_column(_("Question"), ratio=1, overflow="fold")
    table.add_column(_("Answer"), overflow="fold")
    table.add_column(_("Position"), justify="right")
    table.add_column(_("Persons"), justify="right")
    for item, figures in asked:
        table.add_section()
        rows = list(_answer_rows(item, figures, group, questionnaire))
        for place, (label, position, persons) in enumerate(rows):
            question = f"{item.id}: {item.text[group]}" if place == 0 else ""
            table.add_row(Text(question), Text(label), Text(position), Text(persons))
    return table


def _answer_rows(
    item: Item, figures: ItemFigures, group: Group, questionnaire: Questionnaire
) -> Iterator[tuple[str, str, str]]:
    if figures.counts is None:
        yield (_(_REASONS[figures.hidden]) if figures.hidden else "–", "", "")
    else:
        options = questionnaire.scale_of(item, group).options
        last = len(options) - 1
        for place, (label, persons) in enumerate(zip(options, figures.counts, strict=True)):
            position = (last - place if item.reverse else place) * 100 / last
            yield label, number(position), str(persons)
        for code, persons in figures.non_answers.items():
            if persons:
                yield _(_NON_ANSWERS[code]), "–", str(persons)
    if figures.mean is not None:
        yield _("mean"), number(figures.mean, 1), f"n={figures.n}"


def _limits(limits: findings.Thresholds) -> str:
    sentence = _(
        "Rules: the target for what the school does is {target}; a third or more who do not know is a finding; "
        "estimate and experience lie apart from {perception} points; a group is divided from {divided} "
        "on a scale from 0 to 100."
    )
    return sentence.format(
        target=number(limits.target), perception=number(limits.perception), divided=number(100 * limits.divided)
    )
