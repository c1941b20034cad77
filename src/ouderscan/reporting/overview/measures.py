"""What was advised to the schools: most often, and within the memo's six recommendations to those who make policy."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ouderscan.findings import Thresholds
from ouderscan.questionnaire.model import FindingKind, Recommendation, Sector
from ouderscan.questionnaire.names import sector_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.overview.findable import Ground
from ouderscan.reporting.overview.gathering import SectorSchools
from ouderscan.reporting.overview.view import Measure, Policy
from ouderscan.reporting.parts.dispute import dispute
from ouderscan.reporting.parts.recommendations import EFFORTS
from ouderscan.texts import N_, _, number

POLICIES: Final = ("ba1", "ba2", "ba3", "ba4", "ba5", "ba6")
MOST: Final = 5
_MOST_FACTS: Final = 4
FACTS: Final[Mapping[FindingKind, str]] = {
    FindingKind.NOT_VERIFIED: N_("What parents experience is only an estimate: {n} of {all} schools."),
    FindingKind.UNKNOWN: N_("A third or more of a group does not know: {n} of {all} schools."),
    FindingKind.DIVIDED: N_("The team is divided on a question: {n} of {all} schools."),
    FindingKind.PERCEPTION: N_("Team and parents see it differently: {n} of {all} schools."),
    FindingKind.GAP: N_("What the school does lies below ouderscan's threshold of {target}: {n} of {all} schools."),
    FindingKind.UNREACHED: N_("Parents are not reached, or only in part: {n} of {all} schools."),
    FindingKind.BROADCAST: N_("In most contact moments the school does the talking: {n} of {all} schools."),
    FindingKind.STRENGTH: N_("The school does a lot here: {n} of {all} schools."),
}


def fact(kind: FindingKind, schools: int, among: int) -> str:
    """At how many of the schools there is a finding of a kind."""
    return _(FACTS[kind]).format(n=schools, all=among, target=number(Thresholds().target))


def most(material: Material, schools: SectorSchools) -> tuple[Measure, ...]:
    """The recommendations that are among the first at the most schools, equals by their ids."""
    known = {each.id: each for each in material.catalogue.recommendations}
    ordered = sorted((-count, name) for name, count in schools.first.items() if name in known)
    return tuple(_measure(material, known[name], schools) for _count, name in ordered[:MOST])


def policies(material: Material, sector: Sector, schools: SectorSchools) -> Iterator[Policy]:
    """The six in the memo's order, with the measures that rest on each and what the schools show of it."""
    statements = material.sources.statements if material.sources else {}
    for place, name in enumerate((each for each in POLICIES if each in statements), 1):
        own = [
            each
            for each in material.catalogue.recommendations
            if sector in each.sectors and any(source.statement == name for source in each.sources)
        ]
        facts = tuple(_facts(material, own, schools))
        advised = [each for each in own if schools.advised[each.id]]
        yield Policy(
            number=str(place),
            id=name,
            about=statements[name].about,
            facts=facts,
            measures=tuple(_measure(material, each, schools) for each in advised),
            note="" if advised or facts else _note(material, name, own, schools),
        )


def _note(material: Material, statement: str, own: Sequence[Recommendation], schools: SectorSchools) -> str:
    """Why nothing is shown of a recommendation to those who make policy."""
    if not own:
        return _about_others(material, statement)
    grounds = {each for one in own for each in _grounds(one, schools)}
    if not grounds:
        return _("These schools were not asked about this.")
    if not schools.among(grounds):
        return _("There are too few answers to say anything about this.")
    return _("Nothing that these schools answered asks for a measure of this kind.")


def _about_others(material: Material, statement: str) -> str:
    """For which sectors there are measures that rest on a statement; nothing where there are none."""
    resting = (
        each
        for each in material.catalogue.recommendations
        if any(source.statement == statement for source in each.sources)
    )
    sectors = {sector for each in resting for sector in each.sectors}
    names = words.enumeration([sector_name(each) for each in Sector if each in sectors])
    return _("This recommendation is about {sectors}.").format(sectors=names) if names else ""


def _grounds(own: Recommendation, schools: SectorSchools) -> set[Ground]:
    """What the schools were asked that can lead to a recommendation; a strength leads to none."""
    return {
        (kind, dimension)
        for kind, dimension in schools.asked
        if kind in own.findings and kind is not FindingKind.STRENGTH and own.weight_for(dimension)
    }


def _facts(material: Material, own: Sequence[Recommendation], schools: SectorSchools) -> Iterator[str]:
    """What leads to these measures, at the most schools first."""
    led = sorted(
        (-count, list(FindingKind).index(kind), dimension)
        for (kind, dimension), count in schools.found.items()
        if dimension in material.dimensions
        and any(kind in each.findings and dimension in each.addresses for each in own)
    )
    for count, kind, dimension in led[:_MOST_FACTS]:
        found = list(FindingKind)[kind]
        sentence = fact(found, -count, schools.among({(found, dimension)}))
        yield f"{material.dimensions[dimension].short}. {sentence}"


def _measure(material: Material, own: Recommendation, schools: SectorSchools) -> Measure:
    first = schools.first[own.id]
    sentence = (
        _("Advised at {n} of {all} schools, among the first three at {first}.")
        if first
        else _("Advised at {n} of {all} schools.")
    )
    among = schools.among(_grounds(own, schools))
    return Measure(
        title=own.title,
        what=own.what,
        asked=sentence.format(n=schools.advised[own.id], all=among, first=first),
        effort=f"{_(EFFORTS[own.effort.level])}: {own.effort.time}; {own.effort.who}",
        dispute=dispute(material, own),
    )
