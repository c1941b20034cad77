"""Templates checked against what they see: each fault with file and line, and never a fault where there is none."""

from pathlib import Path

import pytest

from ouderscan import assets
from ouderscan.cli import checked
from ouderscan.reporting.template_check.check import folder_of, template_issues
from ouderscan.reporting.templates import names


def issues(folder: Path, text: str, name: str = "html/agreed.html.j2") -> list[tuple[int, str]]:
    """Line and message of each issue of a folder with one template."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return [(each.where.line, each.message()) for each in template_issues(folder)]


def test_the_shipped_templates_have_no_faults() -> None:
    assert len(names()) > 60
    assert list(template_issues(assets.report_templates())) == []


@pytest.mark.parametrize("name", names())
def test_a_copy_of_a_shipped_template_has_no_faults(tmp_path: Path, name: str) -> None:
    text = (assets.report_templates() / name).read_text(encoding="utf-8")
    expected = [(0, f"No page uses '{name}', so that it replaces nothing.")] if name.startswith("form/") else []
    assert issues(tmp_path, text, name) == expected


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("a\n{{ report.cover.naam }}", 2, "There is no 'naam' in Cover."),
        ("{{ reprot.cover }}", 1, "There is no 'reprot' here."),
        ("{{ report.cover.school | safe }}", 1, "There is no filter or test 'safe'."),
        ("{% if report.cover is lijst %}{% endif %}", 1, "There is no filter or test 'lijst'."),
        ("{% for a in report.agreed.actions %}\n{{ a.naam }}{% endfor %}", 2, "There is no 'naam' in Action."),
        ("{% set a = report.agreed %}{{ a.naam }}", 1, "There is no 'naam' in Agreed."),
        ("{% macro m(a) %}\n{{ a.naam }}\n{% endmacro %}{{ m(report.cover) }}", 2, "There is no 'naam' in Cover."),
        ("{% for a in report.agreed.actions | reverse if a.naam %}{% endfor %}", 1, "There is no 'naam' in Action."),
        (
            "{% from 'html/layout.html.j2' import hed %}",
            1,
            "html/layout.html.j2 gives nothing with the name 'hed'.",
        ),
        (
            "{% include 'html/niets.html.j2' %}",
            1,
            "There is no template 'html/niets.html.j2', neither in this folder nor among ours.",
        ),
        (
            "a\n{% if %}",
            2,
            "This is not written as a template is: Expected an expression, got 'end of statement block'.",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, template: str, line: int, message: str) -> None:
    assert issues(tmp_path, template) == [(line, message)]


@pytest.mark.parametrize(
    "template",
    [
        "{{ naam | default('') }}",
        "{% if naam is defined %}{{ naam }}{% endif %}",
        "{% for a in report.agreed.actions %}{{ loop.index }}{{ a.number }}{% endfor %}",
        "{% for a, b in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}",
        "{% set a = [] %}{{ a | length }}{{ a.wat }}",
        "{% with a = report.cover %}{{ a.school }}{% endwith %}",
        "{{ _('Words') }}{{ range(3) | list }}{{ report.cover.school.upper() }}",
        "{% macro m(a, b=1) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m(1) %}x{% endcall %}",
        "{% set ns = namespace(n=0) %}{% set ns.n = 1 %}{{ ns.n }}",
    ],
)
def test_what_is_sound_or_not_certain_is_no_fault(tmp_path: Path, template: str) -> None:
    assert issues(tmp_path, template) == []


def test_a_part_of_a_users_own_that_another_includes_replaces_nothing_and_is_no_fault(tmp_path: Path) -> None:
    issues(tmp_path, "{{ report.cover.school }}", "eigen/kop.html.j2")
    assert issues(tmp_path, "{% include 'eigen/kop.html.j2' %}") == []


def test_a_misspelt_name_is_told_with_the_one_that_is_near(tmp_path: Path) -> None:
    issues(tmp_path, "x", "html/agreeed.html.j2")
    issue = next(template_issues(tmp_path))
    assert issue.code == "replaces-nothing"
    assert "'html/agreed.html.j2'" in issue.mend()


def test_a_child_of_a_paper_is_checked_in_its_blocks(tmp_path: Path) -> None:
    text = "{% extends 'papers/sheet.html.j2' %}\n{% block body %}{{ paper.seenn }}{% endblock %}"
    assert issues(tmp_path, text, "papers/council.html.j2") == [(2, "There is no 'seenn' in CouncilPaper.")]


def test_check_takes_a_folder_or_one_template(tmp_path: Path) -> None:
    issues(tmp_path, "{{ report.cover.naam }}")
    for path in (tmp_path, tmp_path / "html" / "agreed.html.j2"):
        assert folder_of(path) == tmp_path
        assert [each.code for each in checked.check([path]).issues] == ["unknown-field"]
