"""What `merge` does: takes over what the other copy of a scan has, and tells what does not agree."""

from pathlib import Path

from ouderscan import plan, workshop
from ouderscan.answers import merging, store
from ouderscan.answers.lock import locked
from ouderscan.answers.merging import Merged
from ouderscan.answers.store import ScanFolder
from ouderscan.texts import _, plural


def run(folder: Path, other: Path) -> Merged:
    """What was taken over from the other copy into the folder, and what does not agree.

    Raises:
        WrongUsageError: when they are no copies of one scan.
        UnreadableInputError: when one is no sound scan.
        NotWritableError: when something cannot be written, or is in use.
    """
    ours, theirs = store.open_folder(folder), store.open_folder(other)
    merging.refuse_others(ours, theirs)
    with locked(ours.path / workshop.WORKSHOP_FILE):
        agreed = _agreed(ours, theirs)
        return merging.merge(ours, theirs) + agreed + merging.keep(theirs.path / plan.PLAN_FILE, ours.path)


def _agreed(ours: ScanFolder, theirs: ScanFolder) -> Merged:
    before = workshop.of_scan(ours.path, ours.questionnaires)
    joined, twice = before.joined(workshop.of_scan(theirs.path, theirs.questionnaires))
    if joined == before:
        return Merged()
    workshop.write(ours.path, joined)
    sentence = _("The copies say different things of {item}; both stand in workshop.yaml.")
    return Merged(len(joined.agreed) - len(before.agreed), tuple(sentence.format(item=item) for item in twice))


def summary(merged: Merged) -> str:
    """How much was taken over and how much does not agree."""
    taken = plural("{n} thing was taken over", "{n} things were taken over", merged.taken)
    count = len(merged.conflicts)
    disagreeing = plural("{n} does not agree.", "{n} do not agree.", count) if count else _("nothing contradicts.")
    return f"{taken}; {disagreeing}"
