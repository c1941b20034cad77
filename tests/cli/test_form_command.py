"""`ouderscan form` and the way home, as its users meet them."""

from pathlib import Path

import pytest

from ouderscan.answers import store
from ouderscan.answers.codes import CodeBook, shown
from ouderscan.answers.store import Scan
from ouderscan.cli import app
from ouderscan.cli.form import To
from ouderscan.errors import NothingScoredError, UnreadableInputError, WrongUsageError
from ouderscan.forms.targets import TARGETS
from ouderscan.questionnaire.model import Group, Sector
from small_form import ENGLISH, QUESTIONNAIRE, content_of, questionnaire_file, write_translation


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    scan = Scan(
        school="De Beuk", sector=Sector.PO, date="2026-11-24", questionnaires=("kort",), groups={Group.OUDER: 40}
    )
    return store.create(tmp_path / "scan", scan, [questionnaire_file(tmp_path)]).path


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return " ".join(capsys.readouterr().err.split())


def test_a_form_of_a_scan_stands_in_its_folder(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["form", str(folder)]) == 0
    content = content_of((folder / "form-ouder.html").read_text(encoding="utf-8"))
    assert (content["school"], content["questionnaires"], content["short"]) == ("De Beuk", {"kort": "1.2.0"}, False)
    told = said(capsys)
    assert "4 questions: kort Languages: nl, ar, en" in told
    assert "Nobody has read these translations a second time yet: ar, en." in told


def test_drafts_are_told_to_the_maker_and_not_on_the_form(folder: Path) -> None:
    app.run(["form", str(folder), "--language", "en"])
    content = content_of((folder / "form-ouder.html").read_text(encoding="utf-8"))
    assert "draft" not in str(content)
    assert [each["language"] for each in content["texts"]] == ["en"]


def test_languages_come_in_the_order_that_was_asked(folder: Path) -> None:
    app.run(["form", str(folder), "--language", "en,nl"])
    content = content_of((folder / "form-ouder.html").read_text(encoding="utf-8"))
    assert [each["language"] for each in content["texts"]] == ["en", "nl"]


def test_a_language_that_is_not_complete_is_left_out_with_a_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = questionnaire_file(tmp_path, languages=())
    write_translation(path, "en", {nl: text for nl, text in ENGLISH.items() if nl != "soms"})
    output = tmp_path / "form.html"
    app.run(["form", "-q", str(path), "--output", str(output)])
    assert "en: 1 text is not translated. The language is left out." in said(capsys)
    with pytest.raises(WrongUsageError, match="1 text is not translated"):
        app.run(["form", "-q", str(path), "--language", "en", "--output", str(output)])


def test_nothing_is_told_of_languages_that_were_not_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = questionnaire_file(tmp_path, languages=())
    write_translation(path, "en", {nl: text for nl, text in ENGLISH.items() if nl != "soms"})
    app.run(["form", "-q", str(path), "--language", "nl", "--output", str(tmp_path / "form.html")])
    assert "is not translated" not in said(capsys)


def test_a_form_without_a_scan_says_what_it_was_told(tmp_path: Path) -> None:
    output = tmp_path / "sub" / "form.html"
    options = ["--school", "De Es", "--short", "--hand-in", "In de bus", "--group", "team", "--sector", "vo"]
    app.run(["form", "-q", "succesfactoren", *options, "--language", "nl", "--output", str(output)])
    content = content_of(output.read_text(encoding="utf-8"))
    told = {name: content[name] for name in ("school", "handIn", "group", "short")}
    assert told == {"school": "De Es", "handIn": "In de bus", "group": "team", "short": True}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ([], "Say what to ask"),
        (["-q", "succesfactoren", "--group", "iedereen"], "--group is one of"),
        (["-q", "succesfactoren", "--sector", "wo"], "--sector is one of"),
        (["-q", "succesfactoren", "--language", "xx"], "not all there in 'xx'"),
        (["-q", "bereik"], "no questions for the group 'ouder'"),
        (["-q", "succesfactor"], "Did you mean 'succesfactoren'"),
    ],
)
def test_what_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], reason: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((WrongUsageError, UnreadableInputError), match=reason):
        app.run(["form", *arguments])
    assert list(tmp_path.iterdir()) == []


def test_a_questionnaire_that_the_scan_does_not_have_is_refused(folder: Path) -> None:
    with pytest.raises(WrongUsageError, match="no questionnaire 'thuis'"):
        app.run(["form", str(folder), "-q", "thuis"])


def test_the_command_offers_what_can_be_made() -> None:
    assert {each.value for each in To} == set(TARGETS)


def test_codes_in_a_file_score_like_the_same_codes_in_the_scan(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = store.open_folder(folder)
    book = CodeBook.of(opened.questionnaires, Group.OUDER, short=False)
    codes = "\n".join(shown(book.encode({"sf3-welkom": 1 + salt % 5, "sf6-nieuws": 2}, salt)) for salt in range(12))
    path = tmp_path / "De Beuk.txt"
    path.write_text(codes, encoding="utf-8")
    (folder / "answers" / "codes.txt").write_text(codes, encoding="utf-8")
    app.run(["score", str(path), "-q", str(folder / "questionnaires" / "kort.yaml"), "--format", "csv"])
    from_file = capsys.readouterr().out
    app.run(["score", str(folder), "--format", "csv"])
    from_scan = capsys.readouterr().out
    assert from_file.count("\n") > 5
    assert [_figures(line) for line in from_file.splitlines()] == [_figures(line) for line in from_scan.splitlines()]


def _figures(line: str) -> list[str]:
    """A line without its wave, which a file with codes does not tell."""
    return line.split(";")[2:]


def test_only_wrong_codes_are_told_with_the_reason(folder: Path, tmp_path: Path) -> None:
    book = CodeBook.of(store.open_folder(folder).questionnaires, Group.OUDER, short=False)
    path = tmp_path / "codes.txt"
    path.write_text(shown(book.encode({}, 1)), encoding="utf-8")
    newer = tmp_path / "kort.yaml"
    newer.write_text(QUESTIONNAIRE.replace("1.2.0", "2.0.0"), encoding="utf-8")
    with pytest.raises(NothingScoredError, match="another version or another selection of: kort"):
        app.run(["score", str(path), "-q", str(newer)])


def test_a_mistyped_code_is_told_with_its_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = CodeBook.of(store.open_folder(folder).questionnaires, Group.OUDER, short=False)
    codes = [shown(book.encode({"sf6-nieuws": 2}, salt)) for salt in range(6)]
    wrong = codes[0][:-1] + ("0" if codes[0][-1] != "0" else "2")
    (folder / "answers" / "codes.txt").write_text("\n".join([*codes, wrong]), encoding="utf-8")
    app.run(["score", str(folder), "--format", "json"])
    # The terminal may break a long path anywhere.
    assert f"codes.txtline7:'{wrong}'isnotarightcode" in said(capsys).replace(" ", "")
