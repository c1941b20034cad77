"""`ouderscan explain`: from a figure down to the answers, as a reader follows it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ouderscan import texts
from ouderscan.cli import failures
from ouderscan.cli.app import run
from small_scan import questionnaire_file

HEADER = "school,wave,group,sf1-verteld,sf1-besproken,sf1-weten\n"
TEAM = ("5,4,5", "4,4,5", "4,dont_know,5", "1,,4", "5,2,4", "3,3,4", "2,dont_know,5", "5,5,5") * 2
PARENTS = (1, 2, 3, 4, 5, 1, 2, 3)


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    before = texts.language()
    yield
    texts.use(before)


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """The answers of one school: sixteen of the team, of whom some do not know, and eight parents."""
    path = tmp_path / "Es.csv"
    rows = [*(f"Es,2026,team,{codes}" for codes in TEAM), *(f"Es,2026,ouder,,,{code}" for code in PARENTS)]
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def explained(
    capfd: pytest.CaptureFixture[str], path: Path, dimension: str, *more: str, lang: str = "en"
) -> tuple[int, list[str], str]:
    """The exit code, the lines of stdout without the blanks at their ends, and stderr as one line."""
    own = str(questionnaire_file(path.parent))
    code = failures.guarded(run, ["explain", str(path), dimension, "-q", own, "--lang", lang, *more])
    out, err = capfd.readouterr()
    return code, [line.rstrip() for line in out.splitlines()], err.replace("\n", "")


def section(lines: Sequence[str], heading: str) -> list[str]:
    """The lines under a heading, up to the next that is not indented."""
    start = lines.index(heading) + 1
    rest = lines[start:]
    end = next((place for place, line in enumerate(rest) if line and not line.startswith(" ")), len(rest))
    return [" ".join(line.split()) for line in rest[:end] if line]


def test_a_score_is_explained_down_to_the_answers(answers: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, lines, _err = explained(capfd, answers, "sf1")
    assert code == 0
    assert lines[0] == "Es, 2026: Weten wat de school verwacht (sf1)"
    assert lines[1] == "Rests on: sf1 – Lusse (2011)."
    assert section(lines, "What the school does, the team") == [
        "Score: 75.0. The score is the mean over 10 persons.",
        "95% interval: 61.7 to 88.3; standard deviation 18.6.",
        "6 persons were left out: fewer than two thirds of the questions answered.",
        "Of all answers: don't know 12%, not answered 6%. These never count in a mean.",
        "sf1-verteld: Bij hoeveel ouders vertelt u wat u van hen verwacht?",
        "Answer Position Persons",
        "bij geen enkele ouder 0 2",
        "bij enkele ouders 25 2",
        "bij de helft 50 2",
        "bij de meeste ouders 75 4",
        "bij alle ouders 100 6",
        "mean 65.6 n=16",
        "sf1-besproken: Bij hoeveel ouders bespreekt u wat hun kind nodig heeft?",
        "Answer Position Persons",
        "bij geen enkele ouder 0 0",
        "bij enkele ouders 25 2",
        "bij de helft 50 2",
        "bij de meeste ouders 75 4",
        "bij alle ouders 100 2",
        "don't know – 4",
        "not answered – 2",
        "mean 65.0 n=10",
    ]


def test_an_estimate_is_called_one_and_set_against_what_parents_say(
    answers: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    _code, lines, _err = explained(capfd, answers, "sf1")
    assert section(lines, "What parents experience, the team (an estimate)")[0] == (
        "Score: 90.6. The score is the mean over 16 persons."
    )
    assert section(lines, "What parents experience, the parents")[0] == (
        "Score: 40.6. The score is the mean over 8 persons."
    )
    assert section(lines, "Estimate minus experience") == [
        "90.62 − 40.62 = 50.00, of 16 and 8 persons who were asked the same.",
        "95% interval of the difference (Welch): 20.3 to 79.7.",
    ]


def test_findings_and_the_rules_behind_them_are_named(answers: Path, capfd: pytest.CaptureFixture[str]) -> None:
    _code, lines, _err = explained(capfd, answers, "sf1")
    text = " ".join(lines)
    assert "Finding (estimate and experience lie apart): We estimate 91, parents say 41: 50 points apart." in text
    assert "if at least two thirds of the questions were answered" in text
    assert "the threshold for what the school does is 60" in text


def test_an_interval_in_words_stays_on_the_scale(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Es.csv"
    path.write_text("group,sf1-verteld\n" + "team,5\n" * 6 + "team,1\nteam,2\n" * 2, encoding="utf-8")
    _code, lines, _err = explained(capfd, path, "sf1")
    assert "95% interval: 32.1 to 97.9; standard deviation 45.9." in section(lines, "What the school does, the team")
    path.write_text("group,sf1-verteld\n" + "team,5\n" * 5 + "team,3\nteam,4\nteam,2\n", encoding="utf-8")
    _code, lines, _err = explained(capfd, path, "sf1")
    assert "95% interval: 56.9 to 100.0; standard deviation 29.1." in section(lines, "What the school does, the team")


def test_a_turned_item_shows_the_position_of_each_option(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    own = questionnaire_file(tmp_path)
    text = own.read_text(encoding="utf-8").replace("id: sf1-verteld\n", "id: sf1-verteld\n    reverse: true\n")
    other = tmp_path / "omgekeerd.yaml"
    other.write_text(text, encoding="utf-8")
    path = tmp_path / "Es.csv"
    path.write_text("group,sf1-verteld\n" + "team,1\n" * 5 + "team,2\n" * 5, encoding="utf-8")
    assert failures.guarded(run, ["explain", str(path), "sf1", "-q", str(other), "--lang", "en"]) == 0
    lines = [" ".join(line.split()) for line in capfd.readouterr().out.splitlines()]
    assert "bij geen enkele ouder 100 5" in lines
    assert "bij enkele ouders 75 5" in lines
    assert "mean 87.5 n=10" in lines


def test_each_moment_of_a_school_is_explained(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "Es.csv"
    rows = ["Es,2025,team,1,1,1", "Es,2026,team,5,5,5"] * 10 + ["Linde,2026,team,3,3,3"] * 10
    path.write_text(HEADER + "\n".join(rows) + "\n", encoding="utf-8")
    _code, lines, _err = explained(capfd, path, "sf1", "--school", "Es")
    headings = [line for line in lines if "(sf1)" in line]
    assert headings == [f"Es, {year}: Weten wat de school verwacht (sf1)" for year in (2025, 2026)]


@pytest.mark.parametrize(
    ("dimension", "more", "told"),
    [
        ("sf9", [], "There is no dimension 'sf9' in these answers. There are: sf1, sf2. Did you mean 'sf2', 'sf1'?"),
        ("sf1", ["--school", "Linde"], "Name one school with --school. There are: Es."),
    ],
)
def test_what_cannot_be_explained_is_told(
    dimension: str, more: list[str], told: str, answers: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, lines, err = explained(capfd, answers, dimension, *more)
    assert (code, lines) == (2, [])
    assert told in err


def test_of_several_schools_one_must_be_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "alle.csv"
    path.write_text("school,group,sf1-verteld\n" + "Es,team,5\nLinde,team,4\n" * 5, encoding="utf-8")
    code, _lines, err = explained(capfd, path, "sf1")
    assert code == 2
    assert "There are: Es, Linde." in err


def test_of_many_schools_it_is_said_how_many_are_not_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "alle.csv"
    rows = [f"School {n:02},team,5\n" * 5 for n in range(12)]
    path.write_text("school,group,sf1-verteld\n" + "".join(rows), encoding="utf-8")

    _code, _lines, err = explained(capfd, path, "sf1")

    assert "School 09, and 2 more." in " ".join(err.split())
