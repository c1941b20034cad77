"""A workbook is parsed while the command still imports: begun once, asked for once, and ended where nobody asks."""

import io
from pathlib import Path

import pytest
import xlsxwriter

from ouderscan.importers import kinds, workbook_parsing
from ouderscan.importers.sources import Source
from ouderscan.importers.workbook_parsing import Parsing


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """What was begun to be parsed."""
    sources: list[Source] = []

    class Counted(Parsing):
        def __init__(self, source: Source) -> None:
            super().__init__(source)
            sources.append(source)

    monkeypatch.setattr(workbook_parsing, "Parsing", Counted)
    return sources


def workbook(path: Path, cell: str) -> Path:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed) as made:
        made.add_worksheet("Blad").write(0, 0, cell)
    path.write_bytes(packed.getvalue())
    return path


def cell_of(path: Path) -> str:
    (table,) = kinds.tables_in(Source(path.name, path))
    return table.head[0][0]


def test_what_was_begun_is_not_parsed_again_and_is_given_once(tmp_path: Path, begun: list[Source]) -> None:
    path = workbook(tmp_path / "a.xlsx", "een")

    workbook_parsing.begin([path])

    assert len(begun) == 1
    assert cell_of(path) == "een"
    assert len(begun) == 1

    workbook(path, "twee")
    assert cell_of(path) == "twee"
    assert len(begun) == 2


def test_another_workbook_than_the_one_that_was_begun_is_itself(tmp_path: Path, begun: list[Source]) -> None:
    workbook_parsing.begin([workbook(tmp_path / "a.xlsx", "een")])

    assert cell_of(workbook(tmp_path / "b.xlsx", "twee")) == "twee"
    assert len(begun) == 2


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"PK\x03\x04 and then nothing", None])
def test_what_is_no_workbook_is_not_begun_and_nothing_is_said_yet(
    content: bytes | None, tmp_path: Path, begun: list[Source]
) -> None:
    path = tmp_path / "a.xlsx"
    if content is not None:
        path.write_bytes(content)

    workbook_parsing.begin([path])
    workbook_parsing.begin([tmp_path])
    workbook_parsing.begin([])

    assert begun == []


def test_what_was_begun_is_ended_by_the_next_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped: list[str] = []

    class Told(Parsing):
        def stop(self) -> None:
            super().stop()
            stopped.append("stopped")

    monkeypatch.setattr(workbook_parsing, "Parsing", Told)

    workbook_parsing.begin([workbook(tmp_path / "a.xlsx", "een")])
    assert stopped == []
    workbook_parsing.begin([])

    assert stopped == ["stopped"]
