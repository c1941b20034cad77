"""Answers split over files of any kinds are counted as one table is, to the last bit."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import polars as pl
import pytest
import xlsxwriter
from polars.testing import assert_frame_equal

import oracle
from oracle import Row, Shape
from ouderscan.answers.table import NonAnswer, item_ids
from ouderscan.cli import importing
from ouderscan.importers import answering
from ouderscan.importers.recognition import Known, Told
from ouderscan.importers.sectors import Sectors
from ouderscan.questionnaire.model import Group
from ouderscan.scoring import engine, fold

OWN = oracle.questionnaire(Shape((5, -4, 3), (5, 7)), Shape((2, 5, 11), (5,)))
KEYS = ("school", "wave", "group")
COLUMNS = (*KEYS, *item_ids([OWN]))


def invented(seed: int) -> list[Row]:
    """Answers without gaps: an empty cell of a file says that nothing was answered."""
    random = Random(seed)
    groups = ((school, group) for school in ("Es", "'t Höfke; Zuid") for group in (Group.TEAM, Group.OUDER))
    rows = oracle.invented(OWN, random, {each: random.randint(1, 12) for each in groups}, 0.2)
    random.shuffle(rows)
    return [{name: row.get(name, int(NonAnswer.NOT_ANSWERED)) for name in COLUMNS} for row in rows]


def table(rows: Sequence[Row]) -> pl.DataFrame:
    return pl.DataFrame([dict(row) for row in rows], schema=COLUMNS)


def delimited(separator: str) -> Callable[[Path, pl.DataFrame], object]:
    return lambda path, part: part.write_csv(path, separator=separator)


def with_labels(path: Path, part: pl.DataFrame) -> None:
    """Options by their labels, non-answers by their codes."""
    scales = {item.id: OWN.scale_of(item, Group.TEAM).options for item in OWN.items}
    part.with_columns(
        pl.col(item).cast(pl.String).replace(dict(zip(map(str, range(1, 12)), options, strict=False)))
        for item, options in scales.items()
    ).write_csv(path, separator=";")


def workbook(path: Path, part: pl.DataFrame) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([part.columns, *part.iter_rows()]):
            sheet.write_row(number, 0, row)


def json_lines(path: Path, part: pl.DataFrame) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in part.iter_rows(named=True)), encoding="utf-8")


WRITERS: dict[str, Callable[[Path, pl.DataFrame], object]] = {
    "semicolons.csv": delimited(";"),
    "commas.csv": delimited(","),
    "tabs.tsv": delimited("\t"),
    "labels.csv": with_labels,
    "book.xlsx": workbook,
    "table.parquet": lambda path, part: part.write_parquet(path),
    "lines.jsonl": json_lines,
}


def written(folder: Path, rows: Sequence[Row], random: Random) -> list[Path]:
    """The rows dealt at random over a file of each kind; a kind that gets none has no file."""
    dealt: dict[str, list[Row]] = {}
    for row in rows:
        dealt.setdefault(random.choice(list(WRITERS)), []).append(row)
    for name, own in dealt.items():
        WRITERS[name](folder / name, table(own))
    return random.sample(paths := [folder / name for name in dealt], len(paths))


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("in_batches", [False, True])
def test_files_of_all_kinds_together_count_as_one_table(
    seed: int, in_batches: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = invented(seed)
    expected = engine.count(oracle.frame(rows, OWN), [OWN])
    if in_batches:  # as files of many megabytes are read
        monkeypatch.setattr("ouderscan.importers.delimited.LARGE_BYTES", 10)
        monkeypatch.setattr(answering, "_SAMPLE_ROWS", 5)
        monkeypatch.setattr(fold, "ROWS", 3)
    by_sector = Sectors(lambda _sector: Known([OWN]))
    (part,) = importing.read(written(tmp_path, rows, Random(seed)), by_sector, Told(), ()).parts
    found = part.tally
    assert_frame_equal(found, expected, check_exact=True, check_column_order=False)
    assert found["persons"].sum() == len(rows)
