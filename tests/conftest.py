"""What holds for all tests."""

import os
from collections.abc import Generator

import pytest

from ouderscan import texts

BROWSER_VARIABLE = "OUDERSCAN_BROWSER"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Without Chromium a browser test is skipped on a laptop; where OUDERSCAN_BROWSER=required it fails."""
    report = yield
    required = os.environ.get(BROWSER_VARIABLE) == "required"
    if required and report.skipped and not hasattr(report, "wasxfail") and item.get_closest_marker("browser"):
        report.outcome = "failed"
        report.longrepr = f"{BROWSER_VARIABLE}=required, but this test was skipped: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests compare English words, whatever the machine speaks, in this process and in those that it starts."""
    monkeypatch.setenv(texts.LANGUAGE_VARIABLE, "en")
    texts.use("en")
