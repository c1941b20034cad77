"""The figures as a workbook: the sheets and cells that Excel finds."""

from pathlib import Path

import openpyxl
import polars as pl
import pytest

from ouderscan.errors import WrongUsageError
from ouderscan.reporting.workbook import write_xlsx


@pytest.fixture
def table() -> pl.DataFrame:
    """A long table of two levels, with a school that would be a formula."""
    first = {"school": '=HYPERLINK("http://x")', "wave": "2026", "group": "team"}
    rest = {"kind": None, "estimate": None, "asked": None, "population": None, "hidden": None}
    return pl.DataFrame(
        [
            {**first, "level": "response", "id": "team", "n": 9, "mean": None, "count_1": None, **rest},
            {**first, "level": "item", "id": "sf1-weten", "n": 8, "mean": 62.5, "count_1": 3, **rest},
        ],
        infer_schema_length=None,
    )


def test_each_level_is_a_sheet_with_a_frozen_header_and_nothing_that_is_empty(
    table: pl.DataFrame, tmp_path: Path
) -> None:
    write_xlsx(table, tmp_path / "scores.xlsx")
    book = openpyxl.load_workbook(tmp_path / "scores.xlsx")
    assert book.sheetnames == ["Who answered", "Dimensions", "Team and parents", "Questions"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    header, row = book["Questions"].iter_rows(values_only=True)
    cells = dict(zip(header, row, strict=True))
    assert (cells["id"], cells["n"], cells["mean"], cells["count_1"]) == ("sf1-weten", 8, 62.5, 3)
    assert "count_1" not in [cell.value for cell in book["Who answered"][1]]


def test_no_cell_is_a_formula_or_a_link(table: pl.DataFrame, tmp_path: Path) -> None:
    write_xlsx(table, tmp_path / "scores.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "scores.xlsx")["Who answered"]
    assert (sheet["A2"].data_type, sheet["A2"].value, sheet["A2"].hyperlink) == ("s", '\'=HYPERLINK("http://x")', None)


def test_what_no_sheet_can_hold_is_told_and_not_written(table: pl.DataFrame, tmp_path: Path) -> None:
    twice = pl.concat([table, table])
    with pytest.raises(WrongUsageError, match="A sheet of Excel holds 1 rows, and this takes 2"):
        write_xlsx(twice, tmp_path / "scores.xlsx", most_rows=1)
    assert not (tmp_path / "scores.xlsx").exists()
