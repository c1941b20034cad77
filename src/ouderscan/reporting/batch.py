"""Reports of many schools: made in several processes, each report written whole or not at all.

What goes to a process is a `Case`: the figures of one school, without the content that all share. What comes back is
an `Outcome`: whether it was written, and what the overview needs. At no time are more cases under way than the
processes can take, so memory does not grow with the number of schools.
"""

import gc
import hashlib
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import resource_tracker
from pathlib import Path
from typing import ClassVar, Final

from ouderscan import __version__, assets, texts
from ouderscan.answers.store import Note, Scan
from ouderscan.files import write_text
from ouderscan.findings import Finding
from ouderscan.plan import Plan
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Questionnaire, Sector
from ouderscan.reporting.material import Material
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from ouderscan.reporting.style import PLAIN, Style
from ouderscan.reporting.templates import ENDING
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.results import SchoolFigures

FEW: Final = 8
"""Up to so many reports are made in this process: starting others takes longer."""
_LISTEN: Final = 0.2
"""Seconds after which it is looked whether the user stopped."""
_AHEAD: Final = 4
"""Cases for each process that wait for it."""


@dataclass(frozen=True, slots=True)
class Run:
    """What all reports of a run have in common."""

    folder: Path
    formats: tuple[str, ...]
    catalogue: Catalogue
    questionnaires: Mapping[Sector, tuple[Questionnaire, ...]] = field(default_factory=dict)
    """Of the cases that bring none of their own, as the sector of each reads them."""
    templates: Path | None = None
    style: Style = PLAIN
    language: str = ""
    content: str = ""
    """A digest of content, templates, language and program; see `run_of`."""


@dataclass(frozen=True, slots=True)
class Case:
    """One school at one moment."""

    scan: Scan | Occasion
    figures: SchoolFigures
    questionnaires: tuple[Questionnaire, ...] | None = None
    notes: tuple[Note, ...] = ()
    plan: Plan | None = None
    left_out: tuple[str, ...] = ()

    def asked(self, run: Run) -> tuple[Questionnaire, ...]:
        """The questionnaires that it was asked."""
        return run.questionnaires.get(self.scan.sector, ()) if self.questionnaires is None else self.questionnaires

    def material(self, run: Run) -> Material:
        """What its report is made of. In an output on several schools every group is protected."""
        return Material(
            scan=self.scan,
            questionnaires=self.asked(run),
            figures=self.figures,
            catalogue=run.catalogue,
            notes=self.notes,
            plan=self.plan,
            left_out=self.left_out,
            rules=Disclosure(),
        )


@dataclass(frozen=True, slots=True)
class Job:
    """A case with the name of its files and what the files that are there were made from, if they may stay."""

    case: Case
    name: str
    made_from: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a job: whether it was written now, and what was concluded of the school."""

    name: str
    made_from: str
    written: bool
    findings: tuple[Finding, ...]
    advised: tuple[str, ...]
    """The ids of all recommendations to the school, and of the first three."""
    first: tuple[str, ...]


def run_of(
    folder: Path,
    formats: Sequence[str],
    catalogue: Catalogue,
    questionnaires: Mapping[Sector, tuple[Questionnaire, ...]] | None = None,
    templates: Path | None = None,
    style: Style = PLAIN,
) -> Run:
    """The run in the language of this process, with the digest of all that its reports share."""
    digest = hashlib.sha256(f"{__version__} {texts.language()} {','.join(formats)} {style}".encode())
    shared = dict(questionnaires or {})
    for each in (*chain(*shared.values()), *catalogue.questionnaires, *catalogue.recommendations, *catalogue.profiles):
        digest.update(each.model_dump_json().encode())
    digest.update(catalogue.sources.model_dump_json().encode() if catalogue.sources else b"")
    for root in (assets.report_templates(), templates):
        for path in sorted(root.rglob(f"*{ENDING}")) if root else ():
            digest.update(path.read_bytes())
    return Run(folder, tuple(formats), catalogue, shared, templates, style, texts.language(), digest.hexdigest())


def made(jobs: Iterable[Job], run: Run, count: int) -> Iterator[Outcome]:
    """Make the reports, `count` of them, in any order.

    When the user stops, or the iteration is left, what was begun is still written whole, and nothing more is begun.

    Raises:
        KeyboardInterrupt: when the user stopped, after the outcomes of all that was written.
        UnreadableInputError: when a template of the user's has a fault.
        NotWritableError: when a file cannot be written.
    """
    if count <= FEW:
        return _in_this_process(jobs, run)
    return _in_processes(jobs, run, min(count, _processors()))


def _in_this_process(jobs: Iterable[Job], run: Run) -> Iterator[Outcome]:
    with _interrupts_noted() as noted:
        for job in jobs:
            yield make(job, run)
            if noted:
                raise KeyboardInterrupt


def _in_processes(jobs: Iterable[Job], run: Run, processes: int) -> Iterator[Outcome]:
    # Not forked: a process with threads of polars in it must not be copied.
    started = multiprocessing.get_context("spawn")
    remaining = iter(jobs)
    waiting: set[Future[Outcome]] = set()
    with _interrupts_noted() as noted, ProcessPoolExecutor(processes, started, _Process.begin, (run,)) as pool:
        try:
            while True:
                more = [] if noted else list(islice(remaining, processes * _AHEAD - len(waiting)))
                with _interrupts_kept_back():  # a process begins when a job is handed in
                    waiting |= {pool.submit(_Process.make, job) for job in more}
                if noted:
                    waiting = {each for each in waiting if not each.cancel()}
                if not waiting:
                    break
                done, waiting = wait(waiting, timeout=_LISTEN, return_when=FIRST_COMPLETED)
                for each in done:
                    yield each.result()
        finally:
            pool.shutdown(cancel_futures=True)
        if noted:
            raise KeyboardInterrupt


@contextmanager
def _interrupts_noted() -> Iterator[list[int]]:
    """Note Ctrl-C instead of raising it: raised inside the pool it can leave a lock taken, and the end hangs."""
    noted: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _frame: noted.append(number))
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _interrupts_kept_back() -> Iterator[None]:
    """Processes that begin within it never hear Ctrl-C; this one hears it afterwards.

    A process that is still importing would end with a traceback, and leave this one waiting for it.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # It lets signals through again when it begins, so it must have begun.
    resource_tracker.ensure_running()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Process:
    """One of the processes, with what it keeps between reports."""

    run: ClassVar[Run]

    @classmethod
    def begin(cls, run: Run) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Windows can keep nothing back
        texts.use(run.language)
        cls.run = run
        # What is kept for good need not be looked through for garbage after every few thousand texts.
        gc.freeze()

    @classmethod
    def make(cls, job: Job) -> Outcome:
        return make(job, cls.run)


def make(job: Job, run: Run) -> Outcome:
    material = job.case.material(run)
    made_from = hashlib.sha256(f"{run.content} {job.case!r}".encode()).hexdigest()
    paths = {run.folder / f"{job.name}.{form}": form for form in run.formats}
    stays = made_from == job.made_from and all(path.is_file() for path in paths)
    if not stays:
        view = report(material)
        for path, text in {
            path: rendered(view, form, run.templates, run.style) for path, form in paths.items()
        }.items():
            write_text(path, text)
    advice = material.advice
    first = tuple(each.recommendation.id for each in advice.first)
    others = tuple(each.recommendation.id for each in (*advice.waiting, *advice.others))
    return Outcome(job.name, made_from, not stays, material.findings, (*first, *others), first)


def _processors() -> int:
    available = getattr(os, "sched_getaffinity", None)
    return len(available(0)) if available else os.cpu_count() or 1
