"""Schools with and without: which side they are on, what is compared, and the figures by hand."""

from collections.abc import Sequence

import pytest

from ouderscan.answers import table
from ouderscan.compare.intervention import Effect, School, effects
from ouderscan.compare.sides import LeftOut, Moments, Sides, sides
from ouderscan.errors import WrongUsageError
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.scoring import engine
from ouderscan.scoring.results import SchoolFigures
from small_exports import Asked, questionnaire

OWN = questionnaire({"a": Asked("Eerste?"), "b": Asked("Tweede?")})
YEARS = ("2025", "2026")
LOW, MIDDLE, HIGH = [1, 2, 2, 3, 2], [2, 3, 3, 4, 3], [3, 4, 4, 5, 4]
"""Means of 25, 50 and 75."""


def figures(school: str, *answers: Sequence[int], own: Questionnaire = OWN) -> list[SchoolFigures]:
    """A school in as many years as there are lists, in each of which these parents answered every question so."""
    items = table.item_ids([own])
    rows = [
        {
            table.SCHOOL: school,
            table.WAVE: year,
            table.GROUP: "ouder",
            table.RESPONDENT: str(n),
            **dict.fromkeys(items, v),
        }
        for year, values in zip(("2025", "2026", "2027"), answers, strict=False)
        for n, v in enumerate(values)
    ]
    return list(engine.score(table.from_rows(rows, items), [own]).schools())


def pair(name: str, before: Sequence[int], after: Sequence[int], *, has_it: bool) -> School:
    then, now = figures(name, before, after)
    return School(name, has_it, then, now)


def found(*schools: School) -> tuple[Effect, ...]:
    return effects(schools, OWN.items)


def test_the_difference_is_that_between_the_mean_changes_of_schools() -> None:
    (effect,) = found(
        pair("Es", LOW, HIGH, has_it=True),
        pair("Linde", LOW, MIDDLE, has_it=True),
        pair("Beuk", MIDDLE, MIDDLE, has_it=False),
        pair("Eik", LOW, MIDDLE, has_it=False),
    )
    assert (effect.having.schools, effect.having.before, effect.having.after) == (2, 25.0, 62.5)
    assert (effect.lacking.schools, effect.lacking.before, effect.lacking.after) == (2, 37.5, 50.0)
    assert (effect.difference, effect.group, effect.few, effect.beyond_chance) == (25.0, Group.OUDER, True, False)


def test_every_school_counts_the_same_whatever_its_size_and_order_changes_nothing() -> None:
    schools = [
        pair("Es", LOW * 20, HIGH * 20, has_it=True),
        pair("Linde", LOW, LOW, has_it=True),
        pair("Beuk", LOW, LOW, has_it=False),
    ]
    (effect,) = found(*schools)
    assert effect.difference == 25.0
    assert found(*reversed(schools)) == (effect,)


def test_chance_is_excluded_only_with_enough_schools() -> None:
    rise = [pair(f"A{n}", LOW, HIGH if n else MIDDLE, has_it=True) for n in range(5)]
    stay = [pair(f"B{n}", LOW, LOW if n else MIDDLE, has_it=False) for n in range(5)]
    (effect,) = found(*rise, *stay)
    assert (effect.few, effect.beyond_chance, effect.interval.exact) == (False, True, True)
    (fewer,) = found(*rise[:3], *stay[:3])
    assert (fewer.few, fewer.beyond_chance) == (True, False)


def test_a_school_that_was_asked_other_questions_the_second_time_is_not_in_the_figure() -> None:
    other = OWN.model_copy(update={"items": OWN.items[:1]})
    (then, _now), (_then, now) = figures("Es", LOW, LOW), figures("Es", LOW, HIGH, own=other)
    changed = School("Es", True, then, now)
    assert found(changed, pair("Beuk", LOW, LOW, has_it=False)) == ()


def told(*, has: Sequence[str], lacks: Sequence[str]) -> dict[tuple[str, str], set[bool]]:
    return {**{(name, ""): {True} for name in has}, **{(name, ""): {False} for name in lacks}}


def names(divided: Sides) -> dict[str, bool]:
    return {each.name: each.has_it for each in divided.schools}


def test_schools_stand_on_the_side_that_is_told_of_them_and_the_others_are_left_out_with_a_reason() -> None:
    three_moments = figures("Drie", LOW, LOW, LOW)
    few = figures("Klein", LOW, LOW[:4])
    all_figures = [
        *(each for name in ("Es", "Beuk", "Onbekend", "Beide") for each in figures(name, LOW, MIDDLE)),
        *(*figures("Een", LOW), *three_moments, *few),
    ]
    has_it = told(has=["Es", "Een", "Drie", "Klein"], lacks=["Beuk"]) | {("Beide", ""): {True, False}}
    divided = sides(all_figures, has_it, Moments())
    assert names(divided) == {"Es": True, "Beuk": False}
    assert divided.left_out == {
        LeftOut.ONE_MOMENT: ("Een",),
        LeftOut.MORE_MOMENTS: ("Drie",),
        LeftOut.UNKNOWN: ("Onbekend",),
        LeftOut.BOTH: ("Beide",),
        LeftOut.FEW: ("Klein",),
    }
    assert names(sides(three_moments, told(has=["Drie"], lacks=[]), Moments("2025", "2027"))) == {"Drie": True}


def test_what_a_school_had_is_looked_at_in_the_second_moment() -> None:
    both = [*figures("Es", LOW, MIDDLE), *figures("Linde", LOW, MIDDLE)]
    has_it = {("Es", "2025"): {False}, ("Es", "2026"): {True}, ("Linde", "2025"): {True}, ("Linde", "2026"): {False}}
    divided = sides(both, has_it, Moments(*YEARS))
    assert names(divided) == {"Es": True}
    assert divided.left_out == {LeftOut.STOPPED: ("Linde",)}


def test_moments_whose_names_do_not_tell_their_order_must_be_named() -> None:
    spring = [
        SchoolFigures(
            each.school, {"2025": "voorjaar", "2026": "najaar"}[each.wave], each.responses, each.items, each.dimensions
        )
        for each in figures("Es", LOW, MIDDLE)
    ]
    with pytest.raises(WrongUsageError, match=r"Say it with --before and --after.*'najaar', 'voorjaar'"):
        sides(spring, told(has=["Es"], lacks=[]), Moments())
    (school,) = sides(spring, told(has=["Es"], lacks=[]), Moments("voorjaar", "najaar")).schools
    assert (school.before.wave, school.after.wave) == ("voorjaar", "najaar")
