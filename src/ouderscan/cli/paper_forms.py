"""What `scan --paper` does: takes forms that were filled in on paper into a scan that was set up."""

from datetime import datetime
from pathlib import Path

from ouderscan.answers import store
from ouderscan.cli import console
from ouderscan.cli.prompting import prompts_for
from ouderscan.cli.scanning import FOLDER
from ouderscan.errors import StoppedError
from ouderscan.interview import paper
from ouderscan.questionnaire.model import Group
from ouderscan.texts import _, plural


def take(folder: Path | None, group: Group | None, *, short: bool) -> None:
    """Take forms of a group, parents where none was named, until the person stops.

    Raises:
        StoppedError: at Ctrl-C; what was typed is saved.
        UnreadableInputError: when there is no scan.
        WrongUsageError: when the scan asks the group nothing.
        NotWritableError: when an answer cannot be saved.
    """
    place = folder or (Path() if store.is_scan_folder(Path()) else FOLDER)
    scan = store.open_folder(place)
    try:
        done = paper.type_in(
            scan, group or Group.OUDER, prompts_for(plain=True), datetime.now().astimezone(), short=short
        )
    except KeyboardInterrupt:
        raise StoppedError(_("Stopped. Every answer that was typed is saved.")) from None
    console.say(plural("{n} form was taken.", "{n} forms were taken.", done))
