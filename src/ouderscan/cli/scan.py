"""`ouderscan scan`: sets up a scan where there is none, asks one person the questions, shows what comes out."""

from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_


def scan(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help=N_("The folder of the scan."), show_default=False)
    ] = None,
    school: Annotated[str, typer.Option("--school", help=N_("For a new scan: the name of the school."))] = "",
    sector: Annotated[str, typer.Option("--sector", help=N_("For a new scan: po, so, vo or mbo."))] = "",
    questionnaire: Annotated[
        list[str] | None,
        typer.Option("--questionnaire", "-q", help=N_("For a new scan: id or file of a questionnaire (repeatable).")),
    ] = None,
    population: Annotated[
        list[str] | None,
        typer.Option(
            "--population",
            metavar=N_("GROUP[=NUMBER]"),
            help=N_("For a new scan: a group that is asked and how many people it has (repeatable)."),
        ),
    ] = None,
    profile: Annotated[
        list[str] | None,
        typer.Option("--profile", help=N_("For a new scan: a kind of family that the school has (repeatable).")),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option(
            "--role",
            metavar=N_("ROLE=NUMBER"),
            help=N_("For a new scan: a role in the team and how many people hold it (repeatable)."),
        ),
    ] = None,
    group: Annotated[str, typer.Option("--group", help=N_("For which group you answer: team, ouder, …."))] = "",
    short: Annotated[
        bool | None, typer.Option("--short/--full", help=N_("The short scan, or all questions."), show_default=False)
    ] = None,
    plain: Annotated[
        bool, typer.Option("--plain", help=N_("Line mode: nothing is redrawn; for screen readers and pipes."))
    ] = False,
    paper: Annotated[
        bool, typer.Option("--paper", help=N_("Type in forms that were filled in on paper, one after the other."))
    ] = False,
    status: Annotated[bool, typer.Option("--status", help=N_("Show how many have answered, and stop."))] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=N_("Take the default of everything that is asked beforehand."))
    ] = False,
) -> None:
    """Answer the questions for a school, and see what comes out of it."""
    from ouderscan.cli import paper_forms, scan_options, scan_status, scanning

    if status:
        scan_status.show(folder)
        return
    if paper:
        paper_forms.take(folder, scan_options.group_of(group), short=bool(short))
        return
    given = scan_options.given(
        school, sector, questionnaire or [], population or [], profile or [], role or [], defaults=yes
    )
    scanning.run(folder, given, scan_options.group_of(group), short=short, plain=plain)
