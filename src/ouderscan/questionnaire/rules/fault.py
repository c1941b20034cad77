"""What a rule finds, before its place in the file is known."""

from collections.abc import Mapping
from dataclasses import dataclass

from ouderscan.questionnaire.source import KeyPath


@dataclass(frozen=True, slots=True)
class Fault:
    """The code of an issue, the path of the value that it is about, and what goes into the issue's sentences."""

    code: str
    path: KeyPath
    values: Mapping[str, object]


def fault(code: str, /, *path: str | int, **values: object) -> Fault:
    """A fault, written in one line."""
    return Fault(code, path, values)
