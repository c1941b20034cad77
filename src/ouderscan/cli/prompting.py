"""How a command asks a person: on a screen that is drawn, or line by line."""

import os
import sys
from io import TextIOWrapper

from ouderscan.interview.lines import Lines
from ouderscan.interview.prompts import Prompts


def prompts_for(*, plain: bool) -> Prompts:
    """The screen in a terminal; lines where that is asked for, or where nothing can be drawn."""
    drawable = all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))
    if plain or not drawable or os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb":
        if isinstance(sys.stdin, TextIOWrapper) and not sys.stdin.isatty():
            # A pipe on Windows has another encoding, and PowerShell puts a mark before the text.
            sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
        return Lines(sys.stdin, sys.stderr)
    from ouderscan.interview.screen import Screen

    return Screen(sys.stderr)
