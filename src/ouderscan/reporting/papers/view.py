"""What the templates of the papers see, under the name `paper`: plain data, ready to print, as in `reporting.view`.

A paper shows published figures alone and no persons: no owner of an action, and nothing that a person wrote beside
an answer.
"""

from dataclasses import dataclass

from ouderscan.reporting.pictures import Sign, Strip
from ouderscan.reporting.view import Dispute, Line


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on every paper."""

    language: str
    """Of the program's own words, as in `lang="nl"`."""
    foreign: str
    """The language of the questionnaires where that is another one; otherwise empty."""
    foreign_advice: str
    """The same for recommendations."""
    example: bool
    """Whether school and answers are invented; then the paper says so."""
    school: str
    date: str
    title: str
    lead: str
    """What the paper is for, in a sentence or two."""
    foot: str
    """What the paper was made with, and whose answers it rests on."""


@dataclass(frozen=True, slots=True)
class Intention:
    """Something that the school is going to do, or may choose to do."""

    number: str
    text: str
    why: str
    """An example from this year, or the finding that it answers."""
    kind: str
    """That it is something to find out first; otherwise empty."""
    whom: str
    """Whom the school asks, where it first finds something out."""
    how: str
    """How it asks them."""
    notice: str
    """How parents will notice."""
    when: str
    """When the school looks back, or wants to know it; empty where nothing is chosen yet."""
    note: str
    """What is to be said of it, such as that its text is still the catalogue's."""
    ours: bool
    """Whether `text` is the catalogue's, and so in the language of the recommendations."""
    dispute: Dispute | None
    """What is printed beside it, on the same page: a contested one never stands without its objections."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with its scores: a name, and a line for each kind of answer that there is."""

    name: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True)
class CouncilPaper:
    """One page for the participation council: what was seen, the proposal, the question."""

    sheet: Sheet
    answered: tuple[Line, ...]
    """A line for each group that was asked."""
    seen: tuple[str, ...]
    unsure: str
    """What the school does not know yet; empty where there is nothing of the kind."""
    legend: tuple[Sign, ...]
    line: str
    """What the line in the pictures is."""
    subjects: tuple[Subject, ...]
    """The subjects that stand out most, at most three."""
    proposal_head: str
    """Whether the team chose this, or it is what fits best by the findings."""
    proposal: tuple[Intention, ...]
    questions: tuple[str, ...]
    """What the council is asked."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What parents say about a subject."""

    subject: str
    x: float
    """Their score, 0–100, for the length of a bar."""
    value: str
    n: str
    """How many parents it is made of."""


@dataclass(frozen=True, slots=True)
class ParentsPaper:
    """One page for parents, in plain words: what we found, what we will do, what we ask of you."""

    sheet: Sheet
    thanks: str
    found: tuple[str, ...]
    opinions: tuple[Opinion, ...]
    """What goes best and what goes least, by what parents said; empty where too few answered."""
    doing_head: str
    doing: tuple[Intention, ...]
    asks: tuple[str, ...]
    """Questions of the questionnaires, in their language."""
    ask_head: str


@dataclass(frozen=True, slots=True)
class Room:
    """A question with room to write; `rows` lines."""

    label: str
    rows: int


@dataclass(frozen=True, slots=True)
class Column:
    """Who writes, and what they are asked."""

    title: str
    rooms: tuple[Room, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A contested recommendation that is about this sheet, with what speaks against it."""

    title: str
    dispute: Dispute


@dataclass(frozen=True, slots=True)
class ExpectationsPaper:
    """The sheet on which parent and school write what they expect of each other."""

    sheet: Sheet
    columns: tuple[Column, ...]
    together: tuple[Room, ...]
    choices: tuple[str, ...]
    """What becomes of the sheet: one is ticked together."""
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """An item to talk about, with what was answered and the questions for it."""

    question: str
    answered: str
    """How far the answers lie apart, with n."""
    talk: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A part of the study day."""

    time: str
    """When it begins and ends (`13:00–13:15`)."""
    minutes: str
    title: str
    steps: tuple[str, ...]
    talks: tuple[Talk, ...]
    candidates: tuple[Intention, ...]
    """What can be chosen in this part."""
    result: str
    """What there is when this part is over; empty for a break."""


@dataclass(frozen=True, slots=True)
class StudyDayPaper:
    """The script of a half study day, with times."""

    sheet: Sheet
    needs: tuple[str, ...]
    """What to have ready."""
    slots: tuple[Slot, ...]


Paper = CouncilPaper | ParentsPaper | ExpectationsPaper | StudyDayPaper
