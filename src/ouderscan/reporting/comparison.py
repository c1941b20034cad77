"""The comparison of two waves as one value for templates."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from ouderscan.compare.changes import Change
from ouderscan.compare.seen import Fate, of_fate
from ouderscan.compare.shared_questions import Why
from ouderscan.compare.waves import Comparison, Wave
from ouderscan.findings import Finding
from ouderscan.plan import Plan
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Dimension, Kind
from ouderscan.questionnaire.names import group_name
from ouderscan.reporting import changes, looked_back, words
from ouderscan.reporting import comparison_view as view
from ouderscan.reporting.comparison_view import Answered, Met, Pair, Pairs, Rewording, Subject
from ouderscan.reporting.material import Material
from ouderscan.reporting.parts import cover, dimensions
from ouderscan.reporting.view import Cover, Line
from ouderscan.texts import N_, _, language

_FATES: Final = (
    (Fate.NEW, N_("New: not there then")),
    (Fate.GONE, N_("Gone: there then, and no more")),
    (Fate.STAYED, N_("Still there")),
    (Fate.ONLY_BEFORE, N_("There then; now there are too few answers to see it")),
    (Fate.ONLY_AFTER, N_("There now; then it was not asked, or answered by too few")),
)
_WHY: Final = (
    (Why.OTHER_SCALE, N_("Asked both times, but with other answers to choose from")),
    (Why.ONLY_BEFORE, N_("Asked the first time only")),
    (Why.ONLY_AFTER, N_("Asked the second time only")),
)


class _Maker:
    """Makes the parts of the view of one comparison."""

    def __init__(self, compared: Comparison, catalogue: Catalogue, plan: Plan | None) -> None:
        self.compared = compared
        self.then = _material(compared.before, catalogue, plan)
        self.now = _material(compared.after, catalogue)
        self.populations = (self.then.population, self.now.population)

    def subjects(self) -> Iterator[Subject]:
        """The dimensions of which anything is compared, in the order of the questionnaires of now."""
        for dimension in self.now.dimensions.values():
            scores = [each for each in self.compared.dimensions if each.dimension == dimension.id]
            items = [each for each in self.compared.items if each.dimension == dimension.id]
            if scores or items:
                yield self._subject(dimension, scores, items)

    def _subject(self, dimension: Dimension, scores: Sequence[Change], items: Sequence[Change]) -> Subject:
        pair = partial(self._pair, dimension.id)
        by_kind = ((kind, tuple(pair(each, "score") for each in scores if each.kind is kind)) for kind in Kind)
        questions = dict.fromkeys(each.item for each in items)
        return Subject(
            id=dimension.id,
            short=dimension.short,
            title=dimension.title,
            message=self._message(dimension.id, scores or items),
            scores=tuple(Pairs(words.kind(kind), pairs) for kind, pairs in by_kind if pairs),
            items=tuple(
                Pairs(self._question(item), tuple(pair(each, "item") for each in items if each.item == item))
                for item in questions
            ),
            notes=tuple(self._notes(dimension.id)),
        )

    def _pair(self, dimension: str, change: Change, place: str) -> Pair:
        verified = self.then.verified(dimension) and self.now.verified(dimension)
        return changes.pair(change, place, self.populations, verified=verified)

    def _question(self, item: str) -> str:
        return next(iter(self.now.items[item].text.values()))

    def _message(self, dimension: str, compared: Sequence[Change]) -> str:
        """What changed in a dimension, or that nothing did that may be explained."""
        told = [each for each in compared if each.explicable]
        if not any(each.difference is not None for each in compared):
            return _("There are too few answers to tell whether anything changed.")
        if not told:
            return _("Between then and now there is no difference that may be explained.")
        if any(each.item for each in told):
            return _("The questions are compared one by one: {count} of {total} differ.").format(
                count=len(told), total=len(compared)
            )
        verified = self.then.verified(dimension) and self.now.verified(dimension)
        return "; ".join(f"{self._named(each, verified=verified)}: {changes.difference(each)}" for each in told) + "."

    def _named(self, change: Change, *, verified: bool) -> str:
        return f"{words.kind(change.kind)}, {words.speaker(change.group, change.kind, verified=verified)}"

    def _notes(self, dimension: str) -> Iterator[str]:
        for each, group in self.compared.by_question_alone:
            if each == dimension:
                sentence = _(
                    "{group}: the questions on this subject changed. Their score is not made anew, since a second "
                    "score of the same people could give somebody away; compare their questions one by one."
                )
                yield sentence.format(group=group_name(group))

    def summary(self) -> Iterator[str]:
        """What changed, in at most four sentences; never a mark."""
        scores = [each for each in self.compared.dimensions if each.difference is not None]
        up = sum(each.explicable and (each.difference or 0) > 0 for each in scores)
        down = sum(each.explicable and (each.difference or 0) < 0 for each in scores)
        yield _(
            "Of {total} scores that can be compared {up} are higher and {down} lower than then; in {same} there is no "
            "difference that may be explained."
        ).format(total=len(scores), up=up, down=down, same=len(scores) - up - down)
        for fate, sentence in (
            (Fate.GONE, _("What stood out then and no more: {names}.")),
            (Fate.NEW, _("What stands out now and did not then: {names}.")),
        ):
            found = [each for each in of_fate(self.compared.findings, fate) if each.open]
            if found:
                names = dict.fromkeys(self._short(each) for each in found)
                yield sentence.format(names=words.enumeration(list(names)))

    def findings(self) -> Iterator[Met]:
        """The findings by what became of them; strengths are among them."""
        for fate, title in _FATES:
            found = of_fate(self.compared.findings, fate)
            if found:
                yield Met(_(title), tuple(map(self._line, found)), changed=fate in {Fate.NEW, Fate.GONE})

    def _line(self, finding: Finding) -> Line:
        """What a finding is about, and its sentence with the question where it is about one."""
        item = self.now.items.get(finding.item or "") or self.then.items.get(finding.item or "")
        if item is None:
            return Line(self._short(finding), finding.sentence())
        group = finding.group if finding.group and finding.group in item.text else next(iter(item.text))
        about = f"{self._short(finding)} ({group_name(group)})"
        return Line(about, _("{finding} “{question}”").format(finding=finding.sentence(), question=item.text[group]))

    def _short(self, finding: Finding) -> str:
        known = self.now.dimensions.get(finding.dimension) or self.then.dimensions[finding.dimension]
        return known.short

    def cover(self) -> Cover:
        """The cover, with the days of both moments."""
        now = cover.cover(self.now)
        days = {"then": words.moment(self.then.scan.date), "now": now.date}
        return replace(now, date=_("{then} and {now}").format(**days), summary=tuple(self.summary()))

    def responses(self) -> Iterator[Answered]:
        """How many of each group answered then and now."""
        then, now = (
            {each.label: each.text for each in cover.responses(material)} for material in (self.then, self.now)
        )
        for label in dict.fromkeys((*now, *then)):
            yield Answered(label, then.get(label, _("not asked")), now.get(label, _("not asked")))

    def reworded(self) -> Iterator[Rewording]:
        """The questions that were worded in another way."""
        for each in self.compared.common.reworded:
            short = self.now.dimensions[self.now.items[each.item].dimension].short
            yield Rewording(f"{short}, {group_name(each.group)}", each.before, each.after)

    def apart(self) -> Iterator[Met]:
        """The questions that are not compared."""
        for why, title in _WHY:
            lines = [Line(group_name(each.group), each.text) for each in self.compared.common.apart if each.why is why]
            if lines:
                yield Met(_(title), tuple(lines))


def comparison(compared: Comparison, catalogue: Catalogue, plan: Plan | None = None) -> view.Comparison:
    """The view of a comparison, in the user's language, with the plan that was made then."""
    make = _Maker(compared, catalogue, plan)
    scan = compared.after.scan
    asked = next((each.language for each in compared.after.questionnaires), language())
    advised = catalogue.sources.language if catalogue.sources else language()
    return view.Comparison(
        language=language(),
        foreign="" if asked == language() else asked,
        foreign_advice="" if advised == language() else advised,
        example=compared.before.scan.example or scan.example,
        cover=make.cover(),
        then=words.moment(compared.before.scan.date),
        now=words.moment(scan.date),
        responses=tuple(make.responses()),
        looked_back=looked_back.headline(plan),
        actions=looked_back.actions(make.then),
        findings=tuple(make.findings()),
        legend=dimensions.legend(make.now),
        subjects=tuple(make.subjects()),
        reworded=tuple(make.reworded()),
        apart=tuple(make.apart()),
        caution=_(
            "Other people may have answered than then, and much else happens in a year. A difference by itself does "
            "not show that something you did worked: ask parents and each other what made it."
        ),
        made=_made(),
    )


def _material(wave: Wave, catalogue: Catalogue, plan: Plan | None = None) -> Material:
    return Material(wave.scan, wave.questionnaires, wave.figures, catalogue, plan=plan)


def _made() -> tuple[str, ...]:
    return (
        _("Compared are the questions that a group answered at both moments, with the same options to choose from."),
        _("The scores of those in the room are made anew for both moments, on these questions alone."),
        _(
            "A difference is only told when it is at least what one person of the smaller group moves by answering one "
            "option higher throughout. Anything less is no difference that may be explained."
        ),
        _(
            "Both moments are measured by the same bounds, those of now. What a finding is, stands in the report of "
            "each moment."
        ),
    )
