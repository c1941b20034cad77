"""Content in another language: a file beside the Dutch one, text by text, with the Dutch that it was made from.

`questionnaires/en/thuis.yaml` translates `questionnaires/thuis.yaml`. A text is named by its keys, with ids in place
of positions: `items.og1-praten.text.ouder`. What is not translated stays Dutch. Because each entry keeps the Dutch
that it was made from, a change of the Dutch shows as a stale translation, at its line.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import yaml
from pydantic import Field

from ouderscan.questionnaire.model import Frozen, Group, Language, Questionnaire, Text

# Keys whose values are codes, ids, numbers or names: nothing in or below them is translated.
_CODES = {
    *("format", "id", "version", "language", "groups", "sectors", "adapted_sectors", "sector", "silence"),
    *("dimension", "kind", "scale", "core", "reverse", "sources", "profile", "contact"),
    *("addressee", "addresses", "level", "findings", "first", "elaboration", "statement", "study", "source"),
    *("needs", "studies", "values", "year", "memo", "places"),
}


class Status(StrEnum):
    """Whether a second person has read the translation."""

    DRAFT = "draft"
    REVIEWED = "reviewed"


class Entry(Frozen):
    """One text: the Dutch that was translated, and the translation."""

    nl: Text
    text: Text


class Translation(Frozen):
    """A file of translations."""

    format: Literal["ouderscan/translation/1"]
    language: Language
    status: Status
    groups: tuple[Group, ...] | None = None
    """The groups whose texts are translated; all texts where it is absent."""
    texts: Annotated[Mapping[str, Entry], Field(min_length=1)]


D = TypeVar("D", bound=Frozen)


def path_of(original: Path, language: str) -> Path:
    """Where the translation of a content file stands."""
    return original.parent / language / original.name


def texts_of(document: Frozen) -> dict[str, str]:
    """All texts of a document that people read, by name, in order."""
    return dict(_walk(document.model_dump(mode="json", exclude_defaults=True), ()))


def texts_for(document: Frozen, groups: tuple[Group, ...] | None) -> dict[str, str]:
    """The texts that a translation for these groups must have: what those groups read, and nothing else."""
    texts = texts_of(document)
    if groups is None or not isinstance(document, Questionnaire):
        return texts
    scales = {item.scale_for(group) for item in document.items for group in groups if group in item.text}
    return {name: text for name, text in texts.items() if _read_by(name.split("."), groups, scales)}


def _read_by(name: list[str], groups: tuple[Group, ...], scales: set[str]) -> bool:
    match name:
        case ["introduction", group] | ["items", _, "text" | "help", group]:
            return group in groups
        case ["scales", scale, *_]:
            return scale in scales
        case [part]:
            return part == "title"
        case [part, *_]:
            return part == "terms"
        case _:
            return False


def translated(document: D, translation: Translation) -> D:
    """The document with every text that the translation has, in its language; the rest stays as it is."""
    words = {name: entry.text for name, entry in translation.texts.items()}
    data = _replaced(document.model_dump(mode="json", exclude_defaults=True), (), words)
    return type(document).model_validate({**data, "language": translation.language})


def skeleton(document: Frozen, language: str, groups: tuple[Group, ...] | None, known: Translation | None) -> str:
    """A translation file to fill in: every text with its Dutch, and what was translated already and is not stale."""
    done = known.texts if known else {}
    entries = {
        name: {"nl": text, "text": done[name].text if name in done and done[name].nl == text else ""}
        for name, text in texts_for(document, groups).items()
    }
    head: dict[str, Any] = {"format": "ouderscan/translation/1", "language": language, "status": Status.DRAFT.value}
    if groups:
        head["groups"] = [group.value for group in groups]
    text: str = yaml.safe_dump({**head, "texts": entries}, allow_unicode=True, sort_keys=False, width=110)
    return text


def _walk(value: object, name: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield ".".join(name), value
    for key, child in _children(value, name):
        yield from _walk(child, (*name, key))


def _replaced(value: Any, name: tuple[str, ...], words: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return words.get(".".join(name), value)
    new = {key: _replaced(child, (*name, key), words) for key, child in _children(value, name)}
    if isinstance(value, dict):
        return {key: new.get(key, child) for key, child in value.items()}
    return (
        [new.get(_key(child, place), child) for place, child in enumerate(value)] if isinstance(value, list) else value
    )


def _children(value: object, name: tuple[str, ...]) -> Iterator[tuple[str, object]]:
    """The parts of a mapping or a list that may hold texts, each with its key or its id."""
    if isinstance(value, dict):
        # The list `profiles` of the profiles' file holds texts; that of a recommendation holds ids.
        codes = {*_CODES, "profiles"} if name else _CODES
        yield from ((key, child) for key, child in value.items() if key not in codes)
    elif isinstance(value, list):
        yield from ((_key(child, place), child) for place, child in enumerate(value))


def _key(child: object, place: int) -> str:
    return str(child["id"]) if isinstance(child, dict) and "id" in child else str(place + 1)
