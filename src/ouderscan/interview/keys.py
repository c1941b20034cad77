"""The letters of the interview, on screen and in line mode: one table, so that both and the help say the same.

They are the first letters of Dutch words (terug, verder, notitie, menu, stoppen), in every language, so that a
typed series of answers means the same everywhere. Those of the answers stand in `answers.keys`.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from ouderscan.texts import N_, _


class Move(Enum):
    """What a person can do at a question besides answering it."""

    NEXT = "v"
    BACK = "t"
    NOTE = "n"
    MENU = "m"
    HELP = "?"


STOP: Final = ("s", "q")
"""Save and stop: `prompts` turns it into an EOFError, wherever it is typed."""
TO_NON_ANSWERS: Final = "o"
"""On screen: to what can be chosen in place of an option."""

_MEANING: Final[Mapping[Move, str]] = {
    Move.NEXT: N_("v on, without answering"),
    Move.BACK: N_("t back"),
    Move.NOTE: N_("n make a note"),
    Move.MENU: N_("m overview, and to any question"),
    Move.HELP: N_("? help"),
}


def meanings() -> tuple[str, ...]:
    """What each letter does, in the user's language."""
    return (*(_(meaning) for meaning in _MEANING.values()), _("s or q save and stop"))
