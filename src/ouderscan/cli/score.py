"""`ouderscan score`: figures from answers, as a table in the terminal or as data."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ouderscan.cli import import_options
from ouderscan.importers import workbook_parsing
from ouderscan.texts import N_


class Format(StrEnum):
    """How the figures are given back."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"


Inputs = Annotated[
    list[Path] | None, typer.Argument(help=N_("A scan folder, or files with answers."), show_default=False)
]
Questionnaires = Annotated[
    list[str] | None,
    typer.Option("--questionnaire", "-q", help=N_("Id or file of a questionnaire, for files with answers.")),
]
AnsweredBy = Annotated[
    str, typer.Option("--group", help=N_("Who answered, for files without a column 'group': team, ouder, …."))
]
SectorOption = Annotated[str, typer.Option("--sector", help=N_("po, so, vo or mbo, for files with answers."))]


def score(
    inputs: Inputs = None,
    format: Annotated[Format | None, typer.Option("--format", help=N_("What to give back."))] = None,  # noqa: A002
    output: Annotated[Path | None, typer.Option("--output", "-o", help=N_("Write to this file."))] = None,
    questionnaire: Questionnaires = None,
    group: AnsweredBy = "",
    sector: SectorOption = "",
    mapping: import_options.MapOption = None,
    column: import_options.ColumnOption = None,
    value: import_options.ValueOption = None,
    file_name: import_options.FileNameOption = "",
    quiet: Annotated[bool, typer.Option("--quiet", help=N_("Say nothing but what went wrong."))] = False,
) -> None:
    """Score answers: a table in the terminal, or data for other programs."""
    workbook_parsing.begin(inputs or [])
    from ouderscan.cli import console, scores

    console.be_quiet(quiet)
    told = import_options.told(mapping, column or (), value or (), file_name)
    form = scores.form_of(format.value if format else "", output, inputs or [])
    scores.give(scores.of(inputs or [], questionnaire or [], group, sector, told), form, output)
