"""A page as PDF: tagged, with title, language and outline; and words where there is no browser."""

import os
import shutil
from pathlib import Path

import pytest

from ouderscan.errors import NotWritableError, WrongUsageError
from ouderscan.reporting import documents, pdf
from ouderscan.reporting.report import report
from report_example import material


@pytest.mark.browser
def test_a_report_is_tagged_and_has_title_language_and_outline() -> None:
    if shutil.which("chromium") is None and shutil.which("google-chrome") is None:
        pytest.skip("Chromium is not installed")
    printed = documents.report_files(report(material()), ["pdf"])["report.pdf"]
    assert printed.startswith(b"%PDF")
    title = "Working with parents: De Regenboog, November 24, 2026"
    assert f"/Title ({title})".encode() in printed
    assert b"/Lang (en)" in printed
    assert b"/Marked true" in printed
    assert b"/StructTreeRoot" in printed
    assert b"/Outlines" in printed


def test_without_a_browser_there_are_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_browsers", lambda: iter(()))
    with pytest.raises(WrongUsageError, match=r"For PDF a browser is needed: Chrome, Chromium or Edge.*--to html"):
        pdf.printed("<p>x")


def test_a_browser_that_prints_nothing_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    silent = tmp_path / "browser"
    silent.write_text("#!/bin/sh\necho 'no display' >&2\n", encoding="utf-8")
    silent.chmod(0o755)
    monkeypatch.setattr(pdf, "_browsers", lambda: iter((str(silent),)))
    with pytest.raises(NotWritableError, match=r"The browser made no PDF: no display\. Make HTML"):
        pdf.printed("<p>x")


def test_the_sandbox_stays_for_all_but_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert pdf._as_root() == ()
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert pdf._as_root() == ("--no-sandbox",)


def test_without_the_extra_word_there_are_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "find_spec", lambda _name: None)
    with pytest.raises(WrongUsageError, match="python -m pip install python-docx"):
        documents.report_files(report(material()), ["docx"])
