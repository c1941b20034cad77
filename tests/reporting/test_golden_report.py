"""The report of a small scan as a whole. A change of words or layout shows here, to be read and agreed to."""

import ast
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest

from ouderscan.reporting import pictures, view
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from report_example import SMALL, material

Golden = Callable[[Path, str], None]
DOCUMENT = Path(__file__).parents[2] / "docs" / "report-templates.md"
MARK = "<!-- made from src/ouderscan/reporting/view.py and pictures.py -->\n"


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_report_of_a_small_scan_is_the_golden_one(form: str, golden: Golden) -> None:
    golden(SMALL / f"report.{form}", rendered(report(material()), form))


def test_the_document_describes_every_field_of_the_view_model(golden: Golden) -> None:
    written = DOCUMENT.read_text(encoding="utf-8").partition(MARK)[0]
    golden(DOCUMENT, written + MARK + "".join(reference(view)) + "".join(reference(pictures)))


def reference(module: ModuleType) -> Iterator[str]:
    """A section for each class of a module, with its fields, types and what is said of them."""
    for part in ast.parse(inspect.getsource(module)).body:
        if isinstance(part, ast.ClassDef):
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
