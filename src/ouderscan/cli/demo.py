"""`ouderscan demo`: the whole job on an invented school, without a question."""

from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_

FOLDER = Path("ouderscan-demo")


def demo(
    folder: Annotated[Path, typer.Argument(help=N_("The folder to make."), metavar="[DIR]")] = FOLDER,
    open_report: Annotated[
        bool, typer.Option("--open/--no-open", help=N_("Open the report in the browser afterwards."))
    ] = True,
) -> None:
    """Play the whole job on an invented school, and open the report: the first minute of a newcomer."""
    from ouderscan.cli import demonstration

    demonstration.play(folder, open_report=open_report)
