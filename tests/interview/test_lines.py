"""Line mode: what is printed, what is understood, and what is said of the rest."""

import io

import pytest

from ouderscan.interview.keys import Move
from ouderscan.interview.lines import Lines
from ouderscan.interview.prompts import Choice, Page, numbered

QUESTION: Page[int] = Page(
    heading="Question 7 of 24",
    text="Hoe vaak groet u?",
    help="Een knik telt ook.",
    choices=[*numbered([("nooit", 1), ("soms", 2), ("altijd", 3)]), Choice("w", "Weet ik niet", -1)],
    moves=tuple(Move),
)


class Talk:
    """Line mode with this typed; what it printed stands in `printed`."""

    def __init__(self, typed: str) -> None:
        self._sink = io.StringIO()
        self.lines = Lines(io.StringIO(typed), self._sink)

    @property
    def printed(self) -> str:
        return self._sink.getvalue()


def test_a_question_is_a_numbered_list() -> None:
    talk = Talk("2\n")
    assert talk.lines.pick(QUESTION) == 2
    assert talk.printed == (
        "\nQuestion 7 of 24\nHoe vaak groet u?\nEen knik telt ook.\n"
        "  1  nooit\n  2  soms\n  3  altijd\n  w  Weet ik niet\n> 2\n"
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("3", 3),
        (" 3 ", 3),
        ("W", -1),
        ("v", Move.NEXT),
        ("t", Move.BACK),
        ("N", Move.NOTE),
        ("m", Move.MENU),
        ("?", Move.HELP),
        ("1\r", 1),
    ],
)
def test_numbers_and_letters_are_understood(typed: str, expected: object) -> None:
    assert Talk(typed + "\n").lines.pick(QUESTION) == expected


def test_wrong_input_gets_a_sentence_that_says_what_is_possible() -> None:
    talk = Talk("6\n\n\x1b[31mx\n2\n")
    assert talk.lines.pick(QUESTION) == 2
    possible = "Type one of: 1 2 3 w v t n m ?, or s to stop."
    assert " ".join(talk.printed.split()).partition("> ")[2] == (
        f"6 '6' is not possible here. {possible} > '' is not possible here. {possible} "
        f"> \ufffd[31mx '\ufffd[31mx' is not possible here. {possible} > 2"
    )


def test_what_was_answered_before_is_marked_and_an_empty_line_keeps_it() -> None:
    talk = Talk("\n")
    page = Page(QUESTION.text, QUESTION.choices, chosen=3)
    assert talk.lines.pick(page) == 3
    assert "\n  2  soms\n* 3  altijd\n" in talk.printed


@pytest.mark.parametrize("typed", ["s\n", "q\n", "Q\n", ""])
def test_one_can_stop_at_every_list(typed: str) -> None:
    with pytest.raises(EOFError):
        Talk(typed).lines.pick(QUESTION)
    with pytest.raises(EOFError):
        Talk(typed).lines.pick_several("Welke?", QUESTION.choices, ())


def test_a_line_may_be_the_letter_that_stops_elsewhere() -> None:
    assert Talk("s\n").lines.line("Hoe heet de school?") == "s"
    with pytest.raises(EOFError):
        Talk("").lines.line("Hoe heet de school?")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("", [1]), ("2", [2]), ("3 1", [1, 3]), ("1,2;3", [1, 2, 3]), ("-", []), ("w", [-1])],
)
def test_several_are_typed_with_blanks_between(typed: str, expected: list[int]) -> None:
    assert Talk(typed + "\n").lines.pick_several("Welke?", QUESTION.choices, [1]) == expected


def test_several_are_asked_again_where_one_is_unknown() -> None:
    talk = Talk("1 9 x\n3\n")
    assert talk.lines.pick_several("Welke?", QUESTION.choices, ()) == [3]
    assert "'9 x' is not possible here." in talk.printed


def test_an_empty_line_takes_the_default_and_what_will_not_do_is_asked_again() -> None:
    assert Talk("\n").lines.line("Waar?", "hier") == "hier"
    talk = Talk("\nx\n\n7\n")
    assert talk.lines.line("Hoeveel?", check=lambda typed: "" if typed.isdigit() else "Een getal graag.") == "7"
    assert talk.printed.count("Een getal graag.") == 3


def test_lines_are_broken_at_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    talk = Talk("1\n")
    talk.lines.pick(Page("Wat denkt u: hoeveel ouders?", numbered([("bij ongeveer de helft van de ouders", 1)])))
    assert talk.printed == ("\nWat denkt u: hoeveel\nouders?\n  1  bij ongeveer de\n     helft van de ouders\n> 1\n")
