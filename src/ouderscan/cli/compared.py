"""How `compare` gives a comparison back, whatever was compared: pages, data, or the terminal."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import polars as pl

from ouderscan.cli import console, outputs, scores
from ouderscan.errors import WrongUsageError
from ouderscan.files import write_text
from ouderscan.reporting import data
from ouderscan.reporting.render import Page, rendered
from ouderscan.reporting.style import PLAIN, Style
from ouderscan.texts import _, clean

_BOM = "\ufeff"


class Compared(Protocol):
    """What can be given back."""

    @property
    def name(self) -> str:
        """The name of its pages, without an ending."""

    @property
    def default_output(self) -> Path | None:
        """The folder of pages where the user names none; None where one must be named."""

    def own_style(self) -> Style:
        """The style of its pages where the user says nothing of it."""

    def page(self) -> Page:
        """The view that a template gets."""

    def json(self) -> str:
        """Everything as JSON."""

    def table(self) -> pl.DataFrame:
        """The figures as one table."""

    def show(self) -> None:
        """Print it on stdout, for people."""


def give(
    compared: Compared,
    pages: Sequence[str],
    form: str,
    output: Path | None,
    given: Sequence[Path],
    style: Style = PLAIN,
) -> None:
    """Write the pages that were asked for, else data to a file or to stdout, else show it in the terminal.

    No file is written over what was `given`; pages are in the style that was asked for, else in their own.

    Raises:
        WrongUsageError: when it is not clear where to write, or a file would replace an input.
        NotWritableError: when a file cannot be written.
    """
    if pages:
        folder = _folder_of_pages(form, output or compared.default_output, given)
        _write_pages(compared, pages, folder, compared.own_style() if style == PLAIN else style)
    elif output:
        _write_data(compared, "" if form == scores.TABLE else form, output, given)
    elif form == scores.TABLE:
        compared.show()
    else:
        console.write(_text(compared, form))


def _folder_of_pages(form: str, output: Path | None, given: Sequence[Path]) -> Path:
    """Where pages are written, if they can be."""
    if output is None:
        raise WrongUsageError(_("Say with --output in which folder the pages are to be written."))
    outputs.refuse_inputs(output, given)
    if form != scores.TABLE:
        raise WrongUsageError(_("Ask for pages with --to, or for data with --format, and not for both at once."))
    return output


def _write_pages(compared: Compared, pages: Sequence[str], folder: Path, style: Style) -> None:
    view = compared.page()
    texts = {folder / f"{compared.name}.{each}": rendered(view, each, style=style) for each in dict.fromkeys(pages)}
    for path, text in texts.items():
        write_text(path, text)
        console.write(clean(str(path)) + "\n")


def _write_data(compared: Compared, form: str, output: Path, given: Sequence[Path]) -> None:
    form = scores.form_of(form, output, given)
    if form == "parquet":
        data.write_parquet(compared.table().lazy(), output)
    else:
        # Excel takes a CSV for UTF-8 only with this mark.
        write_text(output, (_BOM if form == "csv" else "") + _text(compared, form))
    console.say(_("Written: {path}").format(path=clean(str(output))))


def _text(compared: Compared, form: str) -> str:
    return compared.json() if form == "json" else data.csv(compared.table())
