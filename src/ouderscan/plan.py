"""The plan of a scan: at most three actions in the school's own words (rule 8), or the reason to do nothing.

`plan.yaml` is edited by people, so what is not written yet is an issue and not a fault of the shape.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, StringConstraints

from ouderscan import files
from ouderscan.advice import FIRST
from ouderscan.errors import UnreadableInputError
from ouderscan.issues import Issue, Severity, has_errors, nearest
from ouderscan.questionnaire import catalogue, loader
from ouderscan.questionnaire.loader import Loaded
from ouderscan.questionnaire.model import Frozen, Id, Recommendation
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.yaml_text import yaml_of
from ouderscan.texts import N_, _

PLAN_FILE = "plan.yaml"
LONGEST: Final = 1000
"""Characters of what is said about an action."""
_LIKENESS: Final = 0.75
"""Share of the runs of three words that stand in the catalogue from which a text is the catalogue's."""
_PERSON: Final = re.compile(r"[A-Z][a-zà-ÿ]+(?: (?:van|de|der|den|ten|ter|el|te|von))*(?: [A-Z][a-zà-ÿ]+)+")
"""A given name with a surname. It misses names and finds roles written with capitals: it gives a hint."""

Said = Annotated[
    str,
    BeforeValidator(lambda value: "" if value is None else value),
    StringConstraints(strip_whitespace=True, max_length=LONGEST),
]
"""A text that may still be empty."""
When = Annotated[
    str,
    BeforeValidator(lambda value: "" if value is None else value),
    StringConstraints(pattern=r"^(\d{4}-\d{2}-\d{2})?$"),
]
"""A day as ISO text, or empty."""


class ActionKind(StrEnum):
    """Whether something is done, or first found out."""

    DO = "do"
    FIND_OUT = "find-out"


class Status(StrEnum):
    """What became of an action; a later scan asks."""

    PLANNED = "planned"
    DOING = "doing"
    DONE = "done"
    STOPPED = "stopped"


class Action(Frozen):
    """One thing that the school is going to do; `asks` says which of the texts belong to its kind."""

    kind: ActionKind = ActionKind.DO
    recommendation: Id | None = None
    """The recommendation that it goes back to; none for an action of the school's own."""
    words: Said = ""
    example: Said = ""
    notice: Said = ""
    whom: Said = ""
    how: Said = ""
    first_step: Said = ""
    owner: Said = ""
    """A role or initials."""
    date: When = ""
    status: Status = Status.PLANNED
    note: Said = ""
    """What became of it, in a sentence."""


class Considered(Frozen):
    """A recommendation that was looked at and not chosen."""

    recommendation: Id
    reason: Said = ""


class Plan(Frozen):
    """What `plan.yaml` holds."""

    format: Literal["ouderscan/plan/1"] = "ouderscan/plan/1"
    actions: tuple[Action, ...] = ()
    considered: tuple[Considered, ...] = ()
    no_action: Said = ""
    """Why nothing will be done."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that an action answers: the key under which its answer stands, its words, and how long it may be."""

    key: str
    _label: str
    rows: int = 1
    """Lines on paper."""

    @property
    def label(self) -> str:
        """The question in the user's language."""
        return _(self._label)


_WHO: Final = Ask("owner", N_("Who sees to it (a role or initials)"))
_ASKS: Final[Mapping[ActionKind, tuple[Ask, ...]]] = {
    ActionKind.DO: (
        Ask("words", N_("What we are going to do, in our own words"), 2),
        Ask("example", N_("An example from this year that shows why"), 2),
        Ask("notice", N_("How parents will notice")),
        Ask("first_step", N_("The first step")),
        _WHO,
        Ask("date", N_("When we look back")),
    ),
    ActionKind.FIND_OUT: (
        Ask("words", N_("What we want to know, in our own words"), 2),
        Ask("whom", N_("Whom we ask")),
        Ask("how", N_("How we ask"), 2),
        _WHO,
        Ask("date", N_("When we want to know it")),
    ),
}


def asks(kind: ActionKind) -> tuple[Ask, ...]:
    """The questions to an action of a kind, in order."""
    return _ASKS[kind]


def of_scan(folder: Path, scan_day: str) -> Plan | None:
    """The plan of a scan folder; None while there is none.

    Raises:
        UnreadableInputError: when it has errors, with all of them.
    """
    path = folder / PLAN_FILE
    if not path.exists():
        return None
    loaded = loader.load_as(Plan, path, follow=False)
    issues = tuple(plan_issues(loaded, scan_day))
    if loaded.value is None or has_errors(issues):
        errors = (issue for issue in issues if issue.severity is Severity.ERROR)
        raise UnreadableInputError("\n".join(issue.sentence() for issue in errors))
    return loaded.value


def write(folder: Path, plan: Plan) -> None:
    """Write the plan of a scan folder, whole or not at all.

    Raises:
        NotWritableError: when it cannot be written.
    """
    comment = _(
        "What we are going to do, in our own words. You may change what stands here; check it with 'ouderscan check'."
    )
    files.write_text(folder / PLAN_FILE, yaml_of(plan, comment))


def recommendations() -> tuple[Recommendation, ...]:
    """The recommendations that an action can go back to."""
    return catalogue.shipped().recommendations


def in_catalogue_words(action: Action) -> bool:
    """Whether what the school is going to do is a text of the catalogue, whatever was changed at a word or two."""
    own = _runs(action.words)
    return bool(own) and len(own & _catalogue_runs()) >= _LIKENESS * len(own)


@cache
def _catalogue_runs() -> frozenset[tuple[str, ...]]:
    """Those of all recommendations in all languages, since a report may speak another one than the plan."""
    return frozenset(
        run
        for content in catalogue.shipped_in_every_language()
        for own in content.recommendations
        for text in (own.title, own.what, *own.steps)
        for run in _runs(text)
    )


def _runs(text: str) -> set[tuple[str, ...]]:
    """Each three words in a row, with nothing before the first and after the last; none of an empty text."""
    words = re.findall(r"\w+", text.casefold())
    padded = ["", *words, ""] if words else []
    return set(zip(padded, padded[1:], padded[2:], strict=False))


def plan_issues(plan: Loaded[Plan], scan_day: str) -> Iterator[Issue]:
    """The issues of `plan.yaml` in the folder of a scan that began on a day (ISO text; empty where that is unknown)."""
    yield from plan.issues
    for each in _faults(plan.value, scan_day) if plan.value else ():
        yield Issue(each.code, plan.source.where(each.path), each.values)


def _faults(plan: Plan, scan_day: str) -> Iterator[Fault]:
    if not plan.actions and not plan.no_action:
        yield fault("empty-plan")
    if plan.actions and plan.no_action:
        yield fault("actions-and-none", "no_action")
    for index, action in enumerate(plan.actions):
        if index >= FIRST:
            yield fault("too-many-actions", "actions", index, number=index + 1, most=FIRST)
        yield from _faults_of_action(action, index, scan_day)
    named = [("actions", index, each.recommendation) for index, each in enumerate(plan.actions) if each.recommendation]
    named += [("considered", index, each.recommendation) for index, each in enumerate(plan.considered)]
    known = [each.id for each in recommendations()]
    for part, index, name in named:
        if name not in known:
            yield fault("unknown-recommendation", part, index, "recommendation", id=name, near=nearest(name, known))


def _faults_of_action(action: Action, index: int, scan_day: str) -> Iterator[Fault]:
    place = ("actions", index)
    missing = [each.key for each in asks(action.kind) if not getattr(action, each.key)]
    if missing:
        yield fault("action-incomplete", *place, keys=", ".join(missing))
    if in_catalogue_words(action):
        yield fault("catalogue-words", *place, "words")
    if action.date and not _is_day(action.date):
        expected = _("a day, such as 2026-11-24")
        yield fault("wrong-value", *place, "date", key="date", expected=expected, found=action.date, near="")
    elif action.date and action.date < scan_day:
        yield fault("day-before-scan", *place, "date", day=action.date, scan=scan_day)
    if _PERSON.fullmatch(action.owner):
        yield fault("person-named", *place, "owner", owner=action.owner)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
