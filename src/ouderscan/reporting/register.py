"""The register of a folder with reports of many schools: which report stands in which file, and what it was made from.

It lies beside the reports as `index.json`. With it a run that was interrupted goes on, and a school keeps its file.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import StringConstraints, ValidationError

from ouderscan import files
from ouderscan.files import safe_name
from ouderscan.questionnaire.model import Frozen

FILE: Final = "index.json"
TAKEN: Final = frozenset({"index", "overview"})
"""Names of files that are no report of a school."""
_MAX_BYTES: Final = 16 * 1024 * 1024
Key = tuple[str, str]
"""A school and its moment."""


class Entry(Frozen):
    """A report of a school."""

    school: str
    wave: str
    name: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,139}$")]
    """Of its files, without ending."""
    made_from: str = ""
    """A digest of all that it is made from; empty while it is not written."""


class Register(Frozen):
    """What `index.json` holds."""

    format: Literal["ouderscan/reports/1"] = "ouderscan/reports/1"
    reports: tuple[Entry, ...] = ()


def read(folder: Path) -> Register | None:
    """The register of a folder; None where there is none that can be used."""
    try:
        with files.opened(folder / FILE) as file:
            return Register.model_validate_json(file.read(_MAX_BYTES))
    except (OSError, ValidationError):
        return None


def write(folder: Path, register: Register) -> None:
    """Keep the register.

    Raises:
        NotWritableError: when it cannot be written.
    """
    files.write_text(folder / FILE, register.model_dump_json(indent=1) + "\n")


def entries(schools: Sequence[Key], known: Register | None = None) -> Iterator[Entry]:
    """An entry for each school and moment, in this order: with the name that it had, else a new, distinct one.

    The same schools get the same names, whatever else is in the folder.
    """
    before: dict[Key, list[Entry]] = {}
    for entry in known.reports if known else ():
        if entry.name not in TAKEN:
            before.setdefault((entry.school, entry.wave), []).append(entry)
    names = {*TAKEN, *(each.name for kept in before.values() for each in kept)}
    moments: dict[str, set[str]] = {}
    for school, wave in schools:
        moments.setdefault(school, set()).add(wave)
    for school, wave in schools:
        if kept := before.get((school, wave)):
            yield kept.pop(0)
            continue
        name = _distinct(_name(school, wave if len(moments[school]) > 1 else ""), names)
        names.add(name)
        yield Entry(school=school, wave=wave, name=name)


def _name(school: str, wave: str) -> str:
    return f"{safe_name(school)}-{safe_name(wave, 'meting')}" if wave else safe_name(school)


def _distinct(name: str, taken: set[str]) -> str:
    number, candidate = 1, name
    while candidate in taken:
        number += 1
        candidate = f"{name}-{number}"
    return candidate
