"""`ouderscan check`: every fault of content files and scan folders, with file, line and column."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_


class Format(StrEnum):
    """How the issues are given back."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            help=N_("Content files, folders with content, scan folders, or folders with templates."), show_default=False
        ),
    ],
    format: Annotated[  # noqa: A002 - the name of the option
        Format, typer.Option("--format", help=N_("What to give back; github makes annotations in a workflow."))
    ] = Format.TEXT,
    strict: Annotated[bool, typer.Option("--strict", help=N_("Warnings fail as well."))] = False,
) -> None:
    """Find the faults in questionnaires, recommendations and answers."""
    from ouderscan.cli import checked, issue_formats
    from ouderscan.errors import UnreadableInputError

    found = checked.check(paths)
    match format:
        case Format.TEXT:
            issue_formats.show_text(found.issues)
        case Format.JSON:
            issue_formats.write_json(found.issues)
        case Format.GITHUB:
            issue_formats.write_annotations(found.issues)
    issue_formats.say_summary(found.files, found.issues)
    if found.unreadable:
        raise typer.Exit(UnreadableInputError.exit_code)
    if found.failed(strict=strict):
        raise typer.Exit(1)
