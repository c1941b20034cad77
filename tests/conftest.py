"""What holds for all tests."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ouderscan import texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REQUIRED = {"browser": "OUDERSCAN_BROWSER", "office": "OUDERSCAN_OFFICE"}
"""What a test needs, by its marker, and the variable that makes it an error when that is absent."""
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
WIDE = {"width": 1200, "height": 900}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--remake-golden` writes golden files anew; look at the difference before you commit it."""
    parser.addoption("--remake-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Without Chromium a browser test is skipped on a laptop; where its variable says `required` it fails."""
    report = yield
    for marker, variable in REQUIRED.items():
        required = os.environ.get(variable) == "required" and item.get_closest_marker(marker)
        if required and report.skipped and not hasattr(report, "wasxfail"):
            report.outcome = "failed"
            report.longrepr = f"{variable}=required, but this test was skipped: {report.longrepr}"
    return report


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """A check that a file holds exactly this text; with `--remake-golden` it writes the file."""

    def check(path: Path, text: str) -> None:
        if request.config.getoption("--remake-golden"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs; look, then pytest --remake-golden"

    return check


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests compare English words, whatever the machine speaks, in this process and in those that it starts."""
    monkeypatch.setenv(texts.LANGUAGE_VARIABLE, "en")
    texts.use("en")


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    """A Chromium that asks nothing of the network by itself, one for each file of tests; without it they skip."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = next((found for name in CHROMIUM if (found := shutil.which(name))), None)
    if path is None:
        pytest.skip("Chromium is not installed")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=path, args=list(QUIETLY))
        yield running
        running.close()


@pytest.fixture
def page_of(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that opens a page, with what the browser asked for and complained of."""
    pages: list[Any] = []

    def opened(html: str, *, viewport: dict[str, int] = WIDE, **options: Any) -> tuple[Any, list[str], list[str]]:
        path = tmp_path / "page.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_page(viewport=viewport, **options)
        pages.append(page)
        requests: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(path.as_uri())
        return page, requests, complaints

    yield opened
    for page in pages:
        page.close()


@pytest.fixture
def violations() -> Callable[[Any], list[tuple[str, str]]]:
    """A function that tells the rules of WCAG 2.2 AA and of good practice that a page breaks, with the element."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")

    def found(page: Any) -> list[tuple[str, str]]:
        response = axe.Axe().run(page, options=RULES).response
        assert len(response["passes"]) > 15
        return [(rule["id"], node["html"]) for rule in response["violations"] for node in rule["nodes"]]

    return found
