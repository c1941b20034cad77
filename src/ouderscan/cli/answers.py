"""`ouderscan answers`: what is stored in a scan folder, person by person, for who wants to see or move it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_


class Format(StrEnum):
    """How the answers are given back."""

    JSON = "json"
    CSV = "csv"


def answers(
    folder: Annotated[Path, typer.Argument(help=N_("The scan folder."), metavar="DIR")],
    format: Annotated[Format, typer.Option("--format", help=N_("What to give back."))] = Format.JSON,  # noqa: A002
    output: Annotated[Path | None, typer.Option("--output", "-o", help=N_("Write to this file."))] = None,
    yes: Annotated[bool, typer.Option("--yes", help=N_("Do not ask after the warning."))] = False,
) -> None:
    """Give back what is stored in a scan folder, after a warning that says what it shows."""
    from ouderscan.cli import stored_answers

    stored_answers.give(folder, format.value, output, sure=yes)
