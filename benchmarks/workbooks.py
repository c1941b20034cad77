"""How long an Excel workbook of 50,000 rows and 65 columns takes, against fastexcel alone: `… workbooks.py [runs]`."""

import sys
import tempfile
from pathlib import Path
from typing import Annotated

import polars as pl
import typer
from measure import apart, compare, python

import answers

ROWS, COLUMNS = 50_000, 65


def write(folder: Path) -> None:
    """Write the answers as two workbooks."""
    (codes,) = answers.pieces(ROWS, ROWS // answers.A_SCHOOL)
    besides = [pl.lit(f"iets {number}").alias(f"anders {number}") for number in range(COLUMNS - codes.width)]
    for what, table in (("codes", codes), ("labels", answers.labelled(codes))):
        table.with_columns(besides).write_excel(folder / f"{what}.xlsx")


def main(runs: Annotated[int, typer.Argument(help="How often each is run.")] = 5) -> None:
    """Print the table for codes and for labels."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        apart(write, folder)
        own = answers.write_questionnaire(folder)
        for what in ("codes", "labels"):
            path = folder / f"{what}.xlsx"
            read = f"import fastexcel; fastexcel.read_excel({str(path)!r}).load_sheet(0).to_polars()"
            score = ("score", path, "-q", own, "--sector", "po", "-o", folder / "figures.parquet", "--quiet")
            commands = {
                "fastexcel to polars": python(read),
                "ouderscan score": (sys.executable, "-m", "ouderscan", *map(str, score)),
            }
            compare(f"XLSX, {ROWS:,} × {COLUMNS} {what} of {path.stat().st_size / 1e6:.0f} MB", commands, runs)


if __name__ == "__main__":
    typer.run(main)
