"""The journal: what it holds, that a crash does not spoil it, and that one process writes it."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.answers import respondent
from ouderscan.answers.journal import Journal
from ouderscan.answers.respondent import Entry, Respondent
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import NotWritableError
from ouderscan.issues import Issue, Where
from small_scan import HEADER, TEAM_ITEMS

HEADER_LINE = (
    '{"format": "ouderscan/answers/1", "group": "team", "short": false, "language": "nl", '
    '"questionnaires": {"klein": "1.0.0"}, "day": "2026-11-24"}\n'
)


def _journal(folder: Path, lines: str) -> Path:
    path = folder / "0123456789abcdef.jsonl"
    path.write_bytes((HEADER_LINE + lines).encode())
    return path


def _read(path: Path) -> Respondent:
    person, issues = respondent.read(path)
    assert person
    assert issues == []
    return person


def test_each_thing_that_was_said_is_a_line_that_a_person_can_read(tmp_path: Path) -> None:
    with Journal.begin(tmp_path / "answers", HEADER) as journal:
        journal.answer("sf1-verteld", 4)
        journal.answer("sf1-weten", NonAnswer.DONT_KNOW)
        journal.note("sf1-weten", "café: nog vragen\naan Ömer")
        journal.finish()
    assert journal.path.read_text(encoding="utf-8") == HEADER_LINE + (
        '{"item": "sf1-verteld", "value": 4}\n'
        '{"item": "sf1-weten", "non_answer": "dont_know"}\n'
        '{"item": "sf1-weten", "note": "café: nog vragen⏎aan Ömer"}\n'
        '{"done": true}\n'
    )


def test_what_is_read_is_what_was_written(tmp_path: Path) -> None:
    with Journal.begin(tmp_path, HEADER) as journal:
        journal.answer("sf1-verteld", 4)
        journal.note("sf1-verteld", "waarom")
        journal.answer("sf1-weten", NonAnswer.NOT_ANSWERED)
        journal.finish()
    assert _read(journal.path) == Respondent(
        path=journal.path,
        header=HEADER,
        entries=(
            Entry(2, "sf1-verteld", value=4),
            Entry(3, "sf1-verteld", note="waarom"),
            Entry(4, "sf1-weten", value=NonAnswer.NOT_ANSWERED),
        ),
        done=True,
    )


def test_a_later_line_replaces_an_earlier_one(tmp_path: Path) -> None:
    with Journal.begin(tmp_path, HEADER) as journal:
        for value in (1, NonAnswer.DONT_KNOW, 3):
            journal.answer("sf1-verteld", value)
        for text in ("eerst", "dan"):
            journal.note("sf1-verteld", text)
        journal.note("sf1-weten", "vergissing")
        journal.note("sf1-weten", "")
    person = _read(journal.path)
    assert person.answers == {"sf1-verteld": 3}
    assert person.notes == {"sf1-verteld": "dan"}


def test_nothing_tells_who_it_was_or_at_what_time(tmp_path: Path) -> None:
    with Journal.begin(tmp_path, HEADER) as journal:
        journal.answer("sf1-verteld", 4)
        journal.finish()
    header = json.loads(journal.path.read_text(encoding="utf-8").splitlines()[0])
    assert sorted(header) == ["day", "format", "group", "language", "questionnaires", "short"]
    assert header["day"] == "2026-11-24"
    assert datetime.fromtimestamp(journal.path.stat().st_mtime) == datetime(2026, 11, 24)  # noqa: DTZ001, DTZ006 - the day as the user's clock has it
    assert len(journal.path.stem) == 16


def test_a_journal_without_an_answer_leaves_nothing_behind(tmp_path: Path) -> None:
    with Journal.begin(tmp_path, HEADER):
        pass
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_the_lock_goes_with_it(tmp_path: Path) -> None:
    with Journal.begin(tmp_path, HEADER) as journal:
        journal.answer("sf1-verteld", 4)
    assert list(tmp_path.iterdir()) == [journal.path]


def test_a_torn_last_line_is_dropped_and_told(tmp_path: Path) -> None:
    path = _journal(tmp_path, '{"item": "sf1-verteld", "value": 4}\n{"item": "sf1-weten", "val')
    person, issues = respondent.read(path)
    assert person
    assert person.answers == {"sf1-verteld": 4}
    assert issues == [Issue("torn-line", Where(path.as_posix(), 3))]


@pytest.mark.parametrize("tail", ['{"item": "sf1-weten", "val', "\0\0\0\0", "{", '{"item": "é'])
def test_a_torn_last_line_is_cut_off_before_writing_goes_on(tmp_path: Path, tail: str) -> None:
    path = _journal(tmp_path, '{"item": "sf1-verteld", "value": 4}\n' + tail)
    person, _issues = respondent.read(path)
    assert person
    with Journal.resume(person) as journal:
        journal.answer("sf1-weten", 2)
    assert path.read_text(encoding="utf-8") == HEADER_LINE + (
        '{"item": "sf1-verteld", "value": 4}\n{"item": "sf1-weten", "value": 2}\n'
    )


def test_a_last_line_without_a_line_break_counts_when_it_is_whole(tmp_path: Path) -> None:
    path = _journal(tmp_path, '{"item": "sf1-verteld", "value": 4}')
    with Journal.resume(_read(path)) as journal:
        journal.answer("sf1-weten", 2)
    assert _read(path).answers == {"sf1-verteld": 4, "sf1-weten": 2}


@settings(deadline=None)
@given(st.data())
def test_cut_off_anywhere_a_journal_keeps_every_line_before_the_cut(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    answers = data.draw(st.lists(st.tuples(st.sampled_from(TEAM_ITEMS), st.integers(1, 5)), max_size=6))
    with Journal.begin(folder, HEADER) as journal:
        journal.note("sf1-weten", "é\u20ac")
        for item, value in answers:
            journal.answer(item, value)
    content = journal.path.read_bytes()
    cut = data.draw(st.integers(0, len(content)))
    journal.path.write_bytes(content[:cut])
    person, issues = respondent.read(journal.path)
    whole = content[: cut + 1].count(b"\n")  # a line is whole before its line break is there
    assert [issue.code for issue in issues] in ([], ["torn-line"])
    assert (person.answers if person else None) == (dict(answers[: max(0, whole - 2)]) if whole else None)


def test_what_comes_after_the_word_that_a_person_is_done_is_told_and_does_not_count(tmp_path: Path) -> None:
    """Otherwise the figures of a report could move by one person who counted before."""
    said = ['{"item": "sf1-verteld", "value": 4}', '{"done": true}', '{"item": "sf1-verteld", "value": 1}']
    path = _journal(tmp_path, "\n".join([*said, '{"item": "sf1-weten", "note": "later"}', '{"done": true}', ""]))
    person, issues = respondent.read(path)
    assert person
    assert (person.answers, person.notes, person.done) == ({"sf1-verteld": 4}, {}, True)
    assert issues == [Issue("after-done", Where(path.as_posix(), line)) for line in (4, 5, 6)]


def test_a_damaged_line_in_between_is_told_and_the_rest_counts(tmp_path: Path) -> None:
    path = _journal(
        tmp_path, 'oeps \x1b[31m\n\n{"item": "sf1-weten", "value": true}\n{"item": "sf1-verteld", "value": 4}\n'
    )
    person, issues = respondent.read(path)
    assert person
    assert person.answers == {"sf1-verteld": 4}
    assert [issue.sentence() for issue in issues] == [
        (
            f"{path.as_posix()} line 2: This line cannot be read: oeps \ufffd[31m "
            "Restore the file from a copy, or remove the line."
        ),
        (
            f'{path.as_posix()} line 4: This line cannot be read: {{"item": "sf1-weten", "value": true}} '
            "Restore the file from a copy, or remove the line."
        ),
    ]


@pytest.mark.parametrize(
    "content",
    [b"{}\n", b'{"done": true}\n', b"naam;antwoord\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n", b'{"format": "x"}\n'],
)
def test_another_file_is_no_journal(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(content)
    assert respondent.read(path) == (
        None,
        [Issue("not-a-journal", Where(path.as_posix(), 1), {"format": "ouderscan/answers/1"})],
    )


def test_a_file_beyond_the_bound_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(b" " * (1024 * 1024 + 1))
    assert [issue.code for issue in respondent.read(path)[1]] == ["too-large"]


def test_line_ends_of_windows_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf" + HEADER_LINE.replace("\n", "\r\n").encode() + b'{"item": "sf1-weten", "value": 2}\r\n'
    )
    assert _read(path).answers == {"sf1-weten": 2}


def test_a_second_process_on_the_same_journal_is_refused(tmp_path: Path) -> None:
    with Journal.begin(tmp_path, HEADER) as journal:
        journal.answer("sf1-weten", 2)
        program = (
            "import sys; from pathlib import Path; from ouderscan.answers import respondent;"
            "from ouderscan.answers.journal import Journal; from ouderscan import texts; texts.use('en');"
            "Journal.resume(respondent.read(Path(sys.argv[1]))[0])"
        )
        second = subprocess.run(
            [sys.executable, "-c", program, str(journal.path)], capture_output=True, text=True, check=False
        )
    assert second.stderr.splitlines()[-1] == (
        f"ouderscan.errors.NotWritableError: {journal.path} is in use by another window. "
        "Close that one first, or start a new one."
    )
    with Journal.resume(_read(journal.path)) as third:
        third.answer("sf1-weten", 3)


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotWritableError, match="cannot be written"):
        Journal.begin(tmp_path / "file" / "answers", HEADER)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_told_and_nothing_is_confirmed(tmp_path: Path) -> None:
    with Journal.begin(tmp_path, HEADER) as journal, Path("/dev/full").open("wb", buffering=0) as full:
        full_journal = Journal(journal.path, full, journal._lock, "2026-11-24")
        with pytest.raises(NotWritableError, match="the disk is full"):
            full_journal.answer("sf1-weten", 2)


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links cannot be refused here")
def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = _journal(tmp_path, "")
    link = tmp_path / "answers" / "link.jsonl"
    link.parent.mkdir()
    link.symlink_to(outside)
    assert respondent.read(link) == (
        None,
        [Issue("unreadable", Where(link.as_posix()), {"reason": "it is a link to another file"})],
    )
    person, _issues = respondent.read(outside)
    assert person
    with pytest.raises(NotWritableError):
        Journal.resume(replace(person, path=link))
    assert outside.read_text(encoding="utf-8") == HEADER_LINE
