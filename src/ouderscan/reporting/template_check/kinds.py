"""What is known of a value in a template: a class of the view, a row of something, a text that is written there.

None stands for everything of which nothing is certain; then nothing is said of it either.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import TypeGuard, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes


@dataclass(frozen=True, slots=True)
class View:
    """A class of the view model."""

    of: type


@dataclass(frozen=True, slots=True)
class Row:
    """A row of values of one kind, which are all there is where they are written in the template."""

    of: "Kind"
    written: tuple["Kind", ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A text that stands in the template."""

    text: str


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro, with the name of the template that defines it."""

    template: str
    node: nodes.Macro


Kind = View | Row | Written | Macro | None


def kind_of(annotation: object) -> Kind:
    """What an annotation of the view model says."""
    if is_view(annotation):
        return View(annotation)
    arguments = get_args(annotation)
    if get_origin(annotation) in {Union, types.UnionType}:
        some = [each for each in arguments if each is not type(None)]
        return kind_of(some[0]) if len(some) == 1 else None
    if get_origin(annotation) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:  # noqa: PLR2004 - X, …
        return Row(kind_of(arguments[0]))
    return None


def is_view(annotation: object) -> TypeGuard[type]:
    """Whether it is a class of the view."""
    return isinstance(annotation, type) and is_dataclass(annotation)


@cache
def fields_of(view: type) -> Mapping[str, Kind]:
    """The kinds of the fields of a class, by name."""
    hints = get_type_hints(view)
    return {field.name: kind_of(hints[field.name]) for field in fields(view)}
