"""How far reading has come, in bytes."""

from pathlib import Path

import polars as pl

from ouderscan.cli import meter
from ouderscan.cli.meter import Meter
from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import Kind, Table, held


def table(rows: int) -> Table:
    return Table(Source("a.csv"), Kind.DELIMITED, (), held(pl.DataFrame()), rows=rows)


def test_rows_are_told_as_a_share_of_the_bytes_and_the_end_as_all_of_them() -> None:
    told: list[int] = []
    of_file = Meter(told.append, 1000)
    read = of_file.of_rows(table(10))
    for _batch in range(2):
        read(4)
    of_file.finish()
    assert told == [400, 400, 200]


def test_more_rows_than_were_expected_are_never_more_bytes_than_there_are() -> None:
    told: list[int] = []
    of_file = Meter(told.append, 1000)
    first, again = of_file.of_rows(table(10)), of_file.of_rows(table(10))
    first(25)
    again(5)
    again(25)
    of_file.finish()
    assert told == [1000]


def test_a_file_that_is_not_there_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"12345")
    files = [Source("a.csv", tmp_path / "a.csv"), Source("b.csv", tmp_path / "b.csv"), Source("-", content=b"123")]
    assert meter.total(files) == 8
