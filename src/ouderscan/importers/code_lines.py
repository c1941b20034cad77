"""Codes in a text, whatever stands around them: one on a line, or several.

What begins with the tag of a form that we know is taken for a code of it. Anything else that looks like a code is
refused with a reason, and lines in which nothing does are counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ouderscan.answers.codes import TAG, CodeBook, is_sound, normal, shown
from ouderscan.importers.filled import Filled, refused
from ouderscan.importers.shelf import Shelf
from ouderscan.issues import Issue, Where
from ouderscan.texts import clean

_TOKEN: Final = re.compile(r"[0-9A-Za-z]+")
# As the form shows it, in groups of four (programs turn hyphens into dashes), or in one piece.
_LIKE_A_CODE: Final = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:[0-9A-Za-z]{4}[-‐‑–— ]){2,}[0-9A-Za-z]{1,4}|[0-9A-Za-z]{12,})(?![0-9A-Za-z])"
)


def looks_like_codes(text: str) -> bool:
    """Whether there is a sound code in a text, or something like one and no table."""
    likely = _likely(text)
    is_table = any(sign in text.partition("\n")[0] for sign in ";,\t")
    return any(map(is_sound, likely)) or (bool(likely) and not is_table)


def _likely(text: str) -> list[str]:
    """What looks like a code, in its normal form; hardly a code is without a digit, and most words are."""
    found = (match[0] for match in _LIKE_A_CODE.finditer(text))
    return [normal(each) for each in found if any(sign.isdigit() for sign in each)]


def in_text(text: str, path: Path, shelf: Shelf) -> Iterator[Filled | Issue]:
    """The filled-in forms in the text of a file, and what is wrong, line by line."""
    without = []
    for number, line in enumerate(text.splitlines(), 1):
        found = list(_in_line(line, Where(path.as_posix(), number), clean(path.stem), shelf))
        yield from found
        if line.strip() and not found:
            without.append(number)
    if without:
        yield Issue("line-without-code", Where(path.as_posix(), without[0]), {"count": len(without)})


def _in_line(line: str, where: Where, school: str, shelf: Shelf) -> Iterator[Filled | Issue]:
    rest, end = "", 0
    for attempt in _attempts(line, shelf):
        answers = attempt.book.decode(attempt.code)
        if answers is None:
            yield Issue("code-mistyped", where, {"code": shown(attempt.code)})
        else:
            yield Filled(attempt.code, attempt.book, answers, where, school)
        rest, end = f"{rest}{line[end : attempt.start]}\n", attempt.end
    yield from (refused(code, where, shelf) for code in _likely(rest + line[end:]))


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What begins with the tag of a form that we know, as long as its codes are; and its place in the line."""

    code: str
    book: CodeBook
    start: int
    end: int


def _attempts(line: str, shelf: Shelf) -> Iterator[_Attempt]:
    tokens = list(_TOKEN.finditer(line))
    start = 0
    while start < len(tokens):
        book = shelf.book(normal("".join(token[0] for token in tokens[start : start + TAG])))
        end, code = start + 1, normal(tokens[start][0])
        while book and len(code) < book.length and end < len(tokens):
            code += normal(tokens[end][0])
            end += 1
        if book:
            yield _Attempt(code, book, tokens[start].start(), tokens[end - 1].end())
        start = end
