"""The two streams: stdout is the product, stderr the conversation.

Rich interprets text, so no text of a user's goes through its markup: everything is a `Text`, and what comes from
outside has been through `texts.clean` before. Colour is off without a terminal and with NO_COLOR.
"""

import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console, RenderableType


@cache
def out() -> "Console":
    """stdout, for the product."""
    return _console(stderr=False)


@cache
def err() -> "Console":
    """stderr, for the conversation."""
    return _console(stderr=True)


class _Volume:
    quiet = False


def be_quiet(quiet: bool) -> None:
    """Say nothing but what stops the work, from now on; or speak again."""
    _Volume.quiet = quiet


def say(text: str, style: str = "") -> None:
    """A sentence of the conversation, as plain text that wraps at words."""
    from rich.text import Text

    if not _Volume.quiet:
        err().print(Text(text, style=style))


@contextmanager
def progress(what: str, count: int, *, in_bytes: bool = False) -> "Iterator[Callable[..., None]]":
    """A bar with the time that remains, for who looks at a terminal; gives the step to take after one of `count`.

    The step takes a number where it is of several at once.
    """
    if _Volume.quiet or not err().is_terminal:
        yield lambda _steps=1: None
        return
    from rich.progress import BarColumn, DownloadColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    done = DownloadColumn() if in_bytes else MofNCompleteColumn()
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), done, TimeRemainingColumn())
    with Progress(*columns, console=err(), transient=True) as bar:
        task = bar.add_task(what, total=count)
        yield lambda steps=1: bar.advance(task, steps)


def show(product: "RenderableType | str") -> None:
    """A part of the product: a table or another renderable, or plain text."""
    from rich.text import Text

    out().print(Text(product) if isinstance(product, str) else product)


def write(data: str) -> None:
    """Data on stdout, to the byte: no wrapping, no colour."""
    sys.stdout.write(data)


def _console(*, stderr: bool) -> "Console":
    from rich.console import Console

    return Console(stderr=stderr, markup=False, highlight=False, emoji=False)
