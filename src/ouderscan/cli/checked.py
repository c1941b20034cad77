"""What a path stands for when it is checked, and the issues of all paths together."""

import os
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ouderscan import plan, workshop
from ouderscan.answers import merging, scan_rules, store
from ouderscan.errors import UnreadableInputError
from ouderscan.importers import mapping
from ouderscan.importers.wordings import Wordings
from ouderscan.issues import Issue, Severity, Where, has_errors, in_reading_order
from ouderscan.questionnaire import catalogue, loader
from ouderscan.questionnaire.rules.known import known_in
from ouderscan.questionnaire.rules.run import all_issues
from ouderscan.reporting.template_check import check as template_check
from ouderscan.reporting.templates import ENDING
from ouderscan.texts import _, clean

_LANGUAGE = "[a-z][a-z]"
"""The folder of translations beside their originals."""
_BESIDE = (plan.PLAN_FILE, workshop.WORKSHOP_FILE)
"""What may lie beside `scan.yaml`."""
_OF_A_SCAN = {store.SCAN_FILE, *_BESIDE}
"""Files that stand for their scan folder."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How many files were looked at, and what was found in them, by file, line and column."""

    files: int
    issues: tuple[Issue, ...]

    @property
    def unreadable(self) -> bool:
        """Whether a file could not be read at all."""
        return any(issue.code == "unreadable" for issue in self.issues)

    def failed(self, *, strict: bool) -> bool:
        """Whether there are errors, or with `strict` warnings."""
        bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(issue.severity in bad for issue in self.issues)


def check(paths: Sequence[Path]) -> Checked:
    """The issues of files and folders. Each scan folder stands by itself; all other content belongs together.

    Raises:
        UnreadableInputError: when there is nothing to check in a folder.
    """
    scans = list(dict.fromkeys(_scan_folder(path) for path in paths if _is_scan(path)))
    others = [path for path in paths if not _is_scan(path)]
    looks = {path: folder for path in others if (folder := template_check.folder_of(path))}
    files = _once(file for path in others if path not in looks for file in _content(path))
    mappings = [path for path in files if mapping.is_mapping(path)]
    content = [path for path in files if path not in mappings]
    found = [
        *_together(content, set(paths)),
        *(_check_mapping(path, follow=path in paths) for path in mappings),
        *map(_check_scan, scans),
        *map(_check_templates, dict.fromkeys(looks.values())),
    ]
    return Checked(
        sum(each.files for each in found),
        tuple(in_reading_order(issue for each in found for issue in each.issues)),
    )


def _together(content: Sequence[Path], named: Container[Path]) -> Iterator[Checked]:
    """The issues of content; of links, only those that the user named themselves are followed."""
    if content:
        yield Checked(len(content), tuple(all_issues([loader.load(path, follow=path in named) for path in content])))


def _check_mapping(path: Path, *, follow: bool) -> Checked:
    """The issues of a mapping file, against the questionnaires that it names, or else ours."""
    from ouderscan.cli import inputs

    loaded = loader.load_as(mapping.Mapped, path, follow=follow)
    if loaded.value is None:
        return Checked(1, loaded.issues)
    wordings = Wordings(inputs.named(loaded.value.questionnaires))
    return Checked(1, tuple(mapping.meaning_issues(loaded.value, loaded.source, wordings)))


def _check_templates(folder: Path) -> Checked:
    """The issues of a folder with templates, against what they see."""
    issues = tuple(template_check.template_issues(folder))
    return Checked(sum(1 for _ in folder.rglob(f"*{ENDING}")), issues)


def _is_scan(path: Path) -> bool:
    return path.name in _OF_A_SCAN or store.is_scan_folder(path)


def _scan_folder(path: Path) -> Path:
    return path.parent if path.name in _OF_A_SCAN else path


def _check_scan(folder: Path) -> Checked:
    """The issues of `scan.yaml` and what lies beside it, and where the questionnaires can be used of the answers."""
    try:
        store.refuse_links_out(folder)
    except UnreadableInputError as fault:
        return Checked(1, (_unusable(folder, fault),))
    scan = loader.load_as(store.Scan, folder / store.SCAN_FILE, follow=False)
    content = _content_below(folder / store.QUESTIONNAIRES)
    files = [loader.load(path, follow=False) for path in content]
    issues = [*scan_rules.scan_issues(scan, [path.stem for path in content], known_in(files).profiles)]
    issues += all_issues(files)
    if not has_errors(issues):
        issues += _issues_within(folder)
    beside = [path for name in _BESIDE if (path := folder / name).exists()]
    if folder / plan.PLAN_FILE in beside:
        issues += plan.plan_issues(
            loader.load_as(plan.Plan, folder / plan.PLAN_FILE, follow=False), scan.value.date if scan.value else ""
        )
    issues += merging.kept_beside(folder)
    return Checked(1 + len(files) + len(beside), tuple(issues))


def _issues_within(folder: Path) -> list[Issue]:
    """The issues of the answers and of what was agreed, which must fit the questionnaires."""
    try:
        scan = store.open_folder(folder)
    except UnreadableInputError as fault:
        return [_unusable(folder, fault)]
    issues = scan.respondents()[1]
    path = folder / workshop.WORKSHOP_FILE
    if path.exists():
        issues += workshop.workshop_issues(loader.load_as(workshop.Workshop, path, follow=False), scan.questionnaires)
    return issues


def _unusable(folder: Path, fault: UnreadableInputError) -> Issue:
    return Issue("unusable-scan", Where((folder / store.SCAN_FILE).as_posix()), {"reason": str(fault)})


def _content(path: Path) -> Sequence[Path]:
    """The files that a path stands for: itself, or the content of the folder or of its `questionnaires/`."""
    if not path.is_dir():
        return (path,)
    found = _content_below(path) or _content_below(path / store.QUESTIONNAIRES)
    if not found:
        raise UnreadableInputError(
            _(
                "There is nothing to check in {path}: no file whose name ends in .yaml. "
                "Name a file, a folder with questionnaires, or a scan folder."
            ).format(path=clean(str(path)))
        )
    return found


def _content_below(folder: Path) -> Sequence[Path]:
    """The content of a folder, and its translations."""
    translations = [*folder.glob(f"{_LANGUAGE}/*.yaml"), *folder.glob(f"recommendations/{_LANGUAGE}/*.yaml")]
    return (*catalogue.content_files(folder), *sorted(translations))


def _once(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files without those that were named before by another way; `Path.resolve` stumbles over links in a circle."""
    return tuple({os.path.realpath(path): path for path in reversed(tuple(paths))}.values())[::-1]
