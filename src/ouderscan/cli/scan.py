"""Run a scan."""

import typer


def scan() -> None:
    """Run a scan."""
    raise typer.Exit(2)
