"""The issues of a folder with templates: the user's, or the shipped ones themselves."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, get_args, get_type_hints

from ouderscan import assets
from ouderscan.issues import Issue, Where, nearest
from ouderscan.reporting import templates
from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.render import Page
from ouderscan.reporting.style import Style
from ouderscan.reporting.template_check.kinds import kind_of
from ouderscan.reporting.template_check.walk import Scope, Walk

_OTHERS: Final = ("form/print.html.j2",)
"""Shipped templates that are filled elsewhere, and which no template of a user's replaces."""


def is_template_folder(path: Path) -> bool:
    """Whether a folder holds templates."""
    return path.is_dir() and next(path.rglob(f"*{templates.ENDING}"), None) is not None


def folder_of(path: Path) -> Path | None:
    """The folder of templates that a path stands for: itself, or for a template that from which its name begins."""
    if is_template_folder(path):
        return path
    names = templates.names() if path.suffix == templates.ENDING else ()
    return next((above for above in path.parents if path.relative_to(above).as_posix() in names), None)


def template_issues(folder: Path) -> Iterator[Issue]:
    """What is wrong with the templates of a folder, each of which stands before the shipped one of its name.

    Raises:
        UnreadableInputError: when a file leads out of the folder, is too large or is not text.
    """
    templates.refuse_unreadable(folder)
    own = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob(f"*{templates.ENDING}"))}
    reached: set[str] = set()
    for form in templates.FORMATS:
        walk = Walk(templates.environment(form), lambda name: _source(own, name))
        for name, scope in _pages(form):
            walk.fill(name, dict(scope))
        reached |= set(walk.reached)
        for fault in walk.faults:
            if fault.template in own:
                yield Issue(fault.code, Where(own[fault.template].as_posix(), fault.line), dict(fault.values))
    names = [name for name in templates.names() if name not in _OTHERS]
    shipped = folder.resolve() == assets.report_templates().resolve()
    for name in own if not shipped else ():
        if name not in reached:
            yield Issue("replaces-nothing", Where(own[name].as_posix()), {"name": name, "near": nearest(name, names)})


def _source(own: Mapping[str, Path], name: str) -> str | None:
    path = own.get(name) or assets.report_templates() / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _pages(form: str) -> Iterator[tuple[str, Scope]]:
    """The templates with which the program begins, and what each sees."""
    ending = f".{form}{templates.ENDING}"
    pages = [(each.__name__.lower(), each.__name__.lower(), each) for each in get_args(Page)]
    pages += [(f"papers/{name}", "paper", get_type_hints(paper.make)["return"]) for name, paper in PAPERS.items()]
    for name, value, view in pages:
        if (assets.report_templates() / f"{name}{ending}").is_file():
            yield f"{name}{ending}", {value: kind_of(view), "style": kind_of(Style)}
