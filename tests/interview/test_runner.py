"""The interview in line mode: what is asked, what is on disk before the next question, and how it ends."""

import io
import json
from pathlib import Path

import pytest

from ouderscan.answers import respondent
from ouderscan.answers.journal import Journal
from ouderscan.answers.table import NonAnswer
from ouderscan.interview import runner, session
from ouderscan.interview.lines import Lines
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, TEAM_ITEMS, questionnaire

BLNS = Path(__file__).parents[2].parent / "shared" / "cases" / "hostile" / "blns" / "blns.json"


class Talk:
    """An interview of a team member with this typed: what was printed, said and left on disk."""

    def __init__(self, folder: Path, typed: str) -> None:
        sink = io.StringIO()
        state = session.start([questionnaire(folder)], Group.TEAM)
        self.stopped = False
        with Journal.begin(folder / "answers", HEADER) as journal:
            prompts = Lines(io.StringIO(typed), sink)
            runner.introduce(state, prompts)
            try:
                runner.interview(state, journal, prompts)
            except EOFError:
                self.stopped = True
        self.printed = sink.getvalue()
        self.path = journal.path

    @property
    def said(self) -> list[dict[str, object]]:
        """The lines of the journal after the header."""
        return [json.loads(line) for line in self.path.read_text(encoding="utf-8").splitlines()[1:]]

    @property
    def asked(self) -> list[int]:
        """The numbers of the questions, in the order in which they were put."""
        return [int(line.split()[1]) for line in self.printed.splitlines() if line.startswith("Question ")]


def test_five_answers_and_the_word_that_it_is_done(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4\nw\n3\n2\n1\nv\n")
    assert not talk.stopped
    assert talk.said == [
        {"item": "sf1-verteld", "value": 4},
        {"item": "sf1-besproken", "non_answer": "dont_know"},
        {"item": "sf1-weten", "value": 3},
        {"item": "sf2-welkom", "value": 2},
        {"item": "sf2-groet", "value": 1},
        {"done": True},
    ]


def test_first_comes_what_one_should_know(tmp_path: Path) -> None:
    printed = Talk(tmp_path, "4\n").printed.partition("\nQuestion 1")[0]
    assert printed == (
        "\nA team in one room is not anonymous: colleagues may recognise an answer.\n"
        "What parents experience, you estimate. Only parents can tell, and the report\nsays so.\n"
        "\n5 questions, about 2 minutes.\n"
        "Each answer is saved at once. You can stop at any moment and go on later.\n"
        "Keys: v on, without answering; t back; n make a note; m overview, and to any\n"
        "question; ? help; s or q save and stop.\n"
        "\nKleine scan\nDeze lijst gaat over uw school.\n"
    )


def test_an_estimate_is_asked_as_one(tmp_path: Path) -> None:
    printed = Talk(tmp_path, "1\n1\n1\n1\n1\n").printed
    assert [line for line in printed.splitlines() if line.startswith("Question")] == [
        "Question 1 of 5 · Weten",
        "Question 2 of 5 · Weten",
        "Question 3 of 5 · Weten · estimate",
        "Question 4 of 5 · Welkom · estimate",
        "Question 5 of 5 · Welkom",
    ]


def test_the_end_of_the_input_saves_and_stops(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4\n")
    assert talk.stopped
    assert talk.said == [{"item": "sf1-verteld", "value": 4}]


def test_what_is_confirmed_is_told_and_on_disk_before_the_next_question(tmp_path: Path) -> None:
    class Watching(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override] # typeshed has bytes here
            written.append([path.read_text(encoding="utf-8").count("\n") for path in (tmp_path / "answers").glob("*l")])
            return super().readline()

    written: list[list[int]] = []
    state = session.start([questionnaire(tmp_path)], Group.TEAM)
    sink = io.StringIO()
    with Journal.begin(tmp_path / "answers", HEADER) as journal:
        runner.interview(state, journal, Lines(Watching("4\n5\nn\nja\n1\n1\n1\nv\n"), sink))
    assert written == [[1], [2], [3], [3], [4], [5], [6], [7]]
    assert "1 of 5 · bij de meeste ouders · saved\n" in sink.getvalue()


def test_back_and_a_change_of_mind(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4\nt\n2\n5\nt\nt\n\n")
    assert talk.said == [
        {"item": "sf1-verteld", "value": 4},
        {"item": "sf1-verteld", "value": 2},
        {"item": "sf1-besproken", "value": 5},
        {"item": "sf1-verteld", "value": 2},
    ]
    assert "* 4  bij de meeste ouders" in talk.printed


def test_passing_over_is_kept_and_stepping_on_changes_no_answer(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4\nv\nt\nt\nv\nv\n")
    assert talk.said == [{"item": "sf1-verteld", "value": 4}, {"item": "sf1-besproken", "non_answer": "not_answered"}]
    assert talk.asked == [1, 2, 3, 2, 1, 2, 3]


def test_a_note_is_kept_changed_and_left_alone(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "n\neerst\nn\ndan\nn\n\n")
    assert talk.said == [{"item": "sf1-verteld", "note": "eerst"}, {"item": "sf1-verteld", "note": "dan"}]
    assert "[dan]" in talk.printed


def test_a_note_that_is_too_long_is_asked_again(tmp_path: Path) -> None:
    talk = Talk(tmp_path, f"n\n{'x' * 2001}\nkort\n")
    assert talk.said == [{"item": "sf1-verteld", "note": "kort"}]
    assert "A note has at most 2000 characters; this one has 2001." in talk.printed


def test_help_says_what_is_meant_and_asks_again(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "1\n?\n")
    after = talk.printed.partition("> ?\n")[2]
    assert after.startswith("\nWeten wat de school verwacht\nEen kort gesprek telt mee.\nNot knowing is an answer too")
    assert "\nQuestion 2 of 5 · Weten\n" in after


def test_the_overview_shows_progress_and_leads_to_any_question(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4\nm\n2\n2\n3\nm\nt\n")
    assert talk.said[-1] == {"item": "sf2-groet", "value": 3}
    overview = talk.printed.partition("Overview\n")[2]
    assert overview.startswith(
        "4 questions have no answer. Look back at a part and change what you like, or\nfinish.\n"
        "  1  Weten: 1 of 3\n  2  Welkom: 0 of 2\n  t  Go on with question 2\n  v  Finish\n> 2\n"
        "\nZich welkom voelen\n  1  Wat denkt u: hoe vaak voelen ouders zich welkom? [–]\n"
        "  2  Hoe vaak groet u ouders bij de deur? [–]\n  t  Back to the overview\n> 2\n"
    )
    assert talk.asked == [1, 2, 5, 2, 2]


def test_finishing_early_is_asked_twice(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4\nm\nv\n1\nm\nv\n2\n")
    assert not talk.stopped
    assert talk.said == [{"item": "sf1-verteld", "value": 4}, {"done": True}]


def test_who_has_dealt_with_everything_may_still_change_an_answer(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "4\nv\n3\n2\n1\n1\n2\n5\nv\n")
    assert talk.said[-2:] == [{"item": "sf1-besproken", "value": 5}, {"done": True}]
    assert "Every question has an answer." in talk.printed


def test_an_introduction_is_told_once_and_not_to_who_goes_on(tmp_path: Path) -> None:
    sink = io.StringIO()
    state = session.start([questionnaire(tmp_path)], Group.TEAM, answers={"sf1-verteld": 2})
    with Journal.begin(tmp_path / "answers", HEADER) as journal, pytest.raises(EOFError):
        runner.interview(state, journal, Lines(io.StringIO("1\nt\n"), sink))
    assert "Deze lijst gaat over uw school." not in sink.getvalue()
    assert Talk(tmp_path, "t\nt\n1\n").printed.count("Deze lijst gaat over uw school.") == 1


@pytest.mark.skipif(not BLNS.exists(), reason="the list of naughty strings is not here")
def test_naughty_notes_do_no_harm(tmp_path: Path) -> None:
    notes = [note for note in json.loads(BLNS.read_text(encoding="utf-8")) if note.strip()]
    assert len(notes) > 400
    typed = "".join(f"n\n{' '.join(note.split())}\n" for note in notes)
    talk = Talk(tmp_path, typed.encode("utf-8", "replace").decode())
    person, issues = respondent.read(talk.path)
    assert issues == []
    assert person
    assert len(person.entries) > 400
    steering = {character for character in talk.printed if character < " " or "\x7f" <= character <= "\x9f"}
    assert steering == {"\n"}
    assert not set(talk.printed) & set("\u202a\u202e\u2066\u2069\u2028")


def test_items_and_codes_of_this_file_are_those_of_the_small_scan(tmp_path: Path) -> None:
    talk = Talk(tmp_path, "v\n" * 6)
    assert [line.get("item") for line in talk.said[:-1]] == list(TEAM_ITEMS)
    assert {line["non_answer"] for line in talk.said[:-1]} == {NonAnswer.NOT_ANSWERED.label}
