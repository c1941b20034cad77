"""Issues on stdout, as text, as JSON and as annotations of a GitHub workflow; and how many there are on stderr."""

import json
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.text import Text

from ouderscan.cli import console
from ouderscan.issues import Issue, Severity
from ouderscan.texts import N_, _, clean, plural

_WORDS = {Severity.ERROR: N_("error"), Severity.WARNING: N_("warning"), Severity.HINT: N_("hint")}
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


_MOST_OF_A_FILE = 200
"""Issues of one file that are shown as text: more cannot be read, and the first often cause the rest."""


def show_text(issues: Iterable[Issue]) -> None:
    """Two lines an issue: `path:line:column  severity  code  message`, and how to mend it."""
    for path, group in groupby(issues, lambda issue: issue.where.path):
        of_file = tuple(group)
        for issue in of_file[:_MOST_OF_A_FILE]:
            console.out().print(_as_text(issue), soft_wrap=True)
        rest = len(of_file) - _MOST_OF_A_FILE
        if rest > 0:
            more = plural("{n} more; mend these first.", "{n} more; mend these first.", rest)
            console.out().print(Text(f"{clean(path)}  {more}"), soft_wrap=True)


def _as_text(issue: Issue) -> Text:
    return Text.assemble(
        (_place(issue), "bold"),
        "  ",
        (_(_WORDS[issue.severity]), _STYLES[issue.severity]),
        f"  {issue.code}  {issue.message()}\n",
        (f"    {issue.mend()}", "dim"),
    )


def _place(issue: Issue) -> str:
    """As editors and terminals understand it; without the parts that are not known."""
    where = issue.where
    return ":".join([clean(where.path), *(str(number) for number in (where.line, where.column) if number)])


def write_json(issues: Iterable[Issue]) -> None:
    """A list of objects with path, line, column (from 1; 0: unknown), severity, code, message and mend."""
    objects = [
        {
            "path": clean(issue.where.path),
            "line": issue.where.line,
            "column": issue.where.column,
            "severity": issue.severity.value,
            "code": issue.code,
            "message": issue.message(),
            "mend": issue.mend(),
        }
        for issue in issues
    ]
    console.write(json.dumps(objects, ensure_ascii=False, indent=2) + "\n")


def write_annotations(issues: Iterable[Issue]) -> None:
    """A workflow command for each issue, so that GitHub shows it at its line."""
    for issue in issues:
        where = issue.where
        place = {"file": clean(where.path), "line": where.line, "col": where.column, "title": issue.code}
        properties = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in place.items() if value)
        message = _escaped(f"{issue.message()} {issue.mend()}")
        console.write(f"::{_COMMANDS[issue.severity]} {properties}::{message}\n")


def _escaped(data: str) -> str:
    """Data of a workflow command; the order matters, since the replacements bring in `%`."""
    return data.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")


def say_summary(files: int, issues: Sequence[Issue]) -> None:
    """One sentence: how many files were looked at, and how many issues of each severity there are."""
    counts = {severity: sum(issue.severity is severity for issue in issues) for severity in Severity}
    if not issues:
        console.say(plural("{n} file checked, no issues.", "{n} files checked, no issues.", files))
        return
    parts = [
        plural("{n} error", "{n} errors", counts[Severity.ERROR]),
        plural("{n} warning", "{n} warnings", counts[Severity.WARNING]),
        plural("{n} hint", "{n} hints", counts[Severity.HINT]),
    ]
    checked = plural("{n} file checked", "{n} files checked", files)
    console.say(f"{checked}: {', '.join(parts)}.")
