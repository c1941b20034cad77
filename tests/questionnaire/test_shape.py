"""Wrong shapes: each told at its place, in plain words, and all at once."""

import small_content
from ouderscan.issues import in_reading_order
from ouderscan.questionnaire import loader, source
from ouderscan.questionnaire.model import Frozen, Questionnaire, Recommendations, Sources


def told(model: type[Frozen], text: str) -> list[str]:
    """What is said of this text, as `line:column message mend`, without the part of the mend that is always there."""
    text, _places = small_content.unmarked("x.yaml", text)
    read, issues = source.parse(text.encode(), "x.yaml")
    assert issues == []
    found = in_reading_order(loader.shaped(model, read).issues)
    always = ("Change the value.", " A text that looks like a number needs quotes; a list is written as [a, b].")
    sentences = []
    for issue in found:
        mend = issue.mend()
        for part in always:
            mend = mend.replace(part, "")
        sentences.append(f"{issue.where.line}:{issue.where.column} {issue.message()} {mend.strip()}".strip())
    return sentences


def test_a_questionnaire_with_a_fault_of_every_shape() -> None:
    text = """\
format: ouderscan/questionnaire/1
id: Succes factoren
version: 1.0
language: nederlands
title: 2013
descripton: x
sectors: [po, vwo]
groups: team
introduction: {teem: x}
terms: {kind: {po: kind, lo: x}}
scales:
  a b: {options: [a, b]}
  mate: {options: [een], non_answers: {dontknow: x, dont_know: ""}}
dimensions:
  - id: sf1
    title: t
    short: een te lange titel voor een plaatje
    description: d
    sources: []
items:
  - id: sf1-a
    dimension: [sf1]
    kind: doen
    scale: 3
    text: {}
    core: misschien
    contact: {moment: a, aspect: speak, extra: 1}
    silence: {few items: x}
  - {id: sf1-b, dimension: sf1, kind: practice, scale: {team: A b, oudr: mate}, text: {team: x}}
  - sf1-c
"""
    assert told(Questionnaire, text) == [
        "1:1 The key 'description' is missing. Add 'description' here; docs/format.md shows where.",
        "2:1 'Succes factoren' is not possible for 'id': small letters, digits and hyphens.",
        "3:1 'version' must be a text; found: 1.0.",
        "4:1 'nederlands' is not possible for 'language': two small letters, such as nl.",
        "5:1 'title' must be a text; found: 2013.",
        "6:1 The key 'descripton' is unknown. Remove it, or write it as in docs/format.md. Did you mean 'description'?",
        "7:15 'vwo' is not possible for 'sectors': one of po, so, vo, mbo. Did you mean 'vo'?",
        "8:1 'groups' must be a list; found: team.",
        "9:16 The key 'teem' is unknown. Remove it, or write it as in docs/format.md. Did you mean 'team'?",
        "10:26 The key 'lo' is unknown. Remove it, or write it as in docs/format.md.",
        "12:3 'a b' is not possible for 'scales': small letters, digits and hyphens.",
        "13:10 '[\"een\"]' is not possible for 'options': 2 or more entries.",
        "13:40 The key 'dontknow' is unknown. Remove it, or write it as in docs/format.md. Did you mean 'dont_know'?",
        "13:53 '' is not possible for 'dont_know': a text that is not empty.",
        "17:5 'een te lange titel voor een plaatje' is not possible for 'short': a text of at most 30 characters.",
        "19:5 '[]' is not possible for 'sources': 1 or more entries.",
        "22:5 'dimension' must be a text; found: [\"sf1\"].",
        "23:5 'doen' is not possible for 'kind': one of practice, experience, reach, contact.",
        "24:5 'scale' must be a text; found: 3.",
        "25:5 '{}' is not possible for 'text': 1 or more entries.",
        "26:5 'core' must be true or false; found: misschien.",
        "27:26 'speak' is not possible for 'aspect': one of speaks, agenda, pupil. Did you mean 'speaks'?",
        "27:41 The key 'extra' is unknown. Remove it, or write it as in docs/format.md.",
        "28:15 'few items' is not possible for 'silence': small letters, digits and hyphens.",
        "29:57 'A b' is not possible for 'team': small letters, digits and hyphens.",
        "29:68 The key 'oudr' is unknown. Remove it, or write it as in docs/format.md. Did you mean 'ouder'?",
        "30:5 'items' must be a mapping with keys; found: sf1-c.",
    ]


def test_a_recommendation_with_wrong_shapes() -> None:
    text = small_content.changed(
        small_content.RECOMMENDATIONS,
        [
            ("title: Groet elke ouder bij de deur", f"title: {'Groet elke ouder ' * 6}"),
            ("steps: [Spreek af wie er staat., Begin morgen.]", "steps: Begin morgen"),
            ("addresses: {sf1: 3}", "addresses: {sf1: 5, sf2: x}"),
            ("{level: low, time: 10 minuten per dag, who: leraren}", "{level: laag, time: 2}"),
            ("{statement: sf1, study: lusse-2011}", "sf1"),
            ("findings: [unreached]\n    addresses: {pr1: 3}", "findings: []\n    addresses: {pr1: 3}"),
            ("{source: kk2, says: Het past bij sommige gezinnen.}", "{source: kk2, zegt: Het past.}"),
        ],
    )
    assert told(Recommendations, text) == [
        f"6:5 '{('Groet elke ouder ' * 6)[:59]}…' is not possible for 'title': a text of at most 80 characters.",
        "8:5 'steps' must be a list; found: Begin morgen.",
        "10:17 '5' is not possible for 'sf1': 3 or less.",
        "10:25 'sf2' must be a whole number; found: x.",
        "11:5 The key 'who' is missing. Add 'who' here; docs/format.md shows where.",
        "11:14 'laag' is not possible for 'level': one of low, medium, high.",
        "11:27 'time' must be a text; found: 2.",
        "16:9 'sources' must be a mapping with keys; found: sf1.",
        "23:5 '[]' is not possible for 'findings': 1 or more entries.",
        "33:11 The key 'says' is missing. Add 'says' here; docs/format.md shows where.",
        "33:25 The key 'zegt' is unknown. Remove it, or write it as in docs/format.md.",
    ]


def test_sources_with_wrong_numbers() -> None:
    text = small_content.changed(
        small_content.SOURCES, [("year: 2013", "year: vorig jaar"), ("{ja: 33}", "{ja: 33.5}")]
    )
    assert told(Sources, text) == [
        "4:40 'year' must be a whole number; found: vorig jaar.",
        "14:14 'ja' must be a whole number; found: 33.5.",
    ]


def test_a_file_that_holds_no_mapping() -> None:
    assert told(Questionnaire, "- a\n- b\n") == ['1:1 \'-\' must be a mapping with keys; found: ["a", "b"].']
    assert told(Questionnaire, "") == ["1:1 '-' must be a mapping with keys; found: null."]
