"""Whole processes, timed: the median of several runs, shown as a ratio to the first."""

import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence

Command = Sequence[str]


def median_seconds(command: Command, runs: int) -> float:
    """The median wall time of a command in a process of its own, after one run that is not counted."""
    times = []
    for _run in range(runs + 1):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    return statistics.median(times[1:])


def compare(title: str, commands: Mapping[str, Command], runs: int) -> None:
    """Print the seconds of each command, and how often they go into the first."""
    print(f"\n{title}")
    seconds = {name: median_seconds(command, runs) for name, command in commands.items()}
    first = next(iter(seconds.values()))
    for name, value in seconds.items():
        print(f"  {name:<44} {value:8.3f} s  {value / first:6.2f} ×")


def python(code: str) -> Command:
    """A command that runs a piece of Python."""
    return (sys.executable, "-c", code)
