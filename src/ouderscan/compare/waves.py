"""Two waves of one school: what changed, on the questions that both asked with the same meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ouderscan.answers.store import Scan
from ouderscan.compare.changes import Change, Moment
from ouderscan.compare.seen import Seen, fates
from ouderscan.compare.shared_questions import Asked, Common, common
from ouderscan.errors import WrongUsageError
from ouderscan.findings import Thresholds
from ouderscan.questionnaire.model import Group, Kind, Questionnaire
from ouderscan.questionnaire.names import sector_name
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import OWN_FOLDER, score_school
from ouderscan.scoring.results import SchoolFigures
from ouderscan.texts import _


@dataclass(frozen=True)
class Wave:
    """A scan with its questionnaires, as its sector reads them, and the answers that count."""

    scan: Scan
    questionnaires: Sequence[Questionnaire]
    answers: pl.LazyFrame

    @cached_property
    def figures(self) -> SchoolFigures:
        """The figures of the wave by itself, as its own report shows them."""
        return score_school(self.answers, self.questionnaires, self.scan.groups)

    @property
    def asked(self) -> Asked:
        """What was put to whom."""
        return Asked(self.questionnaires, self.figures)

    def on(self, shared: Common) -> SchoolFigures:
        """The figures of the wave recounted on the questions that it shares with another one."""
        return score_school(shared.answers(self.answers), shared.questionnaires(self.questionnaires), self.scan.groups)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed at a school between two moments."""

    before: Wave
    after: Wave
    common: Common
    dimensions: tuple[Change, ...]
    """The scores, in the order of the questionnaires of now; then by kind and group."""
    items: tuple[Change, ...]
    by_question_alone: tuple[tuple[str, Group], ...]
    """Dimensions of which a protected group's score is not compared, since their questions changed."""
    findings: tuple[Seen, ...]


def compare(before: Wave, after: Wave, rules: Disclosure = OWN_FOLDER) -> Comparison:
    """What changed from one wave to another. Of protected groups it holds nothing that their own reports do not show.

    Raises:
        WrongUsageError: when they are of two schools or sectors, or have no question in common.
    """
    _refuse_what_differs(before.scan, after.scan)
    shared = common(before.asked, after.asked)
    if not shared.items:
        raise WrongUsageError(_nothing_in_common(before, after))
    limits = Thresholds.of(after.scan.target)
    scores = _Scores(before, after, shared, rules)
    return Comparison(
        before=before,
        after=after,
        common=shared,
        dimensions=tuple(scores.changes()),
        items=tuple(_of_items(before, after, shared)),
        by_question_alone=tuple(scores.by_question_alone()),
        findings=fates((before.figures, before.questionnaires), (after.figures, after.questionnaires), limits),
    )


def _refuse_what_differs(before: Scan, after: Scan) -> None:
    if before.school.casefold() != after.school.casefold():
        sentence = _(
            "These are scans of two schools, '{one}' and '{other}'. A school is compared with itself alone. If it is "
            "one school with another name, write the same name in both files scan.yaml."
        )
        raise WrongUsageError(sentence.format(one=before.school, other=after.school))
    if before.sector is not after.sector:
        sentence = _(
            "The first scan is of {one}, the second of {other}. These are not compared, since contact with parents "
            "differs too much between them. Is the sector right in both files scan.yaml?"
        )
        raise WrongUsageError(sentence.format(one=sector_name(before.sector), other=sector_name(after.sector)))


def _nothing_in_common(before: Wave, after: Wave) -> str:
    titles = [", ".join(each.title for each in wave.questionnaires) for wave in (before, after)]
    return _(
        "There is no question that one group answered at both moments. Then was asked: {before}. Now: {after}. Only "
        "questions with the same id and the same options are compared."
    ).format(before=titles[0], after=titles[1])


def _of_items(before: Wave, after: Wave, shared: Common) -> Iterator[Change]:
    for questionnaire in after.questionnaires:
        for item in questionnaire.items:
            for group in Group:
                then, now = (wave.figures.item(item.id, group) for wave in (before, after))
                if group in shared.items.get(item.id, ()) and then and now:
                    k = questionnaire.options_of(item)
                    moments = Moment.of_item(then, k), Moment.of_item(now, k)
                    yield Change(item.dimension, item.kind, group, *moments, options=k, item=item.id)


@dataclass(frozen=True)
class _Scores:
    """The scores of both waves on what they share.

    Those of groups in the room are recounted on the shared questions. Those of protected groups are the figures of
    their own reports, or none: a second score of the same people on fewer questions could give somebody away.
    """

    before: Wave
    after: Wave
    shared: Common
    rules: Disclosure

    @cached_property
    def _recounted(self) -> tuple[SchoolFigures, SchoolFigures]:
        return self.before.on(self.shared), self.after.on(self.shared)

    def changes(self) -> Iterator[Change]:
        """The scores that both waves have, of what may be compared."""
        for questionnaire in self.shared.questionnaires(self.after.questionnaires):
            for dimension in questionnaire.dimensions:
                items = [item for item in questionnaire.items if item.dimension == dimension.id and item.kind.scored]
                for kind in Kind:
                    options = [questionnaire.options_of(item) for item in items if item.kind is kind]
                    if options:
                        yield from self._of_kind(dimension.id, kind, min(options))

    def _of_kind(self, dimension: str, kind: Kind, options: int) -> Iterator[Change]:
        for group in Group:
            if self._may_be_compared(dimension, group):
                protected = self.rules.protects(group)
                waves = (self.before.figures, self.after.figures) if protected else self._recounted
                then, now = (each.dimension(dimension, kind, group) for each in waves)
                if then and now:
                    moments = Moment.of_dimension(then), Moment.of_dimension(now)
                    yield Change(dimension, kind, group, *moments, options=options)

    def by_question_alone(self) -> Iterator[tuple[str, Group]]:
        """The dimensions that a protected group answered both times, of which the questions changed."""
        own = (self.before.figures, self.after.figures)
        scored = [dict.fromkeys((each.dimension, each.group) for each in figures.dimensions) for figures in own]
        return (key for key in scored[1] if key in scored[0] and not self._may_be_compared(*key))

    def _may_be_compared(self, dimension: str, group: Group) -> bool:
        unchanged = all(self.shared.whole(wave.asked, dimension, group) for wave in (self.before, self.after))
        return unchanged or not self.rules.protects(group)
