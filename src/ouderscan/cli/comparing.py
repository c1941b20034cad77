"""What `compare` does with two scan folders of one school."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ouderscan import plan
from ouderscan.answers.store import REPORT
from ouderscan.cli import console, inputs, scores, then_and_now
from ouderscan.compare.waves import Comparison, Wave, compare
from ouderscan.errors import NothingScoredError, WrongUsageError
from ouderscan.files import write_text
from ouderscan.plan import Plan
from ouderscan.questionnaire import catalogue
from ouderscan.reporting import comparison_data, data
from ouderscan.reporting import comparison_view as view
from ouderscan.reporting.comparison import comparison
from ouderscan.reporting.render import rendered
from ouderscan.texts import _, clean

_TWO = 2
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison, and the folder of the second wave."""

    comparison: Comparison
    plan: Plan | None
    """The plan that was made then."""
    folder: Path

    def view(self) -> view.Comparison:
        """The comparison as pages and terminal show it."""
        return comparison(self.comparison, catalogue.shipped(), self.plan)


def of(paths: Sequence[Path]) -> Compared:
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
    before, after = map(_wave, paths)
    if before.scan.date > after.scan.date:
        sentence = _("The first scan is of {first}, the second of {second}. Name the earlier one first.")
        raise WrongUsageError(sentence.format(first=clean(before.scan.date), second=clean(after.scan.date)))
    return Compared(compare(before, after), plan.of_scan(paths[0], before.scan.date), paths[1])


def _wave(path: Path) -> Wave:
    folder, answers, issues = inputs.scan_answers(path)
    for issue in issues:
        console.say(issue.sentence())
    wave = Wave(folder.scan, folder.questionnaires, answers)
    if not wave.figures.responses:
        raise NothingScoredError(_("There are no answers yet in {input}.").format(input=clean(str(path))))
    return wave


def default_output(compared: Compared) -> Path:
    """Where pages are written: beside the report of the second wave."""
    return compared.folder / REPORT


def write_pages(compared: Compared, formats: Sequence[str], output: Path) -> None:
    """Write the pages of these formats into a folder, and name them on stdout.

    Raises:
        NotWritableError: when one cannot be written.
    """
    view = compared.view()
    texts = {output / f"comparison.{form}": rendered(view, form) for form in dict.fromkeys(formats)}
    for path, text in texts.items():
        write_text(path, text)
        console.write(clean(str(path)) + "\n")


def write_data(compared: Compared, form: str, output: Path, paths: Sequence[Path]) -> None:
    """Write the comparison as data to a file.

    Raises:
        WrongUsageError: when the form does not go with the file, or the file is part of an input.
        NotWritableError: when it cannot be written.
    """
    form = scores.form_of("" if form == scores.TABLE else form, output, paths)
    # Excel takes a CSV for UTF-8 only with this mark.
    write_text(output, (_BOM if form == "csv" else "") + _text(compared, form))
    console.say(_("Written: {path}").format(path=clean(str(output))))


def give(compared: Compared, form: str) -> None:
    """Give the comparison back on stdout."""
    if form == scores.TABLE:
        then_and_now.show(compared.view())
    else:
        console.write(_text(compared, form))


def _text(compared: Compared, form: str) -> str:
    if form == "json":
        return comparison_data.json_text(compared.comparison, compared.plan)
    return data.csv(comparison_data.long_table(compared.comparison))
