"""An item with the distribution of each group's answers: used wherever the report shows an item."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Group, Item, Kind, Scale
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import geometry, words
from ouderscan.reporting.geometry import Counted, Drawing
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts.agreed_on import agreed_on
from ouderscan.reporting.pictures import Distribution, KeyEntry
from ouderscan.reporting.view import ItemPicture
from ouderscan.scoring.results import ItemFigures
from ouderscan.texts import _, number, percent


def pictures(material: Material, items: Iterable[Item], place: str) -> tuple[ItemPicture, ...]:
    """The pictures of items one after the other; a key is not repeated while the options stay the same."""
    asked = ((item, [group for group in Group if material.figures.item(item.id, group)]) for item in items)
    found = (picture(material, item, groups, place) for item, groups in asked if groups)
    return tuple(_without_repeated_keys(found))


def picture(material: Material, item: Item, groups: Sequence[Group], place: str) -> ItemPicture:
    """The picture of one item for these groups."""
    figures = (material.figures.item(item.id, group) for group in groups)
    return ItemPicture(
        id=f"{place}-{item.id}",
        dimension=material.reference(item.dimension),
        question=item.text[groups[0]],
        kind=words.kind(item.kind),
        distributions=tuple(_distribution(material, item, each, place, groups[0]) for each in figures if each),
        agreed=agreed_on(material, item) if any(group.in_the_room for group in groups) else (),
        talk=item.talk,
        notes=material.notes_on(item.id, groups),
    )


def _without_repeated_keys(pictures: Iterable[ItemPicture]) -> Iterator[ItemPicture]:
    """A key says nothing new where it is that of the picture before, or the last one of the same group."""
    last: tuple[KeyEntry, ...] = ()
    of_group: dict[str, tuple[KeyEntry, ...]] = {}
    for each in pictures:
        distributions = []
        for answers in each.distributions:
            known = answers.key in (last, of_group.get(answers.group))
            distributions.append(replace(answers, key=()) if known and answers.key else answers)
            last = of_group[answers.group] = answers.key or last
        yield replace(each, distributions=tuple(distributions))


def _distribution(material: Material, item: Item, figures: ItemFigures, place: str, first: Group) -> Distribution:
    group, own = figures.group, item.text[figures.group]
    scale = material.questionnaire_of[item.id].scale_of(item, group)
    label = words.speaker(group, item.kind, verified=material.verified(item.dimension))
    drawn = _drawn(figures, scale)
    n = "" if figures.n is None else words.persons(figures.n, material.population(group))
    return Distribution(
        id=f"{place}-{item.id}-{group}",
        who=group_name(group),
        group=group,
        estimate=item.kind is Kind.EXPERIENCE and group.in_the_room,
        label=label,
        question="" if own == item.text[first] else own,
        key=_key(scale.options) if drawn.options else (),
        form=drawn.form,
        height=drawn.height,
        options=drawn.options,
        non_answers=drawn.non_answers,
        n=n,
        spread=_spread(material, item, figures),
        blocks=geometry.blocks(figures.counts or ()),
        description=_description(", ".join(filter(None, [label, n])), drawn),
    )


@lru_cache(maxsize=256)  # every item on a scale has the same one
def _key(options: tuple[str, ...]) -> tuple[KeyEntry, ...]:
    return tuple(
        KeyEntry(str(place), name, geometry.tone(place, len(options))) for place, name in enumerate(options, 1)
    )


def _description(who: str, drawn: Drawing) -> str:
    return f"{who}: " + "; ".join(f"{each.name} {each.count}" for each in (*drawn.options, *drawn.non_answers))


def _drawn(figures: ItemFigures, scale: Scale) -> Drawing:
    """The picture; nothing to draw where the distribution is not shown."""
    if figures.hidden or figures.counts is None:
        return Drawing("none")
    asked = figures.asked or 0
    options = [
        _counted(str(place), name, count, asked)
        for place, (name, count) in enumerate(zip(scale.options, figures.counts, strict=True), 1)
    ]
    others = [
        _counted(code.label, words.non_answer(code, scale), figures.non_answers[code], asked)
        for code in NonAnswer
        if figures.non_answers.get(code)
    ]
    return geometry.drawing(options, others)


@lru_cache(maxsize=8192)  # a few persons of a few, thousands of times
def _counted(code: str, name: str, persons: int, asked: int) -> Counted:
    return Counted(code, name, persons, number(persons), percent(persons / asked) if asked else "")


def _spread(material: Material, item: Item, figures: ItemFigures) -> str:
    if figures.hidden is None:
        return words.spread(figures.disagreement, material.limits)
    why = words.hidden(figures.hidden)
    if figures.mean is None or not item.kind.scored:
        return why
    return _("mean {score}; {why}").format(score=words.score(figures.mean), why=why)
