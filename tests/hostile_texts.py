"""Texts that mean harm, or only look like it, and a report in which every text is one of them."""

import dataclasses
from collections.abc import Iterator
from typing import Any

HOSTILE = (
    '<script>alert(1)</script> & "Zonen"',
    "\x1b[31mrood\x1b[0m \x9b1m \u202eomgekeerd",
    "[red]vet[/red] [link=https://example.org]x[/link]",
    '=HYPERLINK("https://example.org";"klik")',
    "</style><script>alert(1)</script>",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "![x](https://example.org/x.png) <https://example.org> www.example.org @iemand",
    "1",
    "---",
    "| a | b |\n|---|---|\n\n# kop\n\n    code",
)
# Fields that are codes of ours, to which the style sheet or another place of the page refers.
CODES = {"id", "anchor", "group", "form", "code", "language", "foreign", "foreign_advice", "number", "ours"}


def with_texts(value: Any, texts: Iterator[str]) -> Any:
    """A part of the view with every text that is not a code replaced by the next of these; empty ones stay empty."""
    if isinstance(value, tuple):
        return tuple(with_texts(each, texts) for each in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: with_texts(getattr(value, field.name), texts)
            for field in dataclasses.fields(value)
            if field.name not in CODES
        }
        return dataclasses.replace(value, **changed)
    return next(texts) if isinstance(value, str) and value else value
