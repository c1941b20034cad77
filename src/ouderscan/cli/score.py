"""Score answers."""

import typer


def score() -> None:
    """Score answers."""
    raise typer.Exit(2)
