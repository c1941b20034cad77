"""Files: what the system says when it refuses one is told in the user's language."""

import errno
from pathlib import Path

import pytest

from ouderscan import files
from ouderscan.errors import NotWritableError, UnreadableInputError
from ouderscan.questionnaire import source

SOURCE = Path(files.__file__).parent


def test_a_file_that_is_absent_or_a_folder_is_told_of_in_plain_words(tmp_path: Path) -> None:
    told = [source.read(path)[1][0].message() for path in (tmp_path / "weg.yaml", tmp_path, tmp_path / ("a" * 300))]
    assert told == [
        "The file cannot be read: it is not there.",
        "The file cannot be read: it is a folder.",
        "The file cannot be read: its name is too long.",
    ]


def test_a_folder_that_cannot_be_made_is_told_of_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "bezet").write_text("")
    told = []
    for path in (tmp_path / "bezet", tmp_path / "bezet" / "map"):
        with pytest.raises(NotWritableError) as refused:
            files.make_folder(path)
        told.append(str(refused.value).partition(": ")[2].partition(". ")[0])
    assert told == ["there is a file of that name", "a part of its path is a file and no folder"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "you have no right to it"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "that disk can only be read"),
        (errno.EBUSY, "another program is using it"),
        (errno.EPROTO, "wat het systeem zegt\ufffd"),
    ],
)
def test_each_reason_has_words_and_only_an_unknown_one_is_the_systems(number: int, words: str) -> None:
    assert files.reason(OSError(number, "wat het systeem zegt\x1b")) == words


def test_a_file_that_windows_says_is_held_is_in_use() -> None:
    fault = PermissionError(errno.EACCES, "The process cannot access the file")
    fault.winerror = 32  # type: ignore[attr-defined]
    assert files.reason(fault) == "another program is using it"


def test_what_cannot_be_read_is_named_without_what_steers_a_screen() -> None:
    error = files.not_readable(Path("a\x1b.csv"), FileNotFoundError(errno.ENOENT, "No such file or directory"))
    assert isinstance(error, UnreadableInputError)
    assert str(error) == "a\ufffd.csv cannot be read: it is not there."


def test_nobody_else_passes_on_what_the_system_says() -> None:
    says = [path.name for path in SOURCE.rglob("*.py") if "strerror" in path.read_text(encoding="utf-8")]
    assert says == ["files.py"]
