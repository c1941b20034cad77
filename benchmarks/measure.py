"""Whole processes, timed in turns: medians of seconds and peaks of memory, shown as ratios to the first."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

Command = Sequence[str]


@dataclass(slots=True)
class Runs:
    """What was measured of a command."""

    seconds: list[float] = field(default_factory=list)
    peak_bytes: int = 0
    """The most memory that its main process held; that of its children is not in it."""

    @property
    def median(self) -> float:
        """The median of the wall times."""
        return statistics.median(self.seconds)


def run(command: Command) -> tuple[float, int]:
    """The wall time and the peak memory of a command in a process of its own.

    Raises:
        RuntimeError: when it fails; then there is nothing to measure.
    """
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _id, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)[:200]} ended with {process.returncode}")
    return seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def compare(title: str, commands: Mapping[str, Command], runs: int) -> None:
    """Print the seconds and the memory of each command, and how often the first goes into its seconds.

    The commands take turns, so that a busy machine is busy for all of them; a first turn is not counted.
    """
    print(f"\n{title}, median of {runs}", flush=True)
    measured = {name: Runs() for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            seconds, peak = run(command)
            if turn:
                measured[name].seconds.append(seconds)
                measured[name].peak_bytes = max(measured[name].peak_bytes, peak)
    first = next(iter(measured.values())).median
    for name, each in measured.items():
        ratio = f"{each.median / first:6.2f} ×"
        print(f"  {name:<36} {each.median:8.3f} s  {ratio}  {each.peak_bytes / 1e6:6.0f} MB", flush=True)


def apart(work: Callable[..., None], *arguments: object) -> None:
    """Do work in a process of its own: what this one has held counts as the memory of those that it starts."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        pool.submit(work, *arguments).result()


def python(code: str) -> Command:
    """A command that runs a piece of Python."""
    return (sys.executable, "-c", code)
