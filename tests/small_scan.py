"""A scan small enough to see whole: two dimensions, five items, two groups; and a folder that holds it."""

from pathlib import Path

from ouderscan.answers import store
from ouderscan.answers.respondent import FORMAT, Header
from ouderscan.answers.store import Scan, ScanFolder
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.model import Group, Questionnaire, Sector

QUESTIONNAIRE = """\
format: ouderscan/questionnaire/1
id: klein
version: 1.0.0
language: nl
title: Kleine scan
description: Meet twee dingen, om mee te proberen.
groups: [team, ouder]
introduction:
  team: Deze lijst gaat over uw school.
  ouder: Wij vragen uw naam niet.
terms:
  kind: {po: kind, so: kind, vo: puber, mbo: puber}
scales:
  aandeel:
    options: [bij geen enkele ouder, bij enkele ouders, bij de helft, bij de meeste ouders, bij alle ouders]
    non_answers: {dont_know: Weet ik niet, not_applicable: Niet van toepassing}
  zelf:
    options: [helemaal niet, een beetje, half, grotendeels, helemaal]
    non_answers: {rather_not_say: Zeg ik liever niet}
  vaak:
    options: [nooit, soms, altijd]
    non_answers: {dont_know: Weet ik niet}
dimensions:
  - {id: sf1, title: Weten wat de school verwacht, short: Weten, description: Wat ouders weten., sources: [sf1]}
  - {id: sf2, title: Zich welkom voelen, short: Welkom, description: Hoe ouders zich voelen., sources: [sf2]}
items:
  - id: sf1-verteld
    dimension: sf1
    kind: practice
    scale: aandeel
    core: true
    text: {team: Bij hoeveel ouders vertelt u wat u van hen verwacht?}
  - id: sf1-besproken
    dimension: sf1
    kind: practice
    scale: aandeel
    text: {team: "Bij hoeveel ouders bespreekt u wat hun {kind} nodig heeft?"}
    help: {team: Een kort gesprek telt mee.}
  - id: sf1-weten
    dimension: sf1
    kind: experience
    scale: {team: aandeel, ouder: zelf}
    core: true
    text: {team: "Wat denkt u: bij hoeveel ouders is duidelijk wat u verwacht?", ouder: Weet u wat wij verwachten?}
  - id: sf2-welkom
    dimension: sf2
    kind: experience
    scale: vaak
    core: true
    text: {team: "Wat denkt u: hoe vaak voelen ouders zich welkom?", ouder: Hoe vaak voelt u zich welkom?}
  - id: sf2-groet
    dimension: sf2
    kind: practice
    scale: vaak
    text: {team: Hoe vaak groet u ouders bij de deur?}
"""
TEAM_ITEMS = ("sf1-verteld", "sf1-besproken", "sf1-weten", "sf2-welkom", "sf2-groet")
SCAN = Scan(
    school="De Regenboog",
    sector=Sector.VO,
    date="2026-11-24",
    questionnaires=("klein",),
    groups={Group.TEAM: 12, Group.OUDER: None},
)
HEADER = Header(format=FORMAT, group=Group.TEAM, language="nl", questionnaires={"klein": "1.0.0"}, day="2026-11-24")


def questionnaire_file(folder: Path) -> Path:
    """The file of the questionnaire, written into a folder."""
    path = folder / "klein.yaml"
    path.write_text(QUESTIONNAIRE, encoding="utf-8")
    return path


def questionnaire(folder: Path) -> Questionnaire:
    """The questionnaire as secondary schools read it."""
    loaded = loader.load_as(Questionnaire, questionnaire_file(folder))
    assert loaded.value, loaded.issues
    return loaded.value.in_sector(Sector.VO)


def scan_folder(folder: Path, scan: Scan = SCAN) -> ScanFolder:
    """A fresh scan folder."""
    return store.create(folder / "scan", scan, [questionnaire_file(folder)])
