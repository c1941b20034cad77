"""What `scan --status` shows: how many have answered, by group and role, and who is missing."""

from collections.abc import Iterator
from pathlib import Path

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from ouderscan.answers import response, roles, store
from ouderscan.answers.response import OfGroup, OfRole
from ouderscan.cli import console
from ouderscan.cli.scanning import FOLDER
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.names import group_name
from ouderscan.texts import _, number, percent


def show(folder: Path | None) -> None:
    """Print on stdout who has answered in a scan: counts, and never who said what.

    Raises:
        UnreadableInputError: when there is no sound scan.
    """
    scan = store.open_folder(folder or (Path() if store.is_scan_folder(Path()) else FOLDER))
    table = Table(title=Text(scan.scan.school), title_justify="left", box=SIMPLE_HEAD)
    table.add_column(_("Who"), overflow="fold")
    for heading in (_("Done"), _("Of"), _("Response"), _("Not finished")):
        table.add_column(heading, justify="right")
    for group in response.response(scan):
        for cells in _rows(group):
            table.add_row(*map(Text, cells))
    console.show(table)
    names = [each.title for each in catalogue.shipped().profiles if each.id in scan.scan.profiles]
    if names:
        console.show(_("No answer tells from which family it comes. Ask yourselves whether these were heard:"))
        for name in names:
            console.show(f"- {name}")


def _rows(of_group: OfGroup) -> Iterator[tuple[str, ...]]:
    yield (group_name(of_group.group), *_counts(of_group), number(of_group.begun) if of_group.begun else "")
    for each in of_group.roles:
        yield ("  " + (roles.name(each.choice) or _("no role named")), *_counts(each), "")


def _counts(of: OfGroup | OfRole) -> tuple[str, str, str]:
    if of.population is None:
        return number(of.done), "", ""
    return number(of.done), number(of.population), percent(min(1.0, of.done / of.population))
