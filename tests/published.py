"""What the figures of one or more outputs tell together, by brute force: for whoever has the answers too.

Read the list `published` of `score --format json`, rebuild from the answers what each figure is made of, and try every
set of fewer than five persons: can a sum and difference of the figures be about them alone? Nothing of the program's
own way to prevent that is used here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from ouderscan.questionnaire.model import Item, Questionnaire
from ouderscan.scoring import gate

K = 5
Row = Mapping[str, object]
Figure = Mapping[str, Any]
"""An entry of `published`."""
Report = tuple[Sequence[Figure], Sequence[Row]]
"""What was published, and the answers from which it was made."""
Vector = dict[tuple[str, str], Fraction]
"""How much each person's answer to each item weighs in a figure."""


def published_in(content: Mapping[str, Any]) -> list[Figure]:
    """Every figure that a file of `score --format json` shows."""
    return [each for school in content["schools"] for each in school["published"]]


def fewest_told_of(reports: Iterable[Report], own: Questionnaire) -> int | None:
    """The fewest persons that something can be worked out about, if they are fewer than five; else nothing."""
    systems: dict[object, list[Vector]] = defaultdict(list)
    for published, rows in reports:
        for figure in published:
            for subject, vector in _vectors(figure, rows, own):
                systems[figure["school"], figure["wave"], figure["group"], subject].append(vector)
    return min(filter(None, map(_fewest, systems.values())), default=None)


def _vectors(figure: Figure, rows: Sequence[Row], own: Questionnaire) -> Iterator[tuple[object, Vector]]:
    people = {
        str(row["respondent"]): row
        for row in rows
        if (row["school"], row["wave"], row["group"]) == (figure["school"], figure["wave"], figure["group"])
    }
    if figure["figure"] == "response":
        assert figure["n"] >= K
    elif figure["figure"] == "item":
        (item,) = (each for each in own.items if each.id == figure["id"])
        vector = {(name, item.id): Fraction(1) for name, row in people.items() if _code(row, item) > 0}
        assert len(vector) == figure["n"], figure
        yield (item.dimension, item.kind) if item.kind.scored else item.id, vector
    else:
        vectors = [_score(items, people, whole=whole) for items, whole in _scored(figure, own)]
        fitting = [each for each in vectors if len({name for name, _item in each}) == figure["n"]]
        assert fitting, figure
        kind = next(item.kind for item in own.items if item.kind == figure["kind"])
        # A gap is on all items that both were put, unless too few were put them all: then n is another one.
        yield (figure["id"], kind), fitting[0]


def _scored(figure: Figure, own: Questionnaire) -> Iterator[tuple[list[Item], bool]]:
    """Of which items a score can be, and whether all of them must have been put to a person."""
    items = [each for each in own.items if (each.dimension, each.kind) == (figure["id"], figure["kind"])]
    if figure["figure"] == "dimension":
        yield items, False
    else:
        shared = [each for each in items if {"team", "ouder"} <= set(each.text)]
        yield shared, True
        yield [each for each in shared if each.core], True


def _score(items: Sequence[Item], people: Mapping[str, Row], *, whole: bool) -> Vector:
    vector: Vector = {}
    for name, row in people.items():
        asked = [each for each in items if row.get(each.id) is not None]
        said = [each for each in asked if _code(row, each) > 0]
        if said and 3 * len(said) >= 2 * len(asked) and (not whole or len(asked) == len(items)):
            vector |= {(name, each.id): Fraction(1, len(said)) for each in said}
    return vector


def _code(row: Row, item: Item) -> int:
    code = row.get(item.id)
    return code if isinstance(code, int) else 0


def _fewest(vectors: Sequence[Vector]) -> int | None:
    """The fewest persons whose answers alone are in a combination of these, of fewer than five."""
    of_person: dict[str, dict[str, tuple[Fraction, ...]]] = defaultdict(dict)
    for name, item in {cell for vector in vectors for cell in vector}:
        of_person[name][item] = tuple(vector.get((name, item), Fraction(0)) for vector in vectors)
    # Persons who weigh the same everywhere are in a combination together, or not at all.
    alike: dict[frozenset[tuple[Fraction, ...]], int] = defaultdict(int)
    for columns in of_person.values():
        alike[frozenset(columns.values())] += 1
    everything = rank(column for columns in alike for column in columns)
    small = [columns for columns, count in alike.items() if count < K]
    told = (
        count
        for size in range(1, K)
        for those in combinations(small, size)
        if (count := sum(alike[columns] for columns in those)) < K
        and rank(column for columns in alike if columns not in those for column in columns) < everything
    )
    return min(told, default=None)


def rank(rows: Iterable[Sequence[int | Fraction]]) -> int:
    """The rank of a matrix, by the book."""
    left, found = [list(map(Fraction, row)) for row in set(map(tuple, rows))], 0
    while left:
        row = left.pop()
        place = next((place for place, value in enumerate(row) if value), None)
        if place is not None:
            found += 1
            left = [[a - b * other[place] / row[place] for a, b in zip(other, row, strict=True)] for other in left]
    return found


def smallest_determined(figures: Iterable[gate.Figure], persons: Mapping[Any, int]) -> int | None:
    """The fewest persons that a sum or difference of sets is about, if fewer than five: every set is tried."""
    parts = [part for part in persons if persons[part]]
    rows = [[int(part in each.parts) for part in parts] for each in figures]
    whole = rank(rows)
    sizes = [
        sum(persons[parts[place]] for place in those)
        for count in range(1, len(parts) + 1)
        for those in combinations(range(len(parts)), count)
        if sum(persons[parts[place]] for place in those) < K
        and rank([[value for place, value in enumerate(row) if place not in those] for row in rows]) < whole
    ]
    return min(sizes, default=None)
