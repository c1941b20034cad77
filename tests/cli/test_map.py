"""`ouderscan map` writes what is sure, shows what is likely, and leaves the rest open; `check` reads it back."""

import re
from pathlib import Path

import pytest

from ouderscan.cli import failures
from ouderscan.cli.app import run
from ouderscan.importers import mapping
from ouderscan.importers.mapping import FromValue, MappedColumn
from small_scan import questionnaire_file

EXPORT = """\
Tijdstempel,Weet u wat wij verwachten?,Hoe vaak voelt u zich hier welkom?,School,Opmerking
31-8-2026 14:20:53,helemaal,altijd,De Regenboog,niets
31-8-2026 14:20:53,half,altijd,De Regenboog,niets
"""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An export in which one question is ours, one is near to ours, and one is another."""
    path = tmp_path / "export.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_a_mapping_holds_what_is_sure_and_shows_what_is_likely(
    export: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    questions = questionnaire_file(tmp_path)
    assert failures.guarded(run, ["map", str(export), "-q", str(questions), "--group", "ouder"]) == 0

    out, err = capfd.readouterr()
    assert (
        out
        == f"""\
# What the columns of an export mean. Complete it, and look for faults with 'ouderscan check'.
# What stands behind a # is not used. docs/imports.md says what can stand here.
format: ouderscan/mapping/1
system: google-forms
questionnaires: ["{questions}"]

# Who and when: a column or a value for each. Without a school, the name of the file is taken.
school: {{column: "School"}}
# wave: {{value: "2026"}}
group: {{value: ouder}}
# respondent: {{column: "ID"}}
# sector: {{value: "po"}}

columns:
  # recognised, by the id or by the exact wording
  - {{column: "Weet u wat wij verwachten?", item: sf1-weten, group: ouder}}
  # likely: take the # away where it is right
  # - {{column: "Hoe vaak voelt u zich hier welkom?", item: sf2-welkom, group: ouder}}
  #   92%: "Hoe vaak voelt u zich welkom?"
  # open: fill in the id of the item ('ouderscan show QUESTIONNAIRE' lists them), or leave it
  # - {{column: "Opmerking", item: }}

# Columns that look like questions and are none.
ignore:
"""
    )
    assert "google-forms: 1 column recognised, 1 likely, 1 open." in err


def test_the_file_is_sound_and_is_used_as_it_stands(
    export: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "mapping.yaml"
    arguments = [str(export), "-q", str(questionnaire_file(tmp_path)), "--group", "ouder"]
    assert failures.guarded(run, ["map", *arguments, "--output", str(written)]) == 0
    assert failures.guarded(run, ["check", str(written), "--strict"]) == 0

    mapped, _source = mapping.read(written)
    assert mapped.columns == (MappedColumn(column="Weet u wat wij verwachten?", item="sf1-weten", group="ouder"),)
    assert mapped.group == FromValue(value="ouder")
    completed = written.read_text(encoding="utf-8").replace('  # - {column: "Hoe', '  - {column: "Hoe')
    written.write_text(completed, encoding="utf-8")
    capfd.readouterr()
    assert failures.guarded(run, ["score", *arguments, "--map", str(written), "--format", "csv"]) == 0
    assert 'De Regenboog,"",ouder,item,sf2-welkom' in capfd.readouterr().out


def test_a_mapping_that_connects_nothing_yet_says_so(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("Kleur,Smaak\nrood,zoet\n", encoding="utf-8")
    export, written = str(tmp_path / "a.csv"), str(tmp_path / "m.yaml")
    assert failures.guarded(run, ["map", export, "--output", written]) == 0

    assert failures.guarded(run, ["score", export, "--group", "ouder", "--map", written]) != 0
    err = "".join(capfd.readouterr().err.split())
    assert ("connectsnocolumnyet" in err, "makesone" in err) == (True, False)
    assert failures.guarded(run, ["check", written]) == 0
    assert "mapping-without-columns" in capfd.readouterr().out


def test_columns_that_seem_to_tell_school_group_or_sector_are_shown_and_not_used(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    headers = "BRIN;Naam  school;Ik ben…;Bent u tevreden over ons?;Onderwijssoort;Bent u een ouder of een docent?"
    (tmp_path / "a.csv").write_text(f"{headers}\n01AB;A;ouder;ja;vo;ouder\n", encoding="utf-8")
    assert failures.guarded(run, ["map", str(tmp_path / "a.csv"), "--output", str(tmp_path / "m.yaml")]) == 0

    assert "0 columns recognised, 5 likely, 1 open" in capfd.readouterr().err
    lines = (tmp_path / "m.yaml").read_text(encoding="utf-8").splitlines()
    whose = [line for line in lines if re.match(r"#? ?(school|wave|group|respondent|sector): ", line)]
    assert whose == [
        '# school: {column: "Naam  school"}',
        '# school: {column: "BRIN"}',
        '# wave: {value: "2026"}',
        '# group: {column: "Ik ben…", values: {"…": ouder, "…": team}}',
        '# group: {column: "Bent u een ouder of een docent?", values: {"…": ouder, "…": team}}',
        '# respondent: {column: "ID"}',
        '# sector: {column: "Onderwijssoort", values: {"…": po, "…": vo}}',
    ]
    assert '  # - {column: "Bent u tevreden over ons?", item: }' in lines
    assert mapping.read(tmp_path / "m.yaml")[0].columns == ()


def test_a_mapping_that_is_there_is_not_overwritten(
    export: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "mapping.yaml"
    written.write_text("work", encoding="utf-8")

    assert failures.guarded(run, ["map", str(export), "--output", str(written)]) == 2
    assert written.read_text(encoding="utf-8") == "work"
    assert "is there already" in capfd.readouterr().err


def test_columns_that_are_recognised_twice_are_left_to_the_user(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text("sf1-weten,Weet u wat wij verwachten?\n1,1\n", encoding="utf-8")
    failures.guarded(run, ["map", str(tmp_path / "a.csv"), "-q", str(questionnaire_file(tmp_path))])

    out, err = capfd.readouterr()
    assert '\n  # - {column: "sf1-weten", item: sf1-weten}\n' in out
    assert "\n  - " not in out
    assert "bothseemtobesf1-weten" in "".join(err.split())  # a line may break anywhere


FAULTS = """\
format: ouderscan/mapping/1
system: googleforms
file_name: "{schol}.csv"
group: {column: Wie, values: {Ouder: ouder, Leraar: teem}}
columns:
  - {column: A, item: sf1-wetn}
  - {column: B, item: sf1-weten, option: 9}
  - {column: B, item: sf1-weten, values: {a: 7, b: dont_know}}
"""


def test_check_tells_every_fault_of_a_mapping_with_its_place(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "m.yaml").write_text(FAULTS, encoding="utf-8")

    assert failures.guarded(run, ["check", str(tmp_path / "m.yaml")]) == 1
    out = capfd.readouterr().out
    found = re.findall(r"m\.yaml:(\d+:\d+)  error  (\S+)", out)
    assert found == [
        ("2:1", "wrong-value"),
        ("3:1", "wrong-value"),
        ("4:45", "wrong-value"),
        ("6:17", "unmappable-item"),
        ("7:34", "answer-outside-scale"),
        ("8:5", "column-mapped-twice"),
        ("8:34", "answer-outside-scale"),
    ]


@pytest.mark.parametrize(
    "line", ["colums: []", "columns: [{item: sf1-weten}]", "keep: [everything]", "group: {colunm: A}", "header_rows: 9"]
)
def test_a_mapping_of_the_wrong_shape_is_told_by_line(
    line: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "m.yaml").write_text(f"format: ouderscan/mapping/1\n{line}\n", encoding="utf-8")

    assert failures.guarded(run, ["check", str(tmp_path / "m.yaml")]) == 1
    assert "m.yaml:2:" in capfd.readouterr().out


def test_the_mapping_in_the_documentation_is_sound(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "imports.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    (tmp_path / "m.yaml").write_text(example, encoding="utf-8")

    assert failures.guarded(run, ["check", str(tmp_path / "m.yaml")]) == 0, capfd.readouterr().out
    mapped, _source = mapping.read(tmp_path / "m.yaml")
    assert set(mapping.Mapped.model_fields) - mapped.model_fields_set == set(), "every key is shown"
