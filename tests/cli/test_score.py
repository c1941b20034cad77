"""`ouderscan score` as a user meets it: what comes on stdout and in files, what is never shown, and bad input."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl
import pytest

from ouderscan import texts
from ouderscan.cli import console, failures
from ouderscan.cli.app import run
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, questionnaire_file, scan_folder

SHARED = Path(__file__).parents[2].parent / "shared" / "cases"
HOSTILE_FOLDERS = ("hostile/csv-spectrum/csvs", "hostile/csvkit-examples", "hostile/blns", "exports")
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What steers a screen; a line break is ours."""
ITEMS = ("sf1-verteld", "sf1-besproken", "sf1-weten", "sf2-welkom", "sf2-groet")
TEAM = [(1, 2, 3, 1, 2), (2, 3, 4, 2, 3), (3, 4, 5, 3, 1), (4, 5, 4, 2, 2), (5, 1, 3, 1, 3)] * 2
PARENTS = [(4, 3), (5, 3), (2, 1), (1, 1), (3, 2)]


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """The language as it was afterwards."""
    before = texts.language()
    yield
    texts.use(before)
    console.be_quiet(False)


class Score:
    """Runs `ouderscan score` on the small questionnaire, in English."""

    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self.questionnaire = questionnaire_file(folder)
        self._capfd = capfd

    def __call__(self, *arguments: str | Path, command: str = "score") -> tuple[int, str, str]:
        """The exit code, stdout, and stderr without its line breaks, which depend on the screen and stand anywhere."""
        line = [command, "--lang", "en", "-q", str(self.questionnaire), *map(str, arguments)]
        code = failures.guarded(run, line)
        out, err = self._capfd.readouterr()
        return code, out, err.replace("\n", "")


@pytest.fixture
def score(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Score:
    return Score(tmp_path, capfd)


def answers(folder: Path, *schools: tuple[str, Sequence[Sequence[int]], Sequence[Sequence[int]]]) -> Path:
    """A file with the answers of the teams and of the parents of some schools."""
    path = folder / "antwoorden.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["school", "group", *ITEMS])
        for school, team, parents in schools:
            table.writerows([school, "team", *codes] for codes in team)
            table.writerows([school, "ouder", "", "", weten, welkom, ""] for weten, welkom in parents)
    return path


@pytest.fixture
def one_school(tmp_path: Path) -> Path:
    return answers(tmp_path, ("De Es", TEAM, PARENTS * 2))


def test_a_table_comes_on_stdout_and_the_conversation_on_stderr(one_school: Path, score: Score) -> None:
    code, out, err = score(one_school)
    assert code == 0
    assert out.splitlines()[0].strip() == "De Es"
    row = next(line for line in out.splitlines() if "Weten" in line)
    assert re.sub(" +", " ", row).strip() == "Weten 50 (n=10) 70 (n=10) 50 (n=10)"
    assert "persons were counted" in err
    assert "persons were counted" not in out


def test_quiet_gives_the_product_alone_and_still_says_what_went_wrong(
    one_school: Path, tmp_path: Path, score: Score
) -> None:
    code, out, err = score(one_school, "--quiet", "--format", "csv")
    assert (code, err) == (0, "")
    assert out.startswith("school,wave,group,")
    code, out, err = score(tmp_path / "absent.csv", "--quiet")
    assert (code, out) == (3, "")
    assert "absent.csv" in err


def test_of_many_schools_the_first_are_shown_and_the_others_counted_below(tmp_path: Path, score: Score) -> None:
    path = answers(tmp_path, *((f"School {n}", TEAM, PARENTS * 2) for n in range(7)))

    code, out, err = score(path)

    assert (code, "more schools" in err) == (0, False)
    assert out.endswith("\n\n2 more schools: --format csv gives all.\n")
    assert [f"School {n}" in out for n in range(7)] == [True] * 5 + [False] * 2


def test_csv_on_stdout_is_the_table_and_nothing_else(one_school: Path, score: Score) -> None:
    code, out, _err = score(one_school, "--format", "csv")
    table = pl.read_csv(out.encode())
    assert code == 0
    assert dict(table.group_by("level").len().iter_rows()) == {
        "response": 2,
        "dimension": 6,
        "perception": 2,
        "item": 7,
    }
    found = table.filter(pl.col("level") == "dimension", pl.col("id") == "sf1").select("group", "kind", "mean", "n")
    assert sorted(found.rows()) == [
        ("ouder", "experience", 50.0, 10),
        ("team", "experience", 70.0, 10),
        ("team", "practice", 50.0, 10),
    ]


def _table(path: Path) -> pl.DataFrame:
    return pl.read_csv(path) if path.suffix == ".csv" else pl.read_parquet(path)


@pytest.mark.parametrize("ending", ["csv", "json", "parquet", "xlsx"])
def test_a_file_is_written_in_the_form_that_its_name_says(
    ending: str, one_school: Path, tmp_path: Path, score: Score
) -> None:
    target = tmp_path / "nieuw" / f"scores.{ending}"
    code, out, err = score(one_school, "--output", target)
    assert (code, out) == (0, "")
    assert f"Written: {target}" in err
    if ending == "json":
        assert json.loads(target.read_text(encoding="utf-8"))["schools"][0]["school"] == "De Es"
    else:
        table = pl.read_excel(target) if ending == "xlsx" else _table(target)
        assert set(table["school"]) == {"De Es"}


def test_csv_in_a_file_opens_in_dutch_excel(one_school: Path, tmp_path: Path, score: Score) -> None:
    target = tmp_path / "scores.csv"
    assert score(one_school, "--output", target, "--lang", "nl")[0] == 0
    text = target.read_bytes()
    assert text.startswith(b"\xef\xbb\xbfschool;wave;group")
    assert b";60,0;" in text


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--format", "parquet"], 2, "--output"),
        (["--format", "xlsx"], 2, "--output"),
        (["--output", "scores.txt"], 2, "csv, json, parquet, xlsx"),
        (["--output", "antwoorden.csv"], 2, "antwoorden.csv is one of the inputs"),
        (["--output", "antwoorden.csv/x.csv"], 4, "antwoorden.csv"),
        (["--format", "xml"], 2, "--format"),
        (["--group", "ouders"], 2, "ouders"),
        (["--sector", "hbo"], 2, "hbo"),
        (["nergens.csv"], 3, "nergens.csv"),
    ],
)
def test_what_cannot_be_done_is_told_with_its_exit_code(
    arguments: list[str],
    code: int,
    told: str,
    one_school: Path,
    score: Score,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(one_school.parent)
    before = one_school.read_bytes()
    found, out, err = score(one_school, *arguments)
    assert (found, out) == (code, "")
    assert told in err
    assert "Traceback" not in err
    assert one_school.read_bytes() == before


def test_without_an_input_it_says_what_to_do(score: Score) -> None:
    code, out, err = score()
    assert (code, out) == (2, "")
    assert "Say what to score" in err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("school,group,sf1-verteld\n", 1),
        ("school,group,sf1-verteld\nEs,team,\nEs,team,\n", 1),
        ("", 3),
        ("a,b\n1,2\n", 3),
    ],
    ids=["a header only", "blank rows only", "nothing", "no item"],
)
def test_nothing_to_score_is_told(content: str, code: int, tmp_path: Path, score: Score) -> None:
    path = tmp_path / "leeg.csv"
    path.write_text(content, encoding="utf-8")
    found, out, err = score(path)
    assert (found, out) == (code, "")
    assert "leeg.csv" in err


def test_files_with_different_questions_are_scored_together(tmp_path: Path, score: Score) -> None:
    team, parents = tmp_path / "team.csv", tmp_path / "ouders.csv"
    team.write_text("school,group,sf1-verteld\n" + "Es,team,5\n" * 6, encoding="utf-8")
    parents.write_text("school,group,sf2-welkom\n" + "Es,ouder,3\n" * 10, encoding="utf-8")
    code, out, _err = score(team, parents, "--format", "json")
    (school,) = json.loads(out)["schools"]
    asked = {(each["item"], each["group"]): each["asked"] for each in school["items"]}
    assert (code, asked) == (0, {("sf1-verteld", "team"): 6, ("sf2-welkom", "ouder"): 10})


@pytest.mark.parametrize("ending", ["csv", "parquet"])
@pytest.mark.parametrize("group", ["ouder", "leerling"])
def test_an_answer_to_what_a_group_is_not_asked_does_not_count(
    group: str, ending: str, tmp_path: Path, score: Score
) -> None:
    """Only the team is asked sf1-verteld; nobody asks pupils anything."""
    asked_of_parents = [3, 2, 1, 3, 2, 1, 3, 2]
    table = pl.DataFrame(
        {
            "group": ["team"] * 8 + [group] * 8,
            "sf1-verteld": [4, 5, 3, 4, 5, 3, 2, 1] + [1] * 8,
            "sf2-welkom": [None] * 8 + asked_of_parents,
        }
    )
    path = tmp_path / f"Es.{ending}"
    table.write_csv(path) if ending == "csv" else table.write_parquet(path)
    code, out, err = score(path, "--format", "json")
    (school,) = json.loads(out)["schools"]
    found = {(each["item"], each["group"]): (each["asked"], each["n"]) for each in school["items"]}
    # Nobody of the team answered the second item, so that it has no figures.
    expected = {("sf1-verteld", "team"): (8, 8), ("sf2-welkom", "team"): (None, None)}
    if group == "ouder":
        expected["sf2-welkom", "ouder"] = (8, 8)
    assert (code, found) == (0, expected)
    assert "'sf1-verteld' asks sf1-verteld as the group 'team' is asked; 8 answer(s)" in err
    explained, _out, _err = score(path, "sf1", command="explain")
    assert explained == 0


# --- what is never shown


@pytest.fixture
def few_parents(tmp_path: Path) -> Path:
    """A school of which four parents answered, between others; what they say occurs nowhere else."""
    return answers(tmp_path, ("Es", TEAM, PARENTS * 2), ("Klein", TEAM, [(1, 1)] * 4), ("Linde", TEAM, PARENTS * 3))


def test_four_parents_are_in_no_form_of_the_scores(few_parents: Path, tmp_path: Path, score: Score) -> None:
    _code, text, _err = score(few_parents, "--format", "csv")
    score(few_parents, "--output", tmp_path / "scores.parquet")
    for table in (pl.read_csv(text.encode()), pl.read_parquet(tmp_path / "scores.parquet")):
        own = table.filter(pl.col("school") == "Klein", pl.col("group") == "ouder")
        figures = own.drop("school", "wave", "group", "level", "id", "kind", "estimate", "hidden")
        assert own.height == 5
        assert own["hidden"].drop_nulls().to_list() == ["few"] * 4
        assert figures.null_count().row(0) == (5,) * figures.width
        assert table.filter(pl.col("school") == "Klein", pl.col("level") == "perception").is_empty()


def test_four_parents_are_not_in_the_json_nor_in_what_follows_from_it(few_parents: Path, score: Score) -> None:
    _code, out, _err = score(few_parents, "--format", "json")
    (own,) = [school for school in json.loads(out)["schools"] if school["school"] == "Klein"]
    of_parents = [
        each for part in ("items", "dimensions", "responses") for each in own[part] if each["group"] == "ouder"
    ]
    values = {str(value) for each in of_parents for name, value in each.items() if name not in {"group", "estimate"}}
    assert values == {"few", "None", "{}", "sf1", "sf2", "sf1-weten", "sf2-welkom", "experience"}
    assert own["perceptions"] == []
    assert "ouder" not in {finding["group"] for finding in own["findings"]}
    assert {finding["kind"] for finding in own["findings"]} >= {"not-verified"}


def test_four_parents_are_not_in_the_terminal_nor_in_an_explanation(few_parents: Path, score: Score) -> None:
    _code, out, _err = score(few_parents)
    own = out[out.index("Klein") : out.index("Linde")]
    assert "too few" in own
    assert "(n=4)" not in out
    _code, explained, _err = score(few_parents, "sf1", "--school", "Klein", command="explain")
    parents = explained[explained.index("the parents") :]
    assert "fewer than 5 people answered" in parents
    assert "n=" not in parents
    assert "Score" not in parents


def test_a_scan_folder_shows_the_team_to_itself_and_not_the_parents(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = scan_folder(tmp_path)
    for number, (group, codes) in enumerate(
        [(Group.TEAM, {"sf1-verteld": 4, "sf1-weten": 5})] * 2 + [(Group.OUDER, {"sf1-weten": 1})] * 6
    ):
        header = HEADER.model_copy(update={"group": group}).model_dump_json()
        lines = [f'{{"item": "{item}", "value": {value}}}' for item, value in codes.items()]
        (folder.answers / f"a{number}.jsonl").write_text(
            "\n".join([header, *lines, '{"done": true}', ""]), encoding="utf-8"
        )
    code = failures.guarded(run, ["score", str(folder.path), "--format", "json", "--lang", "en"])
    out, _err = capfd.readouterr()
    (school,) = json.loads(out)["schools"]
    items = {(each["item"], each["group"]): (each["n"], each["counts"], each["hidden"]) for each in school["items"]}
    assert code == 0
    assert items["sf1-verteld", "team"] == (2, [0, 0, 0, 2, 0], None)
    assert items["sf1-weten", "ouder"] == (6, None, "unanimous")


# --- what means harm


NAMES = (
    '=HYPERLINK("http://x")',
    "<script>alert(1)</script>",
    "[red]vet[/red]",
    "[/red]",
    "\x1b[31mrood\x1b[0m",
    "\x9b31m8-bits",
    "\u202eomgekeerd",
    "+31 10 1234567",
    "-1+1",
    "@SUM(A1)",
    ":warning:",
    "a\nb",
    "../../x",
)


def test_the_name_of_a_school_steers_no_screen_and_no_spreadsheet(tmp_path: Path, score: Score) -> None:
    path = answers(tmp_path, *((name, TEAM, []) for name in NAMES))
    shown = [re.sub("[\x1b\x9b\u202e\n]", "\ufffd", name) for name in NAMES]
    for form in ("table", "csv", "json"):
        code, out, err = score(path, "--format", form)
        assert code == 0
        assert not STEERING.search(out)
        assert not STEERING.search(err)
        if form == "csv":
            schools = {row["school"] for row in csv.DictReader(io.StringIO(out))}
            assert schools == {f"'{name}" if name[0] in "=+-@" else name for name in shown}
        if form == "json":
            assert {school["school"] for school in json.loads(out)["schools"]} == set(shown)
    for name, seen in zip(NAMES[:5], shown, strict=False):
        assert seen in score(answers(tmp_path, (name, TEAM, [])))[1]


def bad_files() -> list[Path]:
    return [
        path
        for folder in HOSTILE_FOLDERS
        for path in sorted((SHARED / folder).rglob("*"))
        if path.is_file() and path.suffix not in {".md", ""}
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="the hostile files lie beside the project")
@pytest.mark.parametrize("path", bad_files(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_that_holds_no_answers_is_refused_without_a_traceback(path: Path, score: Score) -> None:
    for command in (["score"], ["explain", "sf1"]):
        code, out, err = score(path, *command[1:], "--group", "ouder", command=command[0])
        assert code in {1, 2, 3}
        assert out == ""
        assert path.name in err
        assert "Traceback" not in err
        assert not STEERING.search(err)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the hostile files lie beside the project")
def test_naughty_strings_are_harmless_as_names_of_schools(tmp_path: Path, score: Score) -> None:
    names = json.loads((SHARED / "hostile/blns/blns.json").read_text(encoding="utf-8"))
    assert len(names) > 500
    path = answers(tmp_path, *((name, TEAM, []) for name in names if name.strip()))
    code, out, err = score(path, "--format", "csv")
    schools = {row["school"] for row in csv.DictReader(io.StringIO(out))}
    assert (code, STEERING.search(out + err)) == (0, None)
    assert len(schools) > 450
    assert [name for name in schools if re.match(r"[=+\-@\t\r]", name)] == []
    code, out, _err = score(path, "--format", "json")
    assert len(json.loads(out)["schools"]) == len(schools)
