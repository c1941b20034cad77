"""Templates of the user's: one part replaced, in a sandbox, with faults told in words."""

import sys
from functools import partial
from pathlib import Path

import pytest

from ouderscan.errors import UnreadableInputError
from ouderscan.reporting import bounds, render, templates
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from report_example import material

PART = "html/agreed.html.j2"
bounds_hold = pytest.mark.skipif(sys.platform != "linux", reason="the system has no such limits")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for the user's templates."""
    (tmp_path / "html").mkdir()
    (tmp_path / "md").mkdir()
    return tmp_path


def render_with(folder: Path, text: str, part: str = PART) -> str:
    """The report with one part replaced."""
    (folder / part).write_text(text, encoding="utf-8")
    return rendered(report(material(school='De <b>&"')), part.partition("/")[0], folder)


def fault_of(folder: Path, text: str) -> str:
    """The message on a part that has a fault."""
    with pytest.raises(UnreadableInputError) as fault:
        render_with(folder, text)
    return str(fault.value).replace(str(folder), "MAP")


def test_one_part_is_replaced_and_the_rest_stays(folder: Path) -> None:
    text = render_with(folder, "<p>Eigen deel van {{ report.cover.school }}</p>")
    assert "<p>Eigen deel van De &lt;b&gt;&amp;&#34;</p>" in text
    assert 'id="part-1"' not in text
    assert 'id="part-2"' in text


def test_a_part_in_markdown_is_escaped_for_markdown(folder: Path) -> None:
    text = render_with(folder, "Eigen deel van {{ report.cover.school }}\n", "md/agreed.md.j2")
    assert 'Eigen deel van De \\<b\\>\\&"\n' in text


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("a\n{{ report.cover.naam }}", 2, "'ouderscan.reporting.view.Cover object' has no attribute 'naam'"),
        ("a\n\n{% if %}", 3, "Expected an expression, got 'end of statement block'"),
        ("{{ onbekend }}", 1, "'onbekend' is undefined"),
        ("{{ report.cover.school | safe }}", 1, "No filter named 'safe'"),
        ("{{ report.__class__ }}", 1, "access to attribute '__class__' of 'Report' object is unsafe"),
        ("{{ 1 // 0 }}", 1, "integer division or modulo by zero"),
        ("{% include 'niets.j2' %}", 1, "niets.j2"),
        (
            "{% for i in range(999999) %}{% endfor %}",
            1,
            "Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000)",
        ),
    ],
)
def test_a_fault_names_file_and_line(folder: Path, template: str, line: int, reason: str) -> None:
    assert fault_of(folder, template) == (
        f"MAP/html/agreed.html.j2 line {line}: the template has a fault: {reason}. Mend it, or leave --templates out."
    )


def test_a_template_that_repeats_itself_without_end_is_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "_LARGEST_REPORT", 200_000)
    message = fault_of(folder, "{% for i in range(100000) %}xxxxxxxxxx{% endfor %}")
    assert message == "The report became too large. Does a template repeat itself without end?"


def test_a_template_of_more_than_256_kb_is_refused(folder: Path) -> None:
    assert fault_of(folder, "x" * 300_000) == "MAP/html/agreed.html.j2 is larger than 256 kB, which no template needs."


def test_a_folder_that_replaces_nothing_is_refused_with_the_names_that_there_are(folder: Path) -> None:
    (folder / "agreed.j2").write_text("x", encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"no template that replaces one of ours.*html/agreed\.html\.j2"):
        templates.environment("html", folder)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match="is not a folder"):
        templates.environment("html", tmp_path / "nergens")


def test_a_fault_in_a_template_of_ours_is_a_bug_and_stays_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "_within_bounds", lambda _: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        render_with(folder, "x")


def test_a_template_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path, folder: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-secret.txt"
    outside.write_text("geheim", encoding="utf-8")
    (folder / "secret.txt").symlink_to(outside)
    assert fault_of(folder, "{% include 'secret.txt' %}") == (
        "MAP/secret.txt leads out of the folder, or is no file. Put the template itself there."
    )


def test_a_template_that_is_not_in_utf_8_is_told_with_its_name(folder: Path) -> None:
    (folder / PART).write_bytes("één".encode("latin-1"))
    with pytest.raises(UnreadableInputError, match=r"agreed\.html\.j2 is not in UTF-8\. Save it again"):
        templates.environment("html", folder)


@bounds_hold
def test_templates_that_take_too_long_are_stopped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "bounded", partial(bounds.bounded, seconds=1.0))
    message = fault_of(folder, "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}")
    assert message == "The templates in MAP take more than 1 seconds. Does one repeat itself without end?"


@bounds_hold
def test_templates_that_take_too_much_memory_are_stopped(folder: Path) -> None:
    message = fault_of(folder, '{{ "x" * 3000000000 }}')
    assert message == "The templates in MAP take too much memory. Does one make a text without end?"


def test_a_text_in_a_style_sheet_is_a_string_whatever_it_holds() -> None:
    assert (
        templates.css('De "Brug" </style>\\') == '"De \\000022 Brug\\000022  \\00003c \\00002f style\\00003e \\00005c "'
    )
