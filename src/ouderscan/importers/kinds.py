"""Which kind of file it is, by what it holds and not by its name; what cannot be read is refused with a way out."""

from collections.abc import Mapping

import polars as pl

from ouderscan import files
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import columnar, delimited, nested, workbook
from ouderscan.importers.sources import Source, is_zip
from ouderscan.importers.tabular import Kind, Table
from ouderscan.texts import N_, _

_READERS = {
    Kind.DELIMITED: delimited.read,
    Kind.WORKBOOK: workbook.read,
    Kind.NESTED: nested.read,
    Kind.COLUMNAR: columnar.read,
}
_SPREADSHEET = N_("{path} is an old or protected Excel file. Open it in Excel and save it as .xlsx without a password.")
_OTHER = N_("{path} is no table of answers but a file of another kind ({kind}). Export the answers as CSV or Excel.")
_REFUSED: Mapping[bytes, tuple[str, str]] = {
    b"\xd0\xcf\x11\xe0": (_SPREADSHEET, ""),
    b"%PDF": (_OTHER, "PDF"),
    b"\x89PNG": (_OTHER, "PNG"),
    b"\xff\xd8\xff": (_OTHER, "JPEG"),
    b"GIF8": (_OTHER, "GIF"),
    b"\x1f\x8b": (_OTHER, "gzip"),
    b"7z\xbc\xaf": (_OTHER, "7z"),
    b"Rar!": (_OTHER, "RAR"),
    b"$FL2": (_OTHER, "SPSS"),
    b"$FL3": (_OTHER, "SPSS"),
    b"<stata_dta": (_OTHER, "Stata"),
    b"SQLite format": (_OTHER, "SQLite"),
    b"<!DOCTYPE": (_OTHER, "HTML"),
    b"<html": (_OTHER, "HTML"),
    b"<?xml": (_OTHER, "XML"),
    b"{\\rtf": (_OTHER, "RTF"),
}
_START = 256


def tables_in(source: Source) -> list[Table]:
    """The tables of a file, in order.

    Raises:
        UnreadableInputError: when the file is absent, empty, of another kind, damaged, or beyond a bound.
    """
    try:
        tables = _READERS[kind_of(source)](source)
    except OSError as fault:
        raise files.not_readable(source.name, fault) from fault
    except pl.exceptions.PolarsError as fault:
        # What polars says may hold cells, so it is not passed on.
        sentence = _("{path} cannot be read as a table. Open it in a spreadsheet and save it as CSV in UTF-8.")
        raise UnreadableInputError(sentence.format(path=source.name)) from fault
    if not any(cell.strip() for table in tables for row in table.head for cell in row):
        raise UnreadableInputError(_("{path} is empty.").format(path=source.name))
    return tables


def kind_of(source: Source) -> Kind:
    """The kind of a file.

    Raises:
        UnreadableInputError: when it is of a kind that is not read.
    """
    start = source.start(_START)
    for magic, (sentence, kind) in _REFUSED.items():
        if start.lstrip()[: len(magic)].lower() == magic.lower():
            raise UnreadableInputError(_(sentence).format(path=source.name, kind=kind))
    if is_zip(source):
        return Kind.WORKBOOK
    if start.startswith(b"PAR1"):
        return Kind.COLUMNAR
    return Kind.NESTED if nested.looks_nested(source.name, start) else Kind.DELIMITED
