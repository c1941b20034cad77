"""The meeting in line mode: what a screen shows, what is on disk before the next, and how it ends."""

import io
from datetime import UTC, datetime
from pathlib import Path

from ouderscan import workshop
from ouderscan.interview import meeting, meeting_runner, topic_page
from ouderscan.interview.lines import Lines
from ouderscan.workshop import Agreed, Outcome, Votes, Workshop
from small_meeting import VOTES, topics

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


def talk(folder: Path, typed: str, before: Workshop | None = None) -> tuple[str, list[Workshop], bool]:
    """A meeting with this typed: what was printed, what was saved each time, and whether the group stopped."""
    sink = io.StringIO()
    saved: list[Workshop] = []
    prompts = Lines(io.StringIO(typed), sink)
    state = meeting.start(tuple(topics(folder)), before or Workshop())
    meeting_runner.introduce(state, prompts)
    try:
        meeting_runner.meet(state, saved.append, prompts, lambda: NOW)
    except EOFError:
        return sink.getvalue(), saved, True
    return sink.getvalue(), saved, False


def test_a_screen_shows_every_vote_by_answer_with_the_non_answers_apart(tmp_path: Path) -> None:
    printed, saved, stopped = talk(tmp_path, "m\n")

    assert (saved, stopped) == ([], False)
    assert printed.endswith(
        "1 of 3 · Weten\nBij hoeveel ouders vertelt u wat u van hen verwacht?\n"
        "On this question you differ most.\n8 voted. · Weet ik niet: ○ 1\n"
        "  1  bij geen enkele ouder  ●● 2\n"
        "  2  bij enkele ouders      ● 1\n"
        "  3  bij de helft\n"
        "  4  bij de meeste ouders\n"
        "  5  bij alle ouders        ●●●●● 5\n"
        "  x  we do not agree\n"
        "  u  we must find out\n"
        "> m\n"
    )


def test_more_votes_than_can_be_counted_at_a_glance_are_bars(tmp_path: Path) -> None:
    printed, _saved, _stopped = talk(tmp_path, "v\nv\nm\n")

    assert f"  3  altijd  {'█' * 24} 30\n" in printed
    assert "30 voted. · no answer: ○○ 2\n" in printed
    assert "2 of 3 · Weten · estimate\n" in printed
    assert topic_page.drawn(1, Votes((1, 29), ())) == "█ 1"


def test_what_was_agreed_is_saved_with_why_before_the_next_screen(tmp_path: Path) -> None:
    printed, saved, stopped = talk(tmp_path, "3\nZo doen wij het\nx\nNiet eens\nt\nt\nn\nMaandag anders\nv\nv\nu\n\n")

    first = Agreed(item="sf1-verteld", outcome=Outcome.AGREED, value=3, why="Zo doen wij het")
    second = Agreed(item="sf1-weten", outcome=Outcome.NOT_AGREED, why="Niet eens")
    noted = first.model_copy(update={"notes": "Maandag anders"})
    third = Agreed(item="sf2-groet", outcome=Outcome.FIND_OUT)
    assert [each.agreed for each in saved] == [
        (first,),
        (first, second),
        (noted, second),
        (noted, second, third),
    ]
    assert not stopped
    assert "1 · bij de helft · saved\n" in printed


def test_a_value_outside_the_middle_half_of_the_votes_is_told_at_once(tmp_path: Path) -> None:
    told = "This lies outside the middle half of the votes."

    assert VOTES["sf1-weten"].middle_half() == (3, 4)
    printed = talk(tmp_path, "v\n5\n\n")[0]
    assert printed.index(told) < printed.index("Why? In one sentence")
    assert "your reason" not in printed
    assert told not in talk(tmp_path, "v\n4\nOmdat\n")[0]


def test_the_talk_card_asks_nobody_for_their_own_answer_and_its_time_can_be_ignored(tmp_path: Path) -> None:
    printed, saved, _stopped = talk(tmp_path, "?\nm\n")

    said = " ".join(printed.split())
    assert "First think why somebody would choose very low, then why very high." in said
    assert "Nobody needs to tell their own answer." in said
    assert "About 6 minutes, until 14:08. Take longer if you need it." in printed
    assert saved == []


def test_stopping_in_the_middle_of_a_reason_leaves_that_topic_open_and_the_meeting_goes_on_there(
    tmp_path: Path,
) -> None:
    _printed, saved, stopped = talk(tmp_path, "3\nJa\n2\n")
    assert stopped
    assert [each.item for each in saved[-1].agreed] == ["sf1-verteld"]

    workshop.write(tmp_path, saved[-1])
    again, _saved, _stopped = talk(tmp_path, "t\ns\n", saved[-1])
    assert again.index("2 of 3") < again.index("1 of 3")
    assert "* 3  bij de helft" in again
