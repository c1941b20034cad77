"""Files as they come: folders, archives, patterns, encodings, broken rows, workbooks that ask too much."""

import io
import json
import struct
import zipfile
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from ouderscan.errors import UnreadableInputError
from ouderscan.importers import delimited, kinds, sources, workbook_parsing, workbook_process
from ouderscan.importers.base import Reason
from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import Kind
from small_exports import AGREE, Asked, questionnaire, read

ASKED = questionnaire({"d1-een": Asked("Een?", AGREE), "d1-twee": Asked("Twee?", AGREE)})
ROWS = "d1-een,d1-twee\n1,2\n3,4\n"


def names(inputs: list[Path]) -> list[str]:
    return [Path(part.name).name for source in sources.expand(inputs) for part in sources.parts(source)]


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return packed.getvalue()


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableInputError) as fault:
        list(map(kinds.tables_in, sources.parts(Source(name, content=content))))
    return str(fault.value)


def codes(tmp_path: Path, content: bytes | str, name: str = "a.csv") -> list[list[int | None]]:
    (tmp_path / name).write_bytes(content.encode() if isinstance(content, str) else content)
    found = read(tmp_path / name, ASKED, group="ouder")
    return [found.codes("d1-een"), found.codes("d1-twee")]


# --- what the user names


def test_a_folder_stands_for_its_files_without_hidden_ones_and_a_file_counts_once(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.csv", "1.csv", ".hidden.csv", "~$open.xlsx"):
        (tmp_path / name).write_text(ROWS, encoding="utf-8")

    assert names([tmp_path, tmp_path / "1.csv"]) == ["1.csv", "2.csv"]


def test_a_pattern_is_expanded_and_one_that_fits_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "1.csv").write_text(ROWS, encoding="utf-8")

    assert names([tmp_path / "*.csv"]) == ["1.csv"]
    with pytest.raises(UnreadableInputError, match="There is no file like"):
        names([tmp_path / "*.xlsx"])


def test_an_archive_is_read_without_unpacking_it_to_disk(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped(deel__een_csv=ROWS.encode(), __MACOSX___x_csv=b"x"))
    before = sorted(tmp_path.rglob("*"))

    assert read(tmp_path / "a.zip", ASKED, group="ouder").codes("d1-een") == [1, 3]
    assert sorted(tmp_path.rglob("*")) == before


def test_an_archive_in_an_archive_is_refused(tmp_path: Path) -> None:
    assert "an archive within an archive" in refusal("a.zip", zipped(b_zip=zipped(c_csv=b"x")))


def test_a_bomb_is_refused_by_its_directory() -> None:
    assert "times its size; at most 250 times is read" in refusal("a.zip", zipped(a_csv=b"0" * 30_000_000))


def test_an_archive_with_thousands_of_files_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(sources.MAX_MEMBERS + 1):
            archive.writestr(f"{number}.csv", b"")

    assert "holds 2001 files; at most 2000 are read" in refusal("a.zip", packed.getvalue())


def test_a_damaged_archive_is_told() -> None:
    assert "is damaged or protected" in refusal("a.zip", zipped(a_csv=ROWS.encode() * 100)[:60])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "a file of another kind (PDF)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old or protected Excel file"),
        (b"$FL2@(#)", "a file of another kind (SPSS)"),
        (b"<html><body>", "a file of another kind (HTML)"),
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n", "is empty"),
        (b"\x01\x02\x03\x04" * 100, "is no text and no workbook"),
        (b"PAR1 and then nothing", "is a damaged Parquet file"),
        (zipped(word__document_xml=b"<w/>", _Content_Types__xml=b"<x/>"), "is no Excel workbook"),
    ],
)
def test_what_is_no_table_is_refused_with_its_reason(content: bytes, said: str) -> None:
    if b"[Content" not in content and content.startswith(b"PK"):
        content = content.replace(b".Content.Types/xml", b"[Content_Types].xm")
    assert said in refusal("a.bin", content)


# --- delimited text


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("d1-een,d1-twee\r1,2\r3,4\r", [[1, 3], [2, 4]]),
        ("d1-een,d1-twee\n\n1,2\n\n\n3,4\n,\n", [[1, 3], [2, 4]]),
        ("d1-een,d1-twee\n1,\x002\n3,4\x00\n", [[1, 3], [2, 4]]),
        ("Titel\n\nd1-een,d1-twee\n1,2\n3,4\n", [[1, 3], [2, 4]]),
        ("d1-een,d1-twee\n1\n3,4\n", [[1, 3], [-4, 4]]),
        ('d1-een,d1-twee,op\n1,2,"a ""b"" c"\n3,4,"5"6\n', [[1, 3], [2, 4]]),
        ('"een: d1-een\nregel twee\tmet tab",d1-twee\n1,2\n3,4\n', [[1, 3], [2, 4]]),
        ('d1-een;d1-twee;"a,b,c,d"\n1;2;\n3;4;"x,y"\n', [[1, 3], [2, 4]]),
        (b"d1-een,d1-twee,caf\xe9 caf\xc3\xa9 \xc3\xab\n1,2,x\n3,4,\xc3\xab\n", [[1, 3], [2, 4]]),
        (b"d1-een;d1-twee;caf\xe9\n1;2;\xe9\n3;4;\x81\n", [[1, 3], [2, 4]]),
    ],
    ids=["CR", "blank rows", "NUL", "title", "short row", "quotes", "line break", "commas", "one wrong byte", "cp1252"],
)
def test_a_table_that_is_not_as_it_should_be_is_read(content: bytes | str, expected: object, tmp_path: Path) -> None:
    assert codes(tmp_path, content) == expected


def test_a_row_with_more_cells_than_columns_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("d1-een,d1-twee\n1,2\n3,4,5\n5,5,\n", encoding="utf-8")

    found = read(tmp_path / "a.csv", ASKED, group="ouder")

    assert found.codes("d1-een") == [1, 5]
    assert found.account.aside == {Reason.TOO_LONG: 1}


def test_a_header_that_stands_among_the_rows_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(ROWS + ROWS, encoding="utf-8")

    found = read(tmp_path / "a.csv", ASKED, group="ouder")

    assert (found.codes("d1-een"), found.account.aside) == ([1, 3, 1, 3], {Reason.HEADER: 1})


def test_a_header_of_45_kilobytes_is_read(tmp_path: Path) -> None:
    wide = ",".join(f'"Vraag {number} met een lange tekst, en nog meer"' for number in range(1000, 2000))
    assert len(wide) > 45_000

    assert codes(tmp_path, f"{wide},d1-een\n{',' * 1000}4\n")[0] == [4]


def test_more_columns_than_the_bound_are_refused() -> None:
    assert "has 10001 columns; at most 10000 are read" in refusal("a.csv", b"a" + b",a" * 10_000)


def test_a_quote_that_is_not_closed_is_told() -> None:
    assert "perhaps a quote is not closed" in refusal("a.csv", b'a,b\n1,"' + b"x" * (delimited.MAX_CELL + 10))


def test_a_text_file_that_is_large_is_scanned_and_not_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delimited, "LARGE_BYTES", 10)

    assert codes(tmp_path, 'Titel "x\ny"\nd1-een,d1-twee\n1,2\n3,4\n3,4,5\n'.replace('"', "")) == [[1, 3], [2, 4]]


# --- workbooks


def workbook_of(*sheets: tuple[str, list[list[object]]]) -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as made:
        for name, rows in sheets:
            sheet = made.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    return packed.getvalue()


def test_a_workbook_is_read_by_sheets_numbers_as_text(tmp_path: Path) -> None:
    content = workbook_of(("Blad", [["d1-een", "d1-twee"], [1, 2.0], [3, "4"]]), ("leeg", []))

    assert codes(tmp_path, content, "a.xlsx") == [[1, 3], [2, 4]]


def test_a_tiny_workbook_that_asks_for_all_memory_is_refused() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert "cells as far as row 1048576 and column 16384" in refusal("a.xlsx", with_sheet(rows))


def test_the_process_that_parses_dies_alone_when_the_search_does_not_see_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_parsing, "SEARCHED_BYTES", 0)
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'

    assert "needs more memory than 900 MB" in refusal("a.xlsx", with_sheet(rows))


def test_a_document_type_declaration_is_refused() -> None:
    assert "holds a document type declaration" in refusal("a.xlsx", with_sheet("", '<!DOCTYPE x [<!ENTITY a "b">]>'))


def with_sheet(rows: str, before: str = "") -> bytes:
    """A workbook with this content in its only sheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook_of(("Blad", [["a"]])))) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                content = f'{before}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
            new.writestr(entry, content)
    return packed.getvalue()


def test_what_a_process_gives_back_is_taken_apart_by_its_sizes() -> None:
    assert struct.calcsize(workbook_process.SIZES) == 16


# --- JSON


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]", "holds no list of answers"),
        ('[{"a": ' + "[" * 50 + "1" + "]" * 50 + "}]", "nested deeper than 16 levels"),
        ('{"a": ' + "[" * 100_000, "nested deeper than 16 levels"),
        ("[1, 2", "this is no JSON"),
        ('{"a": 1}\n{"a": ', "this is no JSON"),
        ("[1, 2]", "holds no list of answers"),
        ("[" + "9" * 10_000 + "]", "cannot be read as JSON"),
    ],
)
def test_json_that_is_no_list_of_answers_is_refused(content: str, said: str) -> None:
    assert said in refusal("a.json", content.encode())


@pytest.mark.parametrize(
    "content",
    [
        '[{"d1-een": 1, "d1-twee": 2.0}, {"d1-twee": "4", "d1-een": "3"}]',
        '{"d1-een": 1, "d1-twee": 2}\n\n{"d1-een": 3, "d1-twee": 4}\n',
        '{"responses": [{"1": {"d1-een": "1", "d1-twee": "2"}}, {"2": {"d1-een": "3", "d1-twee": "4"}}]}',
    ],
    ids=["list", "lines", "wrapped"],
)
def test_json_is_read_in_the_ways_in_which_systems_write_it(content: str, tmp_path: Path) -> None:
    assert codes(tmp_path, content, "a.json") == [[1, 3], [2, 4]]


def test_a_file_is_known_by_what_it_holds_and_not_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    pl.DataFrame({"d1-een": [1]}).write_parquet(tmp_path / "a" / "x.csv")

    (table,) = kinds.tables_in(Source("x.csv", tmp_path / "a" / "x.csv"))
    assert (table.kind, kinds.kind_of(Source("x.txt", content=workbook_of(("a", [[1]]))))) == (
        Kind.COLUMNAR,
        Kind.WORKBOOK,
    )
    assert kinds.kind_of(Source("-", content=json.dumps([{"a": 1}]).encode())) is Kind.NESTED
