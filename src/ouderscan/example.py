"""An invented school with invented answers, to show the whole job. Every page made from it says so.

The answers are drawn from what `_PICTURE` says of each dimension, the same ones every time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from ouderscan import files, texts
from ouderscan.answers import store
from ouderscan.answers.journal import SUFFIX
from ouderscan.answers.respondent import FORMAT, AnswerLine, DoneLine, Header, NonAnswerLine
from ouderscan.answers.store import Scan, ScanFolder
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Frozen, Group, Item, Kind, NonAnswerName, Questionnaire, Scale, Sector

SCHOOL = "De Voorbeeldschool"
DAY = "2026-11-02"
QUESTIONNAIRES = ("succesfactoren", "partnerschap", "bereik", "contactmomenten")
RESPONDENTS = {Group.TEAM: 9, Group.OUDER: 26}
POPULATIONS = {Group.TEAM: 14, Group.OUDER: 212}
PROFILES = ("taal", "werkend")


@dataclass(frozen=True, slots=True)
class _Picture:
    """Where the answers on a dimension lie (0–1), how far people differ, and which share does not know."""

    practice: float = 0.65
    estimate: float = 0.65
    experience: float = 0.62
    spread: float = 0.18
    unknown: float = 0.06


_PICTURE = {
    "sf1": _Picture(practice=0.45, estimate=0.55, experience=0.42),
    "sf2": _Picture(practice=0.5, unknown=0.4),
    "sf3": _Picture(practice=0.8, estimate=0.85, experience=0.55),
    "sf4": _Picture(practice=0.82, estimate=0.8, experience=0.84, spread=0.12),
    "sf5": _Picture(practice=0.38, estimate=0.5, experience=0.35),
    "rv1": _Picture(practice=0.4, estimate=0.6, experience=0.45),
    "rv3": _Picture(practice=0.55, spread=0.45),
    "rv5": _Picture(practice=0.3, estimate=0.4, experience=0.38),
    "pr1": _Picture(practice=0.3),
    "pr2": _Picture(practice=0.5),
    "cm": _Picture(practice=0.3, experience=0.35),
}


def make(folder: Path) -> ScanFolder:
    """The example school in a folder: set up, and with everybody's answers.

    Raises:
        WrongUsageError: when the folder holds another scan.
        NotWritableError: when it cannot be written.
    """
    if not _is_made(folder):
        scan = Scan(
            school=SCHOOL,
            sector=Sector.PO,
            date=DAY,
            questionnaires=QUESTIONNAIRES,
            groups=POPULATIONS,
            profiles=PROFILES,
            example=True,
        )
        store.create(folder, scan, [catalogue.shipped_file(each) for each in QUESTIONNAIRES])
    made = store.open_folder(folder)
    for group, count in RESPONDENTS.items():
        for number in range(count):
            _answer(made, group, number)
    return made


def _is_made(folder: Path) -> bool:
    return store.is_scan_folder(folder) and store.open_folder(folder).scan.example


def _answer(folder: ScanFolder, group: Group, number: int) -> None:
    """Write the journal of one invented person, the same again when it is there already."""
    random = Random(f"{group}-{number}")  # noqa: S311 - a drawing, no secret
    path = folder.answers / f"{random.getrandbits(64):016x}{SUFFIX}"
    lines = [_header(folder, group), *_lines(folder, group, random), DoneLine(done=True)]
    files.write_text(path, "".join(line.model_dump_json() + "\n" for line in lines))


def _header(folder: ScanFolder, group: Group) -> Header:
    return Header(
        format=FORMAT,
        group=group,
        language=texts.DEFAULT_LANGUAGE,
        questionnaires={each.id: each.version for each in folder.questionnaires},
        day=DAY,
    )


def _lines(folder: ScanFolder, group: Group, random: Random) -> Iterator[Frozen]:
    lean = random.gauss(0, 0.08)
    for questionnaire in folder.questionnaires:
        for item in questionnaire.items_for(group):
            yield _line(item, group, questionnaire, lean, random)


def _line(item: Item, group: Group, questionnaire: Questionnaire, lean: float, random: Random) -> Frozen:
    scale = questionnaire.scale_of(item, group)
    picture = _PICTURE.get(item.dimension, _Picture())
    if random.random() < picture.unknown and NonAnswerName.DONT_KNOW in scale.non_answers:
        return NonAnswerLine(item=item.id, non_answer=NonAnswerName.DONT_KNOW)
    return AnswerLine(item=item.id, value=_value(_centre(item, group, picture) + lean, picture.spread, scale, random))


def _centre(item: Item, group: Group, picture: _Picture) -> float:
    if item.kind is not Kind.EXPERIENCE:
        return picture.practice
    return picture.estimate if group.in_the_room else picture.experience


def _value(centre: float, spread: float, scale: Scale, random: Random) -> int:
    last = len(scale.options) - 1
    position = min(1.0, max(0.0, random.gauss(centre, spread)))
    return 1 + round(position * last)
