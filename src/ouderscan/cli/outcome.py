"""The outcome of one school in the terminal: a table of the dimensions, the findings, what to consider first."""

from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from ouderscan.advice import Advice
from ouderscan.cli import console
from ouderscan.findings import Finding
from ouderscan.questionnaire.model import Dimension, Group, Kind, Questionnaire
from ouderscan.scoring.results import DimensionFigures, SchoolFigures
from ouderscan.texts import N_, _, number

_MOST_FINDINGS = 8
_FIGURE_WIDTH = 12
"""So narrow that four columns of figures leave room for the dimensions in a window of 80."""
_HEADINGS: Mapping[tuple[Kind, bool], str] = {
    (Kind.PRACTICE, True): N_("What we do\naccording to {group}"),
    (Kind.PRACTICE, False): N_("What we do\naccording to {group}"),
    (Kind.EXPERIENCE, True): N_("Parents' experience\nestimate of {group}"),
    (Kind.EXPERIENCE, False): N_("Parents' experience\naccording to {group}"),
}
_GROUPS: Mapping[Group, str] = {
    Group.TEAM: N_("the team"),
    Group.LEIDING: N_("the school leaders"),
    Group.OUDER: N_("the parents"),
    Group.LEERLING: N_("the pupils"),
}


def group_name(group: Group) -> str:
    """A group in the user's language, with its article."""
    return _(_GROUPS[group])


def show(
    figures: SchoolFigures, questionnaires: Sequence[Questionnaire], findings: Sequence[Finding], advice: Advice
) -> None:
    """Print the outcome on stdout."""
    dimensions = {each.id: each for questionnaire in questionnaires for each in questionnaire.dimensions}
    console.show(_table(figures, dimensions))
    console.show(_("Scores run from 0 to 100; n is the number of people with a score."))
    for line in _sentences(findings, dimensions):
        console.show(line)
    if advice.first:
        console.show("\n" + _("To consider first:"))
        for place, each in enumerate(advice.first, 1):
            console.show(f"{place}. {each.recommendation.title}")


def _table(figures: SchoolFigures, dimensions: Mapping[str, Dimension]) -> Table:
    scored = [each for each in figures.dimensions if each.dimension in dimensions]
    columns = sorted({(each.kind, each.group) for each in scored}, key=_column_order)
    table = Table(title=Text(figures.school), title_justify="left", box=SIMPLE_HEAD)
    table.add_column(_("Dimension"), overflow="fold")
    for kind, group in columns:
        heading = _(_HEADINGS[kind, group.in_the_room]).format(group=group_name(group))
        table.add_column(Text(heading), justify="right", width=_FIGURE_WIDTH)
    for identity in dict.fromkeys(each.dimension for each in scored):
        cells = [_cell(figures.dimension(identity, kind, group)) for kind, group in columns]
        table.add_row(Text(dimensions[identity].short), *cells)
    return table


def _column_order(column: tuple[Kind, Group]) -> tuple[int, int]:
    kind, group = column
    return (list(Kind).index(kind), list(Group).index(group))


def _cell(figures: DimensionFigures | None) -> Text:
    if figures is None:
        return Text("")
    if figures.mean is None:
        return Text(_("too few answers") if figures.hidden else "–")
    return Text(f"{number(figures.mean)} (n={figures.n})")


def _sentences(findings: Sequence[Finding], dimensions: Mapping[str, Dimension]) -> Iterator[str]:
    if not findings:
        return
    yield "\n" + _("What stands out:")
    # One line for a dimension and a kind of finding, though several of its items may have led to it.
    largest = {(each.kind, each.dimension): each for each in sorted(findings, key=lambda each: each.size)}
    told = [each for each in findings if largest[each.kind, each.dimension] is each][:_MOST_FINDINGS]
    for finding in told:
        yield f"- {dimensions[finding.dimension].short}: {finding.sentence()}"
    rest = len(findings) - len(told)
    if rest > 0:
        yield "  " + _("… and {count} more in the report.").format(count=rest)
