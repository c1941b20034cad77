"""A scan folder: one school, one moment. `scan.yaml` says what it is; the questionnaires are frozen beside it."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

import polars as pl
from pydantic import AfterValidator, Field

from ouderscan import files
from ouderscan.answers import checks, frozen, ledger, portions, respondent, table
from ouderscan.answers.journal import SUFFIX
from ouderscan.answers.ledger import LEDGER
from ouderscan.answers.portions import Counted
from ouderscan.answers.respondent import Respondent
from ouderscan.answers.roles import Role
from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.issues import Issue
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.model import Day, Frozen, Group, Id, Questionnaire, Sector, Text
from ouderscan.questionnaire.yaml_text import yaml_text
from ouderscan.texts import _, clean

SCAN_FILE = "scan.yaml"
QUESTIONNAIRES = "questionnaires"
ANSWERS = "answers"
REPORT = "report"
_FOLDERS = (QUESTIONNAIRES, ANSWERS, REPORT)
LONGEST_NAME = 200
"""Characters of a school's name."""


def _on_one_line(text: str) -> str:
    return clean(text).strip()


class HouseStyle(Frozen):
    """How the school's own pages look; see `reporting.style`."""

    colour: Annotated[str, Field(pattern=r"^(#[0-9a-fA-F]{6})?$")] = ""
    logo: Annotated[str, Field(pattern=r"^([^./\\:][^/\\:]*)?$", max_length=200)] = ""
    """The name of a file in the scan folder."""


class Scan(Frozen):
    """What `scan.yaml` holds."""

    format: Literal["ouderscan/scan/1"] = "ouderscan/scan/1"
    school: Annotated[Text, Field(max_length=LONGEST_NAME), AfterValidator(_on_one_line)]
    sector: Sector
    date: Day
    """The day on which the scan began, as ISO text."""
    questionnaires: Annotated[tuple[Id, ...], Field(min_length=1)]
    groups: Annotated[Mapping[Group, Annotated[int, Field(ge=1)] | None], Field(min_length=1)]
    """The groups that are asked, each with its population where it is known."""
    roles: Mapping[Role, Annotated[int, Field(ge=1)]] = {}
    """How many of the team hold each role, where the team is asked for it."""
    profiles: tuple[Id, ...] = ()
    """The kinds of family that the school named."""
    target: Annotated[float, Field(ge=1, le=100)] | None = None
    """The practice score that the team aims for, 0–100; None where it set none."""
    style: HouseStyle | None = None
    """The school's own colour and logo, for what is made of the scan."""
    example: bool = False
    """Whether school and answers are invented; every page says so."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person of a group wrote beside an item."""

    item: str
    group: Group
    text: str


@dataclass(frozen=True, slots=True)
class ScanFolder:
    """A scan as it lies on disk, with its questionnaires as its sector reads them."""

    path: Path
    scan: Scan
    questionnaires: tuple[Questionnaire, ...]

    @property
    def answers(self) -> Path:
        """The folder of the journals; it may be absent while nobody has answered."""
        return self.path / ANSWERS

    def respondents(self) -> tuple[list[Respondent], list[Issue]]:
        """Who said anything, in the order of their random ids, with the sound answers alone; and what is wrong."""
        found, issues = [], []
        for path in sorted(self.answers.glob(f"*{SUFFIX}")):
            person, faults = respondent.read(path)
            issues += faults
            if person:
                person, faults = checks.checked(person, self.questionnaires)
                issues += faults
                found.append(person)
        return [person for person in found if person.entries or person.done], issues

    def read_answers(self) -> tuple[pl.LazyFrame, list[Issue]]:
        """The table of `answers.table`, a row a respondent in the order of their random ids; and what is wrong.

        Who is done was asked every item of their scan, and what has no answer is "not answered". Of who is not
        done only what was confirmed counts; the rest is null, as if it was not put to them (yet). Of groups that
        are not in the room only who is in a portion counts (see `portions`), and an answer that waits for company
        (see `company`) is null.
        """
        people, issues = self.respondents()
        counted = self._counted(people)
        rows = (self._row(each, counted.waiting.get(each.id, frozenset())) for each in counted.people)
        return table.from_rows(rows, table.item_ids(self.questionnaires)), [*issues, *counted.issues]

    def notes(self) -> tuple[Note, ...]:
        """The notes of who counts, by item and then by text, so that nothing shows who wrote them."""
        people = self._counted(self.respondents()[0]).people
        notes = (Note(item, each.header.group, text) for each in people for item, text in each.notes.items())
        return tuple(sorted(notes, key=lambda note: (note.item, note.text)))

    def portions(self) -> Mapping[Group, int]:
        """How many portions of each group that is not in the room count."""
        known, _issues = ledger.read(self.ledgers)
        return {group: len(those) for group, those in known.portions.items()} if known else {}

    @property
    def ledgers(self) -> tuple[Path, Path]:
        """Where the list of who counts is kept: among the answers and beside the reports."""
        return self.answers / LEDGER, self.path / REPORT / LEDGER

    def _counted(self, people: Sequence[Respondent]) -> Counted:
        return portions.counted(self.ledgers, people, self.questionnaires)

    def _row(self, person: Respondent, waiting: AbstractSet[str]) -> dict[str, object]:
        header = person.header
        asked = checks.put(person, self.questionnaires) if person.done else ()
        return {
            table.SCHOOL: self.scan.school,
            table.WAVE: self.scan.date,
            table.GROUP: header.group.value,
            table.RESPONDENT: person.id,
            **dict.fromkeys(asked, int(table.NonAnswer.NOT_ANSWERED)),
            **person.answers,
            **dict.fromkeys(waiting, None),
        }


def is_scan_folder(path: Path) -> bool:
    """Whether a scan was set up here."""
    return (path / SCAN_FILE).is_file()


def create(path: Path, scan: Scan, questionnaires: Iterable[Path]) -> ScanFolder:
    """Set up a scan in a folder: the questionnaires' files byte for byte, then `scan.yaml`, which makes it one.

    Raises:
        WrongUsageError: when there is a scan here already, or another questionnaire of the same name.
        NotWritableError: when the folder cannot be written.
        UnreadableInputError: when a questionnaire cannot be read, or a folder in it is a link to elsewhere.
    """
    if is_scan_folder(path):
        raise WrongUsageError(_("There is a scan in {folder} already.").format(folder=clean(str(path))))
    refuse_links_out(path)
    frozen.freeze(questionnaires, path / QUESTIONNAIRES)
    files.make_folder(path / ANSWERS)
    files.write_text(path / SCAN_FILE, _as_yaml(scan))
    return open_folder(path)


def read_scan(path: Path) -> Scan:
    """What the `scan.yaml` of a folder says.

    Raises:
        UnreadableInputError: when it is absent or has faults; all are told.
    """
    if not is_scan_folder(path):
        raise UnreadableInputError(
            _("There is no scan in {folder}. Begin one with: ouderscan scan {folder}").format(folder=clean(str(path)))
        )
    return frozen.sound(loader.load_as(Scan, path / SCAN_FILE, follow=False))


def open_folder(path: Path) -> ScanFolder:
    """The scan of a folder, its questionnaires in the language of the process where they are translated.

    Raises:
        UnreadableInputError: when `scan.yaml` or a questionnaire is absent or has faults (all are told), or a folder
            in it is a link to elsewhere.
    """
    scan = read_scan(path)
    refuse_links_out(path)
    return ScanFolder(path, scan, frozen.read(path / QUESTIONNAIRES, scan.questionnaires, scan.sector))


def refuse_links_out(path: Path) -> None:
    """Refuse a scan of which a folder is a link to elsewhere.

    Raises:
        UnreadableInputError: when one is.
    """
    files.refuse_links_out(path, _FOLDERS)
    files.refuse_links_out(path / QUESTIONNAIRES, (each.name for each in (path / QUESTIONNAIRES).glob("*/")))


def _as_yaml(scan: Scan) -> str:
    unsaid = {name for name in ("roles", "target", "style", "example") if not getattr(scan, name)}
    data = scan.model_dump(mode="json", exclude=unsaid)
    return yaml_text(data, _("One scan: one school, one moment. You may change what stands here."))
