"""Schools with and without an intervention as one value for templates, in words for who decides about money."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isinf
from typing import Final

from ouderscan.compare.intervention import APART_AT_START, FEWEST_SCHOOLS, Effect, Side
from ouderscan.compare.permutation import MOST_DIVISIONS, SAMPLED
from ouderscan.compare.sides import LeftOut, Sides
from ouderscan.questionnaire.model import Questionnaire, Sector
from ouderscan.questionnaire.names import kind_name, sector_name
from ouderscan.reporting import geometry, words
from ouderscan.reporting.intervention_view import EffectShown, Intervention, SideShown, Subject
from ouderscan.reporting.view import Line
from ouderscan.texts import N_, _, language, number, plural

REASONS: Final[Mapping[LeftOut, str]] = {
    LeftOut.ONE_MOMENT: N_("Answers of one of the moments only"),
    LeftOut.MORE_MOMENTS: N_("More than two moments; say with --before and --after which two"),
    LeftOut.UNKNOWN: N_("Not told whether the school had it"),
    LeftOut.BOTH: N_("Told that the school had it, and that it had not"),
    LeftOut.FEW: N_("Too few answers at one of the moments"),
    LeftOut.STOPPED: N_("Had it before, and no more at the second moment"),
}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is told of an intervention."""

    title: str
    sector: Sector
    moments: tuple[str, str]
    """The waves before and after; empty where schools differ in them."""
    sides: Sides
    effects: tuple[Effect, ...]
    questionnaires: Sequence[Questionnaire]

    def count(self, *, having: bool) -> int:
        """The schools of a side."""
        return sum(each.has_it is having for each in self.sides.schools)


def intervention(made_of: Evaluation) -> Intervention:
    """The view of an evaluation, in the user's language."""
    asked = next((each.language for each in made_of.questionnaires), language())
    return Intervention(
        language=language(),
        foreign="" if asked == language() else asked,
        title=made_of.title,
        sector=sector_name(made_of.sector),
        moments=_moments(made_of),
        summary=tuple(_summary(made_of)),
        warnings=tuple(warnings(made_of)),
        sides=(
            Line(_("With"), _schools(made_of.count(having=True))),
            Line(_("Without"), _schools(made_of.count(having=False))),
        ),
        subjects=tuple(_subjects(made_of)),
        left_out=tuple(Line(_(REASONS[reason]), ", ".join(names)) for reason, names in made_of.sides.left_out.items()),
        made=_made(),
    )


def _moments(made_of: Evaluation) -> str:
    before, after = made_of.moments
    if not before:
        return _("for each school its first and its second moment")
    return _("{before} and {after}").format(before=words.moment(before), after=words.moment(after))


def _summary(made_of: Evaluation) -> Iterator[str]:
    beyond = [each for each in made_of.effects if each.beyond_chance]
    yield _(
        "Of {total} figures that both sides have {count} changed in another way with than without, by more than chance "
        "explains."
    ).format(total=len(made_of.effects), count=len(beyond))
    if len(made_of.effects) > 1:
        yield _("Chance alone makes about one in twenty figures look so.")


def warnings(made_of: Evaluation) -> Iterator[str]:
    """What must be read beside any figure, wherever it is given: it is no cause, and schools may be few."""
    yield _(
        "This shows a difference and not its cause. Other developments can make it too: another project, other pupils "
        "and parents, a new team, or that these schools chose to take part. Ask the schools what they did and saw."
    )
    if min(made_of.count(having=True), made_of.count(having=False)) < FEWEST_SCHOOLS:
        yield _(
            "There are fewer than {n} schools on a side. One school can then make the whole difference: take it as a "
            "reason to look, and decide nothing on it."
        ).format(n=FEWEST_SCHOOLS)
    apart = sum(each.apart_at_start for each in made_of.effects)
    if apart:
        yield _(
            "In {count} of {total} figures one side started clearly lower than the other ({points} points or more). "
            "Schools that start low often rise by themselves, and schools that start high often fall by themselves. "
            "Part of the difference can come from that."
        ).format(count=apart, total=len(made_of.effects), points=number(APART_AT_START))


def _schools(count: int) -> str:
    return plural("{n} school", "{n} schools", count)


def _subjects(made_of: Evaluation) -> Iterator[Subject]:
    for questionnaire in made_of.questionnaires:
        for dimension in questionnaire.dimensions:
            own = tuple(_shown(each) for each in made_of.effects if each.dimension == dimension.id)
            if own:
                yield Subject(dimension.id, dimension.short, dimension.title, own)


def _shown(effect: Effect) -> EffectShown:
    label = f"{kind_name(effect.kind)}: {words.speaker(effect.group, effect.kind, verified=True)}"
    sides = (_side(_("With"), effect.having), _side(_("Without"), effect.lacking))
    message = _message(effect)
    told = " ".join(f"{each.label}: {each.before}, {each.after}." for each in sides)
    return EffectShown(
        id=f"{effect.dimension}-{effect.kind}-{effect.group}",
        group=effect.group,
        estimate=effect.estimate,
        label=label,
        message=message,
        sides=sides,
        difference=_signed(effect.difference),
        likely=_likely(effect),
        description=f"{told} {message}",
    )


def _side(label: str, side: Side) -> SideShown:
    start, width = geometry.strip_span([side.before, side.after])
    return SideShown(
        label=label,
        schools=_schools(side.schools),
        before=number(side.before),
        after=number(side.after),
        change=_signed(side.change),
        before_x=round(side.before, 2),
        after_x=round(side.after, 2),
        start=round(start, 2),
        width=round(width, 2),
    )


def _message(effect: Effect) -> str:
    """What the difference is, and whether chance can have made it."""
    change = {"points": number(abs(effect.difference))}
    if round(effect.difference) == 0:
        return _("No difference between the changes of both sides.")
    if effect.difference > 0:
        told = _("The change with it is {points} points higher than the change without.").format(**change)
    else:
        told = _("The change with it is {points} points lower than the change without.").format(**change)
    return f"{told} {_chance(effect)}"


def _chance(effect: Effect) -> str:
    if isinf(effect.interval.low) or isinf(effect.interval.high):
        return _("There are too few schools to tell whether that is more than chance.")
    if effect.beyond_chance:
        return _("Chance alone does not easily make such a difference.")
    return _("Chance alone can make such a difference.")


def _likely(effect: Effect) -> str:
    low, high = effect.interval.low, effect.interval.high
    if isinf(low) or isinf(high):
        return _("too few schools for bounds")
    return _("probably between {low} and {high}").format(low=_signed(low), high=_signed(high))


def _signed(points: float) -> str:
    rounded = number(points)
    return f"+{rounded}" if round(points) > 0 else rounded.replace("-0", "0") if round(points) == 0 else rounded


def _made() -> tuple[str, ...]:
    return (
        _("Each school counts the same, however many people answered in it."),
        _(
            "Compared are schools with at least five people in the figure at both moments, who were asked the same "
            "questions. What smaller groups answered is in nothing here."
        ),
        _(
            "The difference is the change of the schools with it minus the change of those without. The bounds come "
            "from dividing the same schools in other ways: all of them up to {all}, else {some} of them."
        ).format(all=number(MOST_DIVISIONS), some=number(SAMPLED + 1)),
        _("Schools of one sector are compared. Primary and secondary schools differ too much in contact with parents."),
    )
