"""The overview as one value, from what was gathered of the schools."""

from collections.abc import Iterator

from ouderscan.findings import Thresholds
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Dimension, FindingKind, Group, Kind, Questionnaire, Sector
from ouderscan.questionnaire.names import group_name, kind_name, sector_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.overview import measures, spread
from ouderscan.reporting.overview.gathering import Gathering, SectorSchools
from ouderscan.reporting.overview.view import Overview, SectorPart, Spread, Subject
from ouderscan.reporting.view import Line
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.results import SchoolFigures
from ouderscan.texts import _, language, number, plural


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
    """The subjects on which most schools do less than they aim for."""
    gaps = {dimension: n for (kind, dimension), n in schools.found.items() if kind is FindingKind.GAP}
    largest = max(gaps.values(), default=0)
    names = [each.short for each in material.dimensions.values() if largest and gaps.get(each.id) == largest]
    if not names:
        return _("At no school it was found that it does less than it aims for.")
    return _("Most often schools do less than they aim for on: {names} ({n} of {all} schools).").format(
        names=words.enumeration(names), n=largest, all=schools.schools
    )


def _responses(schools: SectorSchools) -> Iterator[Line]:
    yield Line(_("Schools that took part"), number(schools.schools))
    for group in Group:
        if schools.answered[group]:
            text = _("{n} persons, at {schools} of {all} schools").format(
                n=number(schools.persons[group]), schools=schools.answered[group], all=schools.schools
            )
            yield Line(group_name(group), text)


def _subjects(sector: Sector, asked: tuple[Questionnaire, ...], schools: SectorSchools) -> Iterator[Subject]:
    for dimension in (each for questionnaire in asked for each in questionnaire.dimensions):
        spreads = tuple(_spreads(sector, dimension, schools))
        facts = {kind: schools.found[kind, dimension.id] for kind in measures.FACTS}
        told = tuple(measures.fact(kind, n, schools.schools) for kind, n in facts.items() if n)
        if spreads or told:
            yield Subject(
                id=f"{sector}-{dimension.id}",
                short=dimension.short,
                title=dimension.title,
                message=_message(facts, schools.schools),
                spreads=spreads,
                facts=told,
            )


def _message(facts: dict[FindingKind, int], among: int) -> str:
    """What stands out at the most schools; of equals the one that is found out first."""
    kind = max(facts, key=lambda each: facts[each])
    return measures.fact(kind, facts[kind], among) if facts[kind] else _("Nothing stands out by the thresholds.")


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
        _(
            "A school does less than it aims for below {target} out of 100 in what it does, or below what it set "
            "itself. The other bounds stand in each report."
        ).format(target=number(limits.target)),
        _(
            "What teams think that parents experience is an estimate. Measuring over the years is not simple, and "
            "wanted: other developments play a part in each difference."
        ),
    )
