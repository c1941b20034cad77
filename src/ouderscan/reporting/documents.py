"""The report as files of any format: what each format is called, and what its file holds."""

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from ouderscan.errors import WrongUsageError
from ouderscan.reporting import pdf
from ouderscan.reporting.papers.view import Paper
from ouderscan.reporting.render import rendered, rendered_paper
from ouderscan.reporting.style import PLAIN, Style
from ouderscan.reporting.view import Report
from ouderscan.texts import _

PDF: Final = "pdf"
WORD: Final = "docx"


def report_files(
    view: Report, formats: Sequence[str], templates: Path | None = None, style: Style = PLAIN
) -> dict[str, bytes]:
    """The report in these formats (`html`, `md`, `pdf`, `docx`), by file name; in Word the plan is a file of its own.

    Raises:
        WrongUsageError: when a format needs what is not installed.
        UnreadableInputError: when a template of the user's has a fault.
    """
    files: dict[str, bytes] = {}
    for form in dict.fromkeys(formats):
        if form == WORD:
            files |= _word(view, style)
        elif form == PDF:
            files["report.pdf"] = pdf.printed(rendered(view, "html", templates, style))
        else:
            files[f"report.{form}"] = rendered(view, form, templates, style).encode("utf-8")
    return files


def paper_files(
    name: str, paper: Paper, formats: Sequence[str], templates: Path | None = None, style: Style = PLAIN
) -> dict[str, bytes]:
    """A paper in these formats, by file name; see `report_files`. There is no Word of it."""
    files: dict[str, bytes] = {}
    for form in dict.fromkeys(each for each in formats if each != WORD):
        if form == PDF:
            files[f"{name}.pdf"] = pdf.printed(rendered_paper(name, paper, "html", templates, style))
        else:
            files[f"{name}.{form}"] = rendered_paper(name, paper, form, templates, style).encode("utf-8")
    return files


def _word(view: Report, style: Style) -> dict[str, bytes]:
    if find_spec("docx") is None:
        raise WrongUsageError(_("A Word file needs a package that is not installed: python -m pip install python-docx"))
    from ouderscan.reporting.word import plan, report  # noqa: PLC0415 - an extra that may be absent

    return {"report.docx": report.report(view, style), "plan.docx": plan.plan(view, style)}
