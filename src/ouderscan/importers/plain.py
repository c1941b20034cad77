"""A plain table: one row of headers, and whatever stands below it.

This is what ouderscan itself writes, what people make in a spreadsheet, and what is left for systems that are not
known. Some titles may stand above the header.
"""

from ouderscan.importers.base import Layout, Sample, columns_of, spread

NAME = "plain"


def detect(sample: Sample) -> bool:
    """Whether there is anything that can be a header."""
    return any(cell.strip() for row in sample.rows for cell in row)


def read(sample: Sample) -> Layout:
    """The layout of a table whose header is the first row that is more than half as full as the fullest."""
    above = sample.headers or _header(sample) + 1
    return Layout(NAME, columns_of(sample.rows[above - (sample.headers or 1) : above]), above)


def read_headers(sample: Sample, first: int, count: int) -> Layout:
    """The layout of a table of which is known which rows (from 1) are headers; the upper ones may span columns."""
    rows = sample.rows[first - 1 : first - 1 + count]
    return Layout(NAME, columns_of([*(spread(row) for row in rows[:-1]), *rows[-1:]]), first - 1 + count)


def _header(sample: Sample) -> int:
    filled = [sum(bool(cell.strip()) for cell in row) for row in sample.rows]
    return next((place for place, count in enumerate(filled) if count * 2 > max(filled)), 0)
