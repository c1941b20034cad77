"""`ouderscan form`: the questions to a group as a form to send out."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_


class To(StrEnum):
    """What the form is made into; `forms.targets` makes them."""

    HTML = "html"
    XLSFORM = "xlsform"
    SURVEYJS = "surveyjs"
    LIMESURVEY = "limesurvey"
    PRINT = "print"
    REDCAP = "redcap"
    GOOGLEFORMS = "googleforms"
    QUALTRICS = "qualtrics"
    MSFORMS = "msforms"


def form(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help=N_("The scan folder."), show_default=False)
    ] = None,
    to: Annotated[To, typer.Option("--to", help=N_("What to make."))] = To.HTML,
    group: Annotated[str, typer.Option("--group", help=N_("Who will answer: ouder, team, …."))] = "ouder",
    short: Annotated[bool, typer.Option("--short", help=N_("Ask only the questions of the short scan."))] = False,
    language: Annotated[
        str,
        typer.Option("--language", help=N_("Its languages, such as nl,en; by default all that there are.")),
    ] = "all",
    questionnaire: Annotated[
        list[str] | None,
        typer.Option("--questionnaire", "-q", help=N_("Id or file of a questionnaire, or of a part of the scan.")),
    ] = None,
    sector: Annotated[str, typer.Option("--sector", help=N_("po, so, vo or mbo, where there is no scan folder."))] = "",
    school: Annotated[str, typer.Option("--school", help=N_("Who asks, where there is no scan folder."))] = "",
    hand_in: Annotated[
        str, typer.Option("--hand-in", help=N_("How to hand in the code, in your own words: shown at the end."))
    ] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help=N_("The file to write."), show_default=False)
    ] = None,
) -> None:
    """Make a form of the questions to a group, to send out; its answers come home to `score` and `report`."""
    from ouderscan.cli import forming

    wanted = forming.Wanted(folder, group, short, language, tuple(questionnaire or ()), sector, school, hand_in)
    forming.give(wanted, to.value, output)
