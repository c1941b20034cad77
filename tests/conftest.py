"""What holds for all tests."""

import os
import shutil
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ouderscan import texts

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BROWSER_VARIABLE = "OUDERSCAN_BROWSER"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIETLY = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--remake-golden` writes golden files anew; look at the difference before you commit it."""
    parser.addoption("--remake-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Without Chromium a browser test is skipped on a laptop; where OUDERSCAN_BROWSER=required it fails."""
    report = yield
    required = os.environ.get(BROWSER_VARIABLE) == "required"
    if required and report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"{BROWSER_VARIABLE}=required, but this test was skipped: {report.longrepr}"
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
