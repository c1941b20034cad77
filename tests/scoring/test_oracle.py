"""Every figure of every group against the definitions in plain Python (`oracle`)."""

from collections.abc import Mapping, Sequence
from math import isclose
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from oracle import Row, Shape
from ouderscan.questionnaire.model import Group, Questionnaire
from ouderscan.scoring import engine, figures, perception
from ouderscan.scoring.figures import PROTECTED
from ouderscan.scoring.measures import measures_of, scaled_items
from ouderscan.scoring.tally import add

Persons = Mapping[tuple[str, str], list[Row]]
GROUPS = (Group.TEAM, Group.LEIDING, Group.OUDER)

options = st.integers(2, 11).flatmap(lambda k: st.sampled_from([k, -k]))
shapes = st.builds(
    Shape,
    practice=st.lists(options, max_size=4),
    experience=st.lists(options, max_size=4),
    core=st.integers(0, 3),
    leiding=st.integers(0, 2),
).filter(lambda shape: len(shape.practice) + len(shape.experience) > 0)
sizes = st.dictionaries(
    st.tuples(st.sampled_from(["De Es", "'t Höfke", ""]), st.sampled_from(GROUPS)),
    st.one_of(st.integers(1, 9), st.integers(30, 45)),
    min_size=1,
    max_size=4,
)
populations = st.one_of(st.none(), st.integers(1, 60))


def same(found: object, expected: object) -> bool:
    if isinstance(found, float) and isinstance(expected, float):
        return isclose(found, expected, rel_tol=1e-10, abs_tol=1e-10)
    return found == expected


def assert_same(found: Mapping[str, object], expected: Mapping[str, object]) -> None:
    wrong = {name: (found[name], each) for name, each in expected.items() if not same(found[name], each)}
    assert not wrong


Key = tuple[str, ...]


def assert_all_same(table: pl.DataFrame, keys: Key, expected: Mapping[Key, Mapping[str, object]]) -> None:
    found = {tuple(str(row[key]) for key in keys): row for row in table.to_dicts()}
    assert len(found) == table.height
    assert found.keys() == expected.keys()
    for key, figures_of_one in expected.items():
        assert_same(found[key], figures_of_one)


def check_everything(rows: Sequence[Row], own: Questionnaire, population: int | None = None) -> int:
    """Compare all figures with the oracle's; give back how many rows of figures there were."""
    counted = engine.count(oracle.frame(rows, own), [own])
    shown = counted.filter(pl.col("group").is_not_null()).with_columns(pl.lit(False).alias(PROTECTED))
    known = engine.population_table(counted, dict.fromkeys(Group, population))
    items, measures = scaled_items([own]), measures_of([own])
    totals = figures.with_totals(shown, items, measures)
    dimensions = figures.dimension_figures(totals, measures, known).collect()
    persons = oracle.persons_by_group(rows)
    expected = (
        (
            figures.item_figures(totals, items).collect(),
            ("school", "group", "item"),
            item_figures(own, persons),
        ),
        (
            figures.own(dimensions),
            ("school", "group", "dimension", "kind"),
            dimension_figures(own, persons, population),
        ),
        (perception.perceptions(dimensions), ("school", "dimension"), gaps(own, persons)),
    )
    for table, keys, figures_of_all in expected:
        assert_all_same(table, keys, figures_of_all)
    return sum(len(figures_of_all) for _table, _keys, figures_of_all in expected)


def item_figures(own: Questionnaire, persons: Persons) -> dict[Key, dict[str, object]]:
    return {
        (*key, item.id): oracle.item_figures(own, item, group)
        for key, group in persons.items()
        for item in own.items
        if oracle.answers_to(item, group)
    }


def dimension_figures(own: Questionnaire, persons: Persons, population: int | None) -> dict[Key, dict[str, object]]:
    return {
        (*key, dimension, kind): oracle.dimension_figures(own, dimension, kind, group, population)
        for key, group in persons.items()
        for dimension, kind in dict.fromkeys((item.dimension, item.kind) for item in own.items)
        if any(oracle.answers_to(item, group) for item in own.items if (item.dimension, item.kind) == (dimension, kind))
    }


def gaps(own: Questionnaire, persons: Persons) -> dict[Key, dict[str, object]]:
    sides = {
        school: (persons.get((school, Group.TEAM), []), persons.get((school, Group.OUDER), []))
        for school, _group in persons
    }
    return {
        (school, dimension.id): gap
        for school, two in sides.items()
        for dimension in own.dimensions
        if (gap := oracle.perception(own, dimension.id, two))
    }


@settings(max_examples=150, deadline=None)
@given(
    st.lists(shapes, min_size=1, max_size=3), sizes, st.integers(0, 2**32), st.sampled_from([0, 0.1, 0.6]), populations
)
def test_every_figure_is_what_the_definitions_say(
    shapes: list[Shape],
    sizes: dict[tuple[str, Group], int],
    seed: int,
    non_answers: float,
    population: int | None,
) -> None:
    own = oracle.questionnaire(*shapes)
    rows = oracle.invented(own, Random(seed), sizes, non_answers)
    check_everything(rows, own, population)


def test_every_group_of_many_schools_is_what_the_definitions_say() -> None:
    own = oracle.questionnaire(Shape((5, 5, -4), (5, 7, 3)), Shape((2, 11), (5,), leiding=2))
    names = [f"school {number}" for number in range(150)]
    random = Random(7)
    sizes = {
        (name, group): random.randint(1, 6) for name in names for group in (Group.TEAM, Group.LEIDING, Group.OUDER)
    }
    rows = oracle.invented(own, random, sizes, 0.1)
    random.shuffle(rows)
    assert check_everything(rows, own) > 5000


@pytest.mark.parametrize("parts", [1, 2, 7])
def test_many_schools_in_several_parts_are_what_one_part_gives(parts: int) -> None:
    own = oracle.questionnaire(Shape((5, 5, -4), (5, 7, 3)))
    random = Random(11)
    sizes = {(f"school {number}", group): 4 for number in range(200) for group in (Group.TEAM, Group.OUDER)}
    rows = oracle.invented(own, random, sizes, 0.1)
    random.shuffle(rows)
    tallies = [engine.count(oracle.frame(rows[start::parts], own), [own]) for start in range(parts)]
    assert add(tallies).equals(engine.count(oracle.frame(rows, own), [own]))
