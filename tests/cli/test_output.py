"""Output that cannot be written: a full disk, a closed stream, a reader who has seen enough."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
COMMANDS = (["list"], ["--help"], ["--version"], ["show", "sf3"], ["check", "questionnaires", "--format", "json"])
ROOT = Path(__file__).parents[2]


def started(arguments: list[str], redirection: str) -> subprocess.CompletedProcess[str]:
    """The program with its stdout sent somewhere by the shell."""
    command = ["sh", "-c", f'"$0" -m ouderscan "$@" {redirection}', sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_full_disk_is_told_in_a_sentence_and_ends_with_4(arguments: list[str]) -> None:
    done = started(arguments, ">/dev/full")
    told = "The output cannot be written: the disk is full. Make room, or send it elsewhere.\n"
    assert (done.returncode, done.stderr.endswith(told), "Traceback" in done.stderr) == (4, True, False)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_closed_stdout_stops_nothing(arguments: list[str]) -> None:
    done = started(arguments, ">&-")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_reader_who_has_seen_enough_is_no_fault(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "ouderscan", *arguments],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        cwd=ROOT,
    )
    os.close(writing)
    assert (done.returncode, "Traceback" in done.stderr, "BrokenPipe" in done.stderr) == (0, False, False)
