"""Templates: found, escaped, and kept in a sandbox where they are not ours.

There is one environment a format, and everything in it is escaped for that format by itself, whatever a file's
ending: HTML by Jinja's own escape, Markdown by ours. So no template can forget it. A user's folder stands before the
shipped one, so that one part can be replaced and the rest stays as it is.
"""

import os
import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ouderscan import assets
from ouderscan.errors import UnreadableInputError
from ouderscan.reporting import markdown, svg
from ouderscan.texts import _, clean

FORMATS: Final = ("html", "md")
ENDING: Final = ".j2"
_LARGEST_TEMPLATE: Final = 256 * 1024
"""Bytes."""


def names() -> list[str]:
    """The templates that come with the program, each of which a user can replace."""
    root = assets.report_templates()
    return sorted(path.relative_to(root).as_posix() for path in root.rglob(f"*{ENDING}"))


def environment(form: str, folder: Path | None = None) -> Environment:
    """The environment of a format of `FORMATS`; with a user's folder it is a sandbox.

    Raises:
        UnreadableInputError: when the folder holds no template of ours, or one that is too large.
    """
    if folder is None:
        return _shipped(form)
    _check(folder)
    return _configured(ImmutableSandboxedEnvironment, form, [folder, assets.report_templates()])


@cache
def _shipped(form: str) -> Environment:
    return _configured(Environment, form, [assets.report_templates()])


def _configured(kind: type[Environment], form: str, folders: Sequence[Path]) -> Environment:
    made = kind(
        loader=ChoiceLoader([FileSystemLoader(path, encoding="utf-8") for path in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_ESCAPES[form],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals |= {"_": _, "svg_plot": svg.plot, "svg_spread": svg.spread, "svg_strip": svg.strip}
    made.filters["css"] = css
    # Nothing in the view is markup, so a template has no use for it.
    del made.filters["safe"]
    return made


def _for_html(value: object) -> object:
    """What Jinja then escapes itself."""
    return value if isinstance(value, _SAFE) else clean(str(value), lines=True)


def _for_markdown(value: object) -> object:
    """Escaped for Markdown, so that Jinja leaves it alone. Macros give `Markup`, which is escaped already."""
    return value if isinstance(value, Markup) else Markup(markdown.escape(clean(str(value), lines=True)))  # noqa: S704


_SAFE: Final = (Markup, int, float)
_ESCAPES: Final[dict[str, Callable[[object], object]]] = {"html": _for_html, "md": _for_markdown}


def css(text: str) -> Markup:
    """A text as a string in a style sheet: every sign that is not a plain letter or digit by its number."""
    coded = re.sub(r"[^A-Za-z0-9 ]", lambda match: f"\\{ord(match[0]):06x} ", clean(text))
    return Markup(f'"{coded}"')  # noqa: S704 - nothing but letters, digits, spaces and backslashes is left


def _check(folder: Path) -> None:
    """Refuse a folder that cannot be meant."""
    if not folder.is_dir():
        raise UnreadableInputError(_("{folder} is not a folder.").format(folder=clean(str(folder))))
    own = {path.relative_to(folder).as_posix(): path for path in folder.rglob(f"*{ENDING}")}
    if not own.keys() & set(names()):
        raise UnreadableInputError(
            _("{folder} has no template that replaces one of ours. Ours are: {names}.").format(
                folder=clean(str(folder)), names=", ".join(names())
            )
        )
    refuse_unreadable(folder)


def refuse_unreadable(folder: Path) -> None:
    """Refuse a folder with a template that is too large, is no text, or leads elsewhere.

    Raises:
        UnreadableInputError: says which.
    """
    _refuse_what_leads_out(folder)
    for path in folder.rglob(f"*{ENDING}"):
        if path.stat().st_size > _LARGEST_TEMPLATE:
            raise UnreadableInputError(
                _("{file} is larger than {bound} kB, which no template needs.").format(
                    file=clean(str(path)), bound=_LARGEST_TEMPLATE // 1024
                )
            )
        try:
            path.read_text(encoding="utf-8")
        except UnicodeDecodeError as fault:
            sentence = _("{file} is not in UTF-8. Save it again with the encoding UTF-8.")
            raise UnreadableInputError(sentence.format(file=clean(str(path)))) from fault


def _refuse_what_leads_out(folder: Path) -> None:
    """Refuse links to what lies elsewhere, whatever their names, since a template can include any; and pipes."""
    root = Path(os.path.realpath(folder))
    for path in folder.rglob("*"):
        inside = Path(os.path.realpath(path)).is_relative_to(root)
        if not inside or not (path.is_file() or path.is_dir()) or (path.suffix == ENDING and not path.is_file()):
            sentence = _("{file} leads out of the folder, or is no file. Put the template itself there.")
            raise UnreadableInputError(sentence.format(file=clean(str(path))))
