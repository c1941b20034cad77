"""A few hundred malformed files; `mutation.py` makes ten thousand."""

from pathlib import Path

import mutation
import pytest


def test_no_malformed_file_gives_a_traceback_hangs_or_writes_anything(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    options = ("-q", str(mutation.questionnaire_file(tmp_path, real=False)))

    found = [outcome for _made, outcome in mutation.outcomes(mutation.synthetic(), 250, 7, inside, options)]

    assert len(found) == 250
    assert [each.fault for each in found if each.fault] == []
    assert len({each.code for each in found}) > 1, "nothing was read, or nothing was refused"


def test_what_may_not_be_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> int:
        raise KeyError("x")

    monkeypatch.setattr("ouderscan.cli.failures.guarded", broken)
    (tmp_path / "in").mkdir()

    assert mutation.outcome(b"a,b\n", "a.csv", tmp_path / "in", ()).fault == "score: KeyError: 'x'"
