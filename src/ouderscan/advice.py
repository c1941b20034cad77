"""From findings to recommendations, each with the findings that brought it here.

The value of a recommendation is the sum over open findings of weight × size (scoring.md). The first three are
chosen greedily: what one addresses counts half for the next, so that three do not all mend the same gap.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

from ouderscan.findings import Finding
from ouderscan.questionnaire.model import EffortLevel, FindingKind, Recommendation, Sector

FIRST = 3
"""A school takes up at most three actions (rule 8)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding that a recommendation addresses, with the weight that it has for it."""

    finding: Finding
    weight: int

    @property
    def value(self) -> float:
        """What it adds to the value of the recommendation."""
        return self.weight * self.finding.size


@dataclass(frozen=True, slots=True)
class Advised:
    """A recommendation with why it is here, and the open findings that it waits for ("find out first")."""

    recommendation: Recommendation
    reasons: tuple[Reason, ...]
    waits_for: tuple[Finding, ...] = ()

    @property
    def value(self) -> float:
        """The sum of its reasons, in units of the target."""
        return fsum(reason.value for reason in self.reasons)

    @property
    def contested(self) -> bool:
        """Whether sources disagree on it, so that it is never printed without its objections (rule 4)."""
        return self.recommendation.contested is not None


@dataclass(frozen=True, slots=True)
class Advice:
    """What to consider first, what else, what waits until something is found out, and what to keep."""

    first: tuple[Advised, ...] = ()
    others: tuple[Advised, ...] = ()
    waiting: tuple[Advised, ...] = ()
    keep: tuple[Advised, ...] = ()


def advise(
    findings: Sequence[Finding],
    recommendations: Iterable[Recommendation],
    sector: Sector,
    profiles: Iterable[str] = (),
) -> Advice:
    """The advice for a school; the same findings give the same recommendations in the same order.

    A recommendation counts when it fits the sector, when it is for everybody or for a profile that the school
    names, and when it addresses a finding of a kind that it answers. No contested one is among the first.
    """
    named = set(profiles)
    fitting = [each for each in recommendations if sector in each.sectors and _for_profiles(each, named)]
    open_findings = [finding for finding in findings if finding.open]
    strengths = [finding for finding in findings if not finding.open]
    relevant = _relevant(fitting, open_findings, open_findings)
    ready = [each for each in relevant if not each.waits_for]
    first = _first(ready)
    return Advice(
        first=tuple(first),
        others=tuple(each for each in ready if each not in first),
        waiting=tuple(each for each in relevant if each.waits_for),
        keep=tuple(_relevant(fitting, strengths, ())),
    )


def _for_profiles(recommendation: Recommendation, named: set[str]) -> bool:
    return not recommendation.profiles or bool(named & set(recommendation.profiles))


def _relevant(
    recommendations: Iterable[Recommendation], findings: Sequence[Finding], open_findings: Sequence[Finding]
) -> list[Advised]:
    """Those that address a finding, in order."""
    advised = (_advised(each, findings, open_findings) for each in recommendations)
    return sorted((each for each in advised if each.reasons), key=_order)


def _advised(recommendation: Recommendation, findings: Iterable[Finding], open_findings: Iterable[Finding]) -> Advised:
    reasons = [
        Reason(finding, weight)
        for finding in findings
        if finding.kind in recommendation.findings
        and (weight := recommendation.weight_for(finding.dimension))
        and (finding.profile is None or not recommendation.profiles or finding.profile in recommendation.profiles)
    ]
    waits_for = [
        finding
        for finding in open_findings
        if finding.kind in recommendation.first and recommendation.weight_for(finding.dimension)
    ]
    return Advised(recommendation, tuple(reasons), tuple(waits_for))


def _order(advised: Advised) -> tuple[float, bool, int, str]:
    """Highest value first; among equals the contested ones and those of high effort last; then by id."""
    effort = list(EffortLevel).index(advised.recommendation.effort.level)
    return (-round(advised.value, 9), advised.contested, effort, advised.recommendation.id)


def _first(ready: Sequence[Advised]) -> list[Advised]:
    """At most three, greedily. A contested one is never put forward by itself: it stands among the others."""
    chosen: list[Advised] = []
    share: dict[Finding, float] = {}
    candidates = [each for each in ready if not each.contested]
    while candidates and len(chosen) < FIRST:
        best = min(candidates, key=lambda each: (-round(_remaining(each, share), 9), *_order(each)[1:]))
        candidates.remove(best)
        chosen.append(best)
        for reason in best.reasons:
            share[reason.finding] = share.get(reason.finding, 1.0) / 2
    return chosen


def _remaining(advised: Advised, share: Mapping[Finding, float]) -> float:
    return fsum(reason.value * share.get(reason.finding, 1.0) for reason in advised.reasons)


def unanswered(findings: Iterable[Finding], advice: Advice) -> tuple[Finding, ...]:
    """The open gaps for which there is no recommendation at all; the catalogue should leave none."""
    everything = (*advice.first, *advice.others, *advice.waiting)
    answered = {reason.finding for each in everything for reason in each.reasons}
    return tuple(each for each in findings if each.kind is FindingKind.GAP and each not in answered)
