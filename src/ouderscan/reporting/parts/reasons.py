"""Why a recommendation is here: findings in words, each with its figures and how many persons those are made of."""

from collections.abc import Iterable, Iterator

from ouderscan.findings import Finding
from ouderscan.questionnaire.model import FindingKind, Group, Kind
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts import meaning
from ouderscan.reporting.view import Reason


def reasons(material: Material, findings: Iterable[Finding]) -> tuple[Reason, ...]:
    """Findings as reasons; what is said in the same words of several subjects is said once."""
    subjects: dict[str, list[str]] = {}
    for finding in findings:
        subjects.setdefault(_text(material, finding), []).append(_about(material, finding))
    return tuple(Reason(words.enumeration(list(dict.fromkeys(about))), text) for text, about in subjects.items())


def _about(material: Material, finding: Finding) -> str:
    if finding.profile:
        return next((each.title for each in material.catalogue.profiles if each.id == finding.profile), finding.profile)
    short = material.dimensions[finding.dimension].short
    item = material.items.get(finding.item or "")
    if item is None:
        return short
    return f"{short}, “{item.text[finding.group] if finding.group else next(iter(item.text.values()))}”"


def _text(material: Material, finding: Finding) -> str:
    """The finding's sentence with who said it; a strength is worded by what is known of parents (rule 1)."""
    strength = finding.kind is FindingKind.STRENGTH
    sentence = meaning.sentence(material, finding.dimension) if strength else finding.sentence()
    made_of = [words.score(finding.figures["score"])] if strength else []
    made_of += _persons(material, finding)
    return " ".join([sentence, *(f"{each}." for each in made_of)])


def _persons(material: Material, finding: Finding) -> Iterator[str]:
    """Who is behind the figures of a finding, and how many."""
    if finding.kind is FindingKind.PERCEPTION:
        for gap in material.figures.perceptions:
            if gap.dimension == finding.dimension:
                yield _group(material, Group.TEAM, gap.n_estimate)
                yield _group(material, Group.OUDER, gap.n_experience)
    elif finding.group:
        n = _n(material, finding, finding.group)
        if n is not None:
            yield _group(material, finding.group, n)


def _group(material: Material, group: Group, n: int) -> str:
    return f"{group_name(group)}, {words.persons(n, material.population(group))}"


def _n(material: Material, finding: Finding, group: Group) -> int | None:
    if finding.item:
        item = material.figures.item(finding.item, group)
        return (item.asked if finding.kind is FindingKind.UNKNOWN else item.n) if item else None
    if finding.kind is FindingKind.BROADCAST:
        return next((each.n for each in material.figures.responses if each.group is group), None)
    kind = Kind.EXPERIENCE if finding.kind is FindingKind.NOT_VERIFIED else Kind.PRACTICE
    dimension = material.figures.dimension(finding.dimension, kind, group)
    return dimension.n if dimension else None
