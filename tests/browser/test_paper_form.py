"""The form on paper in a browser: for everybody on the screen, and whole on A4."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ouderscan.forms import print as paper
from small_form import small_form

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
A4_WIDTH = 794 - 2 * 57
"""Pixels between the margins of a page."""


@pytest.mark.parametrize(("width", "media"), [(1000, "screen"), (320, "screen"), (A4_WIDTH, "print")])
def test_axe_finds_nothing_and_nothing_is_cut_off(browser: "Browser", tmp_path: Path, width: int, media: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
    file = tmp_path / "form.html"
    file.write_bytes(paper.make(small_form(tmp_path)))
    with browser.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.emulate_media(media="print" if media == "print" else "screen")
        page.goto(file.as_uri())
        found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": AXE_TAGS}}).response
        assert [(each["id"], each["nodes"][0]["html"]) for each in found["violations"]] == []
        assert found["passes"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("[...document.querySelectorAll('.box')].every((each) => each.offsetWidth > 12)")
