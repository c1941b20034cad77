"""What `form` does: the questionnaires in the languages that were asked for, made into a file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ouderscan import files
from ouderscan.answers import store
from ouderscan.answers.store import QUESTIONNAIRES, ScanFolder
from ouderscan.cli import console, outputs
from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.forms import phrases, wordings
from ouderscan.forms.form import Form
from ouderscan.forms.targets import TARGETS, Target
from ouderscan.forms.wordings import Wording
from ouderscan.issues import nearest
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.questionnaire.translation import Status
from ouderscan.texts import _, clean, plural

ALL = "all"
_SEVERAL = 2
C = TypeVar("C", Group, Sector)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the user asked for, as it was typed; empty where nothing was said."""

    folder: Path | None
    group: str
    short: bool
    languages: str
    questionnaires: tuple[str, ...]
    sector: str
    school: str
    hand_in: str


def give(wanted: Wanted, target: str, output: Path | None) -> None:
    """Write the form, and say on stderr what it holds and what its maker should know.

    Raises:
        WrongUsageError: when there is nothing to ask, what was asked for does not exist, or the file is an input.
        UnreadableInputError: when a questionnaire or a translation cannot be read.
        NotWritableError: when the file cannot be written.
    """
    folder = _scan_folder(wanted)
    group = _one_of(wanted.group, "--group", Group)
    sector = folder.scan.sector if folder else _one_of(wanted.sector or Sector.PO, "--sector", Sector)
    paths = _paths(wanted, folder)
    if output:
        outputs.refuse_inputs(output, [*paths, *wordings.translations_of(paths)])
    found = wordings.read(paths, group, sector)
    made = TARGETS[target]
    chosen = _fitting(_chosen(found, wanted.languages), made, wanted.languages)
    form = Form(
        school=folder.scan.school if folder else clean(wanted.school).strip(),
        group=group,
        short=wanted.short,
        wordings={each.language: each.questionnaires for each in chosen},
        hand_in=clean(wanted.hand_in).strip(),
    )
    if not chosen or not form.asked():
        raise WrongUsageError(_("These questionnaires have no questions for the group '{group}'.").format(group=group))
    path = output or (folder.path if folder else Path()) / f"form-{group}{made.ending}"
    files.write_bytes(path, made.make(form))
    for line in (
        *_about(form),
        *_warnings(found, chosen, made, wanted.languages),
        _("Written: {path}").format(path=clean(str(path))),
    ):
        console.say(line)


def _scan_folder(wanted: Wanted) -> ScanFolder | None:
    """The scan to make a form of: the folder that was named, else the one where the user stands."""
    if wanted.folder:
        return store.open_folder(wanted.folder)
    if store.is_scan_folder(Path()):
        return store.open_folder(Path())
    if wanted.questionnaires:
        return None
    raise WrongUsageError(_("Say what to ask: name a scan folder, or a questionnaire with -q."))


def _paths(wanted: Wanted, folder: ScanFolder | None) -> list[Path]:
    """The files of the questionnaires, in the order of the scan or as they were named."""
    if not folder:
        return [_questionnaire_file(name) for name in wanted.questionnaires]
    own = [each.id for each in folder.questionnaires]
    for name in wanted.questionnaires:
        if name not in own:
            raise WrongUsageError(
                _("This scan has no questionnaire '{name}'.{near}").format(name=clean(name), near=nearest(name, own))
            )
    names = wanted.questionnaires or own
    return [folder.path / QUESTIONNAIRES / f"{name}.yaml" for name in names]


def _questionnaire_file(name: str) -> Path:
    shipped = [each.id for each in catalogue.shipped().questionnaires]
    if name in shipped:
        return catalogue.shipped_file(name)
    if Path(name).is_file():
        return Path(name)
    sentence = _("There is no questionnaire '{name}': not one of ours, and not a file.{near}")
    raise UnreadableInputError(sentence.format(name=clean(name), near=nearest(name, shipped)))


def _one_of(value: str, option: str, choices: type[C]) -> C:
    if value not in set(choices):
        sentence = _("{option} is one of: {choices}; found: '{found}'.")
        raise WrongUsageError(sentence.format(option=option, choices=", ".join(choices), found=clean(value)))
    return choices(value)


def _chosen(found: Sequence[Wording], languages: str) -> list[Wording]:
    """The wordings in these languages, in this order; of all languages those that are complete."""
    if languages == ALL:
        return [each for each in found if not each.missing]
    known = {each.language: each for each in found}
    names = [name.strip() for name in languages.split(",")]
    for name in names:
        if found and name not in known:
            sentence = _("The questionnaires are not all there in '{language}'; they are in: {languages}.")
            raise WrongUsageError(sentence.format(language=clean(name), languages=", ".join(known)))
        if found and known[name].missing:
            raise WrongUsageError(_incomplete(known[name]) + " " + _("Translate them, or leave the language out."))
    return [known[name] for name in dict.fromkeys(names) if name in known]


def _fitting(chosen: list[Wording], made: Target, languages: str) -> list[Wording]:
    """The wordings that a file of this kind can hold: of all languages the original, where it holds one."""
    if not made.one_language or len(chosen) < _SEVERAL:
        return chosen
    if languages == ALL:
        return chosen[:1]
    raise WrongUsageError(
        _("Such a file holds one language. Make one for each: --language {languages}").format(
            languages=" | ".join(each.language for each in chosen)
        )
    )


def _incomplete(wording: Wording) -> str:
    count = plural("{n} text is not translated.", "{n} texts are not translated.", wording.missing)
    return f"{wording.language}: {count}"


def _about(form: Form) -> Iterator[str]:
    count = plural("{n} question", "{n} questions", len(form.asked()))
    yield f"{count}: {', '.join(form.book.questionnaires)}"
    yield _("Languages: {languages}").format(languages=", ".join(form.languages))


def _warnings(found: Sequence[Wording], chosen: Sequence[Wording], made: Target, languages: str) -> Iterator[str]:
    """What the maker of a form should know of its translations; the form itself does not say it."""
    others = [each.language for each in found if each not in chosen and not each.missing]
    if made.one_language and others:
        sentence = _("Such a file holds one language. Make others with --language: {languages}")
        yield sentence.format(languages=", ".join(others))
    for each in found if languages == ALL else ():
        if each not in chosen and each.missing:
            yield _incomplete(each) + " " + _("The language is left out.")
    for each in chosen:
        if each.stale:
            count = plural(
                "The original of {n} text has changed since.",
                "The originals of {n} texts have changed since.",
                each.stale,
            )
            yield f"{each.language}: {count}"
    drafts = [each.language for each in chosen if each.draft or _speaks_in_draft(each.language)]
    if drafts:
        sentence = _(
            "Nobody has read these translations a second time yet: {languages}. Let somebody who speaks the language "
            "read the form before you send it, or choose the languages with --language."
        )
        yield sentence.format(languages=", ".join(drafts))


def _speaks_in_draft(language: str) -> bool:
    return language in phrases.languages() and phrases.read(language).status is Status.DRAFT
