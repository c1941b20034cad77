"""What is said of a command line that cannot work: where, what, and what to do, in the user's language."""

import errno
import os

import pytest

from ouderscan.cli import failures
from ouderscan.cli.app import run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["demoo"], "There is no command 'demoo'. Did you mean 'demo'? 'ouderscan --help' shows what is possible."),
        (["list", "--coverige"], "There is no option --coverige. Did you mean '--coverage'?"),
        (
            ["explain"],
            (
                "INPUTS is missing. Write: ouderscan explain INPUTS DIMENSION. "
                "'ouderscan explain --help' shows what is possible."
            ),
        ),
        (["check", ".", "--format"], "--format needs a value."),
        (
            ["check", ".", "--format", "xml"],
            "The value of --format is not possible: choose one of: text, json, github.",
        ),
        (["show", "sf1", "sf2", "sf3"], "This is more than the command takes: sf2 sf3."),
        (["list", "--lang", "fr"], "There is no language 'fr'. Choose one of: nl, en."),
        (["list", "everything"], "The value of CONTENT is not possible: choose one of: questionnaires, "),
    ],
)
def test_a_wrong_command_line_is_told_in_words(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failures.guarded(run, arguments) == 2
    said = capsys.readouterr()
    assert said.err.startswith(told)
    assert said.out == ""


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["demoo"], "Er is geen opdracht 'demoo'. Bedoelt u 'demo'? 'ouderscan --help' laat zien wat er kan.\n"),
        (["show", "a", "b"], "Dit is meer dan de opdracht aankan: b. 'ouderscan show --help' laat zien wat er kan.\n"),
    ],
)
def test_it_is_told_in_dutch_as_well(arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert failures.guarded(run, [*arguments, "--lang", "nl"]) == 2
    assert capsys.readouterr().err == told


def test_what_was_typed_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    failures.guarded(run, ["list", "\x1b[31mred\x1b[0m\u202e", "\x1b]0;title\x07"])
    failures.guarded(run, ["\x1b[31mred"])
    failures.guarded(run, ["--\x1b[31mred"])
    said = capsys.readouterr().err
    assert said.count("\n") == 3
    assert "\x1b" not in said
    assert "\u202e" not in said


@pytest.mark.skipif(os.name == "nt", reason="Windows says of too long a name that it is not there")
@pytest.mark.parametrize(
    "command",
    [
        *("answers --yes LONG", "check LONG", "demo LONG", "form LONG", "map LONG", "merge LONG LONG", "report LONG"),
        *("scan --yes LONG", "scan --status LONG", "score LONG", "workshop --projector LONG"),
    ],
)
def test_a_name_that_no_disk_takes_is_told_in_words(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert failures.guarded(run, command.replace("LONG", "a" * 300).split()) == 3
    assert "its name is too long." in " ".join(capsys.readouterr().err.split())


def test_a_folder_that_may_not_be_entered_is_told_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    def stumbles(_arguments: list[str]) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "dicht/scan.yaml")

    assert failures.guarded(stumbles, []) == 3
    assert capsys.readouterr().err == "dicht/scan.yaml cannot be used: you have no right to it.\n"


@pytest.mark.parametrize(
    "fault", [FileNotFoundError(errno.ENOENT, "No such file or directory", "ours.json"), OSError(errno.EACCES, "x")]
)
def test_a_fault_of_the_system_that_no_user_makes_stays_a_traceback(fault: OSError) -> None:
    def stumbles(_arguments: list[str]) -> int:
        raise fault

    with pytest.raises(type(fault)):
        failures.guarded(stumbles, [])
