"""The questionnaires of a form in each language that all of them have: the original, and the translations beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ouderscan.answers.frozen import sound
from ouderscan.errors import UnreadableInputError
from ouderscan.questionnaire import catalogue, loader
from ouderscan.questionnaire.model import Group, Questionnaire, Sector
from ouderscan.questionnaire.translation import Status, Translation, path_of, texts_for, translated
from ouderscan.texts import _, clean


@dataclass(frozen=True, slots=True)
class Wording:
    """Questionnaires as one language and one sector read them, and how far the translation can be trusted."""

    language: str
    questionnaires: tuple[Questionnaire, ...]
    draft: bool = False
    """Nobody else has read one of the translations yet."""
    missing: int = 0
    """Texts that this group reads and that are not translated."""
    stale: int = 0
    """Texts whose original has changed since it was translated."""


def read(paths: Sequence[Path], group: Group, sector: Sector) -> tuple[Wording, ...]:
    """The wordings of the questionnaires in these files, the original first; those that ask a group nothing left out.

    Raises:
        UnreadableInputError: when a file or a translation has faults, or the originals are in different languages.
    """
    documents = [(path, _questionnaire(path)) for path in paths]
    asked = [(path, each) for path, each in documents if each.in_sector(sector).items_for(group)]
    if not asked:
        return ()
    original = _language_of(each for _path, each in asked)
    languages = [_languages_beside(path) for path, _each in asked]
    others = sorted(set.intersection(*languages) - {original})
    own = tuple(each.in_sector(sector) for _path, each in asked)
    return Wording(original, own), *(_wording(language, asked, group, sector) for language in others)


def translations_of(paths: Iterable[Path]) -> list[Path]:
    """The files of translations that stand beside these questionnaires, and are read with them."""
    return [each for path in paths for each in path.parent.glob(f"[a-z][a-z]/{path.name}")]


def _questionnaire(path: Path) -> Questionnaire:
    document = catalogue.read_file(path)
    if not isinstance(document, Questionnaire):
        raise UnreadableInputError(_("{name} is not a questionnaire.").format(name=clean(str(path))))
    return document


def _language_of(questionnaires: Iterable[Questionnaire]) -> str:
    languages = sorted({each.language for each in questionnaires})
    if len(languages) > 1:
        sentence = _("The questionnaires are written in different languages ({languages}). Make a form of each.")
        raise UnreadableInputError(sentence.format(languages=", ".join(languages)))
    return languages[0]


def _languages_beside(path: Path) -> set[str]:
    return {each.parent.name for each in translations_of([path])}


def _wording(language: str, asked: Sequence[tuple[Path, Questionnaire]], group: Group, sector: Sector) -> Wording:
    questionnaires, draft, missing, stale = [], False, 0, 0
    for path, original in asked:
        translation = sound(loader.load_as(Translation, path_of(path, language)))
        needed = texts_for(original, (group,))
        draft |= translation.status is Status.DRAFT
        missing += sum(name not in translation.texts for name in needed)
        stale += sum(name in translation.texts and translation.texts[name].nl != nl for name, nl in needed.items())
        questionnaires.append(translated(original, translation).in_sector(sector))
    return Wording(language, tuple(questionnaires), draft, missing, stale)
