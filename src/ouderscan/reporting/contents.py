"""The list of a folder with reports of many schools: by name, never in order of a score; and what was read for them."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from ouderscan.reporting import words
from ouderscan.reporting.register import Entry
from ouderscan.texts import language


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside this page."""

    text: str
    file: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The reports of one school at one moment."""

    school: str
    date: str
    """Empty where the answers tell none."""
    files: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The page: what a template gets, under the name `contents`."""

    language: str
    overview: tuple[Link, ...]
    reports: tuple[Listed, ...]
    read: tuple[str, ...]
    """The tables that the answers come from."""
    left_out: tuple[str, ...]
    """What could not be used, as sentences."""


def contents(
    entries: Sequence[Entry], formats: Sequence[str], read: Sequence[str] = (), left_out: Sequence[str] = ()
) -> Contents:
    """The list of these reports, in the order of the alphabet."""
    ordered = sorted(entries, key=lambda each: (_alphabetic(each.school), each.school, each.wave, each.name))
    return Contents(
        language=language(),
        overview=_links("overview", formats),
        reports=tuple(Listed(each.school, words.moment(each.wave), _links(each.name, formats)) for each in ordered),
        read=tuple(read),
        left_out=tuple(left_out),
    )


def _alphabetic(name: str) -> str:
    """A name as people look for it: `École` by the E and `'t Schouw` by the T."""
    letters = "".join(each for each in unicodedata.normalize("NFKD", name) if not unicodedata.combining(each))
    start = next((place for place, each in enumerate(letters) if each.isalnum()), 0)
    return letters[start:].casefold()


def _links(name: str, formats: Sequence[str]) -> tuple[Link, ...]:
    return tuple(Link(form, f"{name}.{form}") for form in formats)
