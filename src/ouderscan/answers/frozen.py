"""The questionnaires of a scan: copied byte for byte when it began, translations too, and read again from there."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from ouderscan import files, texts
from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.issues import Issue, Severity
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.loader import Loaded
from ouderscan.questionnaire.model import Frozen, Questionnaire, Sector
from ouderscan.questionnaire.rules.structure import structure_faults
from ouderscan.questionnaire.translation import Translation, path_of, translated
from ouderscan.texts import _, clean

F = TypeVar("F", bound=Frozen)


def freeze(sources: Iterable[Path], folder: Path) -> None:
    """Copy the files of questionnaires, with the translations that stand beside them, into a folder.

    Raises:
        WrongUsageError: when another file of the same name is there.
        UnreadableInputError: when one cannot be read.
        NotWritableError: when the folder cannot be written.
    """
    for source in sources:
        _copy(source, folder / source.name)
        for translation in sorted(source.parent.glob(f"[a-z][a-z]/{source.name}")):
            _copy(translation, folder / translation.parent.name / source.name)


def read(folder: Path, questionnaires: Iterable[str], sector: Sector) -> tuple[Questionnaire, ...]:
    """The questionnaires with these ids in the language of the process, as a sector reads them.

    Raises:
        UnreadableInputError: when one is absent or has faults, with all that is wrong with it.
    """
    found = tuple(_in_sector(read_file(folder / f"{each}.yaml"), sector) for each in questionnaires)
    _refuse_shared_items(found)
    return found


def read_file(path: Path) -> Questionnaire:
    """One questionnaire of which the parts fit together, in the language of the process where it is translated.

    Raises:
        UnreadableInputError: when it is absent or has faults, with all that is wrong with it.
    """
    loaded = loader.load_as(Questionnaire, path, follow=False)
    questionnaire = sound(loaded)
    faults = [Issue(each.code, loaded.source.where(each.path), each.values) for each in structure_faults(questionnaire)]
    wrong = [each for each in faults if each.severity is Severity.ERROR]
    if questionnaire.id != path.stem:
        wrong.append(Issue("file-name", loaded.source.where(("id",)), {"id": questionnaire.id}))
    if wrong:
        raise _unreadable(wrong)
    beside = path_of(path, texts.language())
    return (
        translated(questionnaire, sound(loader.load_as(Translation, beside, follow=False)))
        if beside.is_file()
        else questionnaire
    )


def in_all_languages(folder: Path, questionnaires: Iterable[str]) -> Iterator[Questionnaire]:
    """The questionnaires with these ids as they were written, and in each language that they are translated into.

    Raises:
        UnreadableInputError: when one is absent or has faults.
    """
    for each in questionnaires:
        original = sound(loader.load_as(Questionnaire, folder / f"{each}.yaml", follow=False))
        yield original
        for beside in sorted(folder.glob(f"[a-z][a-z]/{each}.yaml")):
            yield translated(original, sound(loader.load_as(Translation, beside, follow=False)))


def sound(loaded: Loaded[F]) -> F:
    """The value of a file.

    Raises:
        UnreadableInputError: when there is none, with every reason.
    """
    if loaded.value is None:
        raise _unreadable(loaded.issues)
    return loaded.value


def _unreadable(issues: Iterable[Issue]) -> UnreadableInputError:
    return UnreadableInputError("\n".join(issue.sentence() for issue in issues))


def _in_sector(questionnaire: Questionnaire, sector: Sector) -> Questionnaire:
    if not any(sector in item.sectors for item in questionnaire.items):
        raise UnreadableInputError(
            _("The questionnaire '{id}' has no questions for the sector '{sector}'.").format(
                id=questionnaire.id, sector=sector
            )
        )
    return questionnaire.in_sector(sector)


def _refuse_shared_items(questionnaires: Sequence[Questionnaire]) -> None:
    """An item's id is a column of the table, so no two questionnaires of a scan can have the same."""
    seen: dict[str, str] = {}
    for questionnaire in questionnaires:
        for item in questionnaire.items:
            if item.id in seen:
                raise UnreadableInputError(
                    _("The questionnaires '{one}' and '{other}' both have an item '{item}'. Leave one out.").format(
                        one=seen[item.id], other=questionnaire.id, item=item.id
                    )
                )
            seen[item.id] = questionnaire.id


def _copy(source: Path, target: Path) -> None:
    try:
        content = source.read_bytes()
        other = target.exists() and target.read_bytes() != content
    except OSError as fault:
        raise files.not_readable(source, fault) from fault
    if other:
        raise WrongUsageError(
            _("{path} is there already and is another one. Choose another folder.").format(path=clean(str(target)))
        )
    files.write_bytes(target, content)
