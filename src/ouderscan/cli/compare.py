"""`ouderscan compare`: two moments of one school, or schools with and without an intervention."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

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
    typer.Argument(help=N_("The scan folder of then and that of now."), metavar="OLD NEW", show_default=False),
]
Pages = Annotated[list[Page] | None, typer.Option("--to", help=N_("Write a page; may be given twice."))]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", help=N_("The folder for pages (NEW/report by default), or the file for data.")),
]


def compare(
    inputs: Inputs = None,
    to: Pages = None,
    format: Annotated[Format, typer.Option("--format", help=N_("What to give back."))] = Format.TABLE,  # noqa: A002
    output: Output = None,
) -> None:
    """Set two moments of one school side by side: what changed, and what became of the plan."""
    from ouderscan.cli import comparing

    compared = comparing.of(inputs or [])
    if to:
        comparing.write_pages(compared, to, output or comparing.default_output(compared))
    elif output:
        comparing.write_data(compared, format.value, output, inputs or [])
    else:
        comparing.give(compared, format.value)
