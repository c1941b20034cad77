"""What the school is going to do, or may choose: with all that must stand beside it, and without persons."""

from collections.abc import Iterator

from ouderscan import plan as plans
from ouderscan.advice import Advised
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.view import Intention
from ouderscan.reporting.parts.dispute import dispute
from ouderscan.reporting.parts.reasons import reasons
from ouderscan.texts import _


def decided(material: Material) -> bool:
    """Whether the plan says what is done, or that nothing is done."""
    return material.plan is not None and bool(material.plan.actions or material.plan.no_action)


def chosen(material: Material) -> tuple[Intention, ...]:
    """The actions of the plan; who sees to them is left out, since a paper shows no persons."""
    actions = material.plan.actions if material.plan else ()
    return tuple(_chosen(material, str(number), action) for number, action in enumerate(actions, start=1))


def candidates(material: Material) -> tuple[Intention, ...]:
    """The recommendations that fit best by the findings; nothing is chosen by itself."""
    return tuple(_candidates(material))


def _chosen(material: Material, number: str, action: plans.Action) -> Intention:
    known = (each for each in material.catalogue.recommendations if each.id == action.recommendation)
    recommendation = next(known, None)
    own = action.words or (recommendation.title if recommendation else _("still to be written"))
    borrowed = recommendation is not None and (not action.words or plans.in_catalogue_words(action))
    return Intention(
        number=number,
        text=own,
        why=action.example,
        kind=_("First find out") if action.kind is plans.ActionKind.FIND_OUT else "",
        whom=action.whom,
        how=action.how,
        notice=action.notice,
        when=words.moment(action.date) if action.date else "",
        note=_("This is still the text of the catalogue. Say it in your own words.") if borrowed else "",
        ours=not action.words,
        dispute=dispute(material, recommendation) if recommendation else None,
    )


def _candidates(material: Material) -> Iterator[Intention]:
    for number, advised in enumerate(material.advice.first, start=1):
        own = advised.recommendation
        yield Intention(
            number=str(number),
            text=own.title,
            why=_why(material, advised),
            kind="",
            whom="",
            how="",
            notice=own.notice,
            when="",
            note="",
            ours=True,
            dispute=dispute(material, own),
        )


def _why(material: Material, advised: Advised) -> str:
    """The finding that weighs most, with its figures."""
    largest = sorted(advised.reasons, key=lambda reason: -reason.value)
    return next((f"{each.about}: {each.text}" for each in reasons(material, [each.finding for each in largest])), "")
