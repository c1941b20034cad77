"""What makes a text plain text in another system, so that nothing in it is run, filled in or taken for markup.

A blank is put inside what a system would fill in: people read the same, and importers compare texts without blanks.
"""

import re
from typing import Final

from markupsafe import escape

_FORMULA: Final = re.compile(r"^[=+\-@＝＋－＠\t\r]")
_WORD_JOINER: Final = "\u2060"
_BREAKS: Final = re.compile(r"\s*[\r\n\t\v\f\u2028\u2029]+\s*")


def on_one_line(text: str) -> str:
    """The text with a blank for each line break and tab."""
    return _BREAKS.sub(" ", text).strip()


def markup(text: str) -> str:
    """The text for a system that takes HTML, on one line: no tag, no quote, no backslash, and no formula at its start.

    Each of them is an entity then, so people read the text as it is.
    """
    escaped = str(escape(on_one_line(text))).replace("\\", "&#92;")
    return f"&#{ord(escaped[0])};{escaped[1:]}" if _FORMULA.match(escaped) else escaped


def no_formula(text: str) -> str:
    """A cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def joined(text: str, opening: str) -> str:
    """The text with a sign that nobody sees behind this one, for a system that does not mind a blank there."""
    return text.replace(opening, f"{opening}{_WORD_JOINER}")


def apart(text: str, *openings: str) -> str:
    """The text with a blank behind each sign of these that opens a place to fill in: `${x}` becomes `$ {x}`."""
    for opening in openings:
        first, rest = map(re.escape, (opening[0], opening[1:]))
        text = re.sub(f"{first}(?={rest})", f"{opening[0]} ", text)  # also where openings overlap, as in `[[[`
    return text
