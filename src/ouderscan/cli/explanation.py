"""From a figure down to the answers, in the terminal: what was asked, what counted, what was left out and why."""

from collections.abc import Iterator, Sequence

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ouderscan.cli import console
from ouderscan.cli.outcome import group_name
from ouderscan.cli.scores import Scored
from ouderscan.errors import WrongUsageError
from ouderscan.findings import Finding, Thresholds
from ouderscan.issues import nearest
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Dimension, FindingKind, Group, Item, Kind, Questionnaire
from ouderscan.questionnaire.names import kind_name
from ouderscan.reporting import words
from ouderscan.scoring.results import DimensionFigures, Hidden, ItemFigures, PerceptionGap, SchoolFigures
from ouderscan.texts import N_, _, clean, number, percent, plural

_FINDINGS = {
    FindingKind.GAP: N_("below the threshold"),
    FindingKind.NOT_VERIFIED: N_("not verified with parents"),
    FindingKind.UNKNOWN: N_("many do not know"),
    FindingKind.PERCEPTION: N_("estimate and experience lie apart"),
    FindingKind.DIVIDED: N_("answers lie far apart"),
    FindingKind.UNREACHED: N_("not everybody is reached"),
    FindingKind.BROADCAST: N_("mostly telling"),
    FindingKind.STRENGTH: N_("goes well"),
}
_REASONS = {
    Hidden.FEW: N_("Not shown: fewer than 5 people answered, and they must not be recognised."),
    Hidden.FEW_FOR_DISTRIBUTION: N_("Only the mean is shown: with fewer than 8 people the answers could be traced."),
    Hidden.COMPLEMENT: N_("Not shown: with the other figures it would tell what fewer than 5 people answered."),
    Hidden.UNANIMOUS: N_("Only the mean to half a point is shown: nearly everybody answered the same."),
}


_MOST_NAMES = 10
"""Schools that are named where one must be chosen."""
_LABEL_WIDTH = 48


def show(scored: Scored, dimension: str, school: str) -> None:
    """Print the explanation of a dimension's figures on stdout.

    Raises:
        WrongUsageError: when there are several schools and none is named, or no such dimension.
    """
    named = _school(scored, school)
    questionnaire, wanted = _dimension(scored.gathered.part_of(named).questionnaires, dimension)
    for figures, found, _advice in scored.schools(named):
        whose = ", ".join(part for part in (figures.school, figures.wave) if part)
        console.show(f"{whose}: {wanted.title} ({wanted.id})")
        if wanted.sources:
            console.show(_rests_on(wanted))
        for kind in Kind:
            for group in Group:
                _show_kind(wanted.id, kind, group, figures, questionnaire)
        for gap in figures.perceptions:
            if gap.dimension == wanted.id:
                _show_perception(gap)
        findings = [_finding(each) for each in found if each.dimension == wanted.id]
        if findings:
            console.show("\n" + "\n".join(findings))
    console.show("\n" + _rules(scored.limits))


def _school(scored: Scored, school: str) -> str:
    """The school to explain: the one that was named, or the only one."""
    schools = sorted(scored.scores.responses["school"].unique())
    if school not in schools and (school or len(schools) != 1):
        known = ", ".join(schools[:_MOST_NAMES])
        more = len(schools) - _MOST_NAMES
        sentence = (
            _("Name one school with --school. There are: {schools}, and {n} more.")
            if more > 0
            else _("Name one school with --school. There are: {schools}.")
        )
        raise WrongUsageError(sentence.format(schools=known, n=more))
    return school or str(schools[0])


def _dimension(questionnaires: Sequence[Questionnaire], identity: str) -> tuple[Questionnaire, Dimension]:
    known = {each.id: (own, each) for own in questionnaires for each in own.dimensions}
    if identity not in known:
        sentence = _("There is no dimension '{id}' in these answers. There are: {known}.{near}")
        values = {"id": clean(identity), "known": ", ".join(known), "near": nearest(identity, known)}
        raise WrongUsageError(sentence.format(**values))
    return known[identity]


def _rests_on(dimension: Dimension) -> str:
    """The statements of the memo, with the studies behind them, that a dimension rests on."""
    sources = catalogue.shipped().sources
    cited = []
    for name in dimension.sources:
        statement = sources.statements.get(name) if sources else None
        studies = [sources.studies[each].short for each in statement.studies] if sources and statement else []
        cited.append(f"{name} – {', '.join(studies)}" if studies else name)
    return _("Rests on: {sources}.").format(sources="; ".join(cited))


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
        _indented(line)
    for item, own in asked:
        _indented("\n" + f"{item.id}: {item.text[group]}")
        console.show(Padding(_answers(item, own, group, questionnaire), (0, 0, 0, 4), expand=False))


def _indented(text: str) -> None:
    console.show(Padding(Text(text), (0, 0, 0, 2), expand=False))


def _account(figure: DimensionFigures) -> Iterator[str]:
    """What the figure is, of whom, and who was left out."""
    if figure.hidden:
        yield _(_REASONS[figure.hidden])
    if figure.n is None:
        return
    if figure.mean is not None:
        sentence = plural("The score is the mean over {n} person.", "The score is the mean over {n} persons.", figure.n)
        yield _("Score: {mean}.").format(mean=number(figure.mean, 1)) + " " + sentence
    if figure.low is not None and figure.high is not None:
        sentence = _("95% interval: {low} to {high}; standard deviation {sd}.")
        low, high = (number(min(100.0, max(0.0, bound)), 1) for bound in (figure.low, figure.high))
        yield sentence.format(low=low, high=high, sd=number(figure.sd or 0, 1))
    if figure.alpha is not None:
        sentence = _("Reliability (Cronbach's alpha): {alpha}, of {n} persons who answered everything.")
        yield sentence.format(alpha=number(figure.alpha, 2), n=figure.complete)
    left_out = figure.asked - figure.n if figure.asked is not None else 0
    if left_out:
        yield plural(
            "{n} person was left out: fewer than two thirds of the questions answered.",
            "{n} persons were left out: fewer than two thirds of the questions answered.",
            left_out,
        )
    shares = [
        f"{words.non_answer_name(code)} {percent(share)}" for code, share in figure.non_answer_shares.items() if share
    ]
    if shares:
        yield _("Of all answers: {shares}. These never count in a mean.").format(shares=", ".join(shares))


def _answers(item: Item, figures: ItemFigures, group: Group, questionnaire: Questionnaire) -> Table:
    """The answers to an item by option, with the position that each option stands for."""
    table = Table(show_edge=False, pad_edge=False, box=None)
    table.add_column(_("Answer"), overflow="fold", width=_LABEL_WIDTH)
    table.add_column(_("Position"), justify="right")
    table.add_column(_("Persons"), justify="right")
    for cells in _answer_rows(item, figures, group, questionnaire):
        table.add_row(*map(Text, cells))
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
                yield words.non_answer_name(code), "–", str(persons)
    if figures.mean is not None:
        yield _("mean"), number(figures.mean, 1), f"n={figures.n}"


def _show_perception(gap: PerceptionGap) -> None:
    console.show("\n" + _("Estimate minus experience"))
    sentence = _("{estimate} − {experience} = {difference}, of {team} and {parents} persons who were asked the same.")
    values = {"estimate": gap.estimate, "experience": gap.experience, "difference": gap.difference}
    # With two decimals the sum comes out as it is read.
    shown = {name: number(value, 2) for name, value in values.items()}
    _indented(sentence.format(**shown, team=gap.n_estimate, parents=gap.n_experience))
    if gap.low is not None and gap.high is not None:
        interval = _("95% interval of the difference (Welch): {low} to {high}.")
        _indented(interval.format(low=number(gap.low, 1), high=number(gap.high, 1)))


def _finding(finding: Finding) -> str:
    about = [finding.item or "", group_name(finding.group) if finding.group else ""]
    name = ", ".join([_(_FINDINGS[finding.kind]), *(each for each in about if each)])
    return _("Finding ({name}): {sentence}").format(name=name, sentence=finding.sentence())


def _rules(limits: Thresholds) -> str:
    how = _(
        "How: an answer stands for a position from 0 to 100; a person's score is the mean position of the answers, "
        "if at least two thirds of the questions were answered; a group's score is the mean of these."
    )
    sentence = _(
        "Rules: the threshold for what the school does is {target}; a third or more who do not know is a finding; "
        "estimate and experience lie apart from {perception} points; a group is divided from {divided} "
        "on a scale from 0 to 100."
    )
    return f"{how}\n" + sentence.format(
        target=number(limits.target), perception=number(limits.perception), divided=number(100 * limits.divided)
    )
