"""Part 5: whom we do not reach, and who is missing among those who answered. A list, never a score on parents."""

from collections.abc import Iterator, Sequence

from ouderscan.questionnaire.model import FindingKind, Group, Item, Kind, Profile
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts import items
from ouderscan.reporting.view import Reach, Reached, Reference
from ouderscan.texts import _, number


def reach(material: Material) -> Reach:
    """The kinds of family that the school named or was asked about, and the response of each group."""
    profiles = tuple(_profiles(material))
    return Reach(_headline(material, profiles), profiles, tuple(_missing(material)))


def _headline(material: Material, profiles: Sequence[Reached]) -> str:
    unreached = _unreached(material)
    if unreached:
        names = [each.title for each in material.catalogue.profiles if each.id in unreached]
        return _("We do not reach everybody yet: {names}.").format(names=words.enumeration(names))
    if any(each.items for each in profiles):
        return _("We reach the parents that we were asked about.")
    return _("Which parents we do not reach has not been asked yet.")


def _unreached(material: Material) -> dict[str, str]:
    """The sentence of the finding, by profile."""
    found = (each for each in material.findings if each.kind is FindingKind.UNREACHED)
    return {each.profile: each.sentence() for each in found if each.profile}


def _profiles(material: Material) -> Iterator[Reached]:
    asked = [item for item in material.items.values() if item.kind is Kind.REACH]
    for profile in material.catalogue.profiles:
        own = [item for item in asked if item.profile == profile.id]
        pictures = items.pictures(material, own, "reach")
        if pictures or profile.id in material.scan.profiles:
            yield _reached(material, profile, own, bool(pictures))


def _reached(material: Material, profile: Profile, own: Sequence[Item], answered: bool) -> Reached:
    said = _unreached(material).get(profile.id)
    return Reached(
        title=profile.title,
        note=profile.note,
        sentence=said
        or (_("We reach most of these parents.") if answered else _("Whether we reach them was not asked.")),
        items=items.pictures(material, own, "reach"),
        recommendations=tuple(_recommendations(material, profile)),
    )


def _recommendations(material: Material, profile: Profile) -> Iterator[Reference]:
    advice = material.advice
    for each in (*advice.first, *advice.waiting, *advice.others):
        if profile.id in each.recommendation.profiles:
            yield Reference(each.recommendation.title, f"recommendation-{each.recommendation.id}")


def _missing(material: Material) -> Iterator[str]:
    """Who did not answer, of each group whose population is known; and that they may be others than who did."""
    for each in sorted(material.figures.responses, key=lambda response: list(Group).index(response.group)):
        if each.n is not None and each.population and each.population > each.n:
            yield _("{group}: {missing} of {population} did not answer.").format(
                group=group_name(each.group),
                missing=number(each.population - each.n),
                population=number(each.population),
            )
    yield _("Those who answer are seldom like all parents. Ask yourselves whose voice is missing here.")
