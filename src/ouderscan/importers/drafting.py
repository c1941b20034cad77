"""A first mapping file for an export: what was recognised, what is likely, what is open.

What is likely stands in it as a comment with the wording that it is near to, and is used by nobody until somebody takes
the comment sign away.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches

from ouderscan.answers.table import GROUP, RESPONDENT, SCHOOL, WAVE
from ouderscan.importers import headings, matching, recognition
from ouderscan.importers.base import Column, Layout
from ouderscan.importers.mapping import EMPTY, FORMAT, SECTOR, TOLD
from ouderscan.importers.matching import Match, Matched
from ouderscan.importers.recognition import Known
from ouderscan.importers.tabular import Table
from ouderscan.importers.wordings import Meaning, key
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Group
from ouderscan.texts import _, percent

_NEAR = 0.7
"""The likeness (0 to 1) from which a wording is shown as likely."""
_MOST_COMPARED = 300
"""Columns of which near wordings are looked for."""
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Likely:
    """A column that is no question that we know but near to one."""

    column: Column
    meaning: Meaning
    likeness: float


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of the columns of a table."""

    layout: Layout
    matched: Matched
    likely: tuple[Likely, ...]
    open: tuple[Column, ...]
    whose: Mapping[str, tuple[Column, ...]]
    """Columns that seem to tell the school, the group, …; see `headings`."""

    @property
    def issues(self) -> Sequence[Issue]:
        """What is ambiguous."""
        return self.matched.issues


def draft(table: Table, known: Known) -> Draft:
    """What the columns of a table seem to mean.

    Raises:
        UnreadableInputError: when the table holds no answers or two systems recognise it.
    """
    layout = recognition.layout_of(table, EMPTY)
    matched = recognition.match(layout, known, EMPTY, Where(table.name))
    questions = [each for each in matched.open if not {part.casefold() for part in each.parts} & {*TOLD}]
    whose = headings.likely(questions)
    telling = {each.position for columns in whose.values() for each in columns}
    asking = [each for each in questions if each.position not in telling]
    likely = tuple(_near(asking[:_MOST_COMPARED], known))
    found = {each.column.position for each in likely}
    rest = tuple(each for each in asking if each.position not in found)
    return Draft(layout, matched, likely, rest, whose)


def _near(columns: Sequence[Column], known: Known) -> Iterator[Likely]:
    texts = known.here.texts()
    for column in columns:
        said = key(column.parts[-1])[:_LONGEST]
        for text in get_close_matches(said, texts, n=1, cutoff=_NEAR):
            likeness = SequenceMatcher(None, said, text).ratio()
            yield Likely(column, min(texts[text], key=lambda each: (each.item, each.group)), likeness)


def as_yaml(drafted: Draft, known: Known, questionnaires: Sequence[str], group: str) -> str:
    """The mapping file, with comments in the user's language."""
    return "\n".join(_lines(drafted, known, questionnaires, group)) + "\n"


def _lines(drafted: Draft, known: Known, questionnaires: Sequence[str], group: str) -> Iterator[str]:
    yield "# " + _("What the columns of an export mean. Complete it, and look for faults with 'ouderscan check'.")
    yield "# " + _("What stands behind a # is not used. docs/imports.md says what can stand here.")
    yield f"format: {FORMAT}"
    yield f"system: {drafted.layout.system}"
    if questionnaires:
        yield f"questionnaires: {json.dumps(list(questionnaires), ensure_ascii=False)}"
    yield ""
    yield "# " + _("Who and when: a column or a value for each. Without a school, the name of the file is taken.")
    yield from _whose(drafted, group)
    yield ""
    yield from _columns(drafted, known)
    yield ""
    yield "# " + _("Columns that look like questions and are none.")
    yield "ignore:"


def _whose(drafted: Draft, group: str) -> Iterator[str]:
    names = {part.casefold(): column.name for column in drafted.layout.columns for part in column.parts}
    examples = {SCHOOL: "School", WAVE: "2026", GROUP: "ouder", RESPONDENT: "ID", SECTOR: "po"}
    for name, example in examples.items():
        if name == GROUP and group:
            yield f"group: {{value: {group}}}"
        elif name in names:
            yield f"{name}: {{column: {_text(names[name])}}}"
        elif name in drafted.whose:
            yield "# " + _("likely: take the # away where it is right")
            yield from (f"# {name}: {{{_told_by(name, each)}}}" for each in drafted.whose[name])
        else:
            kind = "column" if name in {SCHOOL, RESPONDENT} else "value"
            yield f'# {name}: {{{kind}: "{example}"}}'


def _told_by(name: str, column: Column) -> str:
    """The column, and room for what its cells mean where they must be known words."""
    meanings = {GROUP: ', values: {"…": ouder, "…": team}', SECTOR: ', values: {"…": po, "…": vo}'}
    return f"column: {_text(column.name)}{meanings.get(name, '')}"


def _columns(drafted: Draft, known: Known) -> Iterator[str]:
    ambiguous = {
        issue.values[name] for issue in drafted.issues for name in ("first", "second", "column") if name in issue.values
    }
    sure = [each for each in drafted.matched.matches if each.column.name not in ambiguous]
    doubtful = [each for each in drafted.matched.matches if each.column.name in ambiguous]
    yield "columns:"
    yield "  # " + _("recognised, by the id or by the exact wording")
    yield from (f"  - {_entry(each)}" for each in sure)
    if doubtful:
        yield "  # " + _(
            "recognised more than once: take the # away from the right one, and name the other under 'ignore'"
        )
        yield from (f"  # - {_entry(each)}" for each in doubtful)
    yield "  # " + _("likely: take the # away where it is right")
    for each in drafted.likely:
        wording = known.here.item(each.meaning.item).text.get(each.meaning.group, "")
        match = Match(each.column, each.meaning.item, matching.By.MAPPING, each.meaning.group)
        yield f"  # - {_entry(match)}"
        yield f"  #   {percent(each.likeness)}: {_text(wording)}"
    yield "  # " + _("open: fill in the id of the item ('ouderscan show QUESTIONNAIRE' lists them), or leave it")
    yield from (f"  # - {{column: {_text(each.name)}, item: }}" for each in drafted.open)


def _entry(match: Match) -> str:
    parts = [f"column: {_text(match.column.name)}", f"item: {match.item}"]
    if match.group:
        parts.append(f"group: {Group(match.group).value}")
    if match.option:
        parts.append(f"option: {match.option}")
    return "{" + ", ".join(parts) + "}"


def _text(text: str) -> str:
    """A text between quotes, as YAML and JSON write it alike."""
    return json.dumps(text, ensure_ascii=False)
