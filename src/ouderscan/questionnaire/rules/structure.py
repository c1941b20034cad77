"""Rules for the parts of one questionnaire: dimensions, items, scales, groups and terms."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import product

from ouderscan.issues import nearest
from ouderscan.questionnaire.model import MAX_ITEMS_OF_A_KIND, Dimension, Group, Item, Kind, Questionnaire, Sector
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.rules.passages import passages, terms_in
from ouderscan.questionnaire.source import KeyPath

RESERVED_IDS = frozenset({"school", "wave", "group", "respondent"})
"""The other columns of the table of answers, in which each item has a column named by its id."""
_SCORED = tuple(kind for kind in Kind if kind.scored)
# What goes with one kind of item alone, and is obligatory there.
_KIND_OF_KEY = {"profile": Kind.REACH, "contact": Kind.CONTACT}


def structure_faults(questionnaire: Questionnaire) -> Iterator[Fault]:
    """Everything in which the parts of a questionnaire do not fit together."""
    return (each for rule in _RULES for each in rule(questionnaire))


def _dimensions_of_items(questionnaire: Questionnaire) -> Iterator[Fault]:
    known = [dimension.id for dimension in questionnaire.dimensions]
    for index, item in enumerate(questionnaire.items):
        if item.dimension not in known:
            path = ("items", index, "dimension")
            yield fault("unknown-dimension", *path, id=item.dimension, near=nearest(item.dimension, known))


def _ids_of_items(questionnaire: Questionnaire) -> Iterator[Fault]:
    for index, item in enumerate(questionnaire.items):
        if item.id in RESERVED_IDS:
            yield fault("reserved-id", "items", index, "id", id=item.id)
        elif not item.id.startswith(f"{item.dimension}-"):
            rest = item.id.partition("-")[2] or item.id
            yield fault("item-prefix", "items", index, "id", id=item.id, dimension=item.dimension, rest=rest)


def _scales_of_items(questionnaire: Questionnaire) -> Iterator[Fault]:
    for index, item in enumerate(questionnaire.items):
        path: KeyPath = ("items", index, "scale")
        if isinstance(item.scale, str):
            yield from _unknown_scale(questionnaire, path, item.scale)
            continue
        for group, scale in item.scale.items():
            yield from _unknown_scale(questionnaire, (*path, group.value), scale)
        for group in item.text:
            if group not in item.scale:
                yield fault("missing-key", *path, key=group.value)


def _unknown_scale(questionnaire: Questionnaire, path: KeyPath, scale: str) -> Iterator[Fault]:
    if scale not in questionnaire.scales:
        yield fault("unknown-scale", *path, id=scale, near=nearest(scale, questionnaire.scales))


def _unused_scales(questionnaire: Questionnaire) -> Iterator[Fault]:
    used = {scale for item in questionnaire.items for scale in _scales_of(item)}
    return (fault("unused-scale", "scales", scale, id=scale) for scale in questionnaire.scales if scale not in used)


def _scales_of(item: Item) -> Iterable[str]:
    return (item.scale,) if isinstance(item.scale, str) else item.scale.values()


def _unequal_scales(questionnaire: Questionnaire) -> Iterator[Fault]:
    for index, item in enumerate(questionnaire.items):
        scales = [questionnaire.scales[scale] for scale in _scales_of(item) if scale in questionnaire.scales]
        counts = [len(scale.options) for scale in scales]
        if len(set(counts)) > 1:
            yield fault("unequal-scales", "items", index, "scale", id=item.id, counts=", ".join(map(str, counts)))


def _kinds_of_items(questionnaire: Questionnaire) -> Iterator[Fault]:
    for (index, item), (key, kind) in product(enumerate(questionnaire.items), _KIND_OF_KEY.items()):
        has = getattr(item, key) is not None
        if has and item.kind is not kind:
            yield fault("kind-mismatch", "items", index, key, kind=item.kind.value, key=key)
        elif not has and item.kind is kind:
            yield fault("missing-key", "items", index, "kind", key=key)


def _reverse_items(questionnaire: Questionnaire) -> Iterator[Fault]:
    for index, item in enumerate(questionnaire.items):
        if item.reverse:
            yield fault("reverse-item", "items", index, "reverse", id=item.id)


def _items_of_dimensions(questionnaire: Questionnaire) -> Iterator[Fault]:
    for index, dimension in enumerate(questionnaire.dimensions):
        items = [item for item in questionnaire.items if item.dimension == dimension.id]
        if not items:
            yield fault("empty-dimension", "dimensions", index, "id", id=dimension.id)
        for kind in _SCORED:
            count = sum(item.kind is kind for item in items)
            if count > MAX_ITEMS_OF_A_KIND:
                values = {"id": dimension.id, "count": count, "kind": kind.value, "bound": MAX_ITEMS_OF_A_KIND}
                yield fault("too-many-items", "dimensions", index, "id", **values)
        for group in questionnaire.groups:
            asked = [item for item in items if group in item.text]
            yield from _few_items(questionnaire, index, group, asked)
            yield from _no_core_item(questionnaire, index, group, asked)


def _few_items(questionnaire: Questionnaire, index: int, group: Group, items: Sequence[Item]) -> Iterator[Fault]:
    for kind in _SCORED:
        own = [item for item in items if item.kind is kind]
        sectors = [sector for sector in questionnaire.sectors if len(_in_sector(own, sector)) == 1]
        if sectors:
            values = _of(questionnaire.dimensions[index], group, sectors)
            yield fault("few-items", "dimensions", index, "id", kind=kind.value, **values)


def _no_core_item(questionnaire: Questionnaire, index: int, group: Group, items: Sequence[Item]) -> Iterator[Fault]:
    asked = {sector: _in_sector(items, sector) for sector in questionnaire.sectors}
    sectors = [sector for sector, own in asked.items() if own and not any(item.core for item in own)]
    if sectors:
        yield fault("no-core-item", "dimensions", index, "id", **_of(questionnaire.dimensions[index], group, sectors))


def _in_sector(items: Iterable[Item], sector: Sector) -> list[Item]:
    return [item for item in items if sector in item.sectors]


def _of(dimension: Dimension, group: Group, sectors: Iterable[Sector]) -> dict[str, object]:
    return {"id": dimension.id, "group": group.value, "sectors": ", ".join(sectors)}


def _groups(questionnaire: Questionnaire) -> Iterator[Fault]:
    for path in _paths_by_group(questionnaire):
        group = str(path[-1])
        if group not in questionnaire.groups:
            yield fault("unknown-group", *path, group=group, near=nearest(group, questionnaire.groups))


def _paths_by_group(questionnaire: Questionnaire) -> Iterator[KeyPath]:
    """Where a group stands as a key."""
    yield from (("introduction", group.value) for group in questionnaire.introduction)
    for index, item in enumerate(questionnaire.items):
        yield from (("items", index, "text", group.value) for group in item.text)
        yield from (("items", index, "help", group.value) for group in item.help)
        if not isinstance(item.scale, str):
            yield from (("items", index, "scale", group.value) for group in item.scale)


def _introductions(questionnaire: Questionnaire) -> Iterator[Fault]:
    for group in questionnaire.groups:
        if group not in questionnaire.introduction:
            yield fault("missing-introduction", "introduction", group=group.value)


def _terms(questionnaire: Questionnaire) -> Iterator[Fault]:
    for passage in passages(questionnaire):
        for term in terms_in(passage.text):
            words = questionnaire.terms.get(term, {})
            sectors = [sector for sector in passage.sectors if sector not in words]
            if sectors:
                near = nearest(term, [name for name in questionnaire.terms if name != term])
                yield fault("unknown-term", *passage.path, term=term, sectors=", ".join(sectors), near=near)


_RULES: tuple[Callable[[Questionnaire], Iterator[Fault]], ...] = (
    _dimensions_of_items,
    _ids_of_items,
    _scales_of_items,
    _unused_scales,
    _unequal_scales,
    _kinds_of_items,
    _reverse_items,
    _items_of_dimensions,
    _groups,
    _introductions,
    _terms,
)
