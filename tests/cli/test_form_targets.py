"""`ouderscan form --to …`: every target as its users meet it, and what is told of languages and drafts."""

from pathlib import Path

import pytest

from ouderscan.answers import store
from ouderscan.answers.store import Scan
from ouderscan.cli import app
from ouderscan.cli.form import To
from ouderscan.errors import WrongUsageError
from ouderscan.forms.targets import TARGETS
from ouderscan.questionnaire.model import Group, Sector
from small_form import questionnaire_file

FILES = {
    To.HTML: "form-ouder.html",
    To.XLSFORM: "form-ouder.xlsx",
    To.SURVEYJS: "form-ouder.json",
    To.LIMESURVEY: "form-ouder.txt",
    To.PRINT: "form-ouder-print.html",
    To.REDCAP: "form-ouder.csv",
    To.GOOGLEFORMS: "form-ouder.gs",
    To.QUALTRICS: "form-ouder-qualtrics.txt",
    To.MSFORMS: "form-ouder.docx",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    scan = Scan(
        school="De Beuk", sector=Sector.PO, date="2026-11-24", questionnaires=("kort",), groups={Group.OUDER: 40}
    )
    return store.create(tmp_path / "scan", scan, [questionnaire_file(tmp_path)]).path


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().err.split())


def test_every_target_has_a_file_of_its_own() -> None:
    assert list(FILES) == list(To) == list(TARGETS)
    assert len(set(FILES.values())) == len(FILES)


@pytest.mark.parametrize("target", To)
def test_each_is_written_beside_the_scan_and_drafts_are_told(
    folder: Path, target: To, capsys: pytest.CaptureFixture[str]
) -> None:
    assert app.run(["form", str(folder), "--to", target]) == 0
    content = (folder / FILES[target]).read_bytes()
    assert len(content) > 1000
    assert b"draft" not in content
    told = said(capsys)
    if TARGETS[target].one_language:
        assert "Languages: nl Such a file holds one language. Make others with --language: ar, en" in told
    else:
        assert "Nobody has read these translations a second time yet: ar, en." in told


@pytest.mark.parametrize("target", [each for each in To if TARGETS[each].one_language])
def test_a_file_of_one_language_is_made_in_the_one_that_is_asked_and_not_in_two(folder: Path, target: To) -> None:
    output = folder / "english"
    assert app.run(["form", str(folder), "--to", target, "--language", "en", "--output", str(output)]) == 0
    assert output.is_file()
    with pytest.raises(WrongUsageError, match="holds one language"):
        app.run(["form", str(folder), "--to", target, "--language", "nl,en"])


@pytest.mark.parametrize("target", To)
def test_every_shipped_questionnaire_fits_every_target(tmp_path: Path, target: To) -> None:
    options = [part for each in ("succesfactoren", "partnerschap", "thuis", "schoolbeleid") for part in ("-q", each)]
    output = tmp_path / "form"
    assert app.run(["form", *options, "--to", target, "--sector", "mbo", "--output", str(output)]) == 0
    assert output.stat().st_size > 1000
