"""The interview as a value: order, back and forth, progress, and resuming."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.answers import respondent
from ouderscan.answers.journal import Journal
from ouderscan.answers.table import NonAnswer
from ouderscan.interview import session
from ouderscan.interview.session import Session, minutes
from ouderscan.questionnaire.model import Group, Questionnaire
from small_scan import HEADER, TEAM_ITEMS, questionnaire


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Questionnaire:
    return questionnaire(tmp_path_factory.mktemp("small"))


def _items(state: Session) -> list[str]:
    return [question.item.id for question in state.questions]


def test_each_group_gets_its_own_questions_in_order(small: Questionnaire) -> None:
    assert _items(session.start([small], Group.TEAM)) == list(TEAM_ITEMS)
    assert _items(session.start([small], Group.TEAM, short=True)) == ["sf1-verteld", "sf1-weten", "sf2-welkom"]
    assert _items(session.start([small], Group.OUDER)) == ["sf1-weten", "sf2-welkom"]


def test_a_question_is_worded_and_scaled_for_the_group(small: Questionnaire) -> None:
    team, parent = (session.start([small], group).questions for group in (Group.TEAM, Group.OUDER))
    assert team[1].text == "Bij hoeveel ouders bespreekt u wat hun puber nodig heeft?"
    assert team[1].help == "Een kort gesprek telt mee."
    assert parent[0].text == "Weet u wat wij verwachten?"
    assert (team[2].label(5), team[2].label(NonAnswer.DONT_KNOW)) == ("bij alle ouders", "Weet ik niet")
    assert (parent[0].label(5), parent[0].label(NonAnswer.NOT_ANSWERED)) == ("helemaal", None)


def test_only_what_the_school_says_of_parents_experience_is_an_estimate(small: Questionnaire) -> None:
    team, parent = (session.start([small], group).questions for group in (Group.TEAM, Group.OUDER))
    assert [each.estimate for each in team] == [False, False, True, True, False]
    assert [each.estimate for each in parent] == [False, False]


def test_an_answer_leads_to_the_next_question_and_the_last_to_the_end(small: Questionnaire) -> None:
    state = session.start([small], Group.OUDER)
    assert state.at == 0
    state = state.answered(4)
    assert (state.at, state.answers) == (1, {"sf1-weten": 4})
    state = state.answered(NonAnswer.DONT_KNOW)
    assert (state.at, state.current) == (2, None)
    assert state.answered(1) == state


def test_back_shows_what_was_answered_and_stops_at_the_first(small: Questionnaire) -> None:
    state = session.start([small], Group.TEAM).answered(4).back()
    assert (state.at, state.answer) == (0, 4)
    assert state.back() == state
    assert state.forward().answer is None


def test_a_change_of_mind_goes_on_where_we_were(small: Questionnaire) -> None:
    state = session.start([small], Group.TEAM).answered(4).answered(3).back().back().answered(1)
    assert (state.at, state.answers) == (2, {"sf1-verteld": 1, "sf1-besproken": 3})


def test_what_was_jumped_over_comes_back_at_the_end(small: Questionnaire) -> None:
    state = session.start([small], Group.TEAM).jump(3).answered(1).answered(2)
    assert state.at == 0
    state = state.answered(1).answered(1).answered(1)
    assert state.current is None


def test_passing_over_is_dealt_with_and_has_no_answer(small: Questionnaire) -> None:
    state = session.start([small], Group.OUDER).answered(NonAnswer.NOT_ANSWERED)
    assert (state.at, state.without_answer(), state.back().answer) == (1, 2, None)


def test_a_note_is_kept_changed_and_taken_back(small: Questionnaire) -> None:
    state = session.start([small], Group.TEAM).noted("een").noted("twee")
    assert state.notes == {"sf1-verteld": "twee"}
    assert state.noted("").notes == {}
    assert state.jump(99).noted("einde") == state.jump(99)


def test_progress_is_told_by_dimension(small: Questionnaire) -> None:
    state = session.start([small], Group.TEAM).answered(4).answered(NonAnswer.NOT_ANSWERED).jump(4).answered(2)
    assert [(each.dimension.id, each.first, each.answered, each.asked) for each in state.progress()] == [
        ("sf1", 0, 1, 3),
        ("sf2", 3, 1, 2),
    ]


def test_a_question_takes_twenty_seconds() -> None:
    assert [minutes(count) for count in (1, 3, 24, 25)] == [1, 1, 8, 8]


ANSWERS = st.tuples(
    *(
        st.sampled_from([*range(1, options + 1), NonAnswer.DONT_KNOW, NonAnswer.NOT_ANSWERED])
        for options in (5, 5, 5, 3, 3)
    )
)


@given(ANSWERS, st.integers(0, 5))
def test_resumed_at_any_point_it_ends_as_a_straight_run(
    small: Questionnaire, answers: tuple[int, ...], stop: int
) -> None:
    straight = session.start([small], Group.TEAM)
    for value in answers:
        straight = straight.answered(value)
    interrupted = session.start([small], Group.TEAM)
    for value in answers[:stop]:
        interrupted = interrupted.answered(value)
    resumed = session.start([small], Group.TEAM, answers=interrupted.answers, notes=interrupted.notes)
    assert resumed == interrupted
    for value in answers[stop:]:
        resumed = resumed.answered(value)
    assert resumed == straight


STEPS = st.lists(
    st.one_of(
        st.integers(1, 3),
        st.just(int(NonAnswer.NOT_ANSWERED)),
        st.just("back"),
        st.just("forward"),
        st.tuples(st.just("jump"), st.integers(-1, 6)),
        st.tuples(st.just("note"), st.sampled_from(["a", "b", ""])),
    ),
    max_size=20,
)
Step = int | str | tuple[str, int] | tuple[str, str]


def _stepped(state: Session, step: Step, journal: Journal) -> Session:
    if not state.current:
        return state.jump(0)
    match step:
        case "back":
            return state.back()
        case "forward":
            return state.forward()
        case ("jump", int(index)):
            return state.jump(index)
        case ("note", str(text)):
            journal.note(state.current.item.id, text)
            return state.noted(text)
        case int(value):
            journal.answer(state.current.item.id, value)
            return state.answered(value)
    raise AssertionError(step)


@settings(deadline=None)
@given(STEPS)
def test_however_one_wandered_the_journal_holds_what_the_session_holds(
    small: Questionnaire, tmp_path_factory: pytest.TempPathFactory, steps: list[Step]
) -> None:
    state = session.start([small], Group.TEAM)
    folder: Path = tmp_path_factory.mktemp("wander")
    with Journal.begin(folder, HEADER) as journal:
        journal.note("sf2-groet", "begin")
        state = state.jump(4).noted("begin").jump(0)
        for step in steps:
            state = _stepped(state, step, journal)
    person, issues = respondent.read(journal.path)
    assert person
    assert (person.answers, person.notes, issues) == (dict(state.answers), dict(state.notes), [])
    assert session.start([small], Group.TEAM, answers=person.answers).progress() == state.progress()
