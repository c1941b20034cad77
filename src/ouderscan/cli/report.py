"""Make the report."""

import typer


def report() -> None:
    """Make the report."""
    raise typer.Exit(2)
