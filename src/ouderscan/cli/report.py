"""`ouderscan report`: the improvement report of a school, or one for each of many with an overview."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ouderscan.cli import import_options
from ouderscan.cli.score import AnsweredBy, Questionnaires, SectorOption
from ouderscan.importers import workbook_parsing
from ouderscan.texts import N_, _, clean


class Format(StrEnum):
    """What a report can be written as."""

    HTML = "html"
    MD = "md"
    PDF = "pdf"
    DOCX = "docx"


ON_THE_SPOT = (Format.HTML, Format.MD)
"""What needs nothing else to be installed: made when no format is named."""


class Paper(StrEnum):
    """What can be made of a scan; `papers.registry` makes all but the report."""

    REPORT = "report"
    COUNCIL = "council"
    PARENTS = "parents"
    EXPECTATIONS = "expectations"
    STUDY_DAY = "study-day"
    ALL = "all"


class By(StrEnum):
    """What there is a report for each of."""

    SCHOOL = "school"


Inputs = Annotated[
    list[Path], typer.Argument(help=N_("A scan folder or several, or files with answers."), metavar="INPUT...")
]


def report(
    inputs: Inputs,
    by: Annotated[
        By | None, typer.Option(help=N_("A report for each school, with an overview of all together."))
    ] = None,
    to: Annotated[
        list[Format] | None,
        typer.Option(
            help=N_("May be given more than once; html and md by default. With --by there is no docx or pdf.")
        ),
    ] = None,
    paper: Annotated[
        list[Paper] | None, typer.Option(help=N_("What to make; may be given more than once; the report by default."))
    ] = None,
    templates: Annotated[Path | None, typer.Option(help=N_("A folder with templates that replace ours."))] = None,
    colour: Annotated[str, typer.Option(help=N_("The colour of your house style, such as #0f5f57."))] = "",
    logo: Annotated[Path | None, typer.Option(help=N_("Your logo: a PNG, JPEG or SVG file."))] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", help=N_("The folder to write into; by default DIR/report, or INPUT-report beside files.")
        ),
    ] = None,
    resume: Annotated[
        bool, typer.Option("--resume", help=N_("Go on with a run: make only the reports that are absent or changed."))
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", help=N_("Say nothing but what went wrong."))] = False,
    open_report: Annotated[bool, typer.Option("--open", help=N_("Open the report in the browser afterwards."))] = False,
    questionnaire: Questionnaires = None,
    group: AnsweredBy = "",
    sector: SectorOption = "",
    mapping: import_options.MapOption = None,
    column: import_options.ColumnOption = None,
    value: import_options.ValueOption = None,
    file_name: import_options.FileNameOption = "",
) -> None:
    """Make the improvement report of a school, or of each; names the files on stdout, and on stderr what was read."""
    workbook_parsing.begin(inputs)
    import webbrowser

    from ouderscan.cli import console, many_reports, outputs, reports

    console.be_quiet(quiet)
    if output:
        outputs.refuse_inputs(output, inputs)
    told = import_options.told(mapping, column or (), value or (), file_name)
    asked = reports.Asked(inputs, questionnaire or [], group, sector, told)
    style = reports.told_style(colour, logo)
    target = reports.Target(
        output or reports.default_output(inputs), _formats(to, paper, by), templates, style, _named(paper, by)
    )
    written = many_reports.make(asked, target, resume=resume) if by else reports.one(asked, target)
    for path in () if quiet else written:
        console.write(clean(str(path)) + "\n")
    if open_report:
        webbrowser.open(written[0].resolve().as_uri())


def _formats(to: list[Format] | None, papers: list[Paper] | None, by: By | None) -> tuple[Format, ...]:
    """The formats that are meant.

    Raises:
        WrongUsageError: when one of them is not made of what is asked for.
    """
    from ouderscan.errors import WrongUsageError

    formats = tuple(dict.fromkeys(to or ON_THE_SPOT))
    if by and not set(formats) <= set(ON_THE_SPOT):
        raise WrongUsageError(_("Word and PDF are made of one school at a time: leave out --by, or take html and md."))
    if formats == (Format.DOCX,) and not set(papers or [Paper.REPORT]) & {Paper.REPORT, Paper.ALL}:
        raise WrongUsageError(_("In Word there are the report and the plan. For other papers take html, md or pdf."))
    return formats


def _named(papers: list[Paper] | None, by: By | None) -> tuple[Paper, ...]:
    """The papers that are meant, each once, in the order of the enumeration."""
    from ouderscan.errors import WrongUsageError

    asked = papers or [Paper.REPORT]
    if by and asked != [Paper.REPORT]:
        raise WrongUsageError(_("Papers are made of one school at a time: leave out --by, or --paper."))
    return tuple(each for each in Paper if each is not Paper.ALL and (each in asked or Paper.ALL in asked))


def write_reports(
    folder: Path, formats: Sequence[str], output: Path | None = None, templates: Path | None = None
) -> list[Path]:
    """The files of the report of a scan folder, written into `output` or else into its own `report/`.

    Raises:
        OuderscanError: what stops the work, see `reports`.
    """
    from ouderscan.cli import reports

    return reports.write(reports.material(folder), formats, output or reports.default_output([folder]), templates)
