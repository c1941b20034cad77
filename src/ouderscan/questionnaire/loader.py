"""From a content file to a typed value, with every fault of a stage told at once: syntax, then shape, then meaning."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ouderscan.issues import Issue, Where, nearest
from ouderscan.questionnaire import source
from ouderscan.questionnaire.model import Document, Frozen, Profiles, Questionnaire, Recommendations, Sources
from ouderscan.questionnaire.source import Source
from ouderscan.texts import N_, _

FORMATS: Mapping[str, type[Document]] = {
    "ouderscan/questionnaire/1": Questionnaire,
    "ouderscan/recommendations/1": Recommendations,
    "ouderscan/profiles/1": Profiles,
    "ouderscan/sources/1": Sources,
}

_FORMAT = re.compile(r"""^format:[ ]*["']?([^\s"']+)""", re.MULTILINE)

# pydantic's error types in our words: what was expected.
_EXPECTED: Mapping[str, str] = {
    "string_type": N_("a text"),
    "int_type": N_("a whole number"),
    "int_parsing": N_("a whole number"),
    "int_from_float": N_("a whole number"),
    "bool_type": N_("true or false"),
    "bool_parsing": N_("true or false"),
    "tuple_type": N_("a list"),
    "list_type": N_("a list"),
    "dict_type": N_("a mapping with keys"),
    "mapping_type": N_("a mapping with keys"),
    "model_type": N_("a mapping with keys"),
    "model_attributes_type": N_("a mapping with keys"),
    "string_too_short": N_("a text that is not empty"),
    "string_too_long": N_("a text of at most {max_length} characters"),
    "too_short": N_("at least {min_length}"),
    "too_long": N_("at most {max_length}"),
    "greater_than_equal": N_("{ge} or more"),
    "less_than_equal": N_("{le} or less"),
    "enum": N_("one of {expected}"),
    "literal_error": N_("one of {expected}"),
    "string_pattern_mismatch": N_("of the form {pattern}"),
}
_WRONG_TYPE = {name for name in _EXPECTED if name.endswith(("_type", "_parsing", "_float"))}


D = TypeVar("D", bound=Frozen)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[D]):
    """What a file gave: the value (None where there were errors), the source for positions, the issues so far."""

    value: D | None
    source: Source
    issues: tuple[Issue, ...] = ()


def load(path: Path) -> Loaded[Frozen]:
    """A content file of any format, with the issues of its syntax and shape; `rules` looks at the meaning.

    Rules of the meaning are not applied here, so that a scan does not pay for them.
    """
    read, issues = source.read(path)
    if issues:
        return Loaded(None, read, tuple(issues))
    model = model_of(read)
    if model is None:
        found = read.data.get("format", "-") if isinstance(read.data, dict) else "-"
        values = {"found": _shown(found), "known": ", ".join(FORMATS)}
        return Loaded(None, read, (Issue("unknown-format", read.where(("format",)), values),))
    return shaped(model, read)


def model_of(read: Source) -> type[Document] | None:
    """The model that a file names in its format, if need be as far as its faulty text shows; None for no such model."""
    if isinstance(read.data, dict):
        return FORMATS.get(str(read.data.get("format")))
    found = _FORMAT.search(read.text)
    return FORMATS.get(found[1]) if found else None


def load_as(model: type[D], path: Path) -> Loaded[D]:
    """A YAML file that must be of one model, a format of ours or a file of a scan folder."""
    read, issues = source.read(path)
    return Loaded(None, read, tuple(issues)) if issues else shaped(model, read)


def shaped(model: type[D], read: Source) -> Loaded[D]:
    """The data as a typed value, or every way in which its shape is wrong."""
    try:
        return Loaded(model.model_validate(read.data), read)
    except ValidationError as fault:
        return Loaded(None, read, tuple(_shape_issues(fault, read, model)))


def _shape_issues(fault: ValidationError, read: Source, model: type[Frozen]) -> Iterator[Issue]:
    errors = fault.errors(include_url=False)
    inside = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    seen: set[tuple[Where, str]] = set()
    for error in errors:
        if error["type"] == "too_short" and error["loc"] in inside:
            continue  # pydantic counts only the members that were right
        issue = _shape_issue(error, read, model)
        # A value of a union is reported once for each member: the first is enough.
        if (issue.where, issue.code) not in seen or issue.code == "missing-key":
            seen.add((issue.where, issue.code))
            yield issue


def _shape_issue(error: ErrorDetails, read: Source, model: type[Frozen]) -> Issue:
    location, kind = error["loc"], error["type"]
    where = read.where(location)
    key = str(next((part for part in reversed(location) if isinstance(part, str)), "")) or "-"
    if kind == "missing":
        return Issue("missing-key", where, {"key": key})
    if kind == "extra_forbidden":
        return Issue("unknown-key", where, {"key": key, "near": nearest(key, _keys_beside(location, model))})
    found = _shown(error["input"])
    expected = _(_EXPECTED.get(kind, "{msg}")).format_map({"msg": error["msg"], **_context(error)})
    if kind in _WRONG_TYPE:
        return Issue("wrong-type", where, {"key": key, "expected": expected, "found": found})
    choices = str(_context(error).get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
    values = {"key": key, "expected": expected, "found": found, "near": nearest(found, choices)}
    return Issue("wrong-value", where, values)


def _context(error: ErrorDetails) -> Mapping[str, Any]:
    return error.get("ctx", {})


def _keys_beside(location: tuple[int | str, ...], model: type[Frozen]) -> Iterator[str]:
    """The keys that would have been right where an unknown one was found, following the models down."""
    here: type[Frozen] | None = model
    for part in location[:-1]:
        if here is None or not isinstance(part, str) or part not in here.model_fields:
            continue
        here = _model_in(here.model_fields[part].annotation) or here
    yield from here.model_fields if here else ()


def _model_in(annotation: Any) -> type[Frozen] | None:
    """The first of our models inside an annotation such as `tuple[Item, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model_in(part))), None)


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"  # noqa: PLR2004 - what fits on a line
