"""Line mode: a numbered list and a typed answer, nothing is redrawn. For screen readers, pipes and tests."""

import os
import re
import select
import shutil
from collections.abc import Collection, Sequence
from typing import TextIO, TypeVar

from ouderscan.interview.keys import STOP, Move
from ouderscan.interview.prompts import Check, Choice, Page
from ouderscan.interview.wrapping import wrapped
from ouderscan.texts import _, clean

T = TypeVar("T")
_PROMPT = "> "
_LOOK_UP = 0.5
"""Seconds between two looks at whether Ctrl-C was pressed."""


class Lines:
    """Prompts that print to one stream and read lines from another (see `prompts.Prompts`)."""

    def __init__(self, source: TextIO, sink: TextIO) -> None:
        self._source = source
        self._sink = sink

    def say(self, text: str) -> None:
        """Print the text, broken at words."""
        self._print(wrapped(text, _columns()))

    def pause(self) -> None:
        """Nothing: who reads line by line stops where they like, and a script has no Enter to spare."""

    def pick(self, page: Page[T]) -> T | Move:
        """What was typed: the key of a choice or the letter of a move; asks again until it is one of them."""
        self._show(page)
        by_key: dict[str, T | Move] = {choice.key: choice.value for choice in page.choices}
        by_key |= {move.value: move for move in page.moves}
        while True:
            typed = self._read().lower()
            if typed in by_key:
                return by_key[typed]
            if not typed and page.chosen is not None:
                return page.chosen
            self.say(_impossible(typed, by_key))

    def pick_several(self, text: str, choices: Sequence[Choice[T]], chosen: Collection[T]) -> list[T]:
        """What was typed: keys with blanks or commas between; an empty line leaves what is marked, `-` takes none."""
        self._print("")
        self.say(text)
        for choice in choices:
            self._choice(choice, marked=choice.value in chosen)
        self.say(_("Type the numbers with blanks between, '-' for none, or only Enter to keep those with a *."))
        keys = {choice.key for choice in choices}
        while True:
            typed = self._read()
            if not typed:
                return [choice.value for choice in choices if choice.value in chosen]
            asked = set(re.split(r"[\s,;]+", typed)) - {"-", ""}
            if asked <= keys:
                return [choice.value for choice in choices if choice.key in asked]
            self.say(_impossible(" ".join(sorted(asked - keys)), keys))

    def line(self, text: str, default: str = "", check: Check = lambda _typed: "") -> str:
        """What was typed, or the default for an empty line; asks again until it will do."""
        self._print("")
        self.say(f"{text} [{default}]" if default else text)
        while True:
            typed = self._read(stops=()) or default
            complaint = check(typed)
            if not complaint:
                return typed
            self.say(complaint)

    def _show(self, page: Page[T]) -> None:
        self._print("")
        for part in (page.heading, page.text, page.help):
            if part:
                self.say(part)
        for choice in page.choices:
            self._choice(choice, marked=page.chosen is not None and choice.value == page.chosen)

    def _choice(self, choice: Choice[T], *, marked: bool) -> None:
        mark = "*" if marked else " "
        self._print(wrapped(choice.label, _columns(), f"{mark}{choice.key:>2}  ", " " * 5))

    def _read(self, stops: Collection[str] = STOP) -> str:
        self._sink.write(_PROMPT)
        self._sink.flush()
        at_a_terminal = self._source.isatty()
        if at_a_terminal:
            _wait_for_a_line(self._source)
        typed = self._source.readline()
        if not at_a_terminal:  # nothing was echoed: keep what we print readable
            self._print(clean(typed.strip()))
        if not typed or typed.strip().lower() in stops:
            raise EOFError
        return clean(typed.strip())

    def _print(self, text: str) -> None:
        self._sink.write(text + "\n")
        self._sink.flush()


def _wait_for_a_line(terminal: TextIO) -> None:
    """Wait until a line was typed, so that Ctrl-C ends the waiting at once.

    polars asks the system to go on with a read after Ctrl-C, and one that comes just before a read is seen only after
    it. Waiting is never gone on with, and looks up now and then. A terminal gives one line at a time, so nothing of
    it is held back in a buffer.
    """
    if os.name != "nt":  # there a console read ends by itself
        while not select.select([terminal], [], [], _LOOK_UP)[0]:
            pass


def _columns() -> int:
    return shutil.get_terminal_size().columns


def _impossible(typed: str, keys: Collection[str]) -> str:
    return _("'{typed}' is not possible here. Type one of: {keys}, or s to stop.").format(
        typed=typed, keys=" ".join(keys)
    )
