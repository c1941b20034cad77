"""A figure then and now in words, for pages and for the terminal."""

from collections.abc import Callable

from ouderscan.compare.changes import Change, Moment
from ouderscan.questionnaire.model import Group
from ouderscan.reporting import geometry, words
from ouderscan.reporting.comparison_view import Pair
from ouderscan.scoring.results import Hidden
from ouderscan.texts import _, number, percent, plural

Population = Callable[[Group], int | None]


def difference(change: Change) -> str:
    """The difference in words; empty where it cannot be told."""
    points = change.difference
    if points is None:
        return ""
    if not change.explicable:
        return _("no difference that may be explained")
    size = round(abs(points))
    if points > 0:
        return plural("{n} point higher", "{n} points higher", size) if size else _("less than a point higher")
    return plural("{n} point lower", "{n} points lower", size) if size else _("less than a point lower")


def figure(moment: Moment, population: int | None) -> str:
    """A figure at one moment with its n, or why there is none."""
    if moment.hidden is Hidden.FEW:
        return words.hidden(Hidden.FEW)
    if moment.mean is None or moment.n is None:
        return _("no score")
    return f"{words.score(moment.mean)}, {words.persons(moment.n, population)}"


def _short(moment: Moment) -> str:
    if moment.mean is None or moment.n is None:
        return figure(moment, None)
    return f"{number(moment.mean)} ({words.persons(moment.n)})"


def pair(change: Change, place: str, populations: tuple[Population, Population], *, verified: bool) -> Pair:
    """The picture of a change."""
    label = words.speaker(change.group, change.kind, verified=verified)
    then_x, now_x = (None if each.mean is None else round(each.mean, 2) for each in (change.before, change.after))
    start, width = geometry.strip_span([x for x in (then_x, now_x) if x is not None])
    then = figure(change.before, populations[0](change.group))
    now = figure(change.after, populations[1](change.group))
    told = difference(change)
    return Pair(
        id=f"{place}-{change.item or change.dimension}-{change.kind}-{change.group}",
        group=change.group,
        estimate=change.estimate,
        label=label,
        then_x=then_x,
        now_x=now_x,
        start=start,
        width=round(width, 2),
        then=then,
        now=now,
        then_short=_short(change.before),
        now_short=_short(change.after),
        difference=told,
        differs=change.explicable,
        likely=_likely(change),
        unknown=_unknown(change),
        description=_("Then: {then}. Now: {now}. {difference}")
        .format(then=then, now=now, difference=f"{told[:1].upper()}{told[1:]}." if told else "")
        .strip(),
    )


def _likely(change: Change) -> str:
    bounds = change.bounds
    if bounds is None or bounds[1] - bounds[0] < 1:
        return ""
    low, high = (f"{'+' if bound > 0 else ''}{number(bound)}" for bound in bounds)
    return _("probably between {low} and {high}").format(low=low, high=high)


def _unknown(change: Change) -> str:
    """The share that does not know at both moments, if anybody does not."""
    then, now = change.before.unknown, change.after.unknown
    if not then and not now:
        return ""
    shares = (_("not shown") if share is None else percent(share) for share in (then, now))
    return _("don't know: {then} then, {now} now").format(**dict(zip(("then", "now"), shares, strict=True)))
