"""All rules over files that belong together."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ouderscan.issues import Issue, in_reading_order
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.loader import Loaded
from ouderscan.questionnaire.model import Frozen, Profiles, Questionnaire, Recommendations, Sources
from ouderscan.questionnaire.rules import catalogue
from ouderscan.questionnaire.rules.fault import Fault
from ouderscan.questionnaire.rules.known import Known, known_in
from ouderscan.questionnaire.rules.silence import without_silenced
from ouderscan.questionnaire.rules.structure import structure_faults
from ouderscan.questionnaire.rules.translations import original_of, translation_faults
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
    originals = {file.source.path: file.value for file in files}
    issues = [issue for file in files for issue in file.issues]
    for file in files:
        if file.value is not None:
            issues += _issues_of_meaning(file.value, file.source, known)
        if isinstance(file.value, Translation):
            issues += _issues_of_translation(file.value, file.source, originals)
    return in_reading_order(issues)


def _issues_of_translation(
    document: Translation, source: Source, originals: Mapping[str, Frozen | None]
) -> Iterator[Issue]:
    path = original_of(source.path)
    original = originals[path] if path in originals else loader.load(Path(path)).value
    return (
        Issue(each.code, source.where(each.path), each.values)
        for each in translation_faults(document, source.path, original)
    )


def _translation_faults(document: Translation, source: Source, known: Known) -> Iterator[Fault]:
    path = Path(source.path)
    original = path.parent.parent / path.name
    found = known.documents.get(original.as_posix()) or (loader.load(original).value if original.is_file() else None)


def _issues_of_meaning(document: Frozen, source: Source, known: Known) -> Iterator[Issue]:
    unasked = frozenset({"unaddressed-dimension"} if known.recommendations is None else ())
    for each in without_silenced(document, _faults(document, source, known), unasked):
        yield Issue(each.code, source.where(each.path), each.values)


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
