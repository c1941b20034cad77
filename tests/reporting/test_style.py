"""The house style: a colour that can be read wherever it stands, and a logo."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_logo import SVG, logo, png

from many_schools import FULL, case, overview_of
from ouderscan import example
from ouderscan.cli import app, failures
from ouderscan.compare.sides import Sides
from ouderscan.compare.waves import compare
from ouderscan.errors import WrongUsageError
from ouderscan.questionnaire.model import Sector
from ouderscan.reporting.comparison import comparison
from ouderscan.reporting.contents import contents
from ouderscan.reporting.intervention import Evaluation, intervention
from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.render import Page, rendered, rendered_paper
from ouderscan.reporting.report import report
from ouderscan.reporting.style import LEAST_CONTRAST, PLAIN, contrast, styled
from report_example import content, material
from two_waves import AFTER, of_example


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    style, mended = styled("#005A9C")
    assert (style.accent, mended) == ("#005a9c", "")


def test_a_colour_that_is_too_light_is_darkened_and_that_is_told() -> None:
    style, mended = styled("#ffcc00")
    assert mended == (
        "#ffcc00 is hard to read on paper: its contrast is 1.4, and 4.5 is needed. #8a6e00 takes its place."
    )
    assert style.accent == "#8a6e00"


@given(st.integers(0, 0xFFFFFF))
def test_whatever_the_colour_it_can_be_read_on_light_and_on_dark(value: int) -> None:
    style, _mended = styled(f"#{value:06x}")
    for accent, grounds in ((style.accent, ("#fbf9f4", "#ffffff")), (style.accent_dark, ("#15191a", "#1d2223"))):
        assert min(contrast(accent, ground) for ground in grounds) >= LEAST_CONTRAST


@pytest.mark.parametrize("colour", ["rood", "#12345", "#0f5f57; } body { color: red", "url(x)"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(WrongUsageError, match="is no colour"):
        styled(colour)


@pytest.mark.parametrize("name", ["report", *PAPERS])
def test_every_page_has_the_colour_and_the_logo(tmp_path: Path, name: str) -> None:
    style = styled("#7a1f5c", logo(tmp_path, SVG))[0]
    if name == "report":
        page = rendered(report(material()), "html", None, style)
    else:
        page = rendered_paper(name, PAPERS[name].make(material()), "html", None, style)
    assert "--accent: #7a1f5c;" in page
    assert f'<img class="logo" src="{style.logo.replace("+", "&#43;")}"' in page or style.logo in page
    assert 'class="emblem"' not in page


PAGES: Mapping[str, Callable[[], Page]] = {
    "comparison": lambda: comparison(compare(of_example(), of_example(AFTER)), content()),
    "contents": lambda: contents([], ("html",), [], []),
    "overview": lambda: overview_of([case("De Es", 1, FULL)]),
    "intervention": lambda: intervention(
        Evaluation("project = ja", Sector.PO, ("2025", "2026"), Sides((), {}), (), ())
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_pages_on_several_moments_or_schools_have_them_too(tmp_path: Path, name: str) -> None:
    style = styled("#7a1f5c", logo(tmp_path, SVG))[0]
    page = rendered(PAGES[name](), "html", None, style)
    assert "--accent: #7a1f5c;" in page
    assert page.count('<img class="logo" src="data:image/svg') == 1
    assert 'class="emblem"' not in page
    assert 'class="emblem"' in rendered(PAGES[name](), "html")


def test_the_style_of_the_scan_is_used_and_options_go_before_it(tmp_path: Path) -> None:
    example.make(tmp_path / "school")
    scan = tmp_path / "school" / "scan.yaml"
    logo(tmp_path / "school", png(), "beeldmerk.png")
    scan.write_text(
        scan.read_text(encoding="utf-8") + 'style: {colour: "#7a1f5c", logo: beeldmerk.png}\n', encoding="utf-8"
    )
    command = ["report", str(tmp_path / "school"), "--to", "html", "--output", str(tmp_path)]
    assert failures.guarded(app.run, command) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "--accent: #7a1f5c;" in page
    assert "data:image/png;base64," in page
    assert failures.guarded(app.run, [*command, "--colour", "#00509e"]) == 0
    assert "--accent: #00509e;" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_a_logo_of_the_scan_that_is_a_link_is_not_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    example.make(tmp_path / "school")
    scan = tmp_path / "school" / "scan.yaml"
    (tmp_path / "school" / "beeldmerk.png").symlink_to(logo(tmp_path, png(), "prive.png"))
    scan.write_text(scan.read_text(encoding="utf-8") + "style: {logo: beeldmerk.png}\n", encoding="utf-8")
    assert failures.guarded(app.run, ["report", str(tmp_path / "school"), "--output", str(tmp_path)]) == 3
    assert "beeldmerk.png cannot be read: it is a link to another file." in " ".join(capsys.readouterr().err.split())


def test_without_a_style_the_pages_look_as_they_do() -> None:
    assert styled() == (PLAIN, "")
