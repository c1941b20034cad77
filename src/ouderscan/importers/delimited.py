"""CSV and its kin: the encoding, the separator, and rows that are not as they should be.

A file in UTF-8 that is large is scanned, so that ten million rows need no memory of their own. Everything else is
held in memory within a bound, decoded and mended: a byte that no encoding knows becomes U+FFFD, NUL bytes go.
"""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice

import polars as pl

from ouderscan.errors import UnreadableInputError
from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import HEAD, MAX_COLUMNS, Kind, Row, Scan, Table, held
from ouderscan.texts import _

LARGE_BYTES = 32 * 1024 * 1024
"""From here on a file in UTF-8 is scanned and not held in memory."""
MAX_CELL = 128 * 1024
"""Characters of a cell; a quote that is not closed makes one of all that follows."""
_SAMPLE_BYTES = 1024 * 1024
_SEPARATORS = (",", ";", "\t", "|")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_BINARY = 0.1
"""The share of control characters from which something is no text."""


def read(source: Source) -> list[Table]:
    """The table of a text file.

    Raises:
        UnreadableInputError: when it is no text, or beyond a bound.
    """
    sample = source.start(_SAMPLE_BYTES)
    if source.path and source.size > LARGE_BYTES and encoding_of(sample) in {"utf-8", "utf-8-sig"}:
        rows, separator = _head(_whole_lines(sample.decode("utf-8-sig", "replace") + "\n"), source)
        scan, lines = _scanned(source, separator, _width(rows)), source.size * sample.count(b"\n") // len(sample)
        return [Table(source, Kind.DELIMITED, rows, scan, large=True, rows=lines)]
    text = decoded(source.whole())
    _refuse_binary(text, source)
    rows, separator = _head(_whole_lines(text), source)
    return [Table(source, Kind.DELIMITED, rows, held(_frame(text, separator, _width(rows), source)))]


def encoding_of(sample: bytes) -> str:
    """The encoding that a text seems to have: a mark says it, else UTF-8 where that fits, else Windows-1252."""
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    even, odd = sample[0:2000:2].count(0), sample[1:2000:2].count(0)
    if max(even, odd) > len(sample[:2000]) // 4:  # UTF-16 without a mark: every other byte of Latin text is NUL
        return "utf-16-le" if odd > even else "utf-16-be"
    valid = len(_MULTIBYTE.findall(sample))
    invalid = codecs.getincrementaldecoder("utf-8")("replace").decode(sample).count("\ufffd")
    # A few wrong bytes among right ones come from a cell that was put together; then it still is UTF-8.
    return "utf-8" if invalid * 2 <= valid or not invalid else "cp1252"


def decoded(content: bytes) -> str:
    """The text of a file, with line feeds alone at the ends of lines, and without NUL."""
    text = content.decode(encoding_of(content[:_SAMPLE_BYTES]), "replace").replace("\0", "")
    return text if "\n" in text else text.replace("\r", "\n")


def _refuse_binary(text: str, source: Source) -> None:
    start = text[:4000]
    controls = sum(character < " " and character not in "\t\r\n" for character in start)
    if controls > len(start) * _BINARY:
        sentence = _("{path} is no text and no workbook. Export the answers as CSV or Excel.")
        raise UnreadableInputError(sentence.format(path=source.name))


def _whole_lines(text: str) -> str:
    """The start of a text, without a line that is cut off."""
    start = text[:_SAMPLE_BYTES]
    return text if len(text) <= _SAMPLE_BYTES else start.rpartition("\n")[0] or start


def _head(text: str, source: Source) -> tuple[tuple[Row, ...], str]:
    """The first rows, and the separator by which they have the most cells in the most equal way."""
    parsed = {separator: _rows(text, separator) for separator in _SEPARATORS}
    separator = max(_SEPARATORS, key=lambda each: _evenness(parsed[each]))
    rows = parsed[separator]
    if rows is None:
        sentence = _("{path} has a cell of more than {bound} characters; perhaps a quote is not closed.")
        raise UnreadableInputError(sentence.format(path=source.name, bound=MAX_CELL))
    if _width(rows) > MAX_COLUMNS:
        sentence = _("{path} has {count} columns; at most {bound} are read.")
        raise UnreadableInputError(sentence.format(path=source.name, count=_width(rows), bound=MAX_COLUMNS))
    return rows, separator


def _rows(text: str, separator: str) -> tuple[Row, ...] | None:
    try:
        return tuple(tuple(row) for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=separator), HEAD))
    except csv.Error:
        return None


def _evenness(rows: tuple[Row, ...] | None) -> int:
    """How many cells stand in rows of the most common width; nothing for a single column."""
    if not rows:
        return -1 if rows is None else 0
    width, count = Counter(len(row) for row in rows if len(row) > 1).most_common(1)[0] if _width(rows) > 1 else (0, 0)
    return width * count


def _width(rows: Iterable[Row]) -> int:
    return max(map(len, rows), default=0)


def _schema(width: int) -> dict[str, pl.DataType]:
    """Text everywhere, and a column more than there are: what stands in it belongs to a row that is too long."""
    return {str(position): pl.String() for position in range(width + 1)}


def _scanned(source: Source, separator: str, width: int) -> Scan:
    def scan(above: int, types: Mapping[int, pl.DataType]) -> pl.LazyFrame:
        wanted = {str(position): kind for position, kind in types.items()}
        frame = pl.scan_csv(
            source.path or b"",
            separator=separator,
            has_header=False,
            skip_rows=above,
            schema=_schema(width) | wanted,
            truncate_ragged_lines=True,
            missing_columns="insert",
            extra_columns="ignore",
            encoding="utf8-lossy" if _has_text(types) else "utf8",
        )
        return frame.select(*wanted)

    return scan


def _has_text(types: Mapping[int, pl.DataType]) -> bool:
    return any(kind == pl.String for kind in types.values())


def _frame(text: str, separator: str, width: int, source: Source) -> pl.DataFrame:
    try:
        return pl.read_csv(
            text.encode("utf-8", "replace"),
            separator=separator,
            has_header=False,
            schema=_schema(width),
            truncate_ragged_lines=True,
            missing_columns="insert",
            extra_columns="ignore",
        )
    except pl.exceptions.PolarsError:
        return _mended(text, separator, width, source)


def _mended(text: str, separator: str, width: int, source: Source) -> pl.DataFrame:
    """The same from rows whose quotes are not as they should be, by the reader that forgives that."""
    if len(text) > LARGE_BYTES:
        sentence = _("{path} has quotes that are not closed. Open it in a spreadsheet and save it as CSV in UTF-8.")
        raise UnreadableInputError(sentence.format(path=source.name))
    try:
        rows = [
            (row + [None] * (width + 1))[: width + 1]
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        ]
    except csv.Error as fault:
        sentence = _("{path} has a cell of more than {bound} characters; perhaps a quote is not closed.")
        raise UnreadableInputError(sentence.format(path=source.name, bound=MAX_CELL)) from fault
    return pl.DataFrame(rows, schema=_schema(width), orient="row")
