"""What `list` and `show` print: tables of the content, and one thing in full."""

from collections.abc import Callable, Iterator, Mapping

from rich.table import Table
from rich.text import Text

from ouderscan.cli import console
from ouderscan.cli.outcome import group_name
from ouderscan.errors import WrongUsageError
from ouderscan.issues import nearest
from ouderscan.questionnaire import catalogue, coverage
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Item, Questionnaire, Recommendation, Sector
from ouderscan.questionnaire.names import kind_name
from ouderscan.texts import N_, _, clean

Rows = Iterator[tuple[str, ...]]


def show_list(content: str) -> None:
    """Print the list of a kind of content on stdout."""
    headings, rows = _LISTS[content]
    _print(tuple(_(each) for each in headings), rows(catalogue.shipped()))


def show_coverage() -> None:
    """Print where each statement of the memo lives, and which still have no place."""
    covered = coverage.coverage(catalogue.shipped())
    rows = (
        (each.statement if place == 0 else "", each.about if place == 0 else "", need, ", ".join(places) or "–")
        for each in covered
        for place, (need, places) in enumerate(each.places)
    )
    _print((_("Statement"), _("What the memo says"), _("Needs"), _("Lives in")), rows)
    missing = [each.statement for each in covered if each.missing]
    console.say(
        _("These have no place yet: {statements}.").format(statements=", ".join(missing))
        if missing
        else _("All {count} statements have a place.").format(count=len(covered))
    )


def _print(headings: tuple[str, ...], rows: Rows) -> None:
    table = Table(show_edge=False, pad_edge=False)
    for heading in headings:
        table.add_column(Text(heading), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console.show(table)


def _questionnaires(content: Catalogue) -> Rows:
    for each in content.questionnaires:
        groups = ", ".join(f"{group_name(group)} {len(each.items_for(group))}" for group in each.groups)
        yield each.id, each.title, groups, each.version


def _dimensions(content: Catalogue) -> Rows:
    for each in content.questionnaires:
        for dimension in each.dimensions:
            yield dimension.id, dimension.title, each.id, ", ".join(dimension.sources)


def _recommendations(content: Catalogue) -> Rows:
    for each in content.recommendations:
        contested = _("yes") if each.contested else ""
        yield each.id, each.title, ", ".join(each.addresses), contested


def _profiles(content: Catalogue) -> Rows:
    return ((each.id, each.title, ", ".join(each.sources)) for each in content.profiles)


_LISTS: Mapping[str, tuple[tuple[str, ...], Callable[[Catalogue], Rows]]] = {
    "questionnaires": ((N_("Id"), N_("Title"), N_("Questions"), N_("Version")), _questionnaires),
    "dimensions": ((N_("Id"), N_("Title"), N_("Questionnaire"), N_("Sources")), _dimensions),
    "recommendations": ((N_("Id"), N_("Title"), N_("Addresses"), N_("Contested")), _recommendations),
    "profiles": ((N_("Id"), N_("Title"), N_("Sources")), _profiles),
}


def show_one(identity: str, sector: str) -> None:
    """Print what has this id in full, as a sector reads it.

    Raises:
        WrongUsageError: when nothing has this id, or there is no such sector.
    """
    if sector not in set(Sector):
        raise WrongUsageError(_("--sector is one of: {sectors}.").format(sectors=", ".join(Sector)))
    content = catalogue.shipped()
    found = dict(_everything(content, Sector(sector)))
    if identity not in found:
        sentence = _("There is nothing with the id '{id}'.{near}")
        raise WrongUsageError(sentence.format(id=clean(identity), near=nearest(identity, found)))
    for line in found[identity]:
        console.show(line)


Lines = tuple[str, ...]


def _everything(content: Catalogue, sector: Sector) -> Iterator[tuple[str, Lines]]:
    for statement, words in (content.sources.statements if content.sources else {}).items():
        yield (
            statement,
            (f"{statement}: {words.about}", _("Studies: {ids}").format(ids=", ".join(words.studies) or "–")),
        )
    for profile in content.profiles:
        yield profile.id, (f"{profile.id}: {profile.title}", profile.note)
    for recommendation in content.recommendations:
        yield recommendation.id, tuple(_recommendation(recommendation))
    for questionnaire in content.questionnaires:
        yield from _parts(questionnaire.in_sector(sector))


def _parts(questionnaire: Questionnaire) -> Iterator[tuple[str, Lines]]:
    dimensions = tuple(f"- {each.id}: {each.title}" for each in questionnaire.dimensions)
    yield questionnaire.id, (f"{questionnaire.title} ({questionnaire.version})", questionnaire.description, *dimensions)
    for dimension in questionnaire.dimensions:
        items = [item for item in questionnaire.items if item.dimension == dimension.id]
        adapted = (dimension.adapted,) if dimension.adapted else ()
        lines = (line for item in items for line in _item(item, questionnaire))
        yield dimension.id, (f"{dimension.title} ({dimension.id})", dimension.description, *adapted, *lines)
        for item in items:
            yield item.id, tuple(_item(item, questionnaire))


def _item(item: Item, questionnaire: Questionnaire) -> Iterator[str]:
    yield f"\n{item.id} ({kind_name(item.kind)})"
    for group, text in item.text.items():
        yield f"  {group_name(group)}: {text}"
        yield "    " + " · ".join(questionnaire.scale_of(item, group).options)


def _recommendation(each: Recommendation) -> Iterator[str]:
    yield f"{each.title} ({each.id})"
    yield each.what
    yield from (f"{place}. {step}" for place, step in enumerate(each.steps, 1))
    yield _("Effort: {time}, {who}.").format(time=each.effort.time, who=each.effort.who)
    yield _("How parents notice: {notice}").format(notice=each.notice)
    yield _("To count: {indicator}").format(indicator=each.indicator)
    yield _("Evidence: {evidence}").format(evidence=each.evidence)
    yield _("Sources: {ids}").format(ids=", ".join(citation.statement for citation in each.sources))
    # Never without what speaks against it (rule 4).
    if each.contested:
        yield _("The sources disagree on this:")
        yield from (f"- {position.source}: {position.says}" for position in each.contested.positions)
        yield _("Objections:")
        yield from (f"- {objection}" for objection in each.contested.objections)
        yield _("Questions to weigh:")
        yield from (f"- {question}" for question in each.contested.questions)
        yield _("Alternative: {text}").format(text=each.contested.alternative or "–")
