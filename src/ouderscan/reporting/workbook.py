"""Figures as a workbook for Excel: a sheet for each level of the long table, under the same names as in the CSV."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import polars as pl
from xlsxwriter import Workbook

from ouderscan.errors import WrongUsageError
from ouderscan.files import write_bytes
from ouderscan.reporting.data import FIRST, defused
from ouderscan.texts import N_, _, number

MOST_ROWS: Final = 1_048_575
"""Rows below the header that a sheet of Excel holds."""
_SHEETS: Final[Mapping[str, str]] = {
    "response": N_("Who answered"),
    "dimension": N_("Dimensions"),
    "perception": N_("Team and parents"),
    "item": N_("Questions"),
}
# A text is a text: no cell becomes a formula or a link, whatever it begins with.
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def write_xlsx(table: pl.DataFrame, path: Path, most_rows: int = MOST_ROWS) -> None:
    """Write the long table of `data.long_table` as a workbook; columns in which a level has nothing are left out.

    Raises:
        WrongUsageError: when a level has more rows than a sheet holds.
        NotWritableError: when the file cannot be written.
    """
    content = io.BytesIO()
    with Workbook(content, _OPTIONS) as book:
        for level, name in _SHEETS.items():
            part = defused(table.filter(pl.col("level") == level))
            if part.height > most_rows:
                sentence = _("A sheet of Excel holds {most} rows, and this takes {rows}. Use --format csv or parquet.")
                raise WrongUsageError(sentence.format(most=number(most_rows), rows=number(part.height)))
            kept = [each.name for each in part if each.name in FIRST or each.null_count() < part.height]
            part.select(kept).write_excel(
                book, _(name), freeze_panes=(1, 0), autofilter=False, header_format={"bold": True}, autofit=True
            )
    write_bytes(path, content.getvalue())
