"""All the content together: questionnaires, recommendations, profiles and sources, with look-up by id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from ouderscan import assets, texts
from ouderscan.errors import UnreadableInputError
from ouderscan.issues import has_errors
from ouderscan.questionnaire import loader, translation
from ouderscan.questionnaire.model import (
    Dimension,
    Frozen,
    Profile,
    Profiles,
    Questionnaire,
    Recommendation,
    Recommendations,
    Sources,
)
from ouderscan.texts import _, clean

_FIRST_BYTES = 400
"""In which a content file says what it is."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The content of a folder. Everything is in the order of the files' names, and within a file as written."""

    questionnaires: tuple[Questionnaire, ...]
    recommendations: tuple[Recommendation, ...]
    profiles: tuple[Profile, ...]
    sources: Sources | None

    def questionnaire(self, questionnaire: str) -> Questionnaire | None:
        """The questionnaire with this id."""
        return next((each for each in self.questionnaires if each.id == questionnaire), None)

    def dimensions(self) -> Iterator[Dimension]:
        """The dimensions of all questionnaires."""
        return (dimension for questionnaire in self.questionnaires for dimension in questionnaire.dimensions)


def of(documents: Iterable[Frozen]) -> Catalogue:
    """The catalogue that these documents make together."""
    documents = tuple(documents)
    return Catalogue(
        questionnaires=tuple(each for each in documents if isinstance(each, Questionnaire)),
        recommendations=tuple(
            recommendation
            for each in documents
            if isinstance(each, Recommendations)
            for recommendation in each.recommendations
        ),
        profiles=tuple(profile for each in documents if isinstance(each, Profiles) for profile in each.profiles),
        sources=next((each for each in documents if isinstance(each, Sources)), None),
    )


def content_files(folder: Path) -> tuple[Path, ...]:
    """The content files of a folder: its own YAML files and those of `recommendations/`, without hidden ones."""
    paths = [*folder.glob("*.yaml"), *folder.glob("recommendations/*.yaml")]
    return tuple(sorted(path for path in paths if not path.name.startswith(".")))


def shipped() -> Catalogue:
    """The content that comes with the program, in the language that it speaks now."""
    return _shipped(texts.language())


def shipped_in_every_language() -> Iterator[Catalogue]:
    """The content that comes with the program, in each language: a text may have been taken over from any."""
    return map(_shipped, texts.LANGUAGES)


@cache
def _shipped(language: str) -> Catalogue:
    return read(assets.questionnaires(), language)


def shipped_ids() -> tuple[str, ...]:
    """The ids of the shipped questionnaires, by the names of their files: to read them takes a quarter of a second."""
    return tuple(path.stem for path in content_files(assets.questionnaires()) if _is_questionnaire(path))


def _is_questionnaire(path: Path) -> bool:
    with path.open("rb") as file:
        return b"format: ouderscan/questionnaire/" in file.read(_FIRST_BYTES)


def shipped_file(questionnaire: str) -> Path:
    """The file of a shipped questionnaire."""
    return assets.questionnaires() / f"{questionnaire}.yaml"


def read(folder: Path, language: str = texts.DEFAULT_LANGUAGE) -> Catalogue:
    """The content of a folder, with what is translated in that language.

    Raises:
        UnreadableInputError: when a file has errors; `ouderscan check` tells them all.
    """
    return of(read_file(path, language) for path in content_files(folder))


def read_file(path: Path, language: str = texts.DEFAULT_LANGUAGE) -> Frozen:
    """The content of one file, translated where there is a translation.

    Raises:
        UnreadableInputError: when the file or its translation has errors; `ouderscan check` tells them all.
    """
    document = _sound(loader.load(path))
    beside = translation.path_of(path, language)
    if language == texts.DEFAULT_LANGUAGE or not beside.is_file():
        return document
    return translation.translated(document, _sound(loader.load_as(translation.Translation, beside)))


D = TypeVar("D", bound=Frozen)


def _sound(loaded: loader.Loaded[D]) -> D:
    if loaded.value is None or has_errors(loaded.issues):
        first = loaded.issues[0]
        raise UnreadableInputError(
            _("{path} line {line}: {message} 'ouderscan check {path}' shows everything.").format(
                path=clean(first.where.path), line=first.where.line, message=first.message()
            )
        )
    return loaded.value
