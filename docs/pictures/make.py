"""Makes the two pictures of the README from the program itself: `python docs/pictures/make.py`.

Needs Chromium and the group `dev`; the terminal is played in a pseudo-terminal, so not on Windows.
"""

import io
import os
import sys
import tempfile
from pathlib import Path

import pexpect
from playwright.sync_api import Page, sync_playwright
from rich.console import Console
from rich.text import Text

FOLDER = Path(__file__).parent
COLUMNS, ROWS = 80, 24
CHROMIUM = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
TERMINAL = "<pre style='font:15px/1.3 monospace;color:#e8e6df'>{code}</pre>"
PAGE = '<body style="margin:0;background:#1d2326"><div style="padding:20px 24px;width:max-content">{}</div></body>'


def main() -> None:
    """Make both pictures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1100, "height": 1000}, device_scale_factor=1)
        folder = Path(name) / "voorbeeld"
        outcome = _demo(folder)
        _report(page, folder / "report" / "report.html")
        _terminal(page, outcome)
        browser.close()


def _demo(folder: Path) -> str:
    """What the demo prints in a terminal, with its colours."""
    environment = {**os.environ, "COLUMNS": str(COLUMNS), "LINES": str(ROWS), "TERM": "xterm-256color"}
    arguments = ["-m", "ouderscan", "demo", str(folder), "--no-open", "--lang", "nl"]
    child = pexpect.spawn(sys.executable, arguments, dimensions=(ROWS, COLUMNS), env=environment, encoding="utf-8")
    child.expect(pexpect.EOF, timeout=60)
    return str(child.before).replace("\r", "")


def _report(page: Page, report: Path) -> None:
    page.goto(report.as_uri())
    page.locator(".overview").first.scroll_into_view_if_needed()
    page.evaluate("window.scrollBy(0, document.querySelector('.overview').getBoundingClientRect().top - 60)")
    page.screenshot(path=FOLDER / "report.png")


def _terminal(page: Page, printed: str) -> None:
    table = printed[printed.rindex("De Voorbeeldschool") :].split("Rapport:", maxsplit=1)[0]
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi(table))
    html = console.export_html(inline_styles=True, code_format=TERMINAL)
    page.set_content(PAGE.format(html))
    page.locator("div").screenshot(path=FOLDER / "terminal.png")


if __name__ == "__main__":
    main()
