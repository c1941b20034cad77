"""The words that the parts of the report have in common: groups, numbers of persons, spread, what is hidden."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from ouderscan.answers.table import NonAnswer
from ouderscan.findings import Thresholds
from ouderscan.questionnaire.model import Group, Kind, NonAnswerName, Scale
from ouderscan.questionnaire.names import group_name
from ouderscan.scoring.results import Hidden
from ouderscan.texts import N_, _, clean, day, number, percent, plural

_KINDS: Final[Mapping[Kind, str]] = {
    Kind.PRACTICE: N_("What we do"),
    Kind.EXPERIENCE: N_("What parents experience"),
    Kind.REACH: N_("Whom we reach"),
    Kind.CONTACT: N_("How contact goes"),
}
_NON_ANSWERS: Final[Mapping[NonAnswer, str]] = {
    NonAnswer.DONT_KNOW: N_("don't know"),
    NonAnswer.NOT_APPLICABLE: N_("not applicable"),
    NonAnswer.RATHER_NOT_SAY: N_("rather not say"),
    NonAnswer.NOT_ANSWERED: N_("not answered"),
}
HIDDEN: Final[Mapping[Hidden, str]] = {
    Hidden.FEW: N_("too few answers"),
    Hidden.FEW_FOR_DISTRIBUTION: N_("too few answers to show how they are spread"),
    Hidden.COMPLEMENT: N_("with the other figures it would tell of too few people"),
    Hidden.UNANIMOUS: N_("nearly all say the same; the spread is not shown"),
}


def moment(told: str) -> str:
    """A moment as a date in words, or as it was told where it is no day that exists."""
    try:
        return day(date.fromisoformat(told))
    except ValueError:
        return clean(told)


def kind(code: Kind) -> str:
    """What an item of a kind asks about."""
    return _(_KINDS[code])


def hidden(reason: Hidden) -> str:
    """Why a figure or its spread is not shown."""
    return _(HIDDEN[reason])


def speaker(code: Group, of: Kind, *, verified: bool) -> str:
    """A group with what kind of answer it gives: a guess at what parents experience is an estimate (rule 1)."""
    if of is not Kind.EXPERIENCE or not code.in_the_room:
        return group_name(code)
    sentence = _("{group}, estimate") if verified else _("{group}, estimate (not verified)")
    return sentence.format(group=group_name(code))


def persons(n: int, population: int | None = None) -> str:
    """How many persons a figure is made of, with the response where the population is known."""
    if population is None or population < n:
        return _("n = {n}").format(n=number(n))
    return _("n = {n} of {population} ({share})").format(
        n=number(n), population=number(population), share=percent(n / population)
    )


def score(value: float) -> str:
    """A score in words."""
    return _("{score} out of 100").format(score=number(value))


def spread(disagreement: float | None, limits: Thresholds) -> str:
    """How far apart the answers to an item lie."""
    if disagreement is None:
        return _("too few answers to speak of spread")
    if disagreement >= limits.divided:
        return _("the group is divided")
    return _("answers differ") if disagreement >= limits.differ else _("answers lie close together")


def likely(low: float | None, high: float | None) -> str:
    """The 95 % interval of a mean in words; nothing where there is none, or where everybody answered."""
    if low is None or high is None or high - low < 1:
        return ""
    return _("probably between {low} and {high}").format(low=number(max(low, 0)), high=number(min(high, 100)))


def non_answer_name(code: NonAnswer) -> str:
    """A non-answer in the program's own words, for where no response scale names it."""
    return _(_NON_ANSWERS[code])


def non_answer(code: NonAnswer, scale: Scale) -> str:
    """A non-answer as the person read it, or our own words where it cannot be chosen."""
    chosen = code is not NonAnswer.NOT_ANSWERED and scale.non_answers.get(NonAnswerName(code.label))
    return chosen or non_answer_name(code)


def enumeration(names: list[str]) -> str:
    """Names as an enumeration within a sentence (`a, b and c`)."""
    if len(names) < 2:  # noqa: PLR2004 - one name needs no "and"
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def some(names: list[str], most: int | None = None) -> str:
    """An enumeration of at most so many names, and how many there are besides."""
    if most is None or len(names) <= most:
        return enumeration(names)
    return enumeration([*names[:most], plural("{n} more", "{n} more", len(names) - most)])
