"""From a content file to a typed value, with every fault of a stage told at once: syntax, then shape, then meaning."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError

from ouderscan.issues import Issue
from ouderscan.questionnaire import source
from ouderscan.questionnaire.model import Frozen, Profiles, Questionnaire, Recommendations, Sources
from ouderscan.questionnaire.shape import shape_issues
from ouderscan.questionnaire.source import Source
from ouderscan.questionnaire.translation import Translation

FORMATS: Mapping[str, type[Frozen]] = {
    "ouderscan/questionnaire/1": Questionnaire,
    "ouderscan/recommendations/1": Recommendations,
    "ouderscan/profiles/1": Profiles,
    "ouderscan/sources/1": Sources,
    "ouderscan/translation/1": Translation,
}

_FORMAT = re.compile(r"""^format:[ ]*["']?([^\s"']+)""", re.MULTILINE)

D = TypeVar("D", bound=Frozen)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[D]):
    """What a file gave: the value (None where there were errors), the source for positions, the issues so far."""

    value: D | None
    source: Source
    issues: tuple[Issue, ...] = ()


def load(path: Path, *, follow: bool = True) -> Loaded[Frozen]:
    """A content file of any format, with the issues of its syntax and shape; `rules` looks at the meaning.

    Rules of the meaning are not applied here, so that a scan does not pay for them.
    """
    read, issues = source.read(path, follow=follow)
    if issues:
        return Loaded(None, read, tuple(issues))
    model = model_of(read)
    if model is None:
        found = read.data.get("format") if isinstance(read.data, dict) else None
        values = {"found": found or "-", "known": ", ".join(FORMATS)}
        return Loaded(None, read, (Issue("unknown-format", read.where(("format",)), values),))
    return shaped(model, read)


def model_of(read: Source) -> type[Frozen] | None:
    """The model that a file names in its format, if need be as far as its faulty text shows; None for no such model."""
    if isinstance(read.data, dict):
        return FORMATS.get(str(read.data.get("format")))
    found = _FORMAT.search(read.text)
    return FORMATS.get(found[1]) if found else None


def load_as(model: type[D], path: Path, *, follow: bool = True) -> Loaded[D]:
    """A YAML file that must be of one model, a format of ours or a file of a scan folder."""
    read, issues = source.read(path, follow=follow)
    return Loaded(None, read, tuple(issues)) if issues else shaped(model, read)


def shaped(model: type[D], read: Source) -> Loaded[D]:
    """The data as a typed value, or every way in which its shape is wrong."""
    try:
        return Loaded(model.model_validate(read.data), read)
    except ValidationError as fault:
        return Loaded(None, read, tuple(shape_issues(fault, read, model)))
