"""What could not be used, as it may stand in a file that goes out: no cell, no row, no line and no number of people.

The whole sentences of the issues are for the screen, where whoever has the answers can mend them. A kind of issue that
is not named here is told by its code alone, so that a new one gives nothing away.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from ouderscan.issues import Issue
from ouderscan.questionnaire.names import group_name
from ouderscan.texts import N_, _, clean, plural

_FEW_FILES: Final = 3
"""Files that are named; of more it is told how many they are."""
_OF_CELLS: Final[Mapping[str, str]] = {
    "cell-not-understood": N_("{count} cell(s) are no option of their question and count as not answered."),
    "several-options": N_("{count} row(s) have several options of one question and count as not answered."),
    "question-of-another-group": N_("{count} answer(s) to a question for another group do not count."),
    "columns-not-read": N_("{count} column(s) are no question that we know; they are not read."),
}
_OF_GROUPS: Final[Mapping[str, str]] = {
    "answers-waiting": N_("New answers of the group '{group}' wait; they count as soon as there are {portion}."),
    "answers-unfinished": N_("Answers of the group '{group}' that were not finished do not count."),
    "answers-held-back": N_(
        "Some answers of the group '{group}' wait: fewer than {portion} people answered the same questions on a "
        "subject."
    ),
}
_OF_FILES: Final[Mapping[str, str]] = {
    "worded-for-another-sector": N_("some questions are worded as in another sector; they were read all the same."),
    "respondent-twice": N_("some people occur more than once; all of their answers count."),
    "passed-over": N_("no answers were read from it."),
    "kept-beside": N_("kept when two copies of the scan were put together; it does not count."),
}


def in_short(issues: Iterable[Issue]) -> list[str]:
    """One sentence for each kind of issue, or none where there are no issues; it says in which files, and how often."""
    kinds: dict[tuple[str, object], list[Issue]] = {}
    for issue in issues:
        about = issue.values.get("group") if issue.code in _OF_GROUPS else None
        kinds.setdefault((issue.code, about), []).append(issue)
    told = [f"{_files(alike)}: {_what(alike)}" for alike in kinds.values()]
    return [*told, _("The screen told which, when this was made.")] if told else []


def _files(alike: list[Issue]) -> str:
    paths = list(dict.fromkeys(clean(issue.where.path) for issue in alike))
    return ", ".join(paths) if len(paths) <= _FEW_FILES else plural("{n} file", "{n} files", len(paths))


def _what(alike: list[Issue]) -> str:
    first = alike[0]
    if first.code in _OF_GROUPS:
        group = group_name(first.values["group"])  # type: ignore[arg-type]
        return _(_OF_GROUPS[first.code]).format(group=group, portion=first.values.get("portion", ""))
    if first.code in _OF_CELLS:
        count = sum(int(str(issue.values["count"])) for issue in alike)
        return _(_OF_CELLS[first.code]).format(count=count)
    if first.code in _OF_FILES:
        return _(_OF_FILES[first.code])
    return _("something could not be used ({code}).").format(code=first.code)
