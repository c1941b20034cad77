"""From a YAML file to plain data with a line and a column for every value, within bounds.

`yaml.safe_load` is no shield: aliases and merge keys explode, deep nesting ends the process, `no` becomes False.
So the events are walked first (depth, count), and the data is built here from the composed nodes with rules of
our own: no merge keys, no YAML 1.1 booleans, no dates, no octal or sexagesimal numbers, no duplicate keys, and
no character that steers a screen. All text comes out in Unicode's composed form (NFC).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any

import yaml

from ouderscan import files
from ouderscan.issues import Issue, Where
from ouderscan.texts import N_, REPLACEMENT, _, clean

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: seven times as slow, the same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES = 256 * 1024
MAX_DEPTH = 24
MAX_NODES = 60_000
_MAX_CHARACTERS_TOLD = 10
"""A file that is no text holds a wrong character everywhere; a few are enough to see it."""

Data = Any
"""Plain data: None, bool, int, float, str, list, dict with str keys. It becomes a typed value in `loader`."""

KeyPath = tuple[str | int, ...]

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_CONSTANTS: Mapping[str, object] = {"": None, "~": None, "null": None, "true": True, "false": False}
_AMBIGUOUS = {"yes", "no", "on", "off", "y", "n"}
# What a file may hold: the tags that YAML 1.1 gives by itself. An explicit one of these changes nothing.
_TAGS = {
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "map", "seq", "bool", "int", "float", "null", "timestamp", "merge", "value")
}
# What libyaml says of the mistakes that people make, in words for who is no programmer; the rest is told as it is.
_PROBLEMS: Mapping[str, str] = {
    "mapping values are not allowed in this context": N_("there is a colon where none can be"),
    "could not find expected ':'": N_("a colon is missing"),
    "did not find expected key": N_("the indentation is not that of the lines above, or a quote is in the way"),
    "did not find expected '-' indicator": N_("a line of a list does not begin with '-', or its indentation differs"),
    "did not find expected ',' or ']'": N_("a list between square brackets is not closed"),
    "did not find expected ',' or '}'": N_("a list between braces is not closed"),
    "found unexpected end of stream": N_("a quote is not closed"),
    "found character that cannot start any token": N_(
        "a text begins with a sign that has a meaning in YAML, such as @ or %"
    ),
    "block sequence entries are not allowed in this context": N_("a '-' stands where no list can begin"),
    "did not find expected alphabetic or numeric character": N_("a text begins with '*' or '&'"),
    "found undefined alias": N_("a text begins with '*'"),
    "found unknown escape character": N_("there is a backslash between double quotes"),
}
# What libyaml and PyYAML refuse as not printable; a tab is told apart, since it has a remedy of its own.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its path as shown to the user, the data, and where each value stands."""

    path: str
    data: Data = None
    places: Mapping[KeyPath, tuple[int, int]] = field(default_factory=dict)
    text: str = ""

    def where(self, path: Sequence[str | int]) -> Where:
        """The place of a value; for one that is absent, or inside a tag of a union, the nearest parent."""
        known = tuple(path)
        while known and known not in self.places:
            known = known[:-1]
        line, column = self.places.get(known, (1, 1))
        return Where(self.path, line, column)


def read(path: Path, max_bytes: int = MAX_BYTES, *, follow: bool = True) -> tuple[Source, list[Issue]]:
    """The data of a YAML file and every fault found on the way; with an error there is no data.

    Without `follow` a link is refused; see `files.opened`.
    """
    shown = clean(path.as_posix())
    try:
        with files.opened(path, follow=follow) as file:
            content = file.read(max_bytes + 1)
            size = path.stat().st_size
    except OSError as fault:
        return Source(shown), [Issue("unreadable", Where(shown), {"reason": files.reason(fault)})]
    if len(content) > max_bytes:
        values = {"size": ceil(max(size, len(content)) / 1024), "bound": max_bytes // 1024}
        return Source(shown), [Issue("too-large", Where(shown), values)]
    return parse(content, shown)


def parse(content: bytes, path: str) -> tuple[Source, list[Issue]]:
    """The data of YAML that is in memory already; see `read`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        return Source(path), [Issue("not-utf8", Where(path, line))]
    issues = list(islice(_characters(text, path), _MAX_CHARACTERS_TOLD))
    if issues:
        return Source(path, text=text), issues
    builder = _Builder(path)
    try:
        issues = list(_beyond_bounds(text, path))
        data = None if issues else builder.build(yaml.compose(text, Loader=_Loader))
    except yaml.MarkedYAMLError as fault:
        return Source(path, text=text), [_syntax(fault, text, path)]
    except (yaml.YAMLError, ValueError) as fault:
        return Source(path, text=text), [Issue("syntax", Where(path, 1, 1), {"problem": str(fault).splitlines()[0]})]
    issues += builder.issues
    return Source(path, None if issues else data, builder.places, text), issues


def _characters(text: str, path: str) -> Iterator[Issue]:
    for match in _UNPRINTABLE.finditer(text):
        line, column = _position(text, match.start())
        yield Issue("control-character", Where(path, line, column), {"character": _code_of(match[0])})


def _code_of(character: str) -> str:
    return f"U+{ord(character):04X}"


def _position(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _beyond_bounds(text: str, path: str) -> Iterator[Issue]:
    """What forbids composing although the syntax is right: a second document, nesting or a count beyond the bounds.

    Raises:
        yaml.YAMLError: where the syntax is wrong.
    """
    depth = documents = 0
    for count, event in enumerate(yaml.parse(text, Loader=_Loader), start=1):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        where = _at(path, event.start_mark)
        if documents > 1:
            yield Issue("several-documents", where)
            return
        if depth > MAX_DEPTH or count > MAX_NODES:
            yield Issue("too-complex", where, {"bound": MAX_DEPTH if depth > MAX_DEPTH else MAX_NODES})
            return


def _syntax(fault: yaml.MarkedYAMLError, text: str, path: str) -> Issue:
    mark = fault.problem_mark or fault.context_mark
    where = _at(path, mark)
    line = text.split("\n")[where.line - 1] if 0 < where.line <= text.count("\n") + 1 else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Issue("tab", Where(path, where.line, line.index("\t") + 1))
    if "nesting depth" in str(fault.problem):  # libyaml looks ahead, and has a bound of its own
        return Issue("too-complex", where, {"bound": MAX_DEPTH})
    problem = str(fault.problem or fault.context or "?")
    return Issue("syntax", where, {"problem": _(_PROBLEMS[problem]) if problem in _PROBLEMS else problem})


def _at(path: str, mark: Any) -> Where:
    return Where(path, mark.line + 1, mark.column + 1) if mark else Where(path, 1, 1)


class _Builder:
    """Builds data and places from the same nodes; collects what our rules refuse."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.places: dict[KeyPath, tuple[int, int]] = {}
        self.issues: list[Issue] = []
        self._count = 0
        self._open: set[int] = set()

    def build(self, node: yaml.Node | None, path: KeyPath = ()) -> Data:
        """The data of a node. Aliases are written out, so a bound on the count holds for what they repeat."""
        if node is None:
            return None
        self._count += 1
        if self._count > MAX_NODES or id(node) in self._open:
            if not any(issue.code == "too-complex" for issue in self.issues):
                self._issue("too-complex", node, bound=MAX_NODES)
            return None
        if path not in self.places:
            self.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if node.tag not in _TAGS:
            self._issue("yaml-tag", node, tag=node.tag)
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self._mapping(node, path)
            if isinstance(node, yaml.SequenceNode):
                return [self.build(child, (*path, index)) for index, child in enumerate(node.value)]
            return self._scalar(node)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Data]:
        lines: dict[str, int] = {}
        data: dict[str, Data] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in lines:
                self._issue("duplicate-key", key_node, key=key, first=lines[key])
                continue
            lines[key] = key_node.start_mark.line + 1
            self.places[(*path, key)] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            data[key] = self.build(value_node, (*path, key))
        return data

    def _key(self, node: yaml.Node) -> str | None:
        """The key as text, for the keys of YAML that look like numbers too; None for what cannot be a key."""
        if not isinstance(node, yaml.ScalarNode):
            self._issue("syntax", node, problem=_("a list stands where a name belongs"))
            return None
        if node.value == "<<" and not node.style:
            self._issue("merge-key", node)
            return None
        return self._text(node)

    def _scalar(self, node: yaml.Node) -> Data:
        text = self._text(node)
        if not isinstance(node, yaml.ScalarNode) or node.style:  # quoted, or a block; a plain one has None or ""
            return text
        if text.lower() in _AMBIGUOUS:
            self._issue("ambiguous-word", node, word=text)
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _DECIMAL.fullmatch(text) else text

    def _text(self, node: yaml.Node) -> str:
        """The text of a scalar. An escape such as `\\e` brings in what `_characters` cannot see."""
        raw = str(node.value)
        text = clean(raw, lines=True)
        if text.count(REPLACEMENT) > raw.count(REPLACEMENT):
            wrong = next(character for character in raw if clean(character, lines=True) == REPLACEMENT != character)
            self._issue("control-character", node, character=_code_of(wrong))
        return text

    def _issue(self, code: str, node: yaml.Node, **values: object) -> None:
        self.issues.append(Issue(code, _at(self.path, node.start_mark), values))
