"""Answers count in the company of others who answered the same questions, within a report and between reports."""

from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.answers.company import alone
from ouderscan.answers.ledger import PORTION
from ouderscan.answers.respondent import FORMAT, Entry, Header, Respondent
from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Dimension, Group, Item, Kind, Questionnaire, Scale

ITEMS = ("one", "two", "three")
LIST = Questionnaire(
    format="ouderscan/questionnaire/1",
    id="a",
    version="1.0.0",
    language="nl",
    title="T",
    description="D.",
    groups=(Group.TEAM, Group.OUDER),
    scales={"s": Scale(options=("nee", "ja"))},
    dimensions=(Dimension(id="d", title="D", short="D", description="D.", sources=("sf1",)),),
    items=(
        *(
            Item(id=each, dimension="d", kind=Kind.EXPERIENCE, scale="s", core=each == "one", text={Group.OUDER: "?"})
            for each in ITEMS
        ),
        Item(id="moment", dimension="d", kind=Kind.CONTACT, scale="s", text={Group.OUDER: "?"}),
    ),
)
Said = frozenset[str]


def person(name: str, said: Said, *, short: bool = False) -> Respondent:
    header = Header(
        format=FORMAT, group=Group.OUDER, short=short, language="nl", questionnaires={"a": "1.0.0"}, day="2026-01-01"
    )
    entries = [Entry(2, item, 1 if item in said else int(NonAnswer.DONT_KNOW)) for item in ITEMS]
    return Respondent(Path(f"{name}.jsonl"), header, tuple(entries), True)


def portion(*said: str) -> list[Respondent]:
    names = {"1": "one", "2": "two", "3": "three"}
    return [person(f"{id(said)}-{n}", frozenset(names[each] for each in those)) for n, those in enumerate(said)]


def counting(portions: list[list[Respondent]]) -> dict[str, frozenset[str]]:
    """The answers that count, by person."""
    held = alone(portions, [LIST])
    return {
        each.id: frozenset(item for item, value in each.answers.items() if value > 0) - held.get(each.id, frozenset())
        for each in chain.from_iterable(portions)
    }


def test_the_answers_of_whoever_alone_does_not_know_wait() -> None:
    those = portion("123", "123", "123", "123", "123", "12")
    assert alone([those], [LIST]) == {those[-1].id: frozenset({"one", "two"})}


def test_five_who_do_not_know_the_same_are_company() -> None:
    assert alone([portion(*["123"] * 5, *["12"] * 5)], [LIST]) == {}


def test_a_portion_in_which_one_person_answered_a_question_gives_it_no_new_answer() -> None:
    first, second = portion(*["123"] * 5), portion("123", "12", "12", "12", "12")
    assert alone([first, second], [LIST]) == {each.id: counted(each) for each in second}


def counted(each: Respondent) -> frozenset[str]:
    return frozenset(item for item, value in each.answers.items() if value > 0)


def test_the_short_scan_is_another_company() -> None:
    """Four who were put one question of three, among five who were put all, are the difference of two scores."""
    full = portion(*["123"] * 5)
    short = [person(f"short {n}", frozenset(["one"]), short=True) for n in range(4)]
    assert alone([full + short], [LIST]) == {each.id: frozenset(["one"]) for each in short}


@settings(deadline=None, max_examples=200)
@given(st.lists(st.lists(st.sets(st.sampled_from(ITEMS)), min_size=PORTION, max_size=9), min_size=1, max_size=5))
def test_between_any_two_reports_every_set_of_answers_grows_by_nobody_or_by_a_company(
    said: list[list[set[str]]],
) -> None:
    portions = [
        [person(f"{place}-{n}", frozenset(those)) for n, those in enumerate(of_portion)]
        for place, of_portion in enumerate(said)
    ]
    reports = [counting(portions[:number]) for number in range(len(portions) + 1)]
    for earlier, later in pairwise(reports):
        assert all(later[each] == answers for each, answers in earlier.items() if answers)
        new = [answers for each, answers in later.items() if answers and not earlier.get(each)]
        for pattern in set(new):
            assert new.count(pattern) >= PORTION


@pytest.mark.parametrize("kind", [Kind.CONTACT])
def test_an_item_outside_every_score_waits_for_company_of_its_own(kind: Kind) -> None:
    def saying(name: str, *items: str) -> Respondent:
        header = person(name, frozenset()).header
        return Respondent(Path(f"{name}.jsonl"), header, tuple(Entry(2, item, 1) for item in items), True)

    those = [*(saying(f"all {n}", *ITEMS, "moment") for n in range(4)), saying("one", *ITEMS)]
    assert {item for items in alone([those], [LIST]).values() for item in items} == {"moment"}
    assert kind in {item.kind for item in LIST.items}


def test_who_answered_nothing_holds_nobody_up() -> None:
    def nobody() -> Iterator[Respondent]:
        yield from (person(f"nothing {n}", frozenset()) for n in range(3))

    assert alone([[*portion(*["123"] * 5), *nobody()]], [LIST]) == {}
