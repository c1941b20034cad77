"""A form small enough to see whole: four items for parents, in Dutch, English and Arabic, as a page in a file."""

import base64
import json
import re
import zlib
from pathlib import Path
from typing import Any

import yaml

from ouderscan.answers.table import NonAnswer
from ouderscan.forms import html, wordings
from ouderscan.forms.form import Form
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Questionnaire, Sector
from ouderscan.questionnaire.translation import texts_for

QUESTIONNAIRE = """\
format: ouderscan/questionnaire/1
id: kort
version: 1.2.0
language: nl
title: Contact met school
description: Meet twee dingen, om mee te proberen.
groups: [team, ouder]
introduction:
  team: Deze lijst gaat over uw school.
  ouder: De school wil weten hoe u het contact ervaart. Wij vragen uw naam niet.
scales:
  hoevaak:
    options: [(bijna) nooit, soms, ongeveer de helft van de keren, meestal, (bijna) altijd]
    non_answers: {rather_not_say: Zeg ik liever niet, dont_know: Weet ik niet, not_applicable: Niet van toepassing}
  keren:
    options: [geen enkele keer, één keer, twee keer of vaker]
    non_answers: {dont_know: Weet ik niet}
dimensions:
  - {id: sf3, title: Zich welkom voelen, short: Welkom, description: Hoe ouders zich voelen., sources: [sf3]}
  - {id: sf6, title: Goed nieuws, short: Goed nieuws, description: Wat ouders horen., sources: [sf6]}
items:
  - id: sf3-welkom
    dimension: sf3
    kind: experience
    scale: hoevaak
    core: true
    text: {team: Hoe vaak voelen ouders zich welkom?, ouder: Hoe vaak voelt u zich welkom op school?}
    help: {ouder: Denk aan de balie of de klas.}
  - id: sf3-groet
    dimension: sf3
    kind: practice
    scale: hoevaak
    text: {team: Hoe vaak groet u ouders?, ouder: Hoe vaak groet iemand van de school u?}
  - id: sf6-nieuws
    dimension: sf6
    kind: practice
    scale: keren
    core: true
    text: {team: Hoe vaak gaf u goed nieuws?, ouder: Hoe vaak kreeg u dit jaar goed nieuws over uw kind?}
  - id: sf6-trots
    dimension: sf6
    kind: experience
    scale: hoevaak
    core: true
    text: {ouder: Hoe vaak bent u trots op wat uw kind op school doet?}
"""
ITEMS = ("sf3-welkom", "sf3-groet", "sf6-nieuws", "sf6-trots")
ENGLISH = {
    "Contact met school": "Contact with school",
    "De school wil weten hoe u het contact ervaart. Wij vragen uw naam niet.": (
        "The school wants to know how you find the contact. We do not ask your name."
    ),
    "(bijna) nooit": "(almost) never",
    "soms": "sometimes",
    "ongeveer de helft van de keren": "about half of the time",
    "meestal": "usually",
    "(bijna) altijd": "(almost) always",
    "geen enkele keer": "not once",
    "één keer": "once",
    "twee keer of vaker": "twice or more",
    "Weet ik niet": "I do not know",
    "Niet van toepassing": "Not applicable",
    "Zeg ik liever niet": "I would rather not say",
    "Hoe vaak voelt u zich welkom op school?": "How often do you feel welcome at school?",
    "Denk aan de balie of de klas.": "Think of the desk or the classroom.",
    "Hoe vaak groet iemand van de school u?": "How often does somebody of the school greet you?",
    "Hoe vaak kreeg u dit jaar goed nieuws over uw kind?": "How often did you get good news of your child this year?",
    "Hoe vaak bent u trots op wat uw kind op school doet?": "How often are you proud of what your child does?",
}
ARABIC = dict(
    zip(
        ENGLISH,
        (
            "التواصل مع المدرسة",
            "تريد المدرسة أن تعرف كيف ترون التواصل معها. لا نسأل عن اسمكم.",
            "أبدًا (تقريبًا)",
            "أحيانًا",
            "في حوالي نصف المرات",
            "في معظم المرات",
            "دائمًا (تقريبًا)",
            "ولا مرة",
            "مرة واحدة",
            "مرتين أو أكثر",
            "لا أعرف",
            "لا ينطبق",
            "أفضل ألا أقول",
            "كم مرة تشعرون بالترحيب في المدرسة؟",
            "فكروا في الاستقبال أو الصف.",
            "كم مرة يسلّم عليكم أحد من المدرسة؟",
            "كم مرة سمعتم هذا العام خبرًا جيدًا عن طفلكم؟",
            "كم مرة تفخرون بما يفعله طفلكم في المدرسة؟",
        ),
        strict=True,
    )
)
TRANSLATIONS = {"ar": ARABIC, "en": ENGLISH}


def questionnaire_file(folder: Path, text: str = QUESTIONNAIRE, languages: tuple[str, ...] = ("ar", "en")) -> Path:
    """The file of the questionnaire in a folder, with its translations beside it."""
    path = folder / "kort.yaml"
    path.write_text(text, encoding="utf-8")
    for language in languages:
        write_translation(path, language, TRANSLATIONS[language])
    return path


def write_translation(path: Path, language: str, words: dict[str, str], status: str = "draft") -> None:
    """A translation of what parents read, by the Dutch of each text."""
    document = catalogue.read_file(path)
    entries = {
        name: {"nl": nl, "text": words[nl]} for name, nl in texts_for(document, (Group.OUDER,)).items() if nl in words
    }
    head = {"format": "ouderscan/translation/1", "language": language, "status": status, "groups": ["ouder"]}
    target = path.parent / language / path.name
    target.parent.mkdir(exist_ok=True)
    target.write_text(yaml.safe_dump({**head, "texts": entries}, allow_unicode=True), encoding="utf-8")


def form_of(
    *paths: Path, school: str = "De Regenboog", group: Group = Group.OUDER, short: bool = False, hand_in: str = ""
) -> Form:
    """A form of these files, in all their languages, as primary schools read it."""
    found = wordings.read(paths, group, Sector.PO)
    return Form(school, group, short, {each.language: each.questionnaires for each in found}, hand_in)


def small_form(folder: Path) -> Form:
    """The small form."""
    return form_of(questionnaire_file(folder))


def questionnaire(folder: Path) -> Questionnaire:
    """Its questionnaire."""
    return small_form(folder).questionnaires[0]


def page_of(form: Form, folder: Path) -> Path:
    """The form as a page in a file."""
    path = folder / "form.html"
    path.write_bytes(html.make(form))
    return path


def content_of(page: str) -> dict[str, Any]:
    """What a page is filled with."""
    packed = re.search(r'id="packed">([^<]*)<', page)
    assert packed
    content: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(packed[1]), -zlib.MAX_WBITS))
    return content


def choice_of(form: Form, item: str, value: int) -> int:
    """The place, from 0, of an answer (a code of `answers.table`) among the radio buttons of a question."""
    return form.book.states[item].index(value) - 1


NOT_ANSWERED = int(NonAnswer.NOT_ANSWERED)
