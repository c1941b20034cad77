"""The two streams: stdout is the product, stderr the conversation.

Rich interprets text, so no text of a user's goes through its markup: everything is a `Text`, and what comes from
outside has been through `texts.clean` before. Colour is off without a terminal and with NO_COLOR.
"""

import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console, RenderableType


@cache
def out() -> "Console":
    """stdout, for the product."""
    return _console(stderr=False)


@cache
def err() -> "Console":
    """stderr, for the conversation."""
    return _console(stderr=True)


def say(text: str, style: str = "") -> None:
    """A sentence of the conversation, as plain text that wraps at words."""
    from rich.text import Text

    err().print(Text(text, style=style))


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
