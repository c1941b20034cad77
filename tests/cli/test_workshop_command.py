"""`ouderscan workshop` in line mode: from blind answers to a report with what was agreed and the plan."""

import io
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from ouderscan import plan, workshop
from ouderscan.answers.journal import Journal
from ouderscan.answers.lock import locked
from ouderscan.answers.roles import Choice, Role
from ouderscan.answers.store import ScanFolder
from ouderscan.cli import failures
from ouderscan.cli.app import run
from ouderscan.questionnaire.model import Group
from ouderscan.workshop import Agreed, Outcome
from small_scan import HEADER, SCAN, TEAM_ITEMS, scan_folder

ANSWERS = ((1, 3, 2, 1, 3), (5, 3, 2, 2, 3), (1, 3, 4, 3, 3), (5, 3, 4, 2, 2), (1, 3, 3, 2, 3))
NOTE = "Bij regen sta ik binnen."
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with this typed: exit code, stdout, stderr."""

    def command(typed: str, *arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        code = failures.guarded(run, ["--lang", "en", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def answered(folder: ScanFolder, order: list[int], held: Sequence[Choice] = ((),) * 5) -> None:
    """Everybody of the team answers, in this order and in these roles."""
    for person, own in zip(order, held, strict=True):
        with Journal.begin(folder.answers, HEADER.model_copy(update={"roles": own})) as journal:
            for item, value in zip(TEAM_ITEMS, ANSWERS[person], strict=True):
                journal.answer(item, value)
            if person == 0:
                journal.note("sf1-verteld", NOTE)
            journal.finish()


@pytest.fixture
def school(tmp_path: Path) -> ScanFolder:
    """A scan that five people of the team have answered."""
    folder = scan_folder(tmp_path)
    answered(folder, [0, 1, 2, 3, 4])
    return folder


def test_from_blind_answers_to_a_report_with_agreement_and_plan(school: ScanFolder, command: Run) -> None:
    own = "Wij bellen.\nIn mei.\nZe horen het.\nLijst.\nmentor\n2027-03-01\n"
    code, _out, err = command(f"3\nZo is het\nm\na\ne\n{own}v\n\n\n\n", "workshop", school.path)

    assert code == 0
    assert workshop.of_scan(school.path, school.questionnaires).agreed == (
        Agreed(item="sf1-verteld", outcome=Outcome.AGREED, value=3, why="Zo is het"),
    )
    made = plan.of_scan(school.path, school.scan.date)
    assert made
    assert [each.words for each in made.actions] == ["Wij bellen."]
    assert "The plan is saved in" in err
    for name in ("report.html", "report.md"):
        report = (school.path / "report" / name).read_text(encoding="utf-8")
        assert "We agreed on 3: bij de helft." in report
        assert "Zo is het" in report
        assert "Wij bellen." in report
    assert command("", "check", school.path)[0] == 0


def test_the_votes_stay_as_they_were_whatever_is_agreed(school: ScanFolder, command: Run) -> None:
    before = {path.name: path.read_bytes() for path in school.answers.iterdir()}
    scores = command("", "score", school.path, "--format", "csv")[1]
    command("2\nOmdat\nm\nv\nNee\n\n\n\n", "workshop", school.path)

    assert {path.name: path.read_bytes() for path in school.answers.iterdir()} == before
    assert command("", "score", school.path, "--format", "csv")[1] == scores


def test_stopping_says_how_to_go_on_and_the_next_time_goes_on(school: ScanFolder, command: Run) -> None:
    code, _out, err = command("3\nZo is het\ns\n", "workshop", school.path)
    assert code == 130
    assert err.endswith(f"Everything that you confirmed is saved. To go on:\n  ouderscan workshop {school.path}\n")

    _code, _out, err = command("s\n", "workshop", school.path)
    assert "\n2 of " in err
    assert "\n1 of " not in err


def test_the_plan_alone_can_be_made_without_the_talk(school: ScanFolder, command: Run) -> None:
    code, _out, err = command("v\nGeen tijd\n\n\n\n", "workshop", school.path, "--plan")

    assert code == 0
    assert "1 of " not in err
    made = plan.of_scan(school.path, school.scan.date)
    assert made
    assert made.no_action == "Geen tijd"


def test_two_windows_cannot_lead_the_same_meeting(school: ScanFolder, command: Run) -> None:
    with locked(school.path / workshop.WORKSHOP_FILE):
        code, _out, err = command("s\n", "workshop", school.path)

    assert (code, "is in use by another window" in err) == (4, True)


def test_without_answers_there_is_nothing_to_talk_about(tmp_path: Path, command: Run) -> None:
    assert command("", "workshop", scan_folder(tmp_path).path)[0] == 1
    assert command("", "workshop", tmp_path / "nergens")[0] == 3


def test_a_fault_in_what_was_agreed_is_told_before_anything_is_asked(school: ScanFolder, command: Run) -> None:
    (school.path / "workshop.yaml").write_text("format: ouderscan/workshop/1\nagreed: [{item: x}]\n", encoding="utf-8")
    code, _out, err = command("", "workshop", school.path)

    assert (code, "There is no item 'x'" in err) == (3, True)
    assert command("", "check", school.path)[0] == 1


# --- privacy


def screens(folder: ScanFolder, command: Run) -> tuple[str, str]:
    """All that a meeting shows: the screens of the terminal, and the page for the projector."""
    shown = command("v\n" * 3 + "s\n", "workshop", folder.path)[2]
    page = Path(command("", "workshop", folder.path, "--projector")[1].strip())
    return shown.replace(str(folder.path), ""), page.read_text(encoding="utf-8")


def test_nothing_that_is_shown_depends_on_who_answered_first(tmp_path: Path, command: Run) -> None:
    draw = random.Random(5)
    seen: set[tuple[str, str]] = set()
    for number in range(4):
        (tmp_path / str(number)).mkdir()
        folder = scan_folder(tmp_path / str(number))
        answered(folder, draw.sample(range(5), 5))
        seen.add(screens(folder, command))

    assert len(seen) == 1


def test_no_screen_names_a_person_a_role_or_who_wrote_a_note(school: ScanFolder, command: Run) -> None:
    ids = [path.stem for path in school.answers.glob("*.jsonl")]
    for shown in screens(school, command):
        assert [each for each in (*ids, "leraar", NOTE) if each in shown] == []
    command("n\nIemand twijfelde\ns\n", "workshop", school.path)
    command("", "report", school.path)
    report = (school.path / "report" / "report.md").read_text(encoding="utf-8")
    assert "Said in the meeting: Iemand twijfelde" in report


def test_no_output_depends_on_who_holds_which_role(tmp_path: Path, command: Run) -> None:
    """So nothing can be subtracted: a role is counted as present, and goes into no figure, screen or page."""
    seen: set[tuple[str, ...]] = set()
    held: list[Choice] = [
        (Role.LERAAR,),
        (Role.LERAAR,),
        (Role.LERAAR,),
        (Role.LEIDING, Role.ZORG),
        (Role.LEIDING, Role.ZORG),
    ]
    for number in range(5):
        (home := tmp_path / str(number)).mkdir()
        known = {Role.LERAAR: 3, Role.LEIDING: 1, Role.ZORG: 1}
        folder = scan_folder(home, SCAN.model_copy(update={"roles": known}))
        answered(folder, [0, 1, 2, 3, 4], held[number:] + held[:number])
        outputs = [*screens(folder, command)]
        outputs += [command("", "score", folder.path, "--format", form)[1] for form in ("json", "csv")]
        command("", "report", folder.path)
        pages = (folder.path / "report" / name for name in ("report.html", "report.md"))
        outputs += [page.read_text(encoding="utf-8") for page in pages]
        outputs.append(command("", "scan", folder.path, "--status")[1])
        seen.add(tuple(each.replace(str(folder.path), "") for each in outputs))

    assert len(seen) == 1


def test_what_parents_answered_is_in_no_vote(school: ScanFolder, command: Run) -> None:
    before = screens(school, command)
    header = HEADER.model_copy(update={"group": Group.OUDER})
    for _parent in range(4):  # too few to be shown, so that nothing may change
        with Journal.begin(school.answers, header) as journal:
            journal.answer("sf1-weten", 5)
            journal.answer("sf2-welkom", 1)
            journal.finish()

    assert screens(school, command) == before
