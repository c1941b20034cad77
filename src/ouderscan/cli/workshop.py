"""`ouderscan workshop`: leads a team through what it differs on, records what is agreed, and makes the plan."""

from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_


def workshop(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help=N_("The folder of the scan."), show_default=False)
    ] = None,
    plan: Annotated[bool, typer.Option("--plan", help=N_("Go to the plan at once."))] = False,
    projector: Annotated[
        bool, typer.Option("--projector", help=N_("Only write the same as a page for the browser, in big type."))
    ] = False,
    plain: Annotated[
        bool, typer.Option("--plain", help=N_("Line mode: nothing is redrawn; for screen readers and pipes."))
    ] = False,
) -> None:
    """Talk with the team about what you differ on, agree, and choose at most three actions."""
    from ouderscan.cli import meeting

    if projector:
        meeting.write_page(folder)
    else:
        meeting.run(folder, only_plan=plan, plain=plain)
