"""The translations are whole: what the program can say, it can say in Dutch."""

import io
import subprocess
import sys
from pathlib import Path
from string import Formatter
from typing import Any

import bootstrap
import pytest
from babel.messages import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from typer.main import get_command

from ouderscan import texts
from ouderscan.cli.app import app, run

NL = bootstrap.PROJECT / bootstrap.LOCALES / "nl" / "LC_MESSAGES" / "ouderscan.po"
RENEW = "run `python3 bootstrap.py texts` and translate what is new"


@pytest.fixture(scope="module")
def dutch() -> Catalog:
    """The Dutch catalogue as it is committed."""
    return _read(NL)


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The messages that stand in the program and its templates now."""
    target = tmp_path_factory.mktemp("texts") / "ouderscan.pot"
    command = [sys.executable, *bootstrap.EXTRACT, f"--output-file={target}", "."]
    subprocess.run(command, cwd=bootstrap.PROJECT, check=True)
    return _read(target)


def test_no_message_of_the_program_is_missing_and_none_is_left_over(dutch: Catalog, sources: Catalog) -> None:
    assert _ids(sources), "no message was found: the extraction is broken"
    assert _ids(sources) - _ids(dutch) == set(), RENEW
    assert _ids(dutch) - _ids(sources) == set(), RENEW


def test_the_template_is_up_to_date(sources: Catalog) -> None:
    template = _ids(_read(bootstrap.PROJECT / bootstrap.LOCALES / "ouderscan.pot"))
    assert template ^ _ids(sources) == set(), RENEW


def test_every_message_is_translated_and_none_is_a_guess(dutch: Catalog) -> None:
    untranslated = [message.id for message in _messages(dutch) if not all(_forms(message.string))]
    assert untranslated == []
    assert [message.id for message in _messages(dutch) if message.fuzzy] == []
    assert list(dutch.obsolete) == []


def test_translations_keep_the_places_for_values(dutch: Catalog) -> None:
    """One of two plural forms may leave out a value that the other has, such as the number in "one person"."""
    assert [message.id for message in _messages(dutch) if _all_places(message.id) != _all_places(message.string)] == []


def test_translations_keep_the_spaces_and_line_breaks_at_the_ends(dutch: Catalog) -> None:
    assert [message.id for message in _messages(dutch) if _ends(message.id) != _ends(message.string)] == []


def test_dutch_readers_are_addressed_with_u(dutch: Catalog) -> None:
    familiar = {"je", "jij", "jou", "jouw", "jullie"}
    words = {message.string: set(str(message.string).lower().replace(",", " ").split()) for message in _messages(dutch)}
    assert [text for text, used in words.items() if used & familiar] == []


def test_the_compiled_catalogue_is_made_from_the_dutch_one(dutch: Catalog) -> None:
    made = io.BytesIO()
    write_mo(made, dutch)
    assert NL.with_suffix(".mo").read_bytes() == made.getvalue(), RENEW


def test_the_help_of_every_command_and_option_can_be_translated(dutch: Catalog) -> None:
    texts.use("en")
    helps = {text for command in _commands(get_command(app)) for text in _helps(command)}
    assert helps, "no help was found"
    assert {text for text in helps if text not in dutch} == set(), "wrap it in N_() where it is declared"


def test_a_help_page_in_dutch_has_no_english_of_the_library(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "--help", "--lang", "nl"])
    page = capfd.readouterr().out
    for word in ("Gebruik: ouderscan check [OPTIES]", "Opties", "Toon deze uitleg en stop.", "[standaard: text]"):
        assert word in page
    for word in ("Usage", "OPTIONS", "Options", "Arguments", "Show this", "default", "<bool>", "<str>", "Path"):
        assert word not in page


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="nl")


def _messages(catalog: Catalog) -> list[Message]:
    return [message for message in catalog if message.id]


def _ids(catalog: Catalog) -> set[str | tuple[str, ...]]:
    return {message.id if isinstance(message.id, str) else tuple(message.id) for message in _messages(catalog)}


def _forms(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text or ("",))


def _all_places(text: str | list[str] | tuple[str, ...] | None) -> set[str]:
    return {name for form in _forms(text) for _, name, _, _ in Formatter().parse(form) if name is not None}


def _ends(text: str | list[str] | tuple[str, ...] | None) -> tuple[str, str]:
    first = _forms(text)[0]
    return first[: len(first) - len(first.lstrip())], first[len(first.rstrip()) :]


def _commands(command: Any) -> list[Any]:
    return [command, *(below for child in getattr(command, "commands", {}).values() for below in _commands(child))]


def _helps(command: Any) -> list[str]:
    return [text for text in (command.help, *(getattr(each, "help", None) for each in command.params)) if text]
