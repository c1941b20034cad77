"""`ouderscan merge`: two copies of a scan folder become one; what does not agree is told and kept."""

from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_


def merge(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=N_("The scan folder that takes over."))],
    other: Annotated[Path, typer.Argument(metavar="OTHER", help=N_("The other copy; it stays as it is."))],
) -> None:
    """Put two copies of a scan folder together; nothing is lost and nothing is chosen."""
    from ouderscan.cli import console, merging

    merged = merging.run(folder, other)
    for sentence in merged.conflicts:
        console.show(sentence)
    console.say(merging.summary(merged))
    if merged.conflicts:
        raise typer.Exit(1)
