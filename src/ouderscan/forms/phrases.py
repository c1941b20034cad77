"""What a form says around the questions, in every language that it can speak: one file each in `languages/`."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from ouderscan.answers.frozen import sound
from ouderscan.errors import WrongUsageError
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.model import Frozen, Group, Language, Text
from ouderscan.questionnaire.translation import Status
from ouderscan.texts import _


class Phrases(Frozen):
    """A file of `languages/`. `words` may hold `{places}` to fill in, the same ones in every language."""

    language: Language
    name: Text
    """What the language calls itself."""
    direction: Literal["ltr", "rtl"]
    status: Status
    titles: Mapping[Group, Text]
    words: Mapping[str, Text]


def languages() -> tuple[str, ...]:
    """The languages in which a form can speak."""
    return tuple(sorted(path.stem for path in _folder().glob("*.yaml")))


@cache
def read(language: str) -> Phrases:
    """The phrases of one of `languages`."""
    return sound(loader.load_as(Phrases, _folder() / f"{language}.yaml"))


def spoken(language: str) -> Phrases:
    """The phrases of a language that somebody asked for.

    Raises:
        WrongUsageError: when no form can speak it.
    """
    if language not in languages():
        sentence = _("The form itself does not speak '{language}' yet; it speaks {languages}. Leave that language out.")
        raise WrongUsageError(sentence.format(language=language, languages=", ".join(languages())))
    return read(language)


def _folder() -> Path:
    return Path(str(files("ouderscan"))) / "forms" / "languages"
