"""Setting up a scan: which school, what is asked, of whom. What the command line said is not asked again."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from ouderscan.answers import frozen, store
from ouderscan.answers.roles import Role
from ouderscan.answers.store import Scan, ScanFolder
from ouderscan.errors import WrongUsageError
from ouderscan.interview.prompts import Choice, Page, Prompts, choose, numbered
from ouderscan.interview.session import minutes
from ouderscan.issues import nearest
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Questionnaire, Sector
from ouderscan.questionnaire.names import group_name, sector_name
from ouderscan.texts import _, clean, plural

T = TypeVar("T")
FIRST_QUESTIONNAIRE: Final = "succesfactoren"
_MOST_PEOPLE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line said of a new scan; empty where it said nothing."""

    school: str = ""
    sector: Sector | None = None
    questionnaires: tuple[str, ...] = ()
    """Ids of shipped ones, or paths of files."""
    populations: Mapping[Group, int | None] = field(default_factory=dict)
    profiles: tuple[str, ...] = ()
    roles: Mapping[Role, int] = field(default_factory=dict)
    defaults: bool = False
    """Whether to take the default of everything that was not said."""

    def __bool__(self) -> bool:
        """Whether it says anything about a scan."""
        return bool(
            self.school or self.sector or self.questionnaires or self.populations or self.profiles or self.roles
        )


@dataclass(frozen=True, slots=True)
class _Offer:
    """A questionnaire that can be chosen, and its file."""

    path: Path
    questionnaire: Questionnaire


def set_up(folder: Path, given: Given, prompts: Prompts, day: str) -> ScanFolder:
    """The scan that the person wants, set up in the folder.

    Raises:
        WrongUsageError: when what was given on the command line does not exist or does not fit.
        UnreadableInputError: when a questionnaire of the person's own has faults.
        NotWritableError: when the folder cannot be written.
        EOFError, KeyboardInterrupt: when the person stopped; nothing is written then.
    """
    school = given.school or _school(folder, given, prompts)
    sector = given.sector or _sector(given, prompts)
    offers = _questionnaires(sector, given, prompts)
    groups = given.populations or _groups(offers, given, prompts)
    _refuse_unasked(groups, offers)
    scan = Scan(
        school=school,
        sector=sector,
        date=day,
        questionnaires=tuple(each.questionnaire.id for each in offers),
        groups=groups,
        roles=given.roles,
        profiles=_profiles(given, prompts),
    )
    return store.create(folder, scan, [each.path for each in offers])


def name_complaint(name: str) -> str:
    """What is wrong with the name of a school; empty when it will do."""
    if not name.strip():
        return _("Type the name of the school.")
    if len(name) > store.LONGEST_NAME:
        return _("A name has at most {most} characters.").format(most=store.LONGEST_NAME)
    return ""


def _school(folder: Path, given: Given, prompts: Prompts) -> str:
    default = clean(Path(os.path.realpath(folder)).name)
    return default if given.defaults else prompts.line(_("What is the name of the school?"), check=name_complaint)


def _sector(given: Given, prompts: Prompts) -> Sector:
    if given.defaults:
        return Sector.PO
    choices = numbered([(f"{sector_name(sector)} ({sector})", sector) for sector in Sector])
    return choose(prompts, Page(_("What kind of school is it?"), choices))


def _questionnaires(sector: Sector, given: Given, prompts: Prompts) -> list[_Offer]:
    if given.questionnaires:
        return [_offer(name, sector) for name in given.questionnaires]
    offers = [
        _Offer(catalogue.shipped_file(each.id), each.in_sector(sector))
        for each in catalogue.shipped().questionnaires
        if sector in each.sectors
    ]
    offers.sort(key=lambda offer: offer.questionnaire.id != FIRST_QUESTIONNAIRE)
    if given.defaults:
        return offers[:1]
    text = _("What do you want to look at? More can be done later, in another scan.")
    return _at_least_one(prompts, text, [(_described(each.questionnaire), each) for each in offers], offers[:1])


def _offer(name: str, sector: Sector) -> _Offer:
    """The questionnaire that was named by its id or its file."""
    known = {each.id: each for each in catalogue.shipped().questionnaires}
    if name in known:
        return _Offer(catalogue.shipped_file(name), known[name].in_sector(sector))
    if not Path(name).is_file():
        raise WrongUsageError(
            _("There is no questionnaire '{name}': not one of ours, and not a file.{near}").format(
                name=clean(name), near=nearest(name, known)
            )
        )
    return _Offer(Path(name), frozen.read_file(Path(name)))


def _described(questionnaire: Questionnaire) -> str:
    group = questionnaire.groups[0]
    count = len(questionnaire.items_for(group))
    about = questionnaire.description.partition(". ")[0].rstrip(".")
    length = plural("{n} question", "{n} questions", count)
    duration = plural("about {n} minute", "about {n} minutes", minutes(count))
    return f"{questionnaire.title}. {about} ({length}, {duration})"


def _groups(offers: Sequence[_Offer], given: Given, prompts: Prompts) -> dict[Group, int | None]:
    asked = _asked_groups(offers)
    if given.defaults:
        return dict.fromkeys(asked)
    text = _("Who will answer?")
    chosen = _at_least_one(prompts, text, [(group_name(group), group) for group in asked], asked)
    return {group: _population(group, prompts) for group in chosen}


def _asked_groups(offers: Sequence[_Offer]) -> list[Group]:
    return list(dict.fromkeys(group for each in offers for group in each.questionnaire.groups))


def _population(group: Group, prompts: Prompts) -> int | None:
    text = _("{group}: how many people are that in all? Leave it empty if you do not know.")
    typed = prompts.line(text.format(group=group_name(group)), check=number_complaint)
    return int(typed) if typed else None


def number_complaint(typed: str) -> str:
    """What is wrong with a number of people; empty when it will do, or when nothing was typed."""
    if not typed or (typed.isascii() and typed.isdigit() and 1 <= int(typed[:9]) <= _MOST_PEOPLE):
        return ""
    return _("Type a whole number such as 25, or nothing.")


def _refuse_unasked(groups: Collection[Group], offers: Sequence[_Offer]) -> None:
    asked = _asked_groups(offers)
    for group in groups:
        if group not in asked:
            raise WrongUsageError(
                _("The chosen questionnaires do not ask the group '{group}'; they ask: {groups}.").format(
                    group=group, groups=", ".join(asked)
                )
            )


def _profiles(given: Given, prompts: Prompts) -> tuple[str, ...]:
    known = {each.id: each.title for each in catalogue.shipped().profiles}
    for profile in given.profiles:
        if profile not in known:
            raise WrongUsageError(
                _("There is no profile '{profile}'. Choose from: {profiles}.{near}").format(
                    profile=clean(profile), profiles=", ".join(known), near=nearest(profile, known)
                )
            )
    if given.profiles or given.defaults or not known:
        return given.profiles
    text = _("Which families has your school got? The advice takes them into account; it is never a score.")
    return tuple(prompts.pick_several(text, numbered([(title, each) for each, title in known.items()]), ()))


def _at_least_one(prompts: Prompts, text: str, labelled: Sequence[tuple[str, T]], chosen: Collection[T]) -> list[T]:
    choices: list[Choice[T]] = numbered(labelled)
    while True:
        picked = prompts.pick_several(text, choices, chosen)
        if picked:
            return picked
        prompts.say(_("Choose at least one."))
