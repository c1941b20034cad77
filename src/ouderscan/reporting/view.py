"""The view model: everything that a report template sees, and the contract that it can rely on.

Only plain data: texts that are ready to print, numbers for geometry, tuples, and frozen values like these. A template
lays out; it computes nothing and decides nothing beyond whether a part is empty. An empty text or tuple means that
there is nothing to show. Texts are not escaped: the environment escapes them for its format (see `templates`).
`docs/report-templates.md` is made from this module and its like.
"""

from dataclasses import dataclass

from ouderscan.reporting.pictures import Distribution, Sign, Strip


@dataclass(frozen=True, slots=True)
class Line:
    """A label with its text."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Reference:
    """The name of something that has a place of its own in the report, and the anchor of that place (or nothing)."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Cover:
    """Who looked at itself, when, and who answered."""

    school: str
    date: str
    sector: str
    questionnaires: tuple[str, ...]
    responses: tuple[Line, ...]
    """A line for each group that was asked: how many answered, of how many."""
    summary: tuple[str, ...]
    """The report in at most four sentences; never a mark."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A question about an action, with its answer or room to write."""

    label: str
    text: str
    rows: int
    """Lines to write on where the text is empty."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What stands beside a contested recommendation wherever it is printed."""

    positions: tuple[Line, ...]
    """Who says what."""
    objections: tuple[str, ...]
    questions: tuple[str, ...]
    alternative: str


@dataclass(frozen=True, slots=True)
class Action:
    """One of at most three things that the school is going to do. What prints one prints its dispute too."""

    number: str
    kind: str
    """`First find out`; empty for an action that does something."""
    blanks: tuple[Blank, ...]
    note: str
    """What is to be said of it, such as that its text is still the catalogue's."""
    recommendation: Reference | None
    """What it goes back to; None for an action of the school's own."""
    dispute: Dispute | None


@dataclass(frozen=True, slots=True)
class NotChosen:
    """A recommendation that was considered and not chosen, and why."""

    recommendation: Reference
    reason: str
    dispute: Dispute | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """Part 1: what we are going to do."""

    headline: str
    actions: tuple[Action, ...]
    reason: str
    """Why nothing will be done; empty where something will."""
    considered: tuple[NotChosen, ...]


@dataclass(frozen=True, slots=True)
class Unverified:
    """A dimension of which we have our own estimate alone."""

    dimension: Reference
    estimate: str
    """The estimate with its n, called an estimate."""
    question: str
    """What could be put to parents; empty where the questionnaire has no wording for them."""


@dataclass(frozen=True, slots=True)
class UnknownShare:
    """A group of which a third or more does not know."""

    who: str
    text: str
    share: float
    """Per cent, for the width of a bar."""
    question: str
    """The group's own wording, where it differs from the one above."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """An item that a third or more of some groups does not know."""

    dimension: Reference
    question: str
    groups: tuple[UnknownShare, ...]
    ask: str
    """The same question as it is put to parents; empty where it is not put to them, or they are among the groups."""


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Part 2: what we do not know and will ask parents."""

    headline: str
    unverified: tuple[Unverified, ...]
    unknown: tuple[Unknown, ...]


@dataclass(frozen=True, slots=True)
class AgreedOn:
    """What the team says of an item after having seen the votes, which stay as they were (rule 7)."""

    text: str
    """The value in words, that it does not agree, or that it must find out; empty where there are only notes."""
    why: str
    notes: str
    mark: str
    """That it lies outside the middle half of the votes; otherwise empty."""


@dataclass(frozen=True, slots=True)
class ItemPicture:
    """An item with the distribution of each group's answers."""

    id: str
    dimension: Reference
    question: str
    kind: str
    """What it asks about: `What we do`, `What parents experience`, …"""
    distributions: tuple[Distribution, ...]
    agreed: tuple[AgreedOn, ...]
    """What the team agreed on in its meeting; more than one where two copies of a scan were merged."""
    talk: tuple[str, ...]
    """Questions to talk about."""
    notes: tuple[str, ...]
    """What people wrote beside it, without who."""


@dataclass(frozen=True, slots=True)
class DividedGroup:
    """The items on which a group is most divided."""

    who: str
    headline: str
    items: tuple[ItemPicture, ...]


@dataclass(frozen=True, slots=True)
class Divided:
    """Part 3: where we differ."""

    headline: str
    groups: tuple[DividedGroup, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement of the memo, what it says, and the study behind it."""

    statement: str
    about: str
    study: str
    anchor: str


@dataclass(frozen=True, slots=True)
class DimensionPart:
    """What we do and what parents experience, on one subject."""

    id: str
    short: str
    title: str
    description: str
    meaning: str
    """One sentence that says what the picture means."""
    practice: Strip | None
    experience: Strip | None
    items: tuple[ItemPicture, ...]
    adapted: str
    """What we changed against the source."""
    sources: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class QuestionnairePart:
    """Part 4, for one questionnaire: a picture of all its dimensions in their own order, then each of them."""

    id: str
    title: str
    description: str
    headline: str
    subtitle: str
    dimensions: tuple[DimensionPart, ...]
    has_scores: bool
    """Whether there is anything to draw in the picture of all dimensions."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A kind of family and whether we reach it; a list, and never a score on parents."""

    title: str
    note: str
    sentence: str
    items: tuple[ItemPicture, ...]
    recommendations: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """Part 5: whom we do not reach, and who is missing among those who answered."""

    headline: str
    profiles: tuple[Reached, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a recommendation is here: what it is about, and the finding with its figures and their n."""

    about: str
    text: str


@dataclass(frozen=True, slots=True)
class Card:
    """A recommendation for this school. A template that prints one prints its dispute too, on the same page."""

    id: str
    title: str
    what: str
    reasons: tuple[Reason, ...]
    more_reasons: str
    """How many findings beyond those named."""
    waits_for: tuple[Reason, ...]
    steps: tuple[str, ...]
    addressee: str
    profiles: str
    """For which parents; empty where for everybody."""
    effort: str
    time: str
    people: str
    notice: str
    indicator: str
    evidence: str
    sources: tuple[Citation, ...]
    ours: tuple[str, ...]
    """The parts that are our own elaboration: of `what`, `steps`, `effort`, `notice`, `indicator`."""
    dispute: Dispute | None


@dataclass(frozen=True, slots=True)
class Context:
    """A number from elsewhere, with its source and year."""

    text: str
    check: str
    source: str


@dataclass(frozen=True, slots=True)
class Recommendations:
    """Part 6: what could be done about the gaps."""

    headline: str
    first: tuple[Card, ...]
    waiting: tuple[Card, ...]
    """Those that wait until something is found out."""
    others: tuple[Card, ...]
    """Considered, and not among the first."""
    keep: tuple[Card, ...]
    strengths: tuple[str, ...]
    """What goes well, dimension by dimension."""
    unanswered: tuple[str, ...]
    """Gaps for which the catalogue has nothing."""
    context: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class HiddenFigure:
    """A figure that is not shown, and why."""

    what: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Made:
    """Part 7: what was left out, and how the figures were made."""

    counted: tuple[str, ...]
    left_out: tuple[str, ...]
    hidden: tuple[HiddenFigure, ...]
    thresholds: tuple[Line, ...]
    definitions: tuple[Line, ...]
    explain: str
    """The command that explains a figure down to the answers."""


@dataclass(frozen=True, slots=True)
class Study:
    """A study that something in this report rests on."""

    short: str
    reference: str


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the memo that something in this report rests on."""

    id: str
    anchor: str
    about: str
    studies: str


@dataclass(frozen=True, slots=True)
class SourceList:
    """Part 8: sources."""

    memo: str
    studies: tuple[Study, ...]
    statements: tuple[Statement, ...]
    frame: tuple[Statement, ...]
    """What the whole scan starts from, whatever was answered."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report: what a template gets, under the name `report`."""

    language: str
    """Of the program's own words, as in `lang="nl"`."""
    foreign: str
    """The language of the questionnaires where that is another one; otherwise empty."""
    foreign_advice: str
    """The same for recommendations, profiles and sources."""
    example: bool
    """Whether school and answers are invented; then every page says so."""
    cover: Cover
    agreed: Agreed
    not_known: NotKnown
    divided: Divided
    legend: tuple[Sign, ...]
    """The signs of the groups that answered."""
    questionnaires: tuple[QuestionnairePart, ...]
    reach: Reach
    recommendations: Recommendations
    made: Made
    sources: SourceList
