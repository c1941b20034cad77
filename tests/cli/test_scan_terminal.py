"""`ouderscan scan` at a real terminal: as a user would, in a small one too, stopped at every prompt, and killed."""

import os
import random
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ouderscan.answers import respondent, store
from ouderscan.answers.journal import Journal
from ouderscan.cli import failures, scanning
from ouderscan.cli.app import run
from ouderscan.interview import screen, session
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, SCAN, TEAM_ITEMS, questionnaire, questionnaire_file, scan_folder

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals on Windows", allow_module_level=True)

import pexpect

from terminal import CTRL_C, CTRL_D, DOWN, ENTER, ENVIRONMENT, LEFT, SHIFT_TAB, Terminal, pause

IMPORTED = (scanning, screen)  # here, so that no child has to
STOPPED = "  ouderscan scan"


def _scan(folder: Path, *arguments: str) -> Callable[[], int]:
    def program() -> int:
        os.chdir(folder)
        return failures.guarded(run, ["--lang", "en", "scan", *arguments])

    return program


def test_a_scan_from_an_empty_folder_to_the_outcome(tmp_path: Path) -> None:
    terminal = pexpect.spawn(
        sys.executable,
        ["-m", "ouderscan", "--lang", "en", "scan", "-q", str(questionnaire_file(tmp_path))],
        cwd=tmp_path,
        dimensions=(24, 80),
        env={**os.environ, **ENVIRONMENT},
        encoding="utf-8",
        timeout=60,
    )
    for prompt, keys in (
        ("In which folder shall the scan be", ENTER),
        ("What is the name of the school?", "De Regenboog" + ENTER),
        ("What kind of school is it?", "3"),
        ("Who will answer?", DOWN + " " + ENTER),
        ("Team: how many people", "1" + ENTER),
        ("Which families", ENTER),
        ("How much do you want to answer?", "1"),
        ("Press Enter to go on.", ENTER),
        ("Question 1 of 5", "4"),
        ("1 of 5 · bij de meeste ouders · saved", ""),
        ("Question 2 of 5", "o" + ENTER),
        ("2 of 5 · Weet ik niet · saved", ""),
        ("Question 3 of 5", "n"),
        ("Your note", "waarom" + ENTER),
        ("Question 3 of 5", "3"),
        ("Question 4 of 5", LEFT),
        ("Question 3 of 5", SHIFT_TAB),
        ("Question 2 of 5", "1"),
        ("Question 4 of 5", DOWN + DOWN + ENTER),
        ("Question 5 of 5", "3"),
        ("Every question has an answer.", "v"),
        ("Thank you. Your answers are saved in mijn-school/answers.", ""),
        ("De Regenboog", ""),
        ("Report: mijn-school/report/report.html", ""),
    ):
        terminal.expect_exact(prompt)
        terminal.send(keys)
    terminal.expect(pexpect.EOF)
    assert terminal.wait() == 0
    folder = store.open_folder(tmp_path / "mijn-school")
    assert folder.scan == SCAN.model_copy(update={"date": folder.scan.date, "groups": {Group.TEAM: 1}})
    (person,) = folder.respondents()[0]
    assert (person.answers, person.notes, person.done) == (
        dict(zip(TEAM_ITEMS, (4, 1, 3, 2, 3), strict=True)),
        {"sf1-weten": "waarom"},
        True,
    )


def test_forty_columns_and_twelve_rows_are_enough(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    terminal = Terminal(_scan(tmp_path, str(folder.path), "--group", "team", "--full"), rows=12, columns=40)
    terminal.expect("Press Enter to go on.")
    terminal.send(ENTER)
    for line in (
        "Question 1 of 5 · Weten",
        "Bij hoeveel ouders vertelt u wat u van",
        "hen verwacht?",
        "1-5 answer, t or ← back, q stop, ? all",
        "1  bij geen enkele ouder",
        "5  bij alle ouders",
        "w  Weet ik niet",
        "x  Niet van toepassing",
    ):
        terminal.expect(line)
    terminal.send("4q")
    terminal.expect("1 of 5 · bij de meeste ouders · saved")
    assert terminal.wait() == 130


def test_who_stopped_goes_on_where_they_were(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    arguments = (str(folder.path), "--group", "team", "--full")
    first = Terminal(_scan(tmp_path, *arguments))
    first.expect("Press Enter")
    first.send(ENTER + "45" + CTRL_D)
    assert first.wait() == 130
    assert STOPPED in first.text
    second = Terminal(_scan(tmp_path, *arguments))
    second.expect("Go on at question 3 of 5, saved")
    second.send("1")
    second.expect("Question 3 of 5")
    second.send("q")
    assert second.wait() == 130


def test_a_second_window_on_the_same_answers_is_refused(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    first = Terminal(_scan(tmp_path, str(folder.path), "--group", "team", "--full"))
    first.expect("Press Enter")
    first.send(ENTER + "4")
    first.expect("saved")
    second = Terminal(_scan(tmp_path, str(folder.path)))
    second.expect("Go on at question 2 of 5")
    second.send("1")
    assert second.wait() == 4
    assert "is in use by another window." in second.text
    first.send("q")
    assert first.wait() == 130


PROMPTS = (
    ("In which folder", ENTER),
    ("What is the name", "De Brug" + ENTER),
    ("What kind of school", "1"),
    ("Who will answer?", ENTER),
    ("Team: how many", ENTER),
    ("Parents: how many", ENTER),
    ("Which families", ENTER),
    ("For which group", "1"),
    ("How much", "1"),
    ("Press Enter", ENTER),
    ("Question 1 of 5", "4n"),
    ("Your note", "x" + ENTER),
    ("Question 2 of 5", "m"),
    ("Overview", "1"),
    ("Back to the overview", "t"),
    ("Overview", "v"),
    ("Finish anyway", "1"),
)


@pytest.mark.parametrize("number", range(len(PROMPTS)))
def test_control_c_at_every_prompt_stops_with_a_message(tmp_path: Path, number: int) -> None:
    terminal = Terminal(_scan(tmp_path, "-q", str(questionnaire_file(tmp_path))))
    for prompt, keys in PROMPTS[:number]:
        terminal.expect(prompt)
        terminal.send(keys)
    terminal.expect(PROMPTS[number][0])
    terminal.send(CTRL_C)
    assert terminal.wait() == 130
    assert "Traceback" not in terminal.text
    is_set_up = store.is_scan_folder(tmp_path / "mijn-school")
    assert is_set_up == (number > 6)
    assert (STOPPED if is_set_up else "Stopped. Nothing was set up.") in terminal.text


def test_in_line_mode_control_c_stops_without_an_enter(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    terminal = Terminal(_scan(tmp_path, str(folder.path), "--yes", "--plain"))
    terminal.expect("w  Weet ik niet")
    terminal.send("4\n")
    terminal.expect("Question 2 of 5")
    terminal.expect("> ")
    pause(0.1)  # so that it is waiting for us
    terminal.send(CTRL_C)
    assert terminal.wait() == 130
    assert STOPPED in terminal.text


CONFIRMED = re.compile(r"(\d) of 5 · ([^·\n]+) · saved")


@pytest.mark.slow
def test_a_hundred_kills_lose_no_confirmed_answer(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path)
    questions = session.start([questionnaire(tmp_path)], Group.TEAM).questions
    draw = random.Random(20261124)
    with Journal.begin(folder.answers, HEADER) as journal:
        journal.note("sf1-verteld", "begin")  # so that there is someone to go on with
    kept = 0
    confirmed_in_all = 0
    for _kill in range(100):
        terminal = Terminal(_scan(tmp_path, str(folder.path), "--group", "team"))
        terminal.expect("Go on at question")
        terminal.send("1" + ENTER + "".join(draw.choices("123wt", k=60)))
        for _confirmation in range(draw.randrange(3)):  # so that there is something to lose, on a busy machine too
            terminal.shows("saved", seconds=5)
        pause(draw.uniform(0, 0.05))
        terminal.kill()
        confirmed = CONFIRMED.findall(terminal.text)
        person, issues = respondent.read(journal.path)
        assert person
        assert [issue.code for issue in issues] in ([], ["torn-line"])
        labels = {each.item.id: each for each in questions}
        answered = [
            (str(TEAM_ITEMS.index(entry.item) + 1), labels[entry.item].label(entry.value))
            for entry in person.entries[kept:]
            if entry.value is not None
        ]
        assert answered[: len(confirmed)] == confirmed
        kept = len(person.entries)
        confirmed_in_all += len(confirmed)
    assert confirmed_in_all > 20  # else it was killed before there was anything to lose
