"""Content small enough to see whole, in which nothing is wrong; and marks that say where an issue is expected.

A mark `⟦code⟧` stands right before the key or the value that an issue points at. `unmarked` takes the marks out and
gives back where they stood, so that a case shows its fault and the place of it at once.
"""

import re
from collections.abc import Iterable

Place = tuple[str, int, int, str]
"""File, line, column, code."""

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
  een_kind: {po: een kind, so: een kind, vo: een puber, mbo: een puber}
scales:
  mate:
    options: [helemaal niet, half, helemaal]
  deel:
    options: [bij geen enkele ouder, bij de helft, bij alle ouders]
    non_answers: {dont_know: Weet ik niet}
dimensions:
  - id: sf1
    title: Ouders voelen zich welkom
    short: Welkom
    description: Wie zich welkom voelt, komt terug.
    sources: [sf1]
  - id: pr1
    title: De school bereikt ouders die weinig Nederlands spreken
    short: Taal
    description: Een brief is voor hen vaak lastig.
    sources: [pr1]
items:
  - id: sf1-groet
    dimension: sf1
    kind: practice
    scale: {team: deel, ouder: mate}
    core: true
    text:
      team: Hoeveel ouders groet u bij de deur?
      ouder: Groet de school u bij de deur?
  - id: sf1-tijd
    dimension: sf1
    kind: practice
    scale: mate
    text:
      team: Neemt u de tijd voor {een_kind}?
      ouder: Neemt de school de tijd voor {een_kind}?
    help:
      ouder: Denk aan een praatje.
  - id: pr1-bereikt
    dimension: pr1
    kind: reach
    profile: taal
    scale: deel
    core: true
    text:
      team: Hoeveel van deze ouders bereikt u?
"""

RECOMMENDATIONS = """\
format: ouderscan/recommendations/1
version: 1.0.0
language: nl
recommendations:
  - id: groeten
    title: Groet elke ouder bij de deur
    what: Ouders die een groet krijgen, lopen makkelijker naar binnen.
    steps: [Spreek af wie er staat., Begin morgen.]
    addressee: [leraar]
    addresses: {sf1: 3}
    effort: {level: low, time: 10 minuten per dag, who: leraren}
    notice: Er staat iemand bij de deur.
    indicator: Aantal dagen met iemand bij de deur.
    evidence: Aanbeveling van de notitie.
    sources:
      - {statement: sf1, study: lusse-2011}
  - id: tolk
    title: Vraag een tolk
    what: Met een tolk kan iedereen meepraten.
    steps: [Zoek een tolk., Nodig de ouders uit.]
    addressee: [school]
    profiles: [taal]
    findings: [unreached]
    addresses: {pr1: 3}
    effort: {level: medium, time: 2 uur per maand, who: school}
    notice: Ouders praten mee.
    indicator: Aantal gesprekken met een tolk.
    evidence: Het effect is nog onbekend.
    sources:
      - {statement: kk2}
    contested:
      positions:
        - {source: kk2, says: Het past bij sommige gezinnen.}
      objections: [Het kost geld.]
      questions: [Wie betaalt dat?]
      alternative: Vraag een andere ouder.
    silence: {}
  - id: beeld
    title: Gebruik beeld
    what: Een foto zegt veel.
    steps: [Maak een foto., Stuur die op.]
    addressee: [school]
    findings: [unreached]
    addresses: {pr1: 2}
    effort: {level: low, time: 1 uur per maand, who: leraren}
    notice: Ouders krijgen een foto.
    indicator: Aantal foto's.
    evidence: Aanbeveling van de notitie.
    sources:
      - {statement: pr1}
"""

PROFILES = """\
format: ouderscan/profiles/1
version: 1.0.0
language: nl
profiles:
  - id: taal
    title: Ouders die weinig Nederlands spreken
    note: Zij hebben evenveel te vertellen.
    sources: [pr1]
"""

SOURCES = """\
format: ouderscan/sources/1
version: 1.0.0
language: nl
memo: {title: Notitie, author: Iemand, year: 2013}
studies:
  lusse-2011: {ref: Lusse (2011). Titel., short: Lusse (2011)}
statements:
  sf1: {about: Ouders voelen zich welkom., needs: [dimension], studies: [lusse-2011]}
  pr1: {about: Taal is een drempel., needs: [profile]}
  kk2: {about: Huisbezoek past niet bij elk gezin., needs: [caveat]}
figures:
  - id: ja-nee
    text: Een derde zag betere resultaten.
    values: {ja: 33}
    sources: [sf1]
    study: lusse-2011
    year: 2012
"""

TRANSLATION = """\
format: ouderscan/translation/1
language: en
status: draft
groups: [ouder]
texts:
  title: {nl: Kleine scan, text: Small scan}
  introduction.ouder: {nl: Wij vragen uw naam niet., text: We do not ask your name.}
  terms.een_kind.po: {nl: een kind, text: a child}
  terms.een_kind.so: {nl: een kind, text: a child}
  terms.een_kind.vo: {nl: een puber, text: a teenager}
  terms.een_kind.mbo: {nl: een puber, text: a teenager}
  scales.mate.options.1: {nl: helemaal niet, text: not at all}
  scales.mate.options.2: {nl: half, text: half}
  scales.mate.options.3: {nl: helemaal, text: fully}
  items.sf1-groet.text.ouder: {nl: "Groet de school u bij de deur?", text: "Does the school greet you?"}
  items.sf1-tijd.text.ouder: {nl: "Neemt de school de tijd voor {een_kind}?", text: "Is there time for {een_kind}?"}
  items.sf1-tijd.help.ouder: {nl: Denk aan een praatje., text: Think of a chat.}
"""

FILES = {
    "klein.yaml": QUESTIONNAIRE,
    "recommendations/alle.yaml": RECOMMENDATIONS,
    "profiles.yaml": PROFILES,
    "sources.yaml": SOURCES,
    "en/klein.yaml": TRANSLATION,
}

_MARK = re.compile(r"⟦([a-z0-9-]+)⟧")


def changed(text: str, changes: Iterable[tuple[str, str]]) -> str:
    """A text with each of the first replaced by the second, which must stand in it exactly once."""
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the content"
        text = text.replace(old, new)
    return text


def unmarked(name: str, text: str) -> tuple[str, list[Place]]:
    """The text without its marks, and what each mark says."""
    places = []
    while mark := _MARK.search(text):
        before = text[: mark.start()]
        places.append((name, before.count("\n") + 1, len(before) - before.rfind("\n"), mark[1]))
        text = before + text[mark.end() :]
    return text, places
