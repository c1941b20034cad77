"""The overview as one value, from what was gathered of the schools."""

from collections.abc import Iterator
from typing import Final

from ouderscan.findings import Thresholds
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Dimension, FindingKind, Group, Kind, Questionnaire, Sector
from ouderscan.questionnaire.names import group_name, kind_name, sector_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.overview import measures, spread
from ouderscan.reporting.overview.findable import Ground
from ouderscan.reporting.overview.gathering import Gathering, Known, SectorSchools
from ouderscan.reporting.overview.view import Overview, SectorPart, Spread, Subject
from ouderscan.reporting.view import Line
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.results import SchoolFigures
from ouderscan.texts import _, language, number, percent, plural

_SCHOOLS_THAT_HIDE_EACH_OTHER: Final = 3
"""From so many schools a sum of populations tells none of them which number is another's."""


def overview(gathering: Gathering, catalogue: Catalogue) -> Overview:
    """The page on these schools, in the user's language; the order in which they were gathered changes nothing."""
    sectors = [(sector, gathering.sectors[sector]) for sector in Sector if sector in gathering.sectors]
    advised = catalogue.sources.language if catalogue.sources else language()
    return Overview(
        language=language(),
        foreign="" if advised == language() else advised,
        schools=plural("{n} school", "{n} schools", sum(each.schools for _sector, each in sectors)),
        moments=_moments(gathering.moments),
        bands=tuple(f"{low}–{high}" for low, high in zip(spread.BANDS, spread.BANDS[1:], strict=False)),
        sectors=tuple(_sector(catalogue, sector, each) for sector, each in sectors),
        made=_made(),
    )


def _moments(told: set[str]) -> str:
    moments = sorted(each for each in told if each)
    if not moments:
        return ""
    first, last = words.moment(moments[0]), words.moment(moments[-1])
    return first if first == last else _("{first} to {last}").format(first=first, last=last)


def _sector(catalogue: Catalogue, sector: Sector, schools: SectorSchools) -> SectorPart:
    asked = tuple(schools.questionnaires.values())
    material = Material(Occasion("", sector, ""), asked, SchoolFigures("", ""), catalogue)
    return SectorPart(
        id=f"sector-{sector}",
        title=sector_name(sector),
        headline=_headline(material, schools),
        responses=tuple(_responses(schools)),
        subjects=tuple(_subjects(sector, asked, schools)),
        most=measures.most(material, schools),
        policies=tuple(measures.policies(material, sector, schools)),
    )


def _headline(material: Material, schools: SectorSchools) -> str:
    """The subjects on which what schools do lies below the threshold at the most of them."""
    told = [(schools.found[_gap(each)], -schools.among({_gap(each)}), each) for each in material.dimensions]
    scored = [(n, among, each) for n, among, each in told if among]
    if not scored:
        return _("There are too few answers to say what stands out.")
    n, among, _dimension = max(scored)
    target = number(Thresholds().target)
    if not n:
        return _("At no school what it does lies below ouderscan's threshold of {target}.").format(target=target)
    names = [material.dimensions[each].short for *figures, each in scored if figures == [n, among]]
    sentence = _(
        "What schools do lies below ouderscan's threshold of {target} most often on: {names} ({n} of {all} schools)."
    )
    return sentence.format(target=target, names=words.enumeration(names), n=n, all=-among)


def _gap(dimension: str) -> Ground:
    return FindingKind.GAP, dimension


def _responses(schools: SectorSchools) -> Iterator[Line]:
    yield Line(_("Schools that took part"), number(schools.schools))
    for group in Group:
        if schools.answered[group]:
            yield Line(group_name(group), _answered(schools, group))
        elif group in schools.hidden:
            yield Line(group_name(group), _("too few answers"))


def _answered(schools: SectorSchools, group: Group) -> str:
    """Who answered of a group, and the response at the schools of which it is known how many there are."""
    known = schools.known.get(group, Known())
    if known.schools < _SCHOOLS_THAT_HIDE_EACH_OTHER:
        sentence = _("{n} persons, at {schools} of {all} schools")
    else:
        sentence = _(
            "{n} persons, at {schools} of {all} schools; of {known} schools it is known how many there are: there "
            "{answered} of {population} answered ({share})"
        )
    return sentence.format(
        n=number(schools.persons[group]),
        schools=schools.answered[group],
        all=schools.schools,
        known=known.schools,
        answered=number(known.persons),
        population=number(known.population),
        share=percent(known.persons / max(known.population, 1)),
    )


def _subjects(sector: Sector, asked: tuple[Questionnaire, ...], schools: SectorSchools) -> Iterator[Subject]:
    for dimension in (each for questionnaire in asked for each in questionnaire.dimensions):
        spreads = tuple(_spreads(sector, dimension, schools))
        found = {kind: schools.found[kind, dimension.id] for kind in measures.FACTS}
        told = {kind: measures.fact(kind, n, schools.among({(kind, dimension.id)})) for kind, n in found.items() if n}
        if spreads or told:
            yield Subject(
                id=f"{sector}-{dimension.id}",
                short=dimension.short,
                title=dimension.title,
                # Of equals the one that is found out first.
                message=told[max(told, key=lambda kind: found[kind])] if told else _nothing(dimension, schools),
                spreads=spreads,
                facts=tuple(told.values()),
            )


def _nothing(dimension: Dimension, schools: SectorSchools) -> str:
    if schools.among({(kind, dimension.id) for kind in measures.FACTS}):
        return _("Nothing stands out by the thresholds.")
    return _("There are too few answers to say what stands out.")


def _spreads(sector: Sector, dimension: Dimension, schools: SectorSchools) -> Iterator[Spread]:
    verified = not schools.found[FindingKind.NOT_VERIFIED, dimension.id]
    for kind in Kind:
        for group in Group:
            if means := schools.means.get((dimension.id, kind, group)):
                form, marks, height = spread.marks(means)
                yield Spread(
                    id=f"{sector}-{dimension.id}-{kind}-{group}",
                    label=f"{kind_name(kind)}: {words.speaker(group, kind, verified=verified)}",
                    group=group,
                    estimate=kind is Kind.EXPERIENCE and group.in_the_room,
                    form=form,
                    marks=marks,
                    height=height,
                    schools=plural("{n} school", "{n} schools", len(means)),
                    sentence=spread.sentence(means),
                    bands=tuple(map(number, spread.bands(means))),
                )


def _made() -> tuple[str, ...]:
    rules, limits = Disclosure(), Thresholds()
    return (
        _(
            "Each dot is a school, without its name. This is no ranking: schools differ in the parents and pupils that "
            "they have, and a school is best compared with itself at an earlier moment."
        ),
        _("Only the last moment of each school is here."),
        _(
            "A figure of fewer than {n} persons is shown nowhere: such a school has no dot there, and is in no number "
            "of persons. Everything here follows from what the reports of the schools show."
        ).format(n=rules.figure),
        _("A number such as 8 of 12 counts the schools that were asked about it and of which the figure may be shown."),
        _(
            "Ouderscan's threshold is {target} out of 100 in what a school does; where a school set its own, that one "
            "counts. The other bounds stand in each report."
        ).format(target=number(limits.target)),
        _(
            "What teams think that parents experience is an estimate. Measuring over the years is not simple, and "
            "wanted: other developments play a part in each difference."
        ),
    )
