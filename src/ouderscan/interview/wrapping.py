"""Breaking text at words ourselves: a terminal cuts words, and so do the libraries that draw in it."""

import textwrap

NARROWEST = 20
WIDEST = 100
"""Columns; longer lines are hard to read."""


def wrapped(text: str, columns: int, indent: str = "", later: str | None = None) -> str:
    """The text in lines that fit, each paragraph apart; `later` indents all lines but the first of each paragraph."""
    width = max(NARROWEST, min(columns, WIDEST))
    following = indent if later is None else later
    return "\n".join(
        textwrap.fill(paragraph, width, initial_indent=indent, subsequent_indent=following, break_on_hyphens=False)
        for paragraph in text.split("\n")
    )
