"""The gate before anything is written: what the figures of one run would give away together (safety.md, "Disclosure").

A figure that is shown is a set of persons. Figures about the same thing can be added and subtracted, and what comes
out may be about a handful of people although each figure is about many: a total minus the groups beside it, two groups
that overlap, a report and the same one after one more answer. `withheld` finds by exact elimination what must be left
out so that no sum and difference of the rest is about fewer persons than the threshold.

How to use it: divide the people into parts that no figure takes apart (a school, a role, a portion), say how many
protected persons each has, and which parts each figure is made of:

    persons = {"Es": 12, "Linde": 3, "Beuk": 9}
    hidden = withheld([*each_part(persons), Figure("all", frozenset(persons))], persons)   # {"Linde", "Beuk"}

Here `all` − `Es` − `Beuk` would be the three of Linde, so the next smallest is hidden too. What is in `hidden` is
absent from every output, with its n. Things to know:

- `about` keeps apart what cannot be subtracted: the mean of one item and that of another have no answer in common.
  Whatever can must be about the same: several reports of one run, and the total in an overview beside them.
- Leave parts out whose persons need no protection (a team in its own folder): their answers are known to the readers,
  so they protect nobody either.
- A figure that is worked out from shown figures alone (a sum or a difference of them) gives nothing more away and
  needs no gate. A total over the groups that are shown is the simplest way to hide none of them.
- Who counts in a part is who answered: for an item that are fewer than the persons of the school. Name parts by item
  too, such as ("Es", "sf1-weten"), or ask once for each item.
- A role that one person holds is hidden by `threshold=2`, and so is what would give it away.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from ouderscan.answers.ledger import PORTION
from ouderscan.scoring.elimination import of_set, within

Name = Hashable
Part = Any
"""Anything hashable; a mapping from names of schools is a mapping from parts."""
_Rows = dict[Name, AbstractSet[Part]]

_MOST_SETS = 500
"""Small sets of parts that are tried one by one; a tangle with more counts as giving somebody away."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that would be shown: its name, the parts that its persons are, and what it is about."""

    name: Name
    parts: frozenset[Part]
    about: Hashable = ""


def each_part(parts: Iterable[Part], about: Hashable = "") -> tuple[Figure, ...]:
    """A figure for every part, with the name of the part."""
    return tuple(Figure(part, frozenset([part]), about) for part in parts)


def withheld(
    figures: Iterable[Figure], persons: Mapping[Part, int], *, threshold: int = PORTION
) -> frozenset[Hashable]:
    """The names of the figures that must not be shown, so that nothing is about fewer persons than the threshold.

    First those that are themselves; then, while something can be worked out, the smallest figure that it takes.
    A part that `persons` does not name has nobody. A name may stand for several figures: it is shown or not as a whole.
    """
    by_subject: dict[Hashable, _Rows] = defaultdict(dict)
    for figure in figures:
        by_subject[figure.about][figure.name] = {part for part in figure.parts if persons.get(part)}
    hidden: set[Name] = set()
    while True:
        before = len(hidden)
        for rows in by_subject.values():
            shown = {name: parts for name, parts in rows.items() if name not in hidden}
            for component in _components(shown):
                hidden |= _hidden(component, persons, threshold)
        if len(hidden) == before:
            return frozenset(hidden)


def leak(figures: Iterable[Figure], persons: Mapping[Part, int], *, threshold: int = PORTION) -> frozenset[Hashable]:
    """The names of figures about one thing that together determine fewer persons; empty where none do."""
    rows: _Rows = {each.name: {part for part in each.parts if persons.get(part)} for each in figures}
    return next(filter(None, (_leak(each, persons, threshold) for each in _components(rows))), frozenset())


def _hidden(rows: _Rows, persons: Mapping[Part, int], threshold: int) -> set[Name]:
    """What of these figures must be hidden, one after the other."""
    size = {name: sum(persons[part] for part in parts) for name, parts in rows.items()}
    hidden = {name for name in rows if size[name] < threshold}
    shown = {name: parts for name, parts in rows.items() if name not in hidden}
    while guilty := _leak(shown, persons, threshold):
        smallest = min(guilty, key=lambda name: (size[name], str(name)))
        hidden.add(smallest)
        del shown[smallest]
    return hidden


def _leak(rows: _Rows, persons: Mapping[Part, int], threshold: int) -> frozenset[Name]:
    """The figures from which something about too few persons can be worked out; empty where there is none."""
    left, size = _merged(rows, persons)
    taken: dict[Name, set[Name]] = {name: {name} for name in left}
    guilty = _peel(left, taken, size, threshold)
    if guilty:
        return guilty
    for core in _components(left):
        if names := _untangle(core, size, threshold):
            return frozenset().union(*(taken[name] for name in names))
    return frozenset()


def _peel(
    left: dict[Name, set[Part]], taken: dict[Name, set[Name]], size: Mapping[Part, int], threshold: int
) -> frozenset[Name]:
    """Take known sets out of all others, in place, until none is left that is known whole; or the first that leaks.

    A set that no other figure divides is known as it is. Whatever contains it can be lessened by it, and nothing else
    can be learned from it: it is large enough, so a smaller set has no part in it. `taken` keeps what was used.
    """
    holders = _holders(left)
    queue = list(left)
    while queue:
        name = queue.pop()
        if len(left.get(name, ())) != 1:
            continue
        (part,) = left.pop(name)
        if size[part] < threshold:
            return frozenset(taken[name])
        for other in sorted(holders[part] - {name}, key=str):
            if other in left:
                left[other] -= {part}
                taken[other] |= taken[name]
                queue.append(other)
    return frozenset()


def _merged(rows: _Rows, persons: Mapping[Part, int]) -> tuple[dict[Name, set[Part]], dict[Part, int]]:
    """The same figures over larger parts: those that stand in the same figures stay together whatever is subtracted."""
    size: dict[Part, int] = defaultdict(int)
    merged: dict[Name, set[Part]] = {name: set() for name in rows}
    for part, names in _holders(rows).items():
        together = frozenset(names)
        size[together] += persons[part]
        for name in names:
            merged[name].add(together)
    return merged, size


def _holders(rows: Mapping[Name, AbstractSet[Part]]) -> dict[Part, set[Name]]:
    """For each part the figures that it stands in."""
    holders: dict[Part, set[Name]] = defaultdict(set)
    for name, parts in rows.items():
        for part in parts:
            holders[part].add(name)
    return holders


def _untangle(rows: _Rows, size: Mapping[Part, int], threshold: int) -> AbstractSet[Name]:
    """The figures that together are about one of the small sets of parts, for the first such set."""
    small = [part for part, count in size.items() if count < threshold]
    about_small = within([of_set(name, parts) for name, parts in rows.items()], small)
    if not about_small:
        return frozenset()
    small = [part for part in small if any(part in each.columns for each in about_small)]
    sets = list(_small_sets(small, size, threshold))
    if len(sets) > _MOST_SETS:
        return rows.keys()
    found = (each for those in sets for each in within(about_small, those))
    return next((each.made_of.keys() for each in found), frozenset())


def _small_sets(small: Sequence[Part], size: Mapping[Part, int], threshold: int) -> Iterator[tuple[Part, ...]]:
    """The sets of parts that have fewer persons than the threshold together; no more than are tried."""
    found = 0
    for count in range(1, threshold):
        for those in combinations(small, count):
            if sum(size[part] for part in those) < threshold:
                yield those
                found += 1
            if found > _MOST_SETS:
                return


def _components(rows: Mapping[Name, AbstractSet[Part]]) -> Iterator[_Rows]:
    """The figures in groups that have no part in common: most schools are a group of their own."""
    holders = _holders(rows)
    seen: set[Name] = set()
    for first in rows:
        if first not in seen:
            reached, met = {first: rows[first]}, set[Part]()
            queue = [first]
            while queue:
                for part in rows[queue.pop()] - met:
                    met.add(part)
                    new = holders[part] - reached.keys()
                    reached |= {name: rows[name] for name in new}
                    queue += new
            seen |= reached.keys()
            yield reached
