"""All rules over files that belong together."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ouderscan.issues import RULES, Issue, Severity, in_reading_order
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.loader import Loaded
from ouderscan.questionnaire.model import Frozen, Profiles, Questionnaire, Recommendations, Sources
from ouderscan.questionnaire.rules import catalogue
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.rules.known import Known, known_in
from ouderscan.questionnaire.rules.silence import without_silenced
from ouderscan.questionnaire.rules.structure import structure_faults
from ouderscan.questionnaire.rules.translations import translation_faults
from ouderscan.questionnaire.rules.wording import prose_wording, questionnaire_wording
from ouderscan.questionnaire.source import Source
from ouderscan.questionnaire.translation import Translation


def all_issues(files: Sequence[Loaded[Frozen]]) -> list[Issue]:
    """Every issue of these files, those of reading them too, by file, line and column.

    What a file names is looked for in all of them; of a kind that none of them is, in the shipped content.

    Raises:
        UnreadableInputError: when the shipped content is needed and cannot be read.
    """
    known = known_in(files)
    issues = [issue for file in files for issue in file.issues]
    for file in files:
        if isinstance(file.value, Translation):
            issues += _placed(file.source, _faults_of_translation(file.value, Path(file.source.path), files))
        elif file.value is not None:
            issues += _placed(file.source, _unsilenced(file.value, file.source, known))
    return in_reading_order(issues)


def _placed(source: Source, faults: Iterator[Fault]) -> Iterator[Issue]:
    return (Issue(each.code, source.where(each.path), each.values) for each in faults)


def _unsilenced(document: Frozen, source: Source, known: Known) -> Iterator[Fault]:
    unasked = frozenset({"unaddressed-dimension"} if known.recommendations is None else ())
    return without_silenced(document, _faults(document, source, known), unasked)


def _faults(document: Frozen, source: Source, known: Known) -> Iterator[Fault]:
    yield from catalogue.id_faults(document, source, known)
    match document:
        case Questionnaire():
            yield from structure_faults(document)
            yield from questionnaire_wording(document)
            yield from catalogue.questionnaire_references(document, known)
        case Recommendations():
            yield from prose_wording(document)
            yield from catalogue.recommendation_faults(document, known)
        case Profiles():
            yield from prose_wording(document)
            yield from catalogue.profile_faults(document, known)
        case Sources():
            yield from catalogue.source_faults(document, known)


def _faults_of_translation(translation: Translation, path: Path, files: Sequence[Loaded[Frozen]]) -> Iterator[Fault]:
    """Its faults against the original, which is among the files or lies in the folder above."""
    original = path.parent.parent / path.name
    loaded = next((file for file in files if file.source.path == original.as_posix()), None)
    if loaded is None and not original.is_file():
        yield fault("no-original", "format", original=original.as_posix())
        return
    value = (loaded or loader.load(original)).value
    if value is not None and not _is_unusable(value):
        yield from translation_faults(translation, value)


def _is_unusable(document: Frozen) -> bool:
    """Whether it is a questionnaire whose parts do not fit together, so that it cannot even be read item by item."""
    faults = structure_faults(document) if isinstance(document, Questionnaire) else ()
    return any(RULES[each.code].severity is Severity.ERROR for each in faults)
