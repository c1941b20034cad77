"""`ouderscan map`: a first mapping file for an export, to be completed by the user."""

from pathlib import Path
from typing import Annotated

import typer

from ouderscan.cli.score import AnsweredBy, Questionnaires, SectorOption
from ouderscan.texts import N_


def map_columns(
    export: Annotated[Path, typer.Argument(metavar="EXPORT", help=N_("A file with answers, from any system."))],
    questionnaire: Questionnaires = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=N_("Write to this file."))] = None,
    group: AnsweredBy = "",
    sector: SectorOption = "",
) -> None:
    """Write what the columns of an export mean: what was recognised, what is likely, and what is open."""
    from ouderscan.cli import mapping_file

    mapping_file.make(export, questionnaire or [], output, group, sector)
