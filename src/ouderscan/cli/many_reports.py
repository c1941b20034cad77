"""What `report --by school` does: from files or scan folders to a report for each school, and the pages of all."""

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ouderscan import plan
from ouderscan.answers import store
from ouderscan.cli import console, inputs, overlapping, reports
from ouderscan.cli.reports import Asked, Target
from ouderscan.cli.scores import Scored
from ouderscan.errors import NothingScoredError, OuderscanError, StoppedError, WrongUsageError
from ouderscan.files import write_text
from ouderscan.importers.account import total
from ouderscan.importers.sources import is_folder
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group
from ouderscan.reporting import batch, register
from ouderscan.reporting.batch import Case, Job, Run
from ouderscan.reporting.contents import contents
from ouderscan.reporting.left_out import in_short
from ouderscan.reporting.overview.gathering import Gathering
from ouderscan.reporting.overview.page import overview
from ouderscan.reporting.register import Entry, Key, Register
from ouderscan.reporting.render import Page, rendered
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import score_school
from ouderscan.texts import _, clean, plural

_KEEP: Final = 2.0
"""Seconds after which the register is written again, so that a run that is cut off can go on."""


@dataclass(slots=True)
class _Batch:
    """The schools of a run, one after the other, and what is told of their answers."""

    keys: Sequence[Key]
    cases: Iterator[Case | None]
    """In the order of the keys; None where a folder turned out to hold nothing that can be used."""
    run: Run
    read: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    gathering: Gathering = field(default_factory=Gathering)

    @property
    def latest(self) -> set[Key]:
        """The last moment of each school, which is the one that the overview shows."""
        last: dict[str, str] = {}
        for school, wave in self.keys:
            last[school] = max(wave, last.get(school, wave))
        return set(last.items())


def make(asked: Asked, target: Target, *, resume: bool) -> list[Path]:
    """The pages of all schools together, after the report of each; with `resume` only what is absent or changed.

    Raises:
        WrongUsageError: when scan folders and files are mixed, or other files are in the way.
        StoppedError: when the user stopped; says how far it came.
        OuderscanError: what else stops the work.
    """
    scans = list(scan_folders(asked.inputs))
    schools = _of_scans(scans, target) if scans else _of_files(asked, target)
    known = register.read(target.folder)
    entries = list(register.entries(schools.keys, known))
    _refuse_to_replace(entries, target, known)
    made = _make(schools, entries, target, resume=resume)
    if not made:
        raise NothingScoredError("\n".join([*schools.left_out, _("There is no school of which anything can be told.")]))
    return _pages(schools, made, target)


def scan_folders(given: Sequence[Path]) -> Iterator[Path]:
    """The scan folders that were named, or that are in folders that were named."""
    found: list[list[Path]] = []
    for path in given:
        inside = sorted(each.parent for each in path.glob(f"**/{store.SCAN_FILE}")) if is_folder(path) else []
        found.append([each for each in inside if store.is_scan_folder(each)])
    if any(found) and not all(found):
        raise WrongUsageError(_("Give scan folders, or files with answers, and not both."))
    yield from dict.fromkeys(each for folders in found for each in folders)


def _of_files(asked: Asked, target: Target) -> _Batch:
    scored = asked.scored()
    issues = scored.gathered.issues
    left_out = (_("What could not be used is told in the list of all reports."),) if issues else ()
    return _Batch(
        keys=sorted(scored.scores.responses.select("school", "wave").unique().iter_rows()),
        cases=(
            Case(reports.occasion(figures, scored.gathered.part_of(figures.school).sector), figures, left_out=left_out)
            for figures in scored.scores.schools()
        ),
        run=batch.run_of(
            target.folder,
            target.formats,
            catalogue.shipped(),
            {each.sector: each.questionnaires for each in scored.gathered.parts},
            target.templates,
            target.style,
        ),
        read=_read(scored),
        left_out=in_short(issues),
    )


def _read(scored: Scored) -> list[str]:
    """What was read, for the page of all; not where it would tell how many there are of whom nothing is shown."""
    if scored.scores.responses["n"].has_nulls():
        return [_("How many rows were read stood on the screen: here it would tell how small the hidden groups are.")]
    accounts = scored.gathered.accounts
    together = [total(accounts)] if len(accounts) > 1 else []
    return [each.sentence() for each in (*accounts, *together)]


def _of_scans(folders: Sequence[Path], target: Target) -> _Batch:
    scans = {folder: store.read_scan(folder) for folder in folders}
    hidden = overlapping.hidden_groups(folders, Disclosure())
    batched = _Batch(
        keys=[(scan.school, scan.date) for scan in scans.values()],
        cases=iter(()),
        run=batch.run_of(target.folder, target.formats, catalogue.shipped(), {}, target.templates, target.style),
        read=[plural("{n} scan folder.", "{n} scan folders.", len(folders))],
    )
    batched.cases = (_case(folder, hidden[folder], batched.left_out) for folder in folders)
    return batched


def _case(folder: Path, hidden: Collection[Group], left_out: list[str]) -> Case | None:
    """The school of a scan folder, as others may see it; what is wrong with it is told, and the others go on."""
    try:
        scan_folder, answers, issues = inputs.scan_answers(folder)
        agreed = plan.of_scan(folder, scan_folder.scan.date)
    except OuderscanError as fault:
        console.say(str(fault))
        left_out.append(_("{input}: this scan could not be used.").format(input=clean(str(folder))))
        return None
    unused, overlaps = reports.left_out(issues), list(overlapping.told(folder, hidden))
    for sentence in (*(issue.sentence() for issue in unused), *overlaps):
        console.say(sentence)
    own = [*in_short(unused), *overlaps]
    left_out.extend(own)
    answers = overlapping.without(answers, hidden)
    figures = score_school(answers, scan_folder.questionnaires, scan_folder.scan.groups, Disclosure())
    if not figures.responses:
        nothing = _("There are no answers yet in {input}.").format(input=clean(str(folder)))
        console.say(nothing)
        left_out.append(nothing)
        return None
    notes = tuple(note for note in scan_folder.notes() if note.group not in hidden)
    return Case(scan_folder.scan, figures, scan_folder.questionnaires, notes, agreed, tuple(own))


def _refuse_to_replace(entries: Sequence[Entry], target: Target, known: Register | None) -> None:
    """Refuse to write over what no run of ours has written."""
    if known is None:
        for name in (*register.TAKEN, *(each.name for each in entries)):
            for form in target.formats:
                path = target.folder / f"{name}.{form}"
                if path.exists():
                    sentence = _("{path} is there already, and not from an earlier run. Choose another folder.")
                    raise WrongUsageError(sentence.format(path=clean(str(path))))


def _make(schools: _Batch, entries: Sequence[Entry], target: Target, *, resume: bool) -> list[Entry]:
    """Make the reports; the entries of those that are there now."""
    known = {each.name: each for each in entries}
    made: dict[str, Entry] = {}
    kept = time.monotonic()
    try:
        with console.progress(_("Reports"), len(entries)) as advance:
            for outcome in batch.made(_jobs(schools, entries, resume=resume), schools.run, len(entries)):
                made[outcome.name] = known[outcome.name].model_copy(update={"made_from": outcome.made_from})
                schools.gathering.conclude(outcome.name, outcome.findings, outcome.advised, outcome.first)
                advance()
                if time.monotonic() - kept > _KEEP:
                    _keep(target.folder, known | made)
                    kept = time.monotonic()
    except KeyboardInterrupt:
        sentence = _("Stopped: {made} of {count} reports are made. Go on with the same command and --resume.")
        raise StoppedError(sentence.format(made=len(made), count=len(entries))) from None
    finally:
        _keep(target.folder, known | made)
    return list(made.values())


def _jobs(schools: _Batch, entries: Sequence[Entry], *, resume: bool) -> Iterator[Job]:
    latest = schools.latest
    for entry, case in zip(entries, schools.cases, strict=True):
        if case:
            if (entry.school, entry.wave) in latest:
                schools.gathering.add(entry.name, case.scan, case.figures, case.asked(schools.run))
            yield Job(case, entry.name, entry.made_from if resume else "")


def _keep(folder: Path, entries: dict[str, Entry]) -> None:
    register.write(folder, Register(reports=tuple(entries.values())))


def _pages(schools: _Batch, made: Sequence[Entry], target: Target) -> list[Path]:
    """The list of the reports and the overview, in each format."""
    pages: dict[str, Page] = {
        "index": contents(made, target.formats, schools.read, schools.left_out),
        "overview": overview(schools.gathering, schools.run.catalogue),
    }
    written = []
    for name, view in pages.items():
        for form in target.formats:
            path = target.folder / f"{name}.{form}"
            write_text(path, rendered(view, form, target.templates, target.style))
            written.append(path)
    return written
