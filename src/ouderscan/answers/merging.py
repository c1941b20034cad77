"""The answers of two copies of a scan folder put together: nothing is lost, and nothing is chosen.

What both hold and does not agree is kept beside ours under a name that is not counted, and told. Doing it again
changes nothing more.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ouderscan import files
from ouderscan.answers import ledger
from ouderscan.answers.journal import SUFFIX
from ouderscan.answers.ledger import LEDGER, Ledger
from ouderscan.answers.lock import locked
from ouderscan.answers.store import ANSWERS, QUESTIONNAIRES, SCAN_FILE, ScanFolder
from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.issues import Issue, Where
from ouderscan.texts import _, clean

KEPT_BESIDE = ".other"
"""The ending of what the other copy has under the name of a file of ours."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What was taken over, and what does not agree, as sentences."""

    taken: int = 0
    conflicts: tuple[str, ...] = ()

    def __add__(self, other: "Merged") -> "Merged":
        return Merged(self.taken + other.taken, (*self.conflicts, *other.conflicts))


def refuse_others(ours: ScanFolder, theirs: ScanFolder) -> None:
    """Refuse folders that are no copies of one scan.

    Raises:
        WrongUsageError: when they are the same folder, or of another school, moment or questionnaire.
    """
    if ours.path.samefile(theirs.path):
        raise WrongUsageError(_("Both are the same folder. Name the other copy."))
    for what, one, other in (
        (_("school"), ours.scan.school, theirs.scan.school),
        (_("sector"), ours.scan.sector, theirs.scan.sector),
        (_("day on which it began"), ours.scan.date, theirs.scan.date),
        (_("questionnaires"), _frozen(ours), _frozen(theirs)),
    ):
        if one != other:
            sentence = _("These are no copies of one scan: the {what} differ. Only copies can be put together.")
            raise WrongUsageError(sentence.format(what=what))


def _frozen(folder: ScanFolder) -> dict[str, bytes]:
    names = (f"{each}.yaml" for each in folder.scan.questionnaires)
    return {name: _content(folder.path / QUESTIONNAIRES / name) for name in names}


def merge(ours: ScanFolder, theirs: ScanFolder) -> Merged:
    """Take over the answers of the other copy, the portions that count, and what else lies beside them.

    Raises:
        UnreadableInputError: when a file cannot be read, or a list of who counts is damaged; nothing is written then.
        NotWritableError: when a file cannot be written, or somebody is answering in it.
    """
    joined = _sound(ledger.read(ours.ledgers)).joined(_sound(ledger.read(theirs.ledgers)))
    merged = Merged()
    for path in _regular(theirs.answers.glob("*")):
        if path.name != LEDGER and path.suffix != KEPT_BESIDE:
            merged += _journal(path, ours.answers) if path.suffix == SUFFIX else keep(path, ours.answers)
    return merged + _keep_ledger(ours, theirs, joined) + keep(theirs.path / SCAN_FILE, ours.path)


def _sound(read: tuple[Ledger | None, list[Issue]]) -> Ledger:
    known, issues = read
    if known is None:
        raise UnreadableInputError("\n".join(issue.sentence() for issue in issues))
    return known


def _keep_ledger(ours: ScanFolder, theirs: ScanFolder, joined: Ledger | None) -> Merged:
    """The portions of both; where they contradict, both lists, with which nobody outside the room counts."""
    if joined is not None:
        if joined.portions:
            ledger.write(ours.ledgers, joined)
        return Merged()
    ledger.write(ours.ledgers[1:], _sound(ledger.read(theirs.ledgers)))
    sentence = _(
        "The copies divided those who are not in the room in other portions. Both lists are kept; see 'check'."
    )
    return Merged(conflicts=(sentence,))


def _journal(path: Path, folder: Path) -> Merged:
    """One person's answers: the longer journal where one begins as the other, since lines are only added."""
    own = folder / path.name
    if not own.exists():
        return _copy(path, own)
    said, ours = (_content(each).partition(b"\n")[2] for each in (path, own))
    if ours.startswith(said):
        return Merged()
    if not said.startswith(ours):
        return _beside(path, own)
    with locked(own):
        return _copy(path, own)


def kept_beside(folder: Path) -> Iterator[Issue]:
    """What an earlier merge left to be decided in a scan folder, each a warning that it does not count."""
    for path in sorted((*folder.glob(f"*{KEPT_BESIDE}"), *(folder / ANSWERS).glob(f"*{KEPT_BESIDE}"))):
        yield Issue("kept-beside", Where(path.as_posix()), {"file": path.stem})


def keep(path: Path, folder: Path) -> Merged:
    """A file of the other copy in a folder of ours: as it is where there is none, else beside ours if it differs."""
    own = folder / path.name
    if not path.is_file():
        return Merged()
    if not own.exists():
        return _copy(path, own)
    return Merged() if _content(path) == _content(own) else _beside(path, own)


def _beside(path: Path, own: Path) -> Merged:
    target = own.with_name(own.name + KEPT_BESIDE)
    if not target.exists() or _content(target) != _content(path):
        _copy(path, target)
    sentence = _("{file} is another one in both copies. Ours counts; the other is kept as {other}.")
    return Merged(conflicts=(sentence.format(file=clean(own.name), other=clean(target.name)),))


def _copy(path: Path, target: Path) -> Merged:
    files.write_bytes(target, _content(path))
    # That of a finished journal was set back to the day, and must not become finer here.
    time = path.stat().st_mtime_ns
    with suppress(OSError):
        os.utime(target, ns=(time, time))
    return Merged(1)


def _content(path: Path) -> bytes:
    try:
        with files.opened(path) as file:
            return file.read()
    except OSError as fault:
        raise files.not_readable(path, fault) from fault


def _regular(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are seen and no links, in order."""
    return (
        each for each in sorted(paths) if each.is_file() and not each.is_symlink() and not each.name.startswith(".")
    )
