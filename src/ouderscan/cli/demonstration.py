"""What `demo` does: an invented school, its scores in the terminal, its report on disk."""

import sys
import webbrowser
from pathlib import Path

from ouderscan import example
from ouderscan.cli import console, outcome, report, scores
from ouderscan.texts import _, clean, plural


def play(folder: Path, *, open_report: bool) -> None:
    """Make the example school in a folder, show its outcome, write its report, and open that for a person.

    Raises:
        WrongUsageError: when the folder holds another scan.
        NotWritableError: when it cannot be written.
    """
    console.say(_("An invented school with invented answers. Nothing here is about a real school."))
    made = example.make(folder)
    console.say(_("Set up in {folder}: {school}.").format(folder=clean(str(folder)), school=made.scan.school))
    people = sum(example.RESPONDENTS.values())
    console.say(plural("{n} person answered.", "{n} people answered.", people))
    scored = scores.of([folder], [], "", "")
    for figures, found, advice in scored.schools():
        outcome.show(figures, scored.gathered.part_of(figures.school).questionnaires, found, advice)
    written = report.write_reports(folder, ("html", "md"))
    for path in written:
        console.say(_("Report: {path}").format(path=clean(str(path))))
    # Only for a person at a screen: a pipe or a test opens no browser.
    if open_report and sys.stdout.isatty() and webbrowser.open(written[0].resolve().as_uri()):
        console.say(_("The report is open in your browser."))
    else:
        console.say(_("Open the report in your browser: {path}").format(path=clean(str(written[0].resolve()))))
