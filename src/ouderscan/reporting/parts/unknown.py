"""Part 2: what we do not know and will ask parents."""

from collections.abc import Iterator, Sequence

from ouderscan.findings import Finding
from ouderscan.questionnaire.model import FindingKind, Group, Item, Kind
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.view import NotKnown, Unknown, UnknownShare, Unverified
from ouderscan.texts import _, number, percent, plural


def not_known(material: Material) -> NotKnown:
    """The estimates that parents have not been asked about, and the items of which a group does not know."""
    unverified = tuple(_unverified(material, each) for each in _of_kind(material, FindingKind.NOT_VERIFIED))
    unknown = tuple(_unknown(material, item, found) for item, found in _unknown_items(material))
    return NotKnown(_headline(material, len(unverified), len(unknown)), unverified, unknown)


def _headline(material: Material, unverified: int, unknown: int) -> str:
    if material.silent:
        return _("Too few answers to say anything.")
    guessed = plural(
        "On {n} subject we guess what parents experience.",
        "On {n} subjects we guess what parents experience.",
        unverified,
    )
    open_questions = plural("On {n} question many do not know.", "On {n} questions many do not know.", unknown)
    told = [sentence for count, sentence in ((unverified, guessed), (unknown, open_questions)) if count]
    return " ".join(told) or _nothing_open(material)


def _nothing_open(material: Material) -> str:
    if any(each.estimate and each.mean is not None for each in material.figures.dimensions):
        return _(
            "Parents were asked about everything that we estimated, and on every question most people knew an answer."
        )
    return _("On every question most people knew an answer.")


def _of_kind(material: Material, kind: FindingKind) -> Iterator[Finding]:
    return (finding for finding in material.findings if finding.kind is kind)


def _unknown_items(material: Material) -> Iterator[tuple[Item, list[Finding]]]:
    """The items that a group does not know, each with the findings of its groups, in the order of the groups."""
    found = sorted(
        _of_kind(material, FindingKind.UNKNOWN), key=lambda each: list(Group).index(each.group or Group.TEAM)
    )
    for item in material.items.values():
        of_item = [each for each in found if each.item == item.id]
        if of_item:
            yield item, of_item


def _unverified(material: Material, finding: Finding) -> Unverified:
    return Unverified(
        dimension=material.reference(finding.dimension),
        estimate="; ".join(_estimates(material, finding.dimension)),
        question=_question(material, finding.dimension),
    )


def _estimates(material: Material, dimension: str) -> Iterator[str]:
    for each in material.scores(dimension, Kind.EXPERIENCE):
        if each.mean is not None and each.n is not None:
            yield _("{group} estimates {score}; {n}").format(
                group=group_name(each.group),
                score=words.score(each.mean),
                n=words.persons(each.n, material.population(each.group)),
            )


def _question(material: Material, dimension: str) -> str:
    """The question to begin with: the first of the short scan that is put to parents."""
    of_dimension = [each for each in material.items.values() if each.dimension == dimension]
    asked = [each for each in of_dimension if each.kind is Kind.EXPERIENCE and Group.OUDER in each.text]
    asked.sort(key=lambda each: not each.core)
    return asked[0].text[Group.OUDER] if asked else ""


def _unknown(material: Material, item: Item, findings: Sequence[Finding]) -> Unknown:
    groups = [finding.group for finding in findings if finding.group]
    return Unknown(
        dimension=material.reference(item.dimension),
        question=item.text[groups[0]],
        groups=tuple(_share(material, item, finding, groups[0]) for finding in findings),
        ask="" if Group.OUDER in groups else item.text.get(Group.OUDER, ""),
    )


def _share(material: Material, item: Item, finding: Finding, first: Group) -> UnknownShare:
    group, share = finding.group or Group.TEAM, finding.figures["share"]
    figures = material.figures.item(item.id, group)
    asked = (figures.asked if figures else None) or 0
    return UnknownShare(
        who=group_name(group),
        text=_("{count} of {asked} do not know ({share})").format(
            count=number(round(share * asked)), asked=number(asked), share=percent(share)
        ),
        share=round(100 * share, 2),
        question="" if item.text[group] == item.text[first] else item.text[group],
    )
