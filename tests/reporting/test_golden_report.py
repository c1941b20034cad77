"""The report of a small scan as a whole. A change of words or layout shows here, to be read and agreed to."""

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args, get_type_hints

import pytest

from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.render import Page, rendered
from ouderscan.reporting.report import report
from ouderscan.reporting.style import Style
from ouderscan.reporting.template_check.kinds import Row, View, fields_of
from report_example import SMALL, material

Golden = Callable[[Path, str], None]
DOCUMENT = Path(__file__).parents[2] / "docs" / "report-templates.md"
MARK = "<!-- made from the classes of src/ouderscan/reporting that templates see -->\n"
ROOTS = (*get_args(Page), *(get_type_hints(each.make)["return"] for each in PAPERS.values()), Style)
"""What a template gets: `report` and the other pages, `paper`, and `style`."""


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_report_of_a_small_scan_is_the_golden_one(form: str, golden: Golden) -> None:
    golden(SMALL / f"report.{form}", rendered(report(material()), form))


def test_the_document_describes_every_field_of_the_view_model(golden: Golden) -> None:
    written = DOCUMENT.read_text(encoding="utf-8").partition(MARK)[0]
    seen = list(dict.fromkeys(view for root in ROOTS for view in within(root)))
    modules = dict.fromkeys(view.__module__ for view in seen)
    parts = (part for name in modules for part in reference(import_module(name), {each.__name__ for each in seen}))
    golden(DOCUMENT, written + MARK + "".join(parts))


def within(view: type) -> Iterator[type]:
    """A class of the view with all that its fields hold."""
    yield view
    for kind in fields_of(view).values():
        inner = kind.of if isinstance(kind, Row) else kind
        if isinstance(inner, View):
            yield from within(inner.of)


def reference(module: ModuleType, names: set[str]) -> Iterator[str]:
    """A section for each of these classes of a module, with its fields, types and what is said of them."""
    for part in ast.parse(inspect.getsource(module)).body:
        if isinstance(part, ast.ClassDef) and part.name in names:
            yield f"\n### {part.name}\n\n{ast.get_docstring(part)}\n\n| field | type | |\n| --- | --- | --- |\n"
            for place, line in enumerate(part.body):
                if isinstance(line, ast.AnnAssign):
                    following = part.body[place + 1] if place + 1 < len(part.body) else None
                    name, kind = ast.unparse(line.target), ast.unparse(line.annotation).replace("|", "\\|")
                    yield f"| `{name}` | `{kind}` | {_said(following)} |\n"


def _said(line: ast.stmt | None) -> str:
    if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
        return " ".join(str(line.value.value).split()).replace("|", "\\|")
    return ""
