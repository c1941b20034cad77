"""Two waves of a school: what is compared, what counts as a difference, and what is refused."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from oracle import Shape
from ouderscan.answers.table import NonAnswer
from ouderscan.compare.changes import Change, Moment
from ouderscan.compare.shared_questions import Apart, Reworded, Why
from ouderscan.compare.waves import Comparison, Wave, compare
from ouderscan.errors import WrongUsageError
from ouderscan.questionnaire.model import Group, Kind, Questionnaire, Scale, Sector
from ouderscan.scoring.results import Hidden
from small_exports import Asked, questionnaire
from two_waves import AFTER, BEFORE, people, wave

TEAM, PARENTS = Group.TEAM, Group.OUDER
OWN = oracle.questionnaire(Shape((5, -4, 3), (5, 7)), Shape((2, 5), (5,)))
THREE = questionnaire({"a": Asked("Eerste?"), "b": Asked("Tweede?"), "c": Asked("Derde?")})
seeds = st.integers(0, 2**32)


def change(found: Comparison, group: Group, item: str = "") -> Change | None:
    """The change of the first dimension, or of an item, for a group."""
    pool = found.items if item else found.dimensions
    return next((each for each in pool if each.group is group and each.item == item), None)


def without(own: Questionnaire, *items: str) -> Questionnaire:
    return own.model_copy(update={"items": tuple(each for each in own.items if each.id not in items)})


def invented(seed: int, day: str = BEFORE) -> Wave:
    random = Random(seed)
    sizes = {("De Regenboog", group): random.randint(1, 14) for group in (TEAM, Group.LEIDING, PARENTS)}
    rows = oracle.invented(OWN, random, sizes, 0.15)
    made = wave(OWN, {TEAM: [], Group.LEIDING: [], PARENTS: []}, day)
    return Wave(made.scan, made.questionnaires, oracle.frame(rows, OWN))


@settings(deadline=None, max_examples=25)
@given(seeds)
def test_a_wave_beside_itself_is_no_difference_at_all(seed: int) -> None:
    one = invented(seed)
    found = compare(one, one)
    assert {each.difference for each in (*found.dimensions, *found.items)} <= {0.0, None}
    assert not any(each.explicable for each in (*found.dimensions, *found.items))
    assert {each.fate.value for each in found.findings} <= {"stayed"}
    assert (found.common.apart, found.common.reworded, found.by_question_alone) == ((), (), ())


@settings(deadline=None, max_examples=25)
@given(seeds, seeds)
def test_swapped_waves_only_change_the_sign(one: int, other: int) -> None:
    before, after = invented(one), invented(other)
    there, back = compare(before, after), compare(after, before)
    for found, turned in zip((*there.dimensions, *there.items), (*back.dimensions, *back.items), strict=True):
        assert (found.before, found.after) == (turned.after, turned.before)
        assert found.difference == (None if turned.difference is None else -turned.difference)
        assert (found.explicable, found.least) == (turned.explicable, turned.least)
        assert found.bounds == (turned.bounds and pytest.approx((-turned.bounds[1], -turned.bounds[0])))


@settings(deadline=None, max_examples=25)
@given(seeds, seeds, st.sampled_from(["d0-practice-0", "d0-experience-1", "d1-practice-1"]))
def test_of_parents_nothing_is_told_but_the_figures_of_their_own_reports(one: int, other: int, dropped: str) -> None:
    before, after = invented(one), invented(other)
    after = Wave(after.scan, [without(OWN, dropped)], after.answers.drop(dropped))
    found = compare(before, after)
    for each in (*found.dimensions, *found.items):
        if each.group is not PARENTS:
            continue
        for moment, own in ((each.before, before), (each.after, after)):
            if each.item:
                published = own.figures.item(each.item, PARENTS)
                assert published
                assert moment == Moment.of_item(
                    published, OWN.options_of(next(i for i in OWN.items if i.id == each.item))
                )
            else:
                figure = own.figures.dimension(each.dimension, each.kind, PARENTS)
                assert figure
                assert moment == Moment.of_dimension(figure)
            assert moment.n is None or moment.n >= 5
    if before.figures.item(dropped, PARENTS):
        assert not [each for each in found.dimensions if each.group is PARENTS and dropped.startswith(each.dimension)]


def test_the_team_is_recounted_on_the_questions_that_both_waves_asked() -> None:
    before = wave(THREE, {TEAM: people(a=[1, 3], b=[1, 3], c=[5, 5])})
    after = wave(without(THREE, "c"), {TEAM: people(a=[2, 4], b=[2, 4])}, AFTER)
    found = change(compare(before, after), TEAM)
    assert found
    assert (found.before.mean, found.after.mean, found.difference) == (25.0, 50.0, 25.0)
    assert (found.before.n, found.after.n, found.estimate) == (2, 2, True)


def test_parents_are_compared_question_by_question_where_questions_changed() -> None:
    eight = [1, 2, 3, 4, 5, 2, 3, 4]
    before = wave(THREE, {PARENTS: people(a=eight, b=eight, c=eight)})
    after = wave(without(THREE, "c"), {PARENTS: people(a=eight, b=eight)}, AFTER)
    found = compare(before, after)
    assert found.dimensions == ()
    assert found.by_question_alone == (("d1", PARENTS),)
    assert [(each.item, each.difference) for each in found.items] == [("a", 0.0), ("b", 0.0)]


def test_the_scores_of_parents_are_never_recounted_also_not_where_a_question_of_another_dimension_was_dropped() -> None:
    """A parent who answered only that question is in the figures of their own report, and in no recount."""
    first, other = ([each.id for each in OWN.items if each.dimension == name] for name in ("d0", "d1"))
    eight = [dict.fromkeys((*first, *other), 1 + number % 2) for number in range(8)]
    unsure = {**eight[0], first[0]: int(NonAnswer.DONT_KNOW)}
    only_other = {**dict.fromkeys(first, int(NonAnswer.NOT_ANSWERED)), other[0]: 1}
    answers = {PARENTS: [*eight, unsure, only_other], TEAM: eight[:3]}
    before, after = wave(OWN, answers), wave(without(OWN, *other), {**answers, PARENTS: [*eight, unsure]}, AFTER)
    found = compare(before, after)
    own = before.figures.dimension("d0", Kind.PRACTICE, PARENTS)
    recounted = before.on(found.common).dimension("d0", Kind.PRACTICE, PARENTS)
    told = next(each for each in found.dimensions if each.group is PARENTS and each.kind is Kind.PRACTICE)
    assert own
    assert recounted
    assert Moment.of_dimension(own) != Moment.of_dimension(recounted)
    assert told.before == Moment.of_dimension(own)


def test_a_difference_counts_from_one_step_of_one_person_in_the_smaller_group() -> None:
    before = wave(THREE, {TEAM: people(a=[3] * 4, b=[3] * 4, c=[3] * 4)})
    one_step = wave(THREE, {TEAM: people(a=[4, 3, 3, 3], b=[4, 3, 3, 3], c=[4, 3, 3, 3])}, AFTER)
    less = wave(THREE, {TEAM: people(a=[4, 3, 3, 3], b=[4, 3, 3, 3], c=[3, 3, 3, 3])}, AFTER)
    found, small = (change(compare(before, after), TEAM) for after in (one_step, less))
    assert found
    assert small
    assert (found.least, found.difference, found.explicable) == (6.25, 6.25, True)
    assert small.difference == pytest.approx(6.25 * 2 / 3)
    assert (small.least, small.explicable) == (6.25, False)


def test_what_a_small_group_says_as_one_is_rounded_and_needs_a_larger_difference() -> None:
    alike = Moment(6, 50.0, None, None, Hidden.UNANIMOUS)
    found = Change("d1", Kind.PRACTICE, PARENTS, alike, Moment(6, 62.5, None, None, Hidden.UNANIMOUS), 5)
    assert found.least == pytest.approx(100 / 24 + 12.5)
    assert not found.explicable


def test_the_interval_is_that_of_welch_as_between_team_and_parents() -> None:
    one, other = [1, 2, 2, 4, 5, 3, 3, 1, 2], [3, 4, 5, 5, 2, 4, 4, 3, 5, 4]
    both = wave(THREE, {TEAM: people(a=one, b=one, c=one), PARENTS: people(a=other, b=other, c=other)})
    (gap,) = both.figures.perceptions
    before = wave(THREE, {TEAM: people(a=one, b=one, c=one)})
    after = wave(THREE, {TEAM: people(a=other, b=other, c=other)}, AFTER)
    found = change(compare(before, after), TEAM)
    assert found
    assert gap.low is not None
    assert gap.high is not None
    assert found.bounds == pytest.approx((-gap.high, -gap.low))


def test_too_few_parents_at_one_moment_give_no_difference() -> None:
    many, few = [2, 3, 4, 5, 1, 2, 3, 4], [1, 1, 1, 1]
    before = wave(THREE, {PARENTS: people(a=many, b=many, c=many)})
    after = wave(THREE, {PARENTS: people(a=few, b=few, c=few)}, AFTER)
    found = change(compare(before, after), PARENTS)
    assert found
    assert found.after == Moment(hidden=Hidden.FEW)
    assert (found.difference, found.bounds, found.least, found.explicable) == (None, None, None, False)


def test_questions_are_compared_by_their_meaning_and_a_new_wording_is_told() -> None:
    now = questionnaire(
        {
            "a": Asked({"team": "Eerste vraag?", "ouder": "Eerste?"}),
            "b": Asked("Tweede?", ("nee", "ja")),
            "d": Asked("Vierde?"),
        }
    )
    three = people(a=[1, 2], b=[1, 2], c=[1, 2])
    found = compare(wave(THREE, {TEAM: three}), wave(now, {TEAM: people(a=[1, 2], b=[1, 2], d=[1, 2])}, AFTER))
    assert found.common.items == {"a": frozenset({TEAM})}
    assert found.common.reworded == (Reworded("a", TEAM, "Eerste?", "Eerste vraag?"),)
    assert found.common.apart == (
        Apart("b", TEAM, "Tweede?", Why.OTHER_SCALE),
        Apart("c", TEAM, "Derde?", Why.ONLY_BEFORE),
        Apart("d", TEAM, "Vierde?", Why.ONLY_AFTER),
    )


def test_a_scale_that_got_better_words_is_the_same_scale_and_one_with_another_name_and_words_is_not() -> None:
    renamed = THREE.model_copy(
        update={"scales": {each: Scale(options=("I", "II", "III", "IV", "V")) for each in THREE.scales}}
    )
    other = renamed.model_copy(
        update={
            "scales": {f"n{each}": scale for each, scale in renamed.scales.items()},
            "items": tuple(each.model_copy(update={"scale": f"n{each.id}"}) for each in renamed.items),
        }
    )
    answers = {TEAM: people(a=[1, 2], b=[1, 2], c=[1, 2])}
    assert set(compare(wave(THREE, answers), wave(renamed, answers, AFTER)).common.items) == {"a", "b", "c"}
    with pytest.raises(WrongUsageError, match="There is no question that one group answered at both moments"):
        compare(wave(THREE, answers), wave(other, answers, AFTER))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"school": "De Linde"}, "These are scans of two schools, 'De Regenboog' and 'De Linde'"),
        ({"sector": Sector.VO}, "The first scan is of primary education, the second of secondary education"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_what_differs(changes: dict[str, object], message: str) -> None:
    answers = {TEAM: people(a=[1, 2], b=[1, 2], c=[1, 2])}
    with pytest.raises(WrongUsageError, match=message):
        compare(wave(THREE, answers), wave(THREE, answers, AFTER, **changes))


def test_a_group_that_answered_once_is_not_told_question_by_question() -> None:
    team, parents = people(a=[1, 2], b=[1, 2], c=[1, 2]), people(a=[1] * 9, b=[2] * 9, c=[3] * 9)
    found = compare(wave(THREE, {TEAM: team}), wave(THREE, {TEAM: team, PARENTS: parents}, AFTER))
    assert found.common.apart == ()
    assert {each.group for each in (*found.dimensions, *found.items)} == {TEAM}
