"""The same answers in two layouts, systems, encodings or languages are the same answers, and score the same."""

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter
from polars.testing import assert_frame_equal

from ouderscan.answers.table import GROUP, WAVE
from ouderscan.cli import importing
from ouderscan.cli.meter import Meter
from ouderscan.importers import answering, kinds, recognition
from ouderscan.importers.recognition import Known, Told
from ouderscan.importers.sources import Source
from ouderscan.questionnaire.model import Questionnaire
from ouderscan.scoring import engine
from small_exports import AGREE, Asked, questionnaire, read

DONT_KNOW = {"dont_know": "Weet ik niet"}
WELKOM, OP_TIJD = "Ik voel me wélkom; ook 's ochtends.", "De school bericht mij op tijd."
ASKED = questionnaire({"d1-welkom": Asked(WELKOM, AGREE, DONT_KNOW), "d1-op-tijd": Asked(OP_TIJD, AGREE, DONT_KNOW)})
ENGLISH = ("strongly disagree", "disagree", "neutral", "agree", "strongly agree")
ANSWERS = [(1, 5), (2, -1), (3, -4), (4, 4), (5, 2), (-1, 1)]
Cells = list[list[str]]


def label(code: int, words: tuple[str, ...] = AGREE, unknown: str = "Weet ik niet") -> str:
    """The label of a code."""
    return {-1: unknown, -4: ""}.get(code) or (words[code - 1] if code > 0 else "")


def number(code: int) -> str:
    """The code as it stands in a cell."""
    return {-1: "dont_know", -4: ""}.get(code, str(code))


def labels_in_a_plain_table() -> Cells:
    return [[WELKOM, OP_TIJD], *([label(a), label(b)] for a, b in ANSWERS)]


def codes_by_id() -> Cells:
    return [["d1-welkom", "d1-op-tijd"], *([number(a), number(b)] for a, b in ANSWERS)]


def labels_in_english() -> Cells:
    return [
        ["d1-welkom", OP_TIJD],
        *([label(a, ENGLISH, "Don't know"), label(b, ENGLISH, "I don't know")] for a, b in ANSWERS),
    ]


def labels_with_other_codes_before_them() -> Cells:
    return [
        [WELKOM, OP_TIJD],
        *(
            [f"{a - 1} - {label(a).upper()}", f"{b} {label(b)}" if b < 0 else f" {label(b)} ({b})"]
            for a, b in ANSWERS
            if a > 0 and b > 0
        ),
    ]


def condensed() -> Cells:
    header = [["Respondent ID", "Collector ID", WELKOM, "Hoe is het?"], ["", "", "Response", OP_TIJD]]
    return [*header, *([str(n), "7", label(a), label(b) or "-"] for n, (a, b) in enumerate(ANSWERS))]


def expanded() -> Cells:
    above = ["Respondent ID", "Collector ID", WELKOM, *[""] * 5, OP_TIJD, *[""] * 5]
    below = ["", "", *AGREE, "Weet ik niet", *AGREE, "Weet ik niet"]
    rows = [[str(n), "7", *_spread(a), *_spread(b)] for n, (a, b) in enumerate(ANSWERS)]
    return [above, below, *rows]


def _spread(code: int) -> list[str]:
    return [label(code) if code in {place, place - 7} else "" for place in range(1, 7)]


def qualtrics_with_three_headers() -> Cells:
    names = ["ResponseId", "Status", "Finished", "StartDate", "Q1_1", "d1_op_tijd"]
    said = ["Antwort-ID", "Antworttyp", "Beendet", "Anfangsdatum", f"Hoe is het?-{WELKOM}", "Tijd"]
    ids = [json.dumps({"ImportId": name}) for name in names]
    return [
        names,
        said,
        ids,
        *([f"R_{n}", "0", "1", "2026", label(a), str(b) if b != -4 else ""] for n, (a, b) in enumerate(ANSWERS)),
    ]


def qualtrics_legacy() -> Cells:
    names = ["V1", "V2", "V7", "V8", "V10", "Q1_1", "d1-op-tijd", ""]
    said = ["ResponseID", "ResponseSet", "Status", "StartDate", "Finished", f"Hoe is het?-{WELKOM}", "Tijd", ""]
    return [
        names,
        said,
        *([f"R_{n}", "x", "0", "2026", "1", label(a), number(b), ""] for n, (a, b) in enumerate(ANSWERS)),
    ]


def grid_of_google() -> Cells:
    rows = ([f"{n}-8-2026 14:20:53", label(a).capitalize(), label(b).upper()] for n, (a, b) in enumerate(ANSWERS))
    return [["Tijdstempel", f"Hoe is het? [{WELKOM}]", f"Hoe is het? [{OP_TIJD}]"], *rows]


LAYOUTS: list[Callable[[], Cells]] = [
    labels_in_a_plain_table,
    codes_by_id,
    labels_in_english,
    condensed,
    expanded,
    qualtrics_with_three_headers,
    qualtrics_legacy,
    grid_of_google,
]


def csv(cells: Cells, separator: str = ",") -> str:
    return "".join(separator.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in cells)


def write_workbook(path: Path, cells: Cells) -> None:
    """Numbers as numbers, a title above, and a hidden sheet with something else."""
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Antwoorden")
        for place, row in enumerate(cells):
            for column, cell in enumerate(row):
                sheet.write(place, column, int(cell) if cell.isdecimal() else cell)
        hidden = workbook.add_worksheet("lijst")
        hidden.hide()
        hidden.write(0, 0, "d1-welkom")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_the_same_answers_in_another_layout_are_the_same(layout: Callable[[], Cells], tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(csv(layout()), encoding="utf-8")

    found = read(path, ASKED, group="ouder")

    assert [*zip(found.codes("d1-welkom"), found.codes("d1-op-tijd"), strict=True)] == ANSWERS


def test_the_words_decide_where_a_label_begins_or_ends_with_a_number(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(csv(labels_with_other_codes_before_them()), encoding="utf-8")

    found = read(tmp_path / "a.csv", ASKED, group="ouder")

    assert [*zip(found.codes("d1-welkom"), found.codes("d1-op-tijd"), strict=True)] == [(1, 5), (4, 4), (5, 2)]


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [
        ("utf-8", ","),
        ("utf-8-sig", ";"),
        ("cp1252", ";"),
        ("utf-16", "\t"),
        ("utf-16-le", ","),
        ("utf-8", "\t"),
        ("utf-8", "|"),
    ],
)
@pytest.mark.parametrize("layout", [labels_in_a_plain_table, qualtrics_with_three_headers])
def test_encoding_and_separator_change_nothing(
    layout: Callable[[], Cells], encoding: str, separator: str, tmp_path: Path
) -> None:
    (tmp_path / "a.csv").write_bytes(csv(layout(), separator).encode(encoding))

    found = read(tmp_path / "a.csv", ASKED, group="ouder")

    assert [*zip(found.codes("d1-welkom"), found.codes("d1-op-tijd"), strict=True)] == ANSWERS


@pytest.mark.parametrize("layout", [codes_by_id, labels_in_a_plain_table, condensed])
def test_a_workbook_and_the_csv_of_dutch_excel_score_the_same(layout: Callable[[], Cells], tmp_path: Path) -> None:
    (tmp_path / "school.csv").write_bytes(csv(layout(), ";").encode("cp1252"))
    write_workbook(tmp_path / "school.xlsx", layout())

    assert_frame_equal(tally(tmp_path / "school.csv"), tally(tmp_path / "school.xlsx"))


def test_json_lines_parquet_and_csv_score_the_same(tmp_path: Path) -> None:
    cells = codes_by_id()
    (tmp_path / "school.csv").write_text(csv(cells), encoding="utf-8")
    records = [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]
    (tmp_path / "school.jsonl").write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    pl.DataFrame(records).write_parquet(tmp_path / "school.parquet")
    numbers = {name: [a if name == "d1-welkom" else b for a, b in ANSWERS] for name in cells[0]}
    pl.DataFrame(numbers, schema=dict.fromkeys(numbers, pl.Int64)).write_parquet(
        tmp_path / "codes" / "school.parquet", mkdir=True
    )

    first = tally(tmp_path / "school.csv")
    for other in ("school.jsonl", "school.parquet", "codes/school.parquet"):
        assert_frame_equal(first, tally(tmp_path / other))


@pytest.mark.parametrize("layout", [codes_by_id, labels_in_a_plain_table])
def test_the_fast_way_and_the_exact_way_count_the_same(
    layout: Callable[[], Cells], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "school.csv").write_text(csv([*layout(), *layout()[1:] * 50]), encoding="utf-8")
    exact = tally(tmp_path / "school.csv")
    monkeypatch.setattr("ouderscan.importers.delimited.LARGE_BYTES", 10)

    recognised = recognise(tmp_path / "school.csv", ASKED)
    fast = answering.fast(recognised)

    assert recognised.table.large
    assert fast is not None
    assert_frame_equal(engine.count(fast, [ASKED]), exact)
    assert_frame_equal(engine.count(answering.exact(recognised)[0], [ASKED]), exact)


@pytest.mark.parametrize("strange", [["9", "1"], ["5", "helemaal niet"]])
@pytest.mark.parametrize("first", [["1", "2"], ["1.0", "2.0"]])
def test_a_cell_that_the_first_rows_did_not_show_is_read_by_the_exact_way(
    first: list[str], strange: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = codes_by_id()[0]
    (tmp_path / "school.csv").write_text(csv([header, *[first] * 3, strange]), encoding="utf-8")
    monkeypatch.setattr("ouderscan.importers.delimited.LARGE_BYTES", 10)
    monkeypatch.setattr(answering, "_SAMPLE_ROWS", 3)
    recognised = recognise(tmp_path / "school.csv", ASKED)
    assert answering.fast(recognised) is not None

    told: list[int] = []
    counted, issues = importing._counted(recognised, Meter(told.append, 100))

    assert_frame_equal(counted, tally(tmp_path / "school.csv"))
    assert [issue.code for issue in issues] == ["cell-not-understood"]
    assert sum(told) <= 100


def recognise(path: Path, asked: Questionnaire) -> recognition.Recognised:
    (table,) = kinds.tables_in(Source(path.name, path))
    return recognition.recognise(table, Known([asked]), Told(group="ouder"))


def tally(path: Path) -> pl.DataFrame:
    return engine.count(answering.exact(recognise(path, ASKED))[0], [ASKED]).sort(WAVE, GROUP)
