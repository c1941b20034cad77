"""Part 6: recommendations tied to the gaps, each with why it is here and, where contested, what speaks against it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ouderscan.advice import Advised, unanswered
from ouderscan.questionnaire.model import Addressee, EffortLevel, FindingKind
from ouderscan.reporting import words
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts.dispute import dispute
from ouderscan.reporting.parts.reasons import reasons
from ouderscan.reporting.view import Card, Context, Recommendations
from ouderscan.texts import N_, _, plural

_REASONS: Final = 5
_REASONS_IN_BRIEF: Final = 2
"""Reasons that are printed; a recommendation for every subject would print a page of them."""
EFFORTS: Final[Mapping[EffortLevel, str]] = {
    EffortLevel.LOW: N_("little effort"),
    EffortLevel.MEDIUM: N_("some effort"),
    EffortLevel.HIGH: N_("much effort"),
}
_ADDRESSEES: Final[Mapping[Addressee, str]] = {
    Addressee.OUDER: N_("parents"),
    Addressee.LERAAR: N_("teachers"),
    Addressee.SCHOOL: N_("the school"),
}


def recommendations(material: Material) -> Recommendations:
    """The advice in words."""
    advice = material.advice
    printed = [each.recommendation for each in (*advice.first, *advice.waiting, *advice.others)]
    return Recommendations(
        headline=_headline(material),
        first=_cards(material, advice.first, _REASONS),
        waiting=_cards(material, advice.waiting, _REASONS_IN_BRIEF),
        others=_cards(material, advice.others, _REASONS_IN_BRIEF),
        keep=_cards(material, [each for each in advice.keep if each.recommendation not in printed], _REASONS_IN_BRIEF),
        strengths=tuple(_strengths(material)),
        unanswered=tuple(material.dimensions[each.dimension].short for each in unanswered(material.findings, advice)),
        context=tuple(_context(material)),
    )


def _headline(material: Material) -> str:
    if material.advice.first:
        return _("These fit best with what stands out in this scan. You choose; nothing follows by itself.")
    if material.advice.waiting:
        return _("First find out more; then choose.")
    if material.silent:
        return _("Too few answers to say anything.")
    return _("No gap stands out in this scan. Keep what goes well.")


def _cards(material: Material, advised: Sequence[Advised], most_reasons: int) -> tuple[Card, ...]:
    return tuple(_card(material, each, most_reasons) for each in advised)


def _card(material: Material, advised: Advised, most_reasons: int) -> Card:
    own = advised.recommendation
    why = reasons(material, (reason.finding for reason in sorted(advised.reasons, key=lambda each: -each.value)))
    return Card(
        id=f"recommendation-{own.id}",
        title=own.title,
        what=own.what,
        reasons=why[:most_reasons],
        more_reasons=_more(len(why) - most_reasons),
        waits_for=reasons(material, advised.waits_for)[:most_reasons],
        steps=own.steps,
        addressee=words.enumeration([_(_ADDRESSEES[each]) for each in own.addressee]),
        profiles=words.enumeration([each.title for each in material.catalogue.profiles if each.id in own.profiles]),
        effort=_(EFFORTS[own.effort.level]),
        time=own.effort.time,
        people=own.effort.who,
        notice=own.notice,
        indicator=own.indicator,
        evidence=own.evidence,
        sources=tuple(material.citation(each.statement, each.study) for each in own.sources),
        ours=own.elaboration,
        dispute=dispute(material, own),
    )


def _more(count: int) -> str:
    return plural("and {n} more finding", "and {n} more findings", count) if count > 0 else ""


def _strengths(material: Material) -> Iterator[str]:
    found = [each for each in material.findings if each.kind is FindingKind.STRENGTH]
    return (f"{each.about}: {each.text}" for each in reasons(material, found))


def _context(material: Material) -> Iterator[Context]:
    """The numbers of the memo that are about all schools or about schools of this sector, never of another (ob6)."""
    sources = material.sources
    for figure in sources.figures if sources else ():
        if figure.sector in {None, material.scan.sector}:
            yield Context(
                text=figure.text, check=figure.check or "", source=_source(material.study(figure.study), figure.year)
            )


def _source(study: str, year: int) -> str:
    """A study with its year, which most short names have already."""
    return study if str(year) in study else f"{study}, {year}"
