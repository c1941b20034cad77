"""Several scan folders in one run that hold answers of the same people: copies of a folder, made at different times.

What each of them shows is safe by itself. Beside each other they can be subtracted, so all of them pass the gate
together, and a group that would give a few away is left out of a folder.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import polars as pl

from ouderscan.answers import store
from ouderscan.answers.journal import SUFFIX
from ouderscan.answers.ledger import LEDGER
from ouderscan.answers.table import GROUP, KEYS, RESPONDENT
from ouderscan.cli import inputs
from ouderscan.errors import OuderscanError
from ouderscan.questionnaire.model import Group
from ouderscan.questionnaire.names import group_name
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.gate import Figure, withheld
from ouderscan.texts import _, clean

Hidden = Mapping[Path, Collection[Group]]
"""The groups that are left out of a folder."""


def hidden_groups(folders: Sequence[Path], rules: Disclosure) -> Hidden:
    """The groups to leave out of these scan folders, so that no difference between them tells of a few."""
    figures = [figure for folder in _suspect(folders) for figure in _figures(folder, rules)]
    persons = {person: 1 for figure in figures for person in figure.parts}
    hidden = withheld(figures, persons, threshold=rules.figure)
    return {folder: [group for group in Group if (folder, group) in hidden] for folder in folders}


def without(answers: pl.LazyFrame, groups: Collection[Group]) -> pl.LazyFrame:
    """The table of answers without some groups."""
    return answers.filter(~pl.col(GROUP).is_in([group.value for group in groups]))


def told(folder: Path, groups: Collection[Group]) -> Iterator[str]:
    """What is said of the groups that are left out of a folder."""
    for group in groups:
        sentence = _(
            "{folder}: the group '{group}' is left out. Another of these folders holds answers of nearly the same "
            "people; beside each other they would tell what a few of them answered."
        )
        yield sentence.format(folder=clean(str(folder)), group=group_name(group))


def _suspect(folders: Sequence[Path]) -> list[Path]:
    """The folders with journals of the same name as in another one, or with files of which journals may be made."""
    names = {folder: [path.name for path in (folder / store.ANSWERS).glob("*")] for folder in folders}
    holders = Counter(name for found in names.values() for name in found if name.endswith(SUFFIX))
    return [
        folder
        for folder, found in names.items()
        if any(holders[name] > 1 or not name.endswith((SUFFIX, LEDGER)) for name in found)
    ]


def _figures(folder: Path, rules: Disclosure) -> Iterator[Figure]:
    """For each protected group and item who answered it in a folder, named by folder and group."""
    with suppress(OuderscanError):  # it is told when its turn comes
        answers = inputs.scan_answers(folder)[1].collect()
        for group in filter(rules.protects, Group):
            own = answers.filter(pl.col(GROUP) == group.value)
            for item in (name for name in own.columns if name not in KEYS):
                people = frozenset(own.filter(pl.col(item) > 0)[RESPONDENT])
                if len(people) >= rules.figure:  # what fewer answered is not shown in the folder itself
                    yield Figure((folder, group), people, (group, item))
