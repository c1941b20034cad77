"""Where the screen is drawn, and how a pipe is read."""

import io
import sys

import pytest

from ouderscan.cli.prompting import prompts_for
from ouderscan.interview.lines import Lines
from ouderscan.interview.screen import Screen


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "plain", "terminals", "expected"),
    [
        ({"TERM": "xterm"}, False, 3, Screen),
        ({"TERM": "xterm"}, True, 3, Lines),
        ({"TERM": "dumb"}, False, 3, Lines),
        ({"TERM": "xterm", "ACCESSIBLE": "1"}, False, 3, Lines),
        ({"TERM": "xterm"}, False, 2, Lines),
        ({"TERM": "xterm"}, False, 0, Lines),
    ],
)
def test_the_screen_is_drawn_only_where_that_helps(
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    plain: bool,
    terminals: int,
    expected: type[Screen] | type[Lines],
) -> None:
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for place, name in enumerate(("stdin", "stdout", "stderr")):
        monkeypatch.setattr(sys, name, _Terminal() if place < terminals else io.StringIO())
    assert type(prompts_for(plain=plain)) is expected


def test_what_a_pipe_brings_in_is_read_as_utf_8_with_or_without_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    for content in ("Brügge ✓\n".encode(), "\ufeffBrügge ✓\n".encode(), b"Br\xc3\xbcgge \xff\n"):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), encoding="cp1252"))
        assert prompts_for(plain=True).line("Naam?") in {"Brügge ✓", "Brügge \ufffd"}
