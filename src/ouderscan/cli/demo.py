"""Play the job."""

import typer


def demo() -> None:
    """Play the job."""
    raise typer.Exit(2)
