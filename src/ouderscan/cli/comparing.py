"""What `compare` does with two scan folders of one school."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ouderscan import plan
from ouderscan.answers.store import REPORT
from ouderscan.cli import console, inputs, overlapping, reports, then_and_now
from ouderscan.compare.waves import Comparison, Wave, compare
from ouderscan.errors import NothingScoredError, WrongUsageError
from ouderscan.issues import Issue
from ouderscan.plan import Plan
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group
from ouderscan.reporting import comparison_data
from ouderscan.reporting import comparison_view as view
from ouderscan.reporting.comparison import comparison
from ouderscan.reporting.style import Style
from ouderscan.scoring.engine import OWN_FOLDER
from ouderscan.texts import _, clean

_TWO = 2


@dataclass(frozen=True, slots=True)
class Waves:
    """A comparison of two waves, and the folder of the second one."""

    comparison: Comparison
    plan: Plan | None
    """The plan that was made then."""
    folder: Path
    name: str = "comparison"

    @property
    def default_output(self) -> Path:
        """Pages are written beside the report of the second wave."""
        return self.folder / REPORT

    def own_style(self) -> Style:
        """The style that the `scan.yaml` of the second wave names."""
        return reports.own_style(self.folder, self.comparison.after.scan)

    def page(self) -> view.Comparison:
        """The comparison as pages and terminal show it."""
        return comparison(self.comparison, catalogue.shipped(), self.plan)

    def json(self) -> str:
        """The comparison as JSON."""
        return comparison_data.json_text(self.comparison, self.plan)

    def table(self) -> pl.DataFrame:
        """The comparison as a table."""
        return comparison_data.long_table(self.comparison)

    def show(self) -> None:
        """The comparison in the terminal."""
        then_and_now.show(self.page())


def of(paths: Sequence[Path]) -> Waves:
    """The comparison of two scan folders, the earlier one first; what could not be used is told on stderr.

    Raises:
        WrongUsageError: when these are not two moments of one school that can be compared.
        UnreadableInputError: when a folder holds no sound scan.
        NothingScoredError: when nobody answered in one of them.
    """
    if len(paths) != _TWO:
        raise WrongUsageError(_("Name two scan folders: that of then, and that of now."))
    if os.path.realpath(paths[0]) == os.path.realpath(paths[1]):
        raise WrongUsageError(_("This is the same scan folder twice. Name that of then, and that of now."))
    hidden = overlapping.hidden_groups(paths, OWN_FOLDER)
    before, after = (_wave(path, hidden[path]) for path in paths)
    if before.scan.date > after.scan.date:
        sentence = _("The first scan is of {first}, the second of {second}. Name the earlier one first.")
        raise WrongUsageError(sentence.format(first=clean(before.scan.date), second=clean(after.scan.date)))
    return Waves(compare(before, after), plan.of_scan(paths[0], before.scan.date), paths[1])


def _wave(path: Path, hidden: Collection[Group]) -> Wave:
    folder, answers, issues = inputs.scan_answers(path)
    for sentence in (*map(Issue.sentence, issues), *overlapping.told(path, hidden)):
        console.say(sentence)
    wave = Wave(folder.scan, folder.questionnaires, overlapping.without(answers, hidden))
    if not wave.figures.responses:
        raise NothingScoredError(_("There are no answers yet in {input}.").format(input=clean(str(path))))
    return wave
