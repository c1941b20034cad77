"""The meeting as a value: nothing that was agreed is lost, and a new start goes on where it was."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderscan.interview import meeting
from ouderscan.interview.meeting import Meeting
from ouderscan.workshop import Agreed, Outcome, Workshop
from small_meeting import topics

STEPS = st.lists(
    st.one_of(
        st.sampled_from(["back", "forward", "to_the_end"]).map(lambda name: (name, ())),
        st.tuples(st.just("noted"), st.tuples(st.text("ab", max_size=3))),
        st.tuples(
            st.just("agreed"),
            st.tuples(st.sampled_from(Outcome), st.none() | st.integers(1, 3), st.text("ab", max_size=3)),
        ),
    ),
    max_size=20,
)


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Meeting:
    return meeting.start(tuple(topics(tmp_path_factory.mktemp("meeting"))), Workshop())


@given(STEPS)
def test_whatever_is_done_the_last_that_was_said_of_each_topic_holds(
    fresh: Meeting, steps: list[tuple[str, tuple[object, ...]]]
) -> None:
    state = fresh
    said: dict[str, dict[str, Any]] = {}
    for name, arguments in steps:
        if name in ("noted", "agreed") and not state.current:
            continue
        before = state.current
        state = getattr(state, name)(*arguments)
        if before and name == "noted":
            said[before.item.id] = {**said.get(before.item.id, {}), "notes": arguments[0]}
        if before and name == "agreed":
            values = dict(zip(("outcome", "value", "why"), arguments, strict=True))
            said[before.item.id] = {**said.get(before.item.id, {}), **values}

    assert {each.item: each for each in state.workshop.agreed} == {
        item: Agreed(item=item, **values) for item, values in said.items()
    }
    assert 0 <= state.at <= len(state.topics)
    resumed = meeting.start(state.topics, state.workshop)
    assert resumed.at == next(
        (place for place, each in enumerate(state.topics) if not said.get(each.item.id, {}).get("outcome")), 3
    )


def test_there_is_nothing_before_the_first_and_nothing_after_the_last(fresh: Meeting) -> None:
    assert fresh.back().at == 0
    assert fresh.to_the_end().forward().current is None
    assert fresh.to_the_end().back().at == 2


def test_a_meeting_without_topics_is_over(tmp_path: Path) -> None:
    assert meeting.start((), Workshop()).current is None
