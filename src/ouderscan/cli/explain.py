"""`ouderscan explain`: how a figure came about, down to the answers that it was made of."""

from pathlib import Path
from typing import Annotated

import typer

from ouderscan.cli import import_options
from ouderscan.cli.score import AnsweredBy, Questionnaires, SectorOption
from ouderscan.importers import workbook_parsing
from ouderscan.texts import N_


def explain(
    inputs: Annotated[list[Path], typer.Argument(help=N_("A scan folder, or files with answers."))],
    dimension: Annotated[str, typer.Argument(help=N_("The id of a dimension, such as sf3."))],
    school: Annotated[str, typer.Option("--school", help=N_("Which school, where there are several."))] = "",
    questionnaire: Questionnaires = None,
    group: AnsweredBy = "",
    sector: SectorOption = "",
    mapping: import_options.MapOption = None,
    column: import_options.ColumnOption = None,
    value: import_options.ValueOption = None,
    file_name: import_options.FileNameOption = "",
) -> None:
    """Show how the figures of a dimension came about: every answer, what was left out, and why."""
    workbook_parsing.begin(inputs)
    from ouderscan.cli import explanation, scores

    told = import_options.told(mapping, column or (), value or (), file_name)
    explanation.show(scores.of(inputs, questionnaire or [], group, sector, told), dimension, school)
