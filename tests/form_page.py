"""What a parent does with the form on a phone, for the tests that have a Chromium."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ouderscan.forms.form import Form
from small_form import NOT_ANSWERED, choice_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

PHONE = {"width": 360, "height": 740}


def phone(browser: "Browser", **options: Any) -> "BrowserContext":
    """A phone of somebody who reads Dutch, unless the options say otherwise."""
    settings: dict[str, Any] = {"viewport": PHONE, "has_touch": True, "locale": "nl-NL", **options}
    return browser.new_context(**settings)


def opened(context: "BrowserContext", path: Path) -> "Page":
    """The form on the screen; an error of its script or a dialog fails the test."""
    page = context.new_page()
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog: {dialog.message}"))
    page.goto(path.as_uri())
    return page


def fill_in(page: "Page", form: Form, answers: Mapping[str, int]) -> None:
    """From the start to the code."""
    page.tap("button.first")
    for item in form.asked():
        answer(page, form, item, answers[item])
    page.tap("button.first")


def answer(page: "Page", form: Form, item: str, value: int) -> None:
    """Answer the question on the screen and go on."""
    if value == NOT_ANSWERED:
        page.tap("form .quiet")
        return
    page.tap(f".option >> nth={choice_of(form, item, value)}")
    page.tap("button.first")


def code_on(page: "Page") -> str:
    """The code at the end."""
    return page.inner_text("output.code")


def saved_by(page: "Page", folder: Path) -> Path:
    """The file that the form saves."""
    with page.expect_download() as download:
        page.tap("a.button")
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path
