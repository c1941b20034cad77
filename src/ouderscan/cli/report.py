"""`ouderscan report`: the improvement report of a scan."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ouderscan.texts import N_, clean


class Format(StrEnum):
    """What a report can be written as."""

    HTML = "html"
    MD = "md"


def report(
    folder: Annotated[Path, typer.Argument(help=N_("The scan folder."), metavar="DIR")],
    to: Annotated[list[Format] | None, typer.Option(help=N_("May be given twice; both by default."))] = None,
    templates: Annotated[Path | None, typer.Option(help=N_("A folder with templates that replace ours."))] = None,
    output: Annotated[Path | None, typer.Option(help=N_("The folder to write into; DIR/report by default."))] = None,
    open_report: Annotated[bool, typer.Option("--open", help=N_("Open the report in the browser afterwards."))] = False,
) -> None:
    """Make the improvement report of a scan; names the files on stdout, and on stderr what could not be used."""
    import webbrowser

    from ouderscan.cli import console, reports

    material = reports.material(folder)
    for sentence in material.left_out:
        console.say(sentence)
    written = reports.write(material, to or tuple(Format), output or default_output(folder), templates)
    for path in written:
        console.write(clean(str(path)) + "\n")
    if open_report:
        webbrowser.open(written[0].resolve().as_uri())


def write_reports(
    folder: Path, formats: Sequence[str], output: Path | None = None, templates: Path | None = None
) -> list[Path]:
    """The files of the report of a scan folder, written into `output` or else into its own `report/`.

    Raises:
        OuderscanError: what stops the work, see `reports`.
    """
    from ouderscan.cli import reports

    return reports.write(reports.material(folder), formats, output or default_output(folder), templates)


def default_output(folder: Path) -> Path:
    """Where the report of a scan folder is written."""
    from ouderscan.answers.store import REPORT

    return folder / REPORT
