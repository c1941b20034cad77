"""Forms on paper, typed in: what is on disk after each line, what is said, and what counts."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from form_answers import STEM, plain_file, random_answers, scored
from ouderscan.answers import keys, store
from ouderscan.answers.store import Scan, ScanFolder
from ouderscan.cli import app
from ouderscan.errors import WrongUsageError
from ouderscan.interview import paper
from ouderscan.interview.lines import Lines
from ouderscan.questionnaire.model import Group, Sector
from small_form import ITEMS, questionnaire_file, small_form

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def scan(tmp_path: Path) -> ScanFolder:
    made = Scan(school=STEM, sector=Sector.PO, date="2026-11-24", questionnaires=("kort",), groups={Group.OUDER: None})
    return store.create(tmp_path / "scan", made, [questionnaire_file(tmp_path)])


def typed(scan: ScanFolder, text: str, group: Group = Group.OUDER, *, short: bool = False) -> tuple[int, str]:
    """How many forms were taken of this text, and what was printed."""
    sink = io.StringIO()
    return paper.type_in(scan, group, Lines(io.StringIO(text), sink), NOW, short=short), sink.getvalue()


def people(scan: ScanFolder) -> list[tuple[dict[str, int], bool]]:
    """The answers of each respondent, and whether they are done."""
    found, issues = scan.respondents()
    assert issues == []
    return [(each.answers, each.done) for each in found]


def of(*codes: int) -> dict[str, int]:
    return dict(zip(ITEMS, codes, strict=False))


def test_a_line_is_a_form_and_enter_the_next(scan: ScanFolder) -> None:
    done, printed = typed(scan, "5w3-\n\n4z21\n\ns\n")
    assert done == 2
    assert sorted(people(scan), key=str) == sorted([(of(5, -1, 3, -4), True), (of(4, -3, 2, 1), True)], key=str)
    assert "1=5 (almost) always; 2=w I do not know; 3=3 twice or more; 4=-" in printed
    assert f"Forms with the sign {small_form(scan.path.parent).book.tag}: 4 questions." in printed


def test_a_form_in_pieces_is_on_disk_piece_by_piece(scan: ScanFolder) -> None:
    class Watched(io.StringIO):
        """What is typed; before each line it looks at what is on disk."""

        def readline(self, *_size: object) -> str:  # type: ignore[override]
            seen.append(people(scan))
            return super().readline()

    seen: list[list[tuple[dict[str, int], bool]]] = []
    paper.type_in(scan, Group.OUDER, Lines(Watched("5w\n3\n1\n\ns\n"), io.StringIO()), NOW, short=False)
    assert seen == [
        [],
        [(of(5, -1), False)],
        [(of(5, -1, 3), False)],
        [(of(5, -1, 3, 1), False)],
        [(of(5, -1, 3, 1), True)],
    ]


def test_a_correction_replaces_an_answer(scan: ScanFolder) -> None:
    typed(scan, "5w3-\n2=4 4=5\n\ns\n")
    assert people(scan) == [(of(5, 4, 3, 5), True)]


def test_a_fault_takes_nothing_and_says_what_is_possible(scan: ScanFolder) -> None:
    done, printed = typed(scan, "5w4\n5w3\n12345\n.\n\ns\n")
    assert "Question 3 knows no '4', but: 1 2 3 w -. Nothing of this line was taken." in printed
    assert "'2' is beyond the last question, 4. Nothing of this line was taken." in printed
    assert (done, people(scan)) == (1, [(of(5, -1, 3, -4), True)])


def test_enter_ends_no_form_that_is_not_whole(scan: ScanFolder) -> None:
    done, _printed = typed(scan, "5w\n\n31\n\ns\n")
    assert (done, people(scan)) == (1, [(of(5, -1, 3, 1), True)])


@pytest.mark.parametrize("end", ["s\n", ""])
def test_a_form_that_is_left_half_typed_is_kept_and_told(scan: ScanFolder, end: str) -> None:
    done, printed = typed(scan, f"5w\n{end}")
    (journal,) = scan.answers.glob("*.jsonl")
    assert (done, people(scan)) == (0, [(of(5, -1), False)])
    assert f"This form stopped at question 3. What was typed is kept in {journal.name}" in " ".join(printed.split())


def test_stopping_before_an_answer_leaves_nothing(scan: ScanFolder) -> None:
    assert typed(scan, "s\n")[0] == 0
    assert list(scan.answers.iterdir()) == []


def test_the_short_form_has_its_own_questions(scan: ScanFolder) -> None:
    typed(scan, "5w1\n\ns\n", short=True)
    assert people(scan) == [({"sf3-welkom": 5, "sf6-nieuws": -1, "sf6-trots": 1}, True)]


def test_a_group_that_is_asked_nothing_is_refused(scan: ScanFolder) -> None:
    with pytest.raises(WrongUsageError, match="no questions for the group 'leerling'"):
        typed(scan, "", Group.LEERLING)


def test_a_hundred_forms_score_to_the_same_figures(
    scan: ScanFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    form = small_form(tmp_path)
    sets = random_answers(form)
    scales = [scale for _item, scale in form.asked().values()]
    codes = [{code: key for key, code in keys.keys_of(scale).items()} | {-4: "-"} for scale in scales]
    lines = ["".join(known[code] for known, code in zip(codes, each.values(), strict=True)) for each in sets]
    source = io.TextIOWrapper(io.BytesIO("".join(f"{line}\n\n" for line in [*lines]).encode()))
    monkeypatch.setattr("sys.stdin", source)
    assert app.run(["scan", str(scan.path), "--paper"]) == 0
    assert "100 forms were taken." in capsys.readouterr().err
    monkeypatch.undo()
    assert app.run(["score", str(scan.path), "--format", "csv"]) == 0
    figures = capsys.readouterr().out.replace(";2026-11-24;", ';"";')
    assert figures == scored(plain_file(tmp_path, sets), tmp_path / "kort.yaml", capsys)
