"""The ways in which data does not have the shape of a model, in our words instead of pydantic's."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ouderscan.issues import Issue, Where, nearest
from ouderscan.questionnaire.model import Frozen
from ouderscan.questionnaire.source import KeyPath, Source
from ouderscan.texts import N_, _

# pydantic's error types in our words: what was expected.
_EXPECTED: Mapping[str, str] = {
    "string_type": N_("a text"),
    "int_type": N_("a whole number"),
    "int_parsing": N_("a whole number"),
    "int_from_float": N_("a whole number"),
    "float_type": N_("a number"),
    "float_parsing": N_("a number"),
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
    "too_short": N_("{min_length} or more entries"),
    "too_long": N_("at most {max_length} entries"),
    "greater_than_equal": N_("{ge} or more"),
    "less_than_equal": N_("{le} or less"),
    "enum": N_("one of {choices}"),
    "literal_error": N_("one of {choices}"),
    "string_pattern_mismatch": N_("{form}"),
}
_WRONG_TYPE = {name for name in _EXPECTED if name.endswith(("_type", "_parsing", "_float"))}

# The patterns of `model` in words.
_FORMS: Mapping[str, str] = {
    "^[a-z0-9][a-z0-9-]*$": N_("small letters, digits and hyphens"),
    "^[a-z]{2}$": N_("two small letters, such as nl"),
    r"^\d+\.\d+\.\d+$": N_("three numbers, such as 1.0.0"),
    r"^\d{4}-\d{2}-\d{2}$": N_("a day, such as 2026-11-24"),
    r"^(\d{4}-\d{2}-\d{2})?$": N_("a day, such as 2026-11-24"),
}
_KEY = "[key]"
_LONGEST_SHOWN = 60


def shape_issues(fault: ValidationError, read: Source, model: type[Frozen]) -> Iterator[Issue]:
    """An issue for each way in which the data of a file does not fit the model."""
    errors = fault.errors(include_url=False)
    inside = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    seen: set[tuple[Where, str]] = set()
    for error in errors:
        if error["type"] == "too_short" and error["loc"] in inside:
            continue  # pydantic counts only the members that were right
        if _of_another_kind(error, read):
            continue
        issue = _issue(error, read, model)
        # A value of a union is reported once for each member: the first is enough.
        if (issue.where, issue.code) not in seen or issue.code == "missing-key":
            seen.add((issue.where, issue.code))
            yield issue


def _of_another_kind(error: ErrorDetails, read: Source) -> bool:
    """Whether it says of a mapping that it is no text, where a mapping would do as well: its own errors tell more."""
    of_member = error["loc"][-1:] != _path(error, read)[-1:]
    return error["type"] == "string_type" and isinstance(error["input"], dict) and of_member


def _issue(error: ErrorDetails, read: Source, model: type[Frozen]) -> Issue:
    path, kind = _path(error, read), error["type"]
    where = read.where(path)
    key = _last_key(path)
    if kind == "missing":
        return Issue("missing-key", where, {"key": error["loc"][-1]})
    choices = _choices(error)
    of_key = error["loc"][-1:] == (_KEY,)
    if kind == "extra_forbidden" or (of_key and choices):
        near = nearest(key, choices or _keys_beside(path, model))
        return Issue("unknown-key", where, {"key": key, "near": near})
    if of_key:
        key = _last_key(path[:-1])
    values = {"key": key, "expected": _expected(error, choices), "found": _shown(error["input"])}
    if kind in _WRONG_TYPE:
        return Issue("wrong-type", where, values)
    near = nearest(str(error["input"]), choices)
    return Issue("wrong-value", where, values | {"near": near})


def _path(error: ErrorDetails, read: Source) -> KeyPath:
    """The place in the data: pydantic's location without the names of a union's members and of absent keys."""
    path: KeyPath = ()
    for part in error["loc"]:
        if (*path, part) in read.places:
            path = (*path, part)
    return path


def _last_key(path: KeyPath) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "-")


def _expected(error: ErrorDetails, choices: list[str]) -> str:
    context = _context(error)
    form = str(context.get("pattern"))
    words = context | {"choices": ", ".join(choices), "form": _(_FORMS.get(form, form)), "msg": error["msg"]}
    return _(_EXPECTED.get(error["type"], "{msg}")).format_map(words)


def _choices(error: ErrorDetails) -> list[str]:
    """The values of an enumeration, which pydantic gives as `'a', 'b' or 'c'`."""
    expected = _context(error).get("expected")
    return str(expected).replace("'", "").replace(" or ", ", ").split(", ") if expected else []


def _context(error: ErrorDetails) -> dict[str, Any]:
    return error.get("ctx", {})


def _keys_beside(path: KeyPath, model: type[Frozen]) -> Iterator[str]:
    """The keys that would have been right where an unknown one was found, following the models down."""
    here = model
    for part in path[:-1]:
        if isinstance(part, str) and part in here.model_fields:
            here = _model_in(here.model_fields[part].annotation) or here
    yield from here.model_fields


def _model_in(annotation: Any) -> type[Frozen] | None:
    """The first of our models inside an annotation such as `tuple[Item, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return annotation
    return next((found for part in getattr(annotation, "__args__", ()) if (found := _model_in(part))), None)


def _shown(value: object) -> str:
    """A value as it would stand in YAML, as far as it fits on a line."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"
