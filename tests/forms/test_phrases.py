"""What a form says around the questions: complete in every language, and nothing that no screen says."""

import re
from importlib.resources import files

import pytest

from ouderscan.forms import phrases
from ouderscan.questionnaire.model import Group

PAGE = files("ouderscan") / "forms" / "page"
SCRIPTS = "".join(part.read_text(encoding="utf-8") for part in PAGE.iterdir() if part.name.endswith(".js"))
DUTCH = phrases.read("nl")


def test_the_form_speaks_five_languages() -> None:
    assert phrases.languages() == ("ar", "en", "nl", "pl", "tr")


@pytest.mark.parametrize("language", phrases.languages())
def test_a_language_has_every_phrase_with_the_same_places_to_fill_in(language: str) -> None:
    own = phrases.read(language)
    assert own.language == language
    assert set(own.titles) == set(Group)
    assert {name: _places(text) for name, text in own.words.items()} == {
        name: _places(text) for name, text in DUTCH.words.items()
    }


def test_the_page_says_these_phrases_and_no_others() -> None:
    said = set(re.findall(r'\bsay\("(\w+)"', SCRIPTS))
    assert said
    assert said <= set(DUTCH.words)
    assert {name for name in DUTCH.words if f'"{name}"' in SCRIPTS} == set(DUTCH.words) - {"noscript"}


def _places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))
