"""A form that one person filled in, as it was read; and why a code is refused."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from ouderscan.answers.codes import CodeBook, is_sound, shown
from ouderscan.importers.shelf import Shelf
from ouderscan.issues import Issue, Where


@dataclass(frozen=True, slots=True)
class Filled:
    """A form that one person filled in."""

    code: str
    book: CodeBook
    answers: Mapping[str, int]
    where: Where
    school: str
    """As the form says it, or the name of the file."""

    @property
    def id(self) -> str:
        """A name for this person that says nothing, and is the same wherever the same code is read."""
        return sha256(self.code.encode("ascii")).hexdigest()[:16]


def refused(code: str, where: Where, shelf: Shelf) -> Issue:
    """Why what looks like a code (in its normal form) does not count, with the name of the form that it is of."""
    values = {"code": shown(code)}
    if not is_sound(code):
        return Issue("code-mistyped", where, values)
    if here := shelf.here(code):
        return Issue("code-of-another-version", where, {**values, "name": ", ".join(here)})
    if elsewhere := shelf.elsewhere(code):
        return Issue("code-of-another-form", where, {**values, "name": ", ".join(elsewhere)})
    return Issue("code-of-an-unknown-form", where, values)
