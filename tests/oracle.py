"""The definitions of scoring in plain Python with fractions, one person after the other; slow, and easy to believe."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from random import Random

import polars as pl

from ouderscan.answers.table import NonAnswer, from_rows, item_ids
from ouderscan.questionnaire.model import Dimension, Group, Item, Kind, Questionnaire, Scale
from ouderscan.scoring import student

Row = dict[str, object]
Cells = Mapping[str, object]


@dataclass(frozen=True)
class Shape:
    """How many items of a kind a dimension has, and with how many options each; negative counts the other way round."""

    practice: Sequence[int] = ()
    experience: Sequence[int] = ()
    core: int = 1
    """How many items of each kind are in the short scan."""
    leiding: int = 0
    """How many further practice items only school leaders are asked, with five options."""


def questionnaire(*shapes: Shape) -> Questionnaire:
    """A questionnaire of dimensions d0, d1, … with items d0-practice-0, …"""
    items = [item for number, shape in enumerate(shapes) for item in _items(f"d{number}", shape)]
    return Questionnaire(
        format="ouderscan/questionnaire/1",
        id="toets",
        version="1.0.0",
        language="nl",
        title="Toets",
        description="Toets.",
        groups=(Group.TEAM, Group.LEIDING, Group.OUDER),
        scales={f"s{k}": Scale(options=tuple(f"keuze {n}" for n in range(1, k + 1))) for k in range(2, 12)},
        dimensions=tuple(
            Dimension(id=f"d{number}", title="D", short="D", description="D.", sources=("sf1",))
            for number in range(len(shapes))
        ),
        items=tuple(items),
    )


def _items(dimension: str, shape: Shape) -> Iterator[Item]:
    for kind, options in ((Kind.PRACTICE, shape.practice), (Kind.EXPERIENCE, shape.experience)):
        for place, k in enumerate(options):
            yield Item(
                id=f"{dimension}-{kind.value}-{place}",
                dimension=dimension,
                kind=kind,
                scale=f"s{abs(k)}",
                reverse=k < 0,
                core=place < shape.core,
                text=dict.fromkeys((Group.TEAM, Group.LEIDING, Group.OUDER), "Wat doet u?"),
            )
    for place in range(shape.leiding):
        text = {Group.LEIDING: "Wat doet u?"}
        yield Item(id=f"{dimension}-leiding-{place}", dimension=dimension, kind=Kind.PRACTICE, scale="s5", text=text)


def invented(
    own: Questionnaire, random: Random, sizes: Mapping[tuple[str, Group], int], non_answers: float
) -> list[Row]:
    """Answers of so many persons for each school and group; some were put the short scan or stopped half-way."""
    return [
        {"school": school, "wave": "2026", "group": group.value, "respondent": f"{school}-{group}-{number}"}
        | _answers(own, random, group, non_answers)
        for (school, group), size in sizes.items()
        for number in range(size)
    ]


def _answers(own: Questionnaire, random: Random, group: Group, non_answers: float) -> Row:
    items = own.items_for(group, short=random.random() < 0.3)
    asked = items[: random.randint(0, len(items))] if random.random() < 0.1 else items
    # What people answer hangs together, or alpha would always be about 0.
    lean = random.random()
    return {item.id: _answer(own.options_of(item), lean, random, non_answers) for item in asked}


def _answer(options: int, lean: float, random: Random, non_answers: float) -> int:
    if random.random() < non_answers:
        return int(random.choice(list(NonAnswer)))
    return min(options, 1 + int(options * (lean + random.random()) / 2))


def frame(rows: Sequence[Row], own: Questionnaire) -> pl.LazyFrame:
    """The rows as the table of answers."""
    return from_rows(rows, item_ids([own]))


def persons_by_group(rows: Sequence[Row]) -> dict[tuple[str, str], list[Row]]:
    """The persons who said anything, by school and group."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        codes = [cell for cell in row.values() if isinstance(cell, int)]
        if any(code != NonAnswer.NOT_ANSWERED for code in codes):
            groups.setdefault((str(row["school"]), str(row["group"])), []).append(row)
    return groups


def answers_to(item: Item, persons: Sequence[Row]) -> list[int]:
    """The codes of whoever was put an item."""
    return [cell for person in persons if isinstance(cell := person.get(item.id), int)]


def value(own: Questionnaire, item: Item, code: int) -> int:
    """The value of an answer, turned where the item is reversed."""
    return own.options_of(item) + 1 - code if item.reverse else code


def position(own: Questionnaire, item: Item, code: int) -> Fraction:
    """The percentage of the maximum possible."""
    return Fraction(100 * (value(own, item, code) - 1), own.options_of(item) - 1)


def person_score(own: Questionnaire, items: Sequence[Item], person: Cells) -> Fraction | None:
    """A person's score on items, if two thirds of what was asked was answered."""
    asked = {item.id: code for item in items if isinstance(code := person.get(item.id), int)}
    positions = [position(own, item, asked[item.id]) for item in items if asked.get(item.id, -1) > 0]
    if not positions or Fraction(len(positions), len(asked)) < Fraction(2, 3):
        return None
    return mean(positions)


def mean(numbers: Sequence[Fraction | int]) -> Fraction:
    """The mean, exact."""
    return sum(map(Fraction, numbers), Fraction(0)) / len(numbers)


def variance(numbers: Sequence[Fraction | int]) -> Fraction:
    """The sample variance, exact."""
    middle = mean(numbers)
    return sum(((Fraction(each) - middle) ** 2 for each in numbers), Fraction(0)) / (len(numbers) - 1)


def item_figures(own: Questionnaire, item: Item, persons: Sequence[Row]) -> dict[str, object]:
    """Every figure of an item that somebody in a group was put."""
    k = own.options_of(item)
    codes = answers_to(item, persons)
    chosen = [code for code in codes if code > 0]
    n = len(chosen)
    spread = variance(chosen) if n > 1 else None
    return {
        "asked": len(codes),
        "n": n,
        **{f"count_{option}": chosen.count(option) for option in range(1, k + 1)},
        **{code.label: codes.count(code) for code in NonAnswer},
        "mean": float(mean([position(own, item, code) for code in chosen])) if chosen else None,
        "sd": sqrt(spread) if spread is not None else None,
        "disagreement": sqrt(spread * (n - 1) / n) / ((k - 1) / 2) if spread is not None and n >= 3 else None,
        "agreement": max(0.0, float(1 - spread / Fraction(k**2 - 1, 12))) if spread is not None else None,
    }


def dimension_figures(
    own: Questionnaire, dimension: str, kind: Kind, persons: Sequence[Row], population: int | None
) -> dict[str, object]:
    """Every figure of a dimension that somebody in a group was put."""
    items = [item for item in own.items if (item.dimension, item.kind) == (dimension, kind)]
    put = [item for item in items if Group(str(persons[0]["group"])) in item.text]
    cells = [code for item in items for code in answers_to(item, persons)]
    scores = [score for person in persons if (score := person_score(own, items, person)) is not None]
    n = len(scores)
    sd = sqrt(variance(scores)) if n > 1 else None
    margin = _t(n - 1) * sd / sqrt(n) * _finite(n, population) if sd is not None else None
    middle = float(mean(scores)) if scores else None
    complete = [person for person in persons if all(_chosen(person, item) for item in put)]
    return {
        "asked": sum(any(isinstance(person.get(item.id), int) for item in items) for person in persons),
        "n": n,
        "mean": middle,
        "sd": sd,
        "low": middle - margin if middle is not None and margin is not None else None,
        "high": middle + margin if middle is not None and margin is not None else None,
        "alpha": _alpha([[value(own, item, int(str(person[item.id]))) for item in put] for person in complete]),
        "complete": len(complete),
        **{f"{code.label}_share": cells.count(code) / len(cells) for code in NonAnswer},
    }


def perception(
    own: Questionnaire, dimension: str, sides: tuple[Sequence[Row], Sequence[Row]]
) -> dict[str, object] | None:
    """The gap between the team's and the parents' persons, on the fullest set of items that at least half were put."""
    shared = [item for item in own.items if (item.dimension, item.kind) == (dimension, Kind.EXPERIENCE)]
    core = [item for item in shared if item.core]
    full, short = ([_comparable(own, items, side) for side in sides] for items in (shared, core))
    most_were_put_all = all(2 * len(a) >= len(b) for a, b in zip(full, short, strict=True))
    if all(full) and (most_were_put_all or not all(short)):
        chosen = full
    elif all(short):
        chosen = short
    else:
        return None
    means = [mean(side) for side in chosen]
    margin = _welch(*chosen)
    difference = float(means[0] - means[1])
    return {
        "estimate": float(means[0]),
        "experience": float(means[1]),
        "difference": difference,
        "low": difference - margin if margin is not None else None,
        "high": difference + margin if margin is not None else None,
        "n_estimate": len(chosen[0]),
        "n_experience": len(chosen[1]),
    }


def _comparable(own: Questionnaire, items: Sequence[Item], persons: Sequence[Row]) -> list[Fraction]:
    whole = [person for person in persons if items and all(isinstance(person.get(item.id), int) for item in items)]
    return [score for person in whole if (score := person_score(own, items, person)) is not None]


def _welch(one: Sequence[Fraction], other: Sequence[Fraction]) -> float | None:
    if min(len(one), len(other)) < 2:
        return None
    a, b = variance(one) / len(one), variance(other) / len(other)
    if a + b == 0:
        return 0.0
    freedom = (a + b) ** 2 / (a**2 / (len(one) - 1) + b**2 / (len(other) - 1))
    return _t(float(freedom)) * sqrt(a + b)


def _t(freedom: float) -> float:
    """Compared with R in its own test."""
    return float(student.quantile(pl.Series([float(freedom)]))[0])


def _finite(n: int, population: int | None) -> float:
    if population is None or population < n or population == 1:
        return 1.0
    return sqrt(Fraction(population - n, population - 1))


def _chosen(person: Cells, item: Item) -> bool:
    code = person.get(item.id)
    return isinstance(code, int) and code > 0


def _alpha(table: Sequence[Sequence[int]]) -> float | None:
    """Cronbach's alpha from the covariance matrix."""
    if len(table) < 30 or len(table[0]) < 2:
        return None
    columns = list(zip(*table, strict=True))
    m = len(columns)
    matrix = [[_covariance(one, other) for other in columns] for one in columns]
    total = sum((cell for row in matrix for cell in row), Fraction(0))
    trace = sum((matrix[place][place] for place in range(m)), Fraction(0))
    return float(Fraction(m, m - 1) * (1 - trace / total)) if total > 0 else None


def _covariance(one: Sequence[int], other: Sequence[int]) -> Fraction:
    a, b = mean(one), mean(other)
    return sum(((x - a) * (y - b) for x, y in zip(one, other, strict=True)), Fraction(0)) / (len(one) - 1)
