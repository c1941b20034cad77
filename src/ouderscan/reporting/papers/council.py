"""One page for the participation council: what we saw, what we propose, what we ask. No persons.

The council is not the team: also of groups that sat around the table only what may be shown to others is used.
"""

from collections.abc import Iterator

from ouderscan.questionnaire.model import FindingKind, Kind
from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.intentions import candidates, chosen, decided
from ouderscan.reporting.papers.sheet import sheet, standing_out
from ouderscan.reporting.papers.view import CouncilPaper, Subject
from ouderscan.reporting.parts.cover import responses, summary
from ouderscan.reporting.parts.dimensions import legend, line, strip
from ouderscan.texts import _, plural

_SUBJECTS = 3
_NAMES = 4
"""What fits a page."""


def council(material: Material) -> CouncilPaper:
    """The page of a scan; its figures have been through disclosure for readers from outside the team."""
    return CouncilPaper(
        sheet=sheet(
            material,
            _("For the participation council"),
            _("How our school and parents work together, what we propose to do about it, and what we ask of you."),
        ),
        answered=tuple(responses(material)),
        seen=tuple(summary(material, _NAMES)),
        unsure=_unsure(material),
        legend=legend(material),
        line=line(material),
        subjects=tuple(_subjects(material)),
        proposal_head=_proposal(material),
        proposal=chosen(material) if decided(material) else candidates(material),
        questions=_questions(),
    )


def _unsure(material: Material) -> str:
    guessed = {each.dimension for each in material.findings if each.kind is FindingKind.NOT_VERIFIED}
    if not guessed:
        return ""
    return plural(
        "On {n} subject we have not asked parents, or too few answered. There we only guess.",
        "On {n} subjects we have not asked parents, or too few answered. There we only guess.",
        len(guessed),
    )


def _proposal(material: Material) -> str:
    if material.plan and material.plan.no_action:
        return _("We propose to take up no action now: {reason}").format(reason=material.plan.no_action)
    if decided(material):
        return _("The team chose this, in its own words.")
    if material.advice.first:
        return _("The team has not chosen yet. These fit best with what stands out; we would like to choose with you.")
    return _("No gap stands out. We propose to keep what goes well.")


def _subjects(material: Material) -> Iterator[Subject]:
    for dimension in standing_out(material, _SUBJECTS):
        strips = (strip(material, dimension, kind) for kind in (Kind.PRACTICE, Kind.EXPERIENCE))
        shown = tuple(each for each in strips if each and any(score.x is not None for score in each.scores))
        if shown:
            yield Subject(material.dimensions[dimension].short, shown)


def _questions() -> tuple[str, ...]:
    return (
        _("Do you recognise this picture? Whose voice is missing in it?"),
        _("Do you agree with the proposal? What would you change?"),
        _("When, and how, do you want to hear what came of it?"),
    )
