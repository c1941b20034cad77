"""What `scan` does: the folder, the interview, and what came out of it."""

import shutil
from datetime import date, datetime
from pathlib import Path
from typing import Final

from ouderscan.answers import store
from ouderscan.answers.response import OfGroup, response
from ouderscan.answers.store import ScanFolder
from ouderscan.cli import console
from ouderscan.cli.prompting import prompts_for
from ouderscan.errors import NothingScoredError, StoppedError, WrongUsageError
from ouderscan.interview import person, setup
from ouderscan.interview.prompts import Prompts
from ouderscan.interview.setup import Given
from ouderscan.interview.wrapping import wrapped
from ouderscan.questionnaire.model import Group
from ouderscan.questionnaire.names import group_name
from ouderscan.texts import _, clean, day, number

FOLDER: Final = Path("mijn-school")
_FORMATS: Final = ("html", "md")


def run(folder: Path | None, given: Given, group: Group | None, *, short: bool | None, plain: bool) -> None:
    """Ask one person the questions of a scan, which is set up first where there is none, and show the outcome.

    Raises:
        StoppedError: when the person stopped, or the input ended.
        OuderscanError: what else stops the work.
    """
    prompts = prompts_for(plain=plain)
    place = folder or FOLDER
    try:
        place = folder or _folder(given, prompts)
        now = datetime.now().astimezone()
        scan = _opened(place, given, prompts, now)
        answered_by = person.answer(scan, group, prompts, now, short=short, asking=not given.defaults)
    except (EOFError, KeyboardInterrupt):
        raise StoppedError(_stopped(place)) from None
    prompts.say("\n" + _("Thank you. Your answers are saved in {folder}.").format(folder=shown(scan.answers)))
    if not answered_by.in_the_room:
        return
    incomplete = _incomplete(scan)
    if incomplete:
        _tell_who_is_awaited(scan, incomplete, prompts)
    else:
        _show_outcome(scan)


def _folder(given: Given, prompts: Prompts) -> Path:
    """Where the scan is or will be: here, in the folder that we propose, or where the person says."""
    here = Path()
    if store.is_scan_folder(here):
        return here
    if given.defaults or store.is_scan_folder(FOLDER):
        return FOLDER
    return Path(prompts.line(_("In which folder shall the scan be kept?"), str(FOLDER)))


def _opened(place: Path, given: Given, prompts: Prompts, now: datetime) -> ScanFolder:
    if place.is_file():
        raise WrongUsageError(_("{path} is a file. Name a folder for the scan.").format(path=clean(str(place))))
    if not store.is_scan_folder(place):
        made = setup.set_up(place, given, prompts, f"{now:%Y-%m-%d}")
        prompts.say("\n" + _("Set up in {folder}: {school}.").format(folder=shown(place), school=made.scan.school))
        return made
    scan = store.open_folder(place)
    began = day(date.fromisoformat(scan.scan.date))
    prompts.say(_("Scan of {school}, begun on {day}.").format(school=scan.scan.school, day=began))
    if given:
        prompts.say(_("What you said of a new scan is not used: {folder} holds this one.").format(folder=shown(place)))
    return scan


def _stopped(place: Path) -> str:
    if not store.is_scan_folder(place):
        return _("Stopped. Nothing was set up.")
    saved = wrapped(
        _("Stopped. Every answer that you confirmed is saved. To go on:"), shutil.get_terminal_size().columns
    )
    return f"{saved}\n  ouderscan scan {shown(place)}"  # on a line of its own, to be copied whole


def shown(path: Path) -> str:
    """A path as it can be typed again."""
    shown = clean(str(path))
    return f'"{shown}"' if " " in shown else shown


def _incomplete(scan: ScanFolder) -> OfGroup | None:
    """A group in the room of which some have finished and others have not; None where that is not known of any."""
    groups = (each for each in response(scan) if each.group.in_the_room and each.population)
    return next((each for each in groups if 0 < each.done < (each.population or 0)), None)


def _tell_who_is_awaited(scan: ScanFolder, group: OfGroup, prompts: Prompts) -> None:
    """How many have finished, and no figures: who comes next answers without knowing what others said."""
    done, population = number(group.done), number(group.population or 0)
    counted = _("{group}: {done} of {population} have answered.").format(
        group=group_name(group.group), done=done, population=population
    )
    prompts.say(counted + " " + _("Who comes next answers without seeing these answers. To see the outcome:"))
    console.say(f"  ouderscan report {shown(scan.path)}")  # on a line of its own, to be copied whole


def _show_outcome(scan: ScanFolder) -> None:
    """The outcome for who is in the room. Parents and pupils see none: theirs counts when enough have answered."""
    from ouderscan.cli import outcome, report, scores

    try:
        scored = scores.of([scan.path], [], "", "")
    except NothingScoredError as fault:
        console.say(str(fault))
        return
    for figures, found, advice in scored.schools():
        outcome.show(figures, scan.questionnaires, found, advice)
    for path in report.write_reports(scan.path, _FORMATS):
        console.say(_("Report: {path}").format(path=clean(str(path))))
