"""A large sheet that is parsed in pieces holds the same as when it is parsed as a whole, or is left to be so."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta

import fastexcel
import polars as pl
import pytest
import xlsxwriter

from ouderscan.importers import large_sheet

Write = Callable[[xlsxwriter.Workbook, xlsxwriter.workbook.Worksheet], None]
SHEET = "xl/worksheets/sheet1.xml"
ROWS = 400


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_sheet, "PIECE_BYTES", 4_000)


def workbook_of(write: Write) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as made:
        write(made, made.add_worksheet("Blad"))
    return packed.getvalue()


def as_a_whole(workbook: bytes) -> pl.DataFrame:
    frame = fastexcel.read_excel(workbook).load_sheet(0, header_row=None, skip_rows=0, dtypes="string").to_polars()
    return positioned(frame)


def positioned(frame: pl.DataFrame) -> pl.DataFrame:
    return frame.rename(dict(zip(frame.columns, map(str, range(frame.width)), strict=True)))


def numbers(_made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    sheet.write_row(0, 0, ["school", *(f"d1-{number}" for number in range(9))])
    for row in range(1, ROWS):
        sheet.write_row(row, 0, [f"school {row % 7}", *((row * place) % 5 + 1 for place in range(9))])
        sheet.write(row, 3, None)


def labels(_made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    for row in range(ROWS):
        sheet.write_row(row, 0, [("mee eens", "oneens", "N/A", " ")[(row + place) % 4] for place in range(9)])


def decimals(_made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    draw = random.Random(4)
    for row in range(ROWS):
        sheet.write_row(row, 0, [row / 8, 29.020000000000003, draw.random(), draw.uniform(-1e6, 1e6), 1e17, 1e300, -2])


def dates(made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    draw, day = random.Random(4), made.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for row in range(ROWS):
        moment = datetime(1900, 2, 27) + timedelta(days=draw.uniform(0, 60_000))  # noqa: DTZ001 - as Excel has them
        sheet.write_datetime(row, 0, moment, day)
        sheet.write_datetime(row, 1, datetime(2026, 11, 24) + timedelta(days=row), day)  # noqa: DTZ001
        sheet.write_row(row, 2, [row % 5, 3, 4])


def times_of_day(made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    elapsed, day = made.add_format({"num_format": "[h]:mm:ss"}), made.add_format({"num_format": "yyyy-mm-dd"})
    for row in range(ROWS):
        sheet.write_number(row, 0, row / 100, elapsed)
        sheet.write_number(row, 1, row, elapsed if row % 2 else day)
        sheet.write_row(row, 2, [row % 5, 3, 4])


def one_cell_of_another_kind(made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    numbers(made, sheet)
    sheet.write_boolean(ROWS // 2, 4, True)
    sheet.write_formula(ROWS // 3, 5, '="N/A"', value="N/A")
    sheet.write_formula(ROWS // 4, 6, "=1/0", value="#DIV/0!")


def numbers_and_no_answer(made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    numbers(made, sheet)
    sheet.write_string(ROWS // 2, 4, "N/A")


def blank_rows_and_columns(_made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
    for row in (*range(3, 150), *range(300, ROWS), 2_000):
        sheet.write_row(row, 2, [row, "x", 3])
    sheet.write(ROWS - 1, 12, 4)
    sheet.write_blank(3_000, 20, None, _made.add_format({"bold": True}))


@pytest.mark.parametrize(
    "write",
    [
        numbers,
        labels,
        decimals,
        dates,
        times_of_day,
        one_cell_of_another_kind,
        numbers_and_no_answer,
        blank_rows_and_columns,
    ],
)
def test_the_cells_are_those_of_the_sheet_as_a_whole(write: Write) -> None:
    workbook = workbook_of(write)

    found = large_sheet.read(workbook)

    assert found is not None
    assert positioned(found).cast(pl.String).to_dict(as_series=False) == as_a_whole(workbook).to_dict(as_series=False)


def test_a_sheet_in_which_nearly_all_texts_differ_is_parsed_in_larger_pieces_or_as_a_whole() -> None:
    def write(_made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
        for row in range(ROWS):
            sheet.write_row(row, 0, [f"een verhaal met nummer {row}", row])

    assert large_sheet.read(workbook_of(write)) is None


def test_a_workbook_with_a_second_sheet_is_parsed_as_a_whole() -> None:
    def write(made: xlsxwriter.Workbook, sheet: xlsxwriter.workbook.Worksheet) -> None:
        numbers(made, sheet)
        made.add_worksheet("leeg")

    assert large_sheet.read(workbook_of(write)) is None


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (rb"<sheetData>", b"<!-- <sheetData> --><sheetData >"),
        (rb'(?s)(<c r="A200".*?</v></c>)', rb"<!-- </row> -->\1"),
        (rb'<row r="[0-9]+"', b"<row"),
        (rb"</row>", b"</row >"),
        (rb'(?s)(<row r="200".*?</row>)(.*)(<row r="300".*?</row>)', rb"\3\2\1"),
        (rb"UTF-8", b"UTF-16"),
        (rb"</sheetData>.*", b""),
    ],
    ids=["no begin", "comment", "rows without number", "no end of row", "out of order", "encoding", "cut off"],
)
def test_what_no_spreadsheet_program_writes_is_left_to_be_parsed_as_a_whole(pattern: bytes, instead: bytes) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_of(numbers))) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, re.sub(pattern, instead, content) if name == SHEET else content)

    assert large_sheet.read(changed.getvalue()) is None
