"""The plan as a Word document: the actions with room to write, and what was considered."""

from contextlib import nullcontext

from ouderscan.reporting.style import PLAIN, Style
from ouderscan.reporting.view import Action, Report
from ouderscan.reporting.word import contested
from ouderscan.reporting.word.sheet import Sheet
from ouderscan.texts import _

_QUESTION, _ANSWER = 55, 115
"""Millimetres."""


def plan(report: Report, style: Style = PLAIN) -> bytes:
    """The plan of a scan, to go on with in Word; while there is none, an empty one."""
    sheet = Sheet(_("What we are going to do: {school}").format(school=report.cover.school), report.language, style)
    sheet.title(_("What we are going to do"))
    sheet.say(f"{report.cover.school}, {report.cover.date}")
    if report.example:
        sheet.say(_("Example: this school and its answers are invented."), style="Intense Quote")
    write(sheet, report, level=1)
    return sheet.saved()


def write(sheet: Sheet, report: Report, level: int) -> None:
    """The actions and what was not chosen, with headings from a level on."""
    agreed = report.agreed
    sheet.say(agreed.headline)
    sheet.say(agreed.reason)
    for action in agreed.actions:
        with sheet.together() if action.dispute else nullcontext():
            _action(sheet, action, level)
    if agreed.considered:
        sheet.heading(_("Considered and not chosen"), level)
    for each in agreed.considered:
        with sheet.together() if each.dispute else nullcontext():
            sheet.lead(each.recommendation.text, each.reason or "–")
            contested.write(sheet, each.recommendation.text, each.dispute)


def _action(sheet: Sheet, action: Action, level: int) -> None:
    name = _("Action {number}").format(number=action.number)
    sheet.heading(f"{name}: {action.kind}" if action.kind else name, level)
    sheet.say(action.note, style="Intense Quote")
    rows = [(blank.label, blank.text or "\n" * blank.rows) for blank in action.blanks]
    sheet.table((_("Question"), _("Our answer")), rows, (_QUESTION, _ANSWER), f"{name}, {_('What we are going to do')}")
    if action.recommendation:
        sheet.lead(_("Goes back to:"), action.recommendation.text)
    contested.write(sheet, name, action.dispute)
