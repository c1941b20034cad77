"""What holds for all tests."""

import os
from collections.abc import Generator

import pytest

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
