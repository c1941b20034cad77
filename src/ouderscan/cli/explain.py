"""Explain a figure."""

import typer


def explain() -> None:
    """Explain a figure."""
    raise typer.Exit(2)
