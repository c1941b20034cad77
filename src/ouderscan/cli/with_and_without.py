"""Schools with and without an intervention in the terminal: the warnings first, then a table."""

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from ouderscan.cli import console
from ouderscan.reporting.intervention_view import Intervention
from ouderscan.texts import _


def show(view: Intervention) -> None:
    """Print the evaluation on stdout."""
    console.show(Text(f"{view.title}: {view.moments}, {view.sector}", style="bold"))
    for line in view.sides:
        console.show(f"{line.label}: {line.text}")
    for sentence in view.warnings:
        console.show("\n" + sentence)
    console.show(_table(view))
    for sentence in (*view.summary, *view.made):
        console.show(sentence)


def _table(view: Intervention) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column(_("Subject"), overflow="fold")
    table.add_column(_("Who"), overflow="fold")
    for heading in (_("With"), _("Without"), _("Difference")):
        table.add_column(heading, overflow="fold", justify="right")
    for subject in view.subjects:
        for each in subject.effects:
            sides = (f"{side.before} → {side.after}\n({side.schools})" for side in each.sides)
            cells = (subject.short, each.label, *sides, f"{each.difference}\n{each.likely}")
            table.add_row(*map(Text, cells))
    return table
