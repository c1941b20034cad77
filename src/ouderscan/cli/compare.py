"""`ouderscan compare`: two moments of one school, or schools with and without an intervention."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ouderscan.cli import import_options
from ouderscan.cli.score import AnsweredBy, Questionnaires, SectorOption
from ouderscan.texts import N_


class Page(StrEnum):
    """What a page can be written as."""

    HTML = "html"
    MD = "md"


class Format(StrEnum):
    """How the comparison is given back."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


Inputs = Annotated[
    list[Path] | None,
    typer.Argument(
        help=N_("The scan folder of then and that of now; with --intervention scan folders, or files with answers."),
        metavar="OLD NEW",
        show_default=False,
    ),
]
Pages = Annotated[list[Page] | None, typer.Option("--to", help=N_("Write a page; may be given twice."))]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help=N_("The folder for pages (NEW/report by default), or the file for data.")),
]
Colour = Annotated[str, typer.Option(help=N_("The colour of your house style, such as #0f5f57."))]
Logo = Annotated[Path | None, typer.Option(help=N_("Your logo: a PNG, JPEG or SVG file."))]
Intervention = Annotated[
    str,
    typer.Option(
        metavar=N_("COLUMN=VALUE"),
        help=N_("Compare schools with this value in this column with those without."),
    ),
]
Before = Annotated[str, typer.Option(help=N_("The moment before the intervention, as the answers name it."))]
After = Annotated[str, typer.Option(help=N_("The moment after it."))]
Schools = Annotated[
    Path | None,
    typer.Option(help=N_("A list of schools with that column, where the answers do not have it.")),
]


def compare(
    inputs: Inputs = None,
    intervention: Intervention = "",
    before: Before = "",
    after: After = "",
    schools: Schools = None,
    to: Pages = None,
    format: Annotated[Format, typer.Option("--format", help=N_("What to give back."))] = Format.TABLE,  # noqa: A002
    colour: Colour = "",
    logo: Logo = None,
    output: Output = None,
    questionnaire: Questionnaires = None,
    group: AnsweredBy = "",
    sector: SectorOption = "",
    mapping: import_options.MapOption = None,
    column: import_options.ColumnOption = None,
    value: import_options.ValueOption = None,
    file_name: import_options.FileNameOption = "",
) -> None:
    """Set two moments of one school side by side, or the changes of schools with and without an intervention."""
    from ouderscan.cli import compared, comparing, interventions, reports
    from ouderscan.cli.reports import Asked

    given = inputs or []
    style = reports.told_style(colour, logo)
    found: compared.Compared
    if intervention:
        told = import_options.told(mapping, column or (), value or (), file_name)
        asked = Asked(given, questionnaire or [], group, sector, told)
        found = interventions.of(asked, interventions.told(intervention, before, after, schools))
    else:
        found = comparing.of(given)
    inside = [*given, *filter(None, [schools, logo])]
    compared.give(found, [*(to or [])], format.value, output, inside, style)
