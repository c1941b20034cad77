"""What `workshop` does: the topics of a scan, the meeting about them, the plan, and the report with both."""

import shutil
from datetime import datetime
from pathlib import Path

from ouderscan import plan as plans
from ouderscan import workshop
from ouderscan.answers import store
from ouderscan.answers.lock import locked
from ouderscan.cli import console, reports
from ouderscan.cli.prompting import prompts_for
from ouderscan.cli.scanning import FOLDER, shown
from ouderscan.errors import StoppedError
from ouderscan.files import write_text
from ouderscan.interview import meeting, meeting_runner, planning
from ouderscan.interview.prompts import Prompts
from ouderscan.interview.wrapping import wrapped
from ouderscan.plan import Plan
from ouderscan.reporting.material import Material
from ouderscan.reporting.projector import projector
from ouderscan.reporting.render import rendered
from ouderscan.texts import _, clean


def run(folder: Path | None, *, only_plan: bool, plain: bool) -> None:
    """Lead a team through its topics and its plan, and write the report.

    Raises:
        StoppedError: when the group stopped; what was confirmed is saved.
        OuderscanError: what else stops the work.
    """
    place = store.open_folder(_place(folder)).path
    prompts = prompts_for(plain=plain)
    try:
        with locked(place / workshop.WORKSHOP_FILE):
            made_of = reports.material(place)
            if not only_plan:
                _meet(place, made_of, prompts)
            planning.make(
                made_of.plan or Plan(),
                made_of.advice,
                lambda plan: plans.write(place, plan),
                prompts,
                made_of.scan.date,
            )
    except (EOFError, KeyboardInterrupt):
        raise StoppedError(_stopped(place)) from None
    prompts.say("\n" + _("The plan is saved in {path}.").format(path=shown(place / plans.PLAN_FILE)))
    for path in reports.write(reports.material(place), ("html", "md"), place / store.REPORT):
        console.say(_("Report: {path}").format(path=clean(str(path))))


def write_page(folder: Path | None) -> None:
    """Write the topics as a page for a projector into the report's folder, and name it on stdout.

    Raises:
        OuderscanError: what stops the work.
    """
    place = _place(folder)
    path = place / store.REPORT / "projector.html"
    write_text(path, rendered(projector(reports.material(place)), "html"))
    console.write(clean(str(path)) + "\n")


def _place(folder: Path | None) -> Path:
    return folder or (Path() if store.is_scan_folder(Path()) else FOLDER)


def _meet(place: Path, made_of: Material, prompts: Prompts) -> None:
    topics = workshop.agenda(made_of.figures, made_of.questionnaires, made_of.findings, made_of.limits)
    state = meeting.start(topics, made_of.workshop)
    if not topics:
        prompts.say(_("There is nothing on which you differ, and nothing that many do not know."))
        return
    meeting_runner.introduce(state, prompts)
    meeting_runner.meet(
        state, lambda agreed: workshop.write(place, agreed), prompts, lambda: datetime.now().astimezone()
    )


def _stopped(place: Path) -> str:
    saved = _("Stopped. Everything that you confirmed is saved. To go on:")
    return f"{wrapped(saved, shutil.get_terminal_size().columns)}\n  ouderscan workshop {shown(place)}"
