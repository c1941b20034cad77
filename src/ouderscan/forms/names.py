"""Ids where a system forbids hyphens: how they are written there, and how they come back.

    sf3-welkom   the id of the item
    sf3_welkom   `variable`: XLSForm, REDCap
    sf3welkom    `compact`: LimeSurvey, which takes letters and digits alone

Importers know all three. Two items whose ids differ in hyphens alone would be one there: they are refused.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ouderscan.errors import WrongUsageError
from ouderscan.texts import _

LONGEST: Final = 20
"""Characters of a code of LimeSurvey; other systems take more."""
_LETTER: Final = "q"
"""Stands before an id that begins with a digit, which no system takes."""


def variable(item: str) -> str:
    """An id as a variable's name."""
    return (_LETTER if item[0].isdecimal() else "") + item.replace("-", "_")


def compact(item: str) -> str:
    """An id in letters and digits alone."""
    return variable(item).replace("_", "")


def named(items: Iterable[str], name_of: Callable[[str], str]) -> Mapping[str, str]:
    """The ids by their names: the inverse of `variable` or `compact` for the items of a form.

    Raises:
        WrongUsageError: when two ids have the same name, or one is too long.
    """
    ids: dict[str, str] = {}
    for item in items:
        name = name_of(item)
        if name in ids:
            sentence = _("'{first}' and '{second}' would have the same name in this form. Make a form of each.")
            raise WrongUsageError(sentence.format(first=ids[name], second=item))
        if name_of is compact and len(name) > LONGEST:
            sentence = _("'{item}' is too long for this form, which takes {most} letters and digits.")
            raise WrongUsageError(sentence.format(item=item, most=LONGEST))
        ids[name] = item
    return ids
