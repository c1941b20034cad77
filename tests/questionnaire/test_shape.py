"""Wrong shapes: each told at its place, in plain words, and all at once."""

import small_content
from ouderscan.issues import in_reading_order
from ouderscan.questionnaire import loader, source
from ouderscan.questionnaire.model import Frozen, Questionnaire, Recommendations, Sources


def told(model: type[Frozen], text: str) -> list[str]:
    """What is said of this text, as `line:column code message`, and what is near where something is."""
    read, issues = source.parse(text.encode(), "x.yaml")
    assert issues == []
    found = in_reading_order(loader.shaped(model, read).issues)
    return [f"{i.where.line}:{i.where.column} {i.code} {i.message()}{i.values.get('near', '')}" for i in found]


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
    short: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
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
        "1:1 missing-key The key 'description' is missing.",
        "2:1 wrong-value 'Succes factoren' is not possible for 'id': small letters, digits and hyphens.",
        "3:1 wrong-type 'version' must be a text; found: 1.0.",
        "4:1 wrong-value 'nederlands' is not possible for 'language': two small letters, such as nl.",
        "5:1 wrong-type 'title' must be a text; found: 2013.",
        "6:1 unknown-key The key 'descripton' is unknown. Did you mean 'description'?",
        "7:15 wrong-value 'vwo' is not possible for 'sectors': one of po, so, vo, mbo. Did you mean 'vo'?",
        "8:1 wrong-type 'groups' must be a list; found: team.",
        "9:16 unknown-key The key 'teem' is unknown. Did you mean 'team'?",
        "10:26 unknown-key The key 'lo' is unknown.",
        "12:3 wrong-value 'a b' is not possible for 'scales': small letters, digits and hyphens.",
        "13:10 wrong-value '[\"een\"]' is not possible for 'options': 2 or more entries.",
        "13:40 unknown-key The key 'dontknow' is unknown. Did you mean 'dont_know'?",
        "13:53 wrong-value '' is not possible for 'dont_know': a text that is not empty.",
        f"17:5 wrong-value '{'x' * 31}' is not possible for 'short': a text of at most 30 characters.",
        "22:5 wrong-type 'dimension' must be a text; found: [\"sf1\"].",
        "23:5 wrong-value 'doen' is not possible for 'kind': one of practice, experience, reach, contact.",
        "24:5 wrong-type 'scale' must be a text; found: 3.",
        "25:5 wrong-value '{}' is not possible for 'text': 1 or more entries.",
        "26:5 wrong-type 'core' must be true or false; found: misschien.",
        "27:26 wrong-value 'speak' is not possible for 'aspect': one of speaks, agenda, pupil. Did you mean 'speaks'?",
        "27:41 unknown-key The key 'extra' is unknown.",
        "28:15 wrong-value 'few items' is not possible for 'silence': small letters, digits and hyphens.",
        "29:57 wrong-value 'A b' is not possible for 'team': small letters, digits and hyphens.",
        "29:68 unknown-key The key 'oudr' is unknown. Did you mean 'ouder'?",
        "30:5 wrong-type 'items' must be a mapping with keys; found: sf1-c.",
    ]


def test_a_recommendation_with_wrong_shapes() -> None:
    text = small_content.changed(
        small_content.RECOMMENDATIONS,
        [
            ("title: Groet elke ouder bij de deur", f"title: {'ouder ' * 20}"),
            ("steps: [Spreek af wie er staat., Begin morgen.]", "steps: Begin morgen"),
            ("addresses: {sf1: 3}", "addresses: {sf1: 5, sf2: x}"),
            ("{level: low, time: 10 minuten per dag, who: leraren}", "{level: laag, time: 2}"),
            ("{statement: sf1, study: lusse-2011}", "sf1"),
            ("findings: [unreached]\n    addresses: {pr1: 3}", "findings: []\n    addresses: {pr1: 3}"),
            ("{source: kk2, says: Het past bij sommige gezinnen.}", "{source: kk2, zegt: Het past.}"),
        ],
    )
    assert told(Recommendations, text) == [
        f"6:5 wrong-value '{('ouder ' * 20)[:59]}…' is not possible for 'title': a text of at most 80 characters.",
        "8:5 wrong-type 'steps' must be a list; found: Begin morgen.",
        "10:17 wrong-value '5' is not possible for 'sf1': 3 or less.",
        "10:25 wrong-type 'sf2' must be a whole number; found: x.",
        "11:5 missing-key The key 'who' is missing.",
        "11:14 wrong-value 'laag' is not possible for 'level': one of low, medium, high.",
        "11:27 wrong-type 'time' must be a text; found: 2.",
        "16:9 wrong-type 'sources' must be a mapping with keys; found: sf1.",
        "23:5 wrong-value '[]' is not possible for 'findings': 1 or more entries.",
        "33:11 missing-key The key 'says' is missing.",
        "33:25 unknown-key The key 'zegt' is unknown.",
    ]


def test_sources_with_wrong_numbers() -> None:
    text = small_content.changed(
        small_content.SOURCES, [("year: 2013", "year: vorig jaar"), ("{ja: 33}", "{ja: 33.5}")]
    )
    assert told(Sources, text) == [
        "4:40 wrong-type 'year' must be a whole number; found: vorig jaar.",
        "14:14 wrong-type 'ja' must be a whole number; found: 33.5.",
    ]


def test_a_file_that_holds_no_mapping() -> None:
    assert told(Questionnaire, "- a\n- b\n") == ['1:1 wrong-type \'-\' must be a mapping with keys; found: ["a", "b"].']
    assert told(Questionnaire, "") == ["1:1 wrong-type '-' must be a mapping with keys; found: null."]
