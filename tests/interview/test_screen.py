"""The prompts in a terminal: each key, pressed through a pipe in place of a keyboard."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from ouderscan.interview.keys import Move
from ouderscan.interview.prompts import Choice, Page, numbered
from ouderscan.interview.screen import Screen

QUESTION: Page[int] = Page(
    text="Hoe vaak groet u?",
    choices=[*numbered([("nooit", 1), ("soms", 2), ("altijd", 3)]), Choice("w", "Weet ik niet", -1)],
    moves=tuple(Move),
)
MENU: Page[str] = Page("Kies", [*numbered([("een", "a"), ("twee", "b")]), Choice("v", "Klaar", "done")])
LONG: Page[int] = Page("Kies", numbered([(str(number), number) for number in range(1, 12)]))
ENTER, UP, DOWN, LEFT, RIGHT, SHIFT_TAB, ESCAPE = "\r", "\x1b[A", "\x1b[B", "\x1b[D", "\x1b[C", "\x1b[Z", "\x1b"
CTRL_C, CTRL_D, BACKSPACE = "\x03", "\x04", "\x7f"


class Output(DummyOutput):
    """A terminal that draws nothing and counts how often it rang."""

    def __init__(self) -> None:
        self.rung = 0
        self.size = Size(rows=24, columns=80)

    def get_size(self) -> Size:
        return self.size

    def bell(self) -> None:
        self.rung += 1


@pytest.fixture
def output() -> Output:
    return Output()


@pytest.fixture
def keyboard(output: Output) -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=output):
        yield pipe


SCREEN = Screen(io.StringIO())


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("1", 1),
        ("3", 3),
        ("w", -1),
        (DOWN + ENTER, 1),
        (DOWN * 2 + ENTER, 2),
        (DOWN * 5 + ENTER, 1),
        (UP + ENTER, -1),
        (UP * 2 + ENTER, 3),
        ("o" + ENTER, -1),
        (LEFT, Move.BACK),
        (SHIFT_TAB, Move.BACK),
        ("t", Move.BACK),
        (RIGHT, Move.NEXT),
        ("v", Move.NEXT),
        ("n", Move.NOTE),
        ("m", Move.MENU),
        ("?", Move.HELP),
    ],
)
def test_each_key_of_a_question_does_one_thing(keyboard: PipeInput, keys: str, expected: object) -> None:
    keyboard.send_text(keys)
    assert SCREEN.pick(QUESTION) == expected


def test_nothing_is_preselected_and_enter_only_rings(keyboard: PipeInput, output: Output) -> None:
    keyboard.send_text(ENTER + ENTER + "2")
    assert SCREEN.pick(QUESTION) == 2
    assert output.rung == 2


def test_what_was_answered_before_is_pointed_at(keyboard: PipeInput, output: Output) -> None:
    keyboard.send_text(ENTER)
    assert SCREEN.pick(replace(QUESTION, chosen=2)) == 2
    assert output.rung == 0


def test_other_keys_do_nothing(keyboard: PipeInput) -> None:
    keyboard.send_text("6jkx \t0é" + "2")
    assert SCREEN.pick(QUESTION) == 2


@pytest.mark.parametrize("page", [QUESTION, MENU, LONG])
@pytest.mark.parametrize(
    ("keys", "raised"), [("q", EOFError), ("s", EOFError), (CTRL_D, EOFError), (CTRL_C, KeyboardInterrupt)]
)
def test_at_every_list_one_can_stop(
    keyboard: PipeInput, page: Page[object], keys: str, raised: type[BaseException]
) -> None:
    keyboard.send_text(keys)
    with pytest.raises(raised):
        SCREEN.pick(page)


def test_a_menu_knows_no_moves(keyboard: PipeInput) -> None:
    keyboard.send_text("tn?" + LEFT + "v")
    assert SCREEN.pick(MENU) == "done"


def test_with_ten_or_more_choices_a_digit_only_points(keyboard: PipeInput) -> None:
    keyboard.send_text("1" + "9" + DOWN + ENTER)
    assert SCREEN.pick(LONG) == 10


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (ENTER, ["a"]),
        (" " + ENTER, []),
        (DOWN + " " + ENTER, ["a", "b"]),
        (DOWN + " " + UP + " " + ENTER, ["b"]),
    ],
)
def test_several_are_marked_with_the_space_bar(keyboard: PipeInput, keys: str, expected: list[str]) -> None:
    keyboard.send_text(keys)
    assert SCREEN.pick_several("Welke?", numbered([("een", "a"), ("twee", "b")]), ["a"]) == expected


@pytest.mark.parametrize(("keys", "raised"), [("q", EOFError), (CTRL_D, EOFError), (CTRL_C, KeyboardInterrupt)])
def test_one_can_stop_where_several_are_asked(keyboard: PipeInput, keys: str, raised: type[BaseException]) -> None:
    keyboard.send_text(keys)
    with pytest.raises(raised):
        SCREEN.pick_several("Welke?", numbered([("een", "a")]), [])


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (ENTER, "oud"),
        (BACKSPACE * 3 + "nieuw" + ENTER, "nieuw"),
        (" q s ? " + ENTER, "oud q s ?"),
        ("\x1b[200~geplakt\nin regels\x1b[201~" + ENTER, "oudgeplakt⏎in regels"),
        ("weg" + ESCAPE, "oud"),
    ],
)
def test_a_line_begins_with_the_default(keyboard: PipeInput, keys: str, expected: str) -> None:
    keyboard.send_text(keys)
    assert SCREEN.line("Uw notitie:", "oud") == expected


def test_a_line_that_will_not_do_is_asked_again(keyboard: PipeInput) -> None:
    keyboard.send_text("x" + ENTER + BACKSPACE + "7" + ENTER)
    assert SCREEN.line("Hoeveel?", check=lambda typed: "" if typed.isdigit() else "Een getal graag.") == "7"


@pytest.mark.parametrize(("keys", "raised"), [(CTRL_D, EOFError), (CTRL_C, KeyboardInterrupt)])
def test_one_can_stop_at_a_line(keyboard: PipeInput, keys: str, raised: type[BaseException]) -> None:
    keyboard.send_text(keys)
    with pytest.raises(raised):
        SCREEN.line("Uw notitie:")
    keyboard.send_text(keys)
    with pytest.raises(raised):
        SCREEN.pause()


def test_what_is_said_is_broken_at_words(output: Output, keyboard: PipeInput) -> None:
    output.size = Size(rows=12, columns=20)
    sink = io.StringIO()
    Screen(sink).say("Een team in één kamer is niet anoniem.\nEcht niet.")
    assert sink.getvalue() == "Een team in één\nkamer is niet\nanoniem.\nEcht niet.\n"
