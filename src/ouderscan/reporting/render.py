"""From the view model to a file's text, with the faults of a user's templates told in words."""

import re
import traceback
from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from jinja2 import TemplateSyntaxError

from ouderscan.errors import OuderscanError, UnreadableInputError
from ouderscan.reporting import templates
from ouderscan.reporting.bounds import bounded
from ouderscan.reporting.comparison_view import Comparison
from ouderscan.reporting.contents import Contents
from ouderscan.reporting.intervention_view import Intervention
from ouderscan.reporting.overview.view import Overview
from ouderscan.reporting.papers.view import Paper
from ouderscan.reporting.projector import Projector
from ouderscan.reporting.style import PLAIN, Style
from ouderscan.reporting.view import Report
from ouderscan.texts import _, clean

_LARGEST_REPORT: Final = 20 * 1024 * 1024
"""Characters: a template that repeats itself for ever is stopped."""
Page = Report | Contents | Overview | Comparison | Projector | Intervention
"""What has a template of its own."""
_BLANK_LINES: Final = re.compile(r"\n{3,}")
"""Parts that are empty leave them, and Markdown reads better without."""


def rendered(view: Page, form: str, folder: Path | None = None, style: Style = PLAIN) -> str:
    """A page in a format of `FORMATS`, with the user's templates before ours where a folder is given; see `filled`.

    Its template is called as its type, and so is the view in it: `report.html.j2` sees `report`.
    """
    name = type(view).__name__.lower()
    return filled(name, form, {name: view, "style": style}, folder)


def rendered_paper(name: str, paper: Paper, form: str, folder: Path | None = None, style: Style = PLAIN) -> str:
    """A paper of `papers.registry` in a format of `FORMATS`; see `filled`."""
    return filled(f"papers/{name}", form, {"paper": paper, "style": style}, folder)


def filled(name: str, form: str, values: Mapping[str, object], folder: Path | None = None) -> str:
    """A template with these values.

    Raises:
        UnreadableInputError: when the folder holds no template of ours, or one with a fault; says file and line.
    """
    try:
        environment = templates.environment(form, folder)
        with bounded(folder) if folder else nullcontext():
            template = environment.get_template(f"{name}.{form}{templates.ENDING}")
            text = _within_bounds(template.generate(values))
    except OuderscanError:
        raise
    except Exception as fault:
        place = _place(fault, folder) if folder else None
        if place is None:
            raise
        raise UnreadableInputError(
            _("{file} line {line}: the template has a fault: {reason}. Mend it, or leave --templates out.").format(
                file=clean(str(place[0])), line=place[1], reason=clean(str(fault).rstrip("."))
            )
        ) from fault
    return _BLANK_LINES.sub("\n\n", text) if form == "md" else text


def _within_bounds(pieces: Iterable[str]) -> str:
    kept, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > _LARGEST_REPORT:
            raise UnreadableInputError(_("The report became too large. Does a template repeat itself without end?"))
        kept.append(piece)
    return "".join(kept)


def _place(fault: Exception, folder: Path) -> tuple[Path, int] | None:
    """File and line of the user's template in which a fault arose; None where it is not in a template of theirs."""
    if isinstance(fault, TemplateSyntaxError) and fault.filename:
        places = [(Path(fault.filename), fault.lineno)]
    else:
        frames = traceback.extract_tb(fault.__traceback__)
        places = [(Path(frame.filename), frame.lineno or 0) for frame in frames]
    own = [place for place in places if place[0].is_relative_to(folder)]
    return own[-1] if own else None
