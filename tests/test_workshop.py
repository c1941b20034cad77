"""What is talked about first, where the votes lie, and what the file of what was agreed may hold."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan import workshop
from ouderscan.answers.table import NonAnswer
from ouderscan.errors import UnreadableInputError
from ouderscan.findings import Thresholds
from ouderscan.questionnaire import loader
from ouderscan.texts import clean
from ouderscan.workshop import Agreed, Outcome, Votes, Why, Workshop
from report_example import material
from small_content import unmarked
from small_scan import questionnaire

FAULTY = """\
format: ouderscan/workshop/1
agreed:
  - {item: sf1-verteld, outcome: agreed, value: 4, why: Zo is het.}
  - {⟦unknown-item⟧item: sf1-vertelt, outcome: not-agreed, why: Nee.}
  - {item: sf1-besproken, outcome: agreed, ⟦answer-outside-scale⟧value: 6, why: Ja.}
  - {item: sf1-weten, ⟦value-and-outcome⟧outcome: agreed, why: Ja.}
  - ⟦agreed-without-why⟧{item: sf2-welkom, outcome: find-out}
  - ⟦agreed-twice⟧{item: sf1-verteld, notes: Iemand twijfelde.}
"""


def test_the_most_divided_come_first_and_no_item_twice() -> None:
    own = material()
    topics = workshop.agenda(own.figures, own.questionnaires, own.findings, own.limits)

    order = list(dict.fromkeys(each.why for each in topics))
    assert order == [why for why in Why if why in order]
    assert [each.why for each in topics].count(Why.DIVIDED) == 3
    assert len({each.item.id for each in topics}) == len(topics)
    assert {Why.DIVIDED, Why.NOT_VERIFIED} <= set(order)
    assert all(each.estimate for each in topics if each.why is Why.NOT_VERIFIED)


def test_where_nobody_differs_only_what_is_unknown_is_left() -> None:
    own = material()
    topics = workshop.agenda(own.figures, own.questionnaires, (), Thresholds(differ=2.0))

    assert {each.why for each in topics} == {Why.DIVIDED}
    assert workshop.agenda(own.figures, (), own.findings, own.limits) == ()


def test_votes_are_counts_of_those_in_the_room_with_the_non_answers_apart() -> None:
    own = material()
    for topic in workshop.agenda(own.figures, own.questionnaires, own.findings, own.limits):
        team = next(each for each in own.figures.items if each.item == topic.item.id and each.group.in_the_room)
        assert topic.votes.counts == team.counts
        assert dict(topic.votes.non_answers) == {code: n for code, n in team.non_answers.items() if n}


@pytest.mark.parametrize(
    ("counts", "middle"),
    [
        ((0, 0, 0, 0, 0), None),
        ((0, 0, 3, 0, 0), (3, 3)),
        ((1, 0, 6, 0, 1), (3, 3)),
        ((4, 0, 0, 0, 4), (1, 5)),
        ((1, 1, 1, 1), (1, 4)),
        ((1, 2, 2, 2, 1), (2, 4)),
    ],
)
def test_the_middle_half_of_the_votes(counts: tuple[int, ...], middle: tuple[int, int] | None) -> None:
    assert Votes(counts, ()).middle_half() == middle


@given(st.lists(st.integers(0, 9), min_size=2, max_size=7))
def test_at_least_half_of_the_votes_lie_in_the_middle_half_and_turning_the_scale_turns_it(counts: list[int]) -> None:
    middle, turned = Votes(tuple(counts), ()).middle_half(), Votes(tuple(counts[::-1]), ()).middle_half()
    if middle is None or turned is None:
        assert sum(counts) == 0
        return
    low, high = middle
    assert 2 * sum(counts[low - 1 : high]) >= sum(counts)
    assert turned == (len(counts) + 1 - high, len(counts) + 1 - low)
    own = Votes(tuple(counts), ())
    assert [own.outside(value) for value in (None, low, high, low - 1, high + 1)] == [False, False, False, True, True]


def test_every_fault_of_the_file_is_told_with_its_place(tmp_path: Path) -> None:
    text, expected = unmarked((tmp_path / "workshop.yaml").as_posix(), FAULTY)
    (tmp_path / "workshop.yaml").write_text(text, encoding="utf-8")
    loaded = loader.load_as(Workshop, tmp_path / "workshop.yaml")
    issues = workshop.workshop_issues(loaded, [questionnaire(tmp_path)])

    found = [(each.where.path, each.where.line, each.where.column, each.code) for each in issues]
    assert sorted(found) == sorted(expected)
    with pytest.raises(UnreadableInputError, match=r"line 4.*There is no item 'sf1-vertelt'"):
        workshop.of_scan(tmp_path, [questionnaire(tmp_path)])


def test_before_the_meeting_nothing_was_agreed(tmp_path: Path) -> None:
    assert workshop.of_scan(tmp_path, []) == Workshop()


SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=40).map(lambda text: clean(text, lines=True).strip())
AGREED = st.builds(
    Agreed,
    item=st.sampled_from(["sf1-een", "sf2-twee", "y", "null"]),
    outcome=st.none() | st.sampled_from(Outcome),
    value=st.none() | st.integers(1, 7),
    why=SAID,
    notes=SAID,
)


@given(st.lists(AGREED, max_size=6))
@settings(deadline=None)  # each write waits for the disk
def test_what_was_agreed_last_holds_and_is_read_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory, said: list[Agreed]
) -> None:
    folder = tmp_path_factory.mktemp("workshop")
    meeting = Workshop()
    for each in said:
        meeting = meeting.having(each)
        workshop.write(folder, meeting)

    last = {each.item: each for each in said}
    assert {each.item: each for each in meeting.agreed} == last
    assert len(meeting.agreed) == len(last)
    assert all(meeting.last_on(item) == each for item, each in last.items())
    assert meeting.last_on("elders") == Agreed(item="elders")
    assert not said or loader.load_as(Workshop, folder / "workshop.yaml").value == meeting


def test_of_an_item_that_stands_there_twice_both_are_kept_until_something_new_is_said() -> None:
    two = Workshop(agreed=(Agreed(item="a", value=1), Agreed(item="b"), Agreed(item="a", value=3)))

    assert [each.value for each in two.on("a")] == [1, 3]
    assert two.having(Agreed(item="a", value=2)).agreed == (Agreed(item="a", value=2), Agreed(item="b"))


def test_non_answers_never_enter_the_middle_half() -> None:
    assert Votes((0, 2, 0), ((NonAnswer.DONT_KNOW, 9),)).middle_half() == (2, 2)
