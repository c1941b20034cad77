"""One planted fault a case, with every issue that it must give, marked at its place (see `small_content`)."""

from pathlib import Path

import pytest

import small_content
from ouderscan.answers import table
from ouderscan.questionnaire import loader
from ouderscan.questionnaire.rules.run import all_issues
from ouderscan.questionnaire.rules.structure import RESERVED_IDS
from small_content import Place

Case = dict[str, list[tuple[str, str]] | str]
"""What is changed in a file of the small content, or a whole file beside it."""

Q, R, P, S, T = small_content.FILES

LONG = "Een zin met meer dan twintig woorden is moeilijk, want wie aan het eind komt, weet niet meer hoe zij begon."
HARD = (
    "Verwachtingen, mogelijkheden, vaardigheden, afspraken, bijeenkomsten bevorderen medezeggenschap van alle ouders."
)
EMPTY_DIMENSION = (
    "{⟦empty-dimension⟧⟦unaddressed-dimension⟧id: sf2, title: T, short: S, description: D, sources: [sf1]}"
)
MANY_ITEMS = "".join(
    f"  - {{id: sf1-n{n}, dimension: sf1, kind: practice, scale: mate, text: {{team: Vraag {n}?}}}}\n"
    for n in range(11)
)

STRUCTURE: dict[str, Case] = {
    "a dimension without a source": {Q: [("  - id: sf1\n", "  - ⟦no-source⟧id: sf1\n"), ("    sources: [sf1]\n", "")]},
    "an item of a dimension that is not there": {
        Q: [
            ("  - id: sf1\n", "  - ⟦few-items⟧⟦few-items⟧id: sf1\n"),
            ("id: sf1-tijd\n    dimension: sf1", "⟦item-prefix⟧id: sf1-tijd\n    ⟦unknown-dimension⟧dimension: sf2"),
        ]
    },
    "an item that is not named for its dimension": {Q: [("id: sf1-tijd", "⟦item-prefix⟧id: tijd")]},
    "an item with the name of a column": {Q: [("id: pr1-bereikt", "⟦reserved-id⟧id: group")]},
    "a scale that is not there": {
        Q: [("scale: mate\n    text:\n      team: Neemt", "⟦unknown-scale⟧scale: maat\n    text:\n      team: Neemt")]
    },
    "a scale that is not there, for one group": {Q: [("ouder: mate}", "⟦unknown-scale⟧ouder: maat}")]},
    "a group without a scale": {Q: [("scale: {team: deel, ouder: mate}", "⟦missing-key⟧scale: {team: deel}")]},
    "a scale that nobody uses": {Q: [("  deel:\n", "  ⟦unused-scale⟧los: {options: [nee, ja]}\n  deel:\n")]},
    "groups that answer on scales that cannot be compared": {
        Q: [("[helemaal niet, half, helemaal]", "[nee, ja]"), ("scale: {team", "⟦unequal-scales⟧scale: {team")]
    },
    "a profile at a question about practice": {
        Q: [("    scale: mate\n    text:", "    scale: mate\n    ⟦kind-mismatch⟧profile: taal\n    text:")]
    },
    "a question about reach without a profile": {
        Q: [("    kind: reach\n    profile: taal\n", "    ⟦missing-key⟧kind: reach\n")]
    },
    "a question that is turned around": {Q: [("    help:\n", "    ⟦reverse-item⟧reverse: true\n    help:\n")]},
    "a dimension without items": {
        Q: [
            (
                "items:\n",
                f"  - {EMPTY_DIMENSION}\nitems:\n",
            )
        ]
    },
    "more items than can be scored": {
        Q: [("  - id: sf1\n", "  - ⟦too-many-items⟧id: sf1\n"), ("items:\n", "items:\n" + MANY_ITEMS)]
    },
    "a single item, and none in the short scan": {
        Q: [
            ("  - id: sf1\n", "  - ⟦few-items⟧⟦few-items⟧⟦no-core-item⟧⟦no-core-item⟧id: sf1\n"),
            ("    core: true\n    text:\n      team: Hoeveel ouders", "    text:\n      team: Hoeveel ouders"),
            ("    help:\n", "    sectors: [vo, mbo]\n    help:\n"),
        ]
    },
    "a group that the questionnaire does not have": {
        Q: [
            ("      team: Neemt", "      ⟦unknown-group⟧leiding: Neemt u de tijd?\n      team: Neemt"),
            ("  team: Deze", "  ⟦unknown-group⟧leerling: Dag!\n  team: Deze"),
            ("ouder: mate}", "ouder: mate, ⟦unknown-group⟧leiding: deel}"),
            ("      ouder: Denk", "      ⟦unknown-group⟧leiding: Denk na.\n      ouder: Denk"),
        ]
    },
    "a group that is not greeted": {
        Q: [("  ouder: Wij vragen uw naam niet.\n", ""), ("introduction:", "⟦missing-introduction⟧introduction:")]
    },
    "a word that is not defined for a sector": {
        Q: [
            ("vo: een puber, mbo: een puber}", "vo: een puber}"),
            ("      team: Neemt", "      ⟦unknown-term⟧team: Neemt"),
            ("      ouder: Neemt", "      ⟦unknown-term⟧ouder: Neemt"),
        ]
    },
    "a word that is defined nowhere": {
        Q: [("    description: Wie zich", "    ⟦unknown-term⟧description: Wie {Zich}")],
    },
    "a word that is not defined for a sector in which it is not asked": {
        Q: [
            ("vo: een puber, mbo: een puber}", "vo: een puber}"),
            ("    help:\n", "    sectors: [po, so, vo]\n    help:\n"),
            ("  - id: sf1\n", "  - ⟦few-items⟧⟦few-items⟧id: sf1\n"),
        ]
    },
}

IDS: dict[str, Case] = {
    "a file that is not named for its id": {Q: [("id: klein", "⟦file-name⟧id: groot")]},
    "an item that stands twice": {Q: [("id: sf1-tijd", "⟦duplicate-id⟧id: sf1-groet")]},
    "a recommendation that stands twice": {R: [("id: beeld", "⟦duplicate-id⟧id: tolk")]},
    "a dimension with the name of all": {
        Q: [
            ("  - id: pr1\n", "  - ⟦reserved-id⟧⟦unaddressed-dimension⟧id: all\n"),
            ("id: pr1-bereikt\n    dimension: pr1", "id: all-bereikt\n    dimension: all"),
        ],
        R: [("{pr1: 3}", "{⟦unknown-dimension⟧pr1: 3}"), ("{pr1: 2}", "{⟦unknown-dimension⟧pr1: 2}")],
    },
    "a questionnaire that stands in two files": {
        "tweede.yaml": small_content.changed(
            small_content.QUESTIONNAIRE,
            [
                ("id: klein", "⟦duplicate-id⟧⟦file-name⟧id: klein"),
                ("  - id: sf1\n", "  - ⟦duplicate-id⟧id: sf1\n"),
                ("  - id: pr1\n", "  - ⟦duplicate-id⟧id: pr1\n"),
                ("id: sf1-groet", "⟦duplicate-id⟧id: sf1-groet"),
                ("id: sf1-tijd", "⟦duplicate-id⟧id: sf1-tijd"),
                ("id: pr1-bereikt", "⟦duplicate-id⟧id: pr1-bereikt"),
            ],
        )
    },
}

WORDING: dict[str, Case] = {
    "two questions in one": {Q: [("      team: Neemt u", "      ⟦double-barrelled⟧team: Luistert u en neemt u")]},
    "a negation": {Q: [("      team: Neemt u de", "      ⟦negation⟧team: Neemt u nooit de")]},
    "two words that are not in the question itself": {
        Q: [("Denk aan een praatje.", "Denk aan een praatje of een groet, niet aan een brief.")]
    },
    "another language has other words": {
        Q: [
            ("language: nl", "language: en"),
            ("      team: Neemt u de", "      ⟦double-barrelled⟧⟦negation⟧team: Do you not listen and en of"),
        ]
    },
    "a language without words": {
        Q: [("language: nl", "language: fr"), ("      team: Neemt u de", "      team: Luistert u niet en and")]
    },
    "long sentences everywhere": {
        Q: [
            ("  team: Deze lijst gaat over uw school.", f"  ⟦long-sentence⟧team: {LONG}"),
            ("      ouder: Denk aan een praatje.", f"      ⟦long-sentence⟧ouder: Kort. {LONG}"),
        ],
        R: [
            ("    what: Een foto zegt veel.", f"    ⟦long-sentence⟧what: {LONG}"),
            ("Maak een foto., ", f'Maak een foto., ⟦long-sentence⟧"{LONG}", '),
            ("[Het kost geld.]", f'[⟦long-sentence⟧"{LONG}"]'),
        ],
        P: [("    note: Zij hebben evenveel te vertellen.", f"    ⟦long-sentence⟧note: {LONG}")],
    },
    "a sentence that is long in one sector": {
        Q: [
            ("mbo: een puber}", "mbo: een student die hier al een paar jaar op een van de scholen in de stad zit}"),
            ("      team: Neemt u de tijd", "      ⟦long-sentence⟧team: Neemt u voldoende tijd"),
            ("      ouder: Neemt de school de", "      ⟦long-sentence⟧ouder: Neemt de school voldoende"),
        ]
    },
    "words that are hard for parents": {
        Q: [
            (
                "      ouder: Denk aan een praatje.",
                f"      ⟦hard-to-read⟧ouder: {HARD}",
            )
        ]
    },
    "an explanation that is too long": {
        R: [("    what: Een foto zegt veel.", "    ⟦too-long⟧what: " + "Een foto zegt veel meer. " * 25)]
    },
}

REFERENCES: dict[str, Case] = {
    "sources that are not there": {
        Q: [
            ("    sources: [sf1]", "    sources: [sf1, ⟦unknown-source⟧sf9]"),
            (
                "    core: true\n    text:\n      team: Hoeveel v",
                "    sources: [⟦unknown-source⟧lusse-2011]\n    core: true\n    text:\n      team: Hoeveel v",
            ),
        ],
        R: [
            (
                "{statement: sf1, study: lusse-2011}",
                "{⟦unknown-source⟧statement: sf2, ⟦unknown-source⟧study: its-2012}",
            ),
            ("{source: kk2,", "{⟦unknown-source⟧source: kk9,"),
        ],
        P: [("sources: [pr1]", "sources: [⟦unknown-source⟧pr2]")],
        S: [
            ("studies: [lusse-2011]}", "studies: [⟦unknown-source⟧lusse-2012]}"),
            ("    sources: [sf1]", "    sources: [⟦unknown-source⟧sf7]"),
            ("    study: lusse-2011", "    ⟦unknown-source⟧study: lusse-2013"),
        ],
    },
    "profiles that are not there": {
        Q: [("    profile: taal", "    ⟦unknown-profile⟧profile: talen")],
        R: [("profiles: [taal]", "profiles: [taal, ⟦unknown-profile⟧talen]")],
    },
    "a dimension that is not there": {R: [("{sf1: 3}", "{sf1: 3, all: 1, ⟦unknown-dimension⟧sf2: 1}")]},
    "a contested measure with nothing against it": {
        R: [
            ("    contested:", "    ⟦contested-without-objections⟧contested:"),
            ("      objections: [Het kost geld.]\n", ""),
            ("      alternative: Vraag een andere ouder.\n", ""),
        ]
    },
    "a doubted measure as if it were not": {
        R: [("      - {statement: pr1}", "      - ⟦contested-measure⟧{statement: kk2}")]
    },
    "a dimension without advice in a sector": {
        Q: [("  - id: sf1\n", "  - ⟦unaddressed-dimension⟧id: sf1\n")],
        R: [("    addresses: {sf1: 3}", "    addresses: {sf1: 3}\n    sectors: [po, so]")],
    },
    "a dimension with advice for other findings": {
        Q: [("  - id: sf1\n", "  - ⟦unaddressed-dimension⟧id: sf1\n")],
        R: [("    addresses: {sf1: 3}", "    addresses: {sf1: 3}\n    findings: [strength]")],
    },
    "a dimension with contested advice alone": {
        Q: [("  - id: pr1\n", "  - ⟦unaddressed-dimension⟧id: pr1\n")],
        R: [("    addresses: {pr1: 2}", "    addresses: {sf1: 2}")],
    },
}

SILENCE: dict[str, Case] = {
    "at the item, the dimension and the scale": {
        Q: [
            ("      team: Neemt u", "      team: Luistert u en neemt u"),
            ("    help:\n", "    sectors: [po]\n    silence: {double-barrelled: Hoort bij elkaar.}\n    help:\n"),
            ("  - id: sf1\n", "  - silence: {few-items: Alleen in po.}\n    id: sf1\n"),
            ("  deel:\n", "  los: {options: [nee, ja], silence: {unused-scale: Voor later.}}\n  deel:\n"),
        ]
    },
    "for the whole questionnaire": {
        Q: [
            ("      team: Neemt u", "      team: Luistert u en neemt u"),
            ("title: Kleine scan", "silence: {double-barrelled: Zo spreken wij.}\ntitle: Kleine scan"),
        ]
    },
    "twice, so that the outer one does nothing": {
        Q: [
            ("      team: Neemt u", "      team: Luistert u en neemt u"),
            ("title: Kleine scan", "silence: {⟦needless-silence⟧double-barrelled: Zo.}\ntitle: Kleine scan"),
            ("    help:\n", "    silence: {double-barrelled: Hoort bij elkaar.}\n    help:\n"),
        ]
    },
    "for a recommendation": {
        R: [
            (
                "      - {statement: pr1}",
                "      - {statement: kk2}\n    silence: {contested-measure: Beeld is iets anders.}",
            ),
            ("    silence: {}", "    silence: {⟦needless-silence⟧too-long: Kort genoeg.}"),
        ]
    },
    "of an error or of nothing": {
        Q: [
            ("title: Kleine scan", "silence: {⟦unknown-code⟧unknown-scale: x, ⟦unknown-code⟧negatoin: x}\ntitle: Klein")
        ]
    },
}

TRANSLATIONS: dict[str, Case] = {
    "nothing is wrong": {T: []},
    "the original is another now": {
        T: [("{nl: Kleine scan,", "{⟦stale-translation⟧nl: Grote scan,"), ("text: Think", "text: Think hard")]
    },
    "a text that the original does not have": {
        T: [
            ("  scales.mate.options.3:", "  ⟦unknown-text⟧scales.mate.option.3:"),
            ("texts:", "⟦untranslated⟧texts:"),
        ]
    },
    "a word that the original does not define": {
        T: [('text: "Is there time for {een_kind}?"', '⟦unknown-term⟧text: "Is there time for {a_child}?"')]
    },
    "there is no original": {
        "en/groot.yaml": small_content.TRANSLATION.replace("format:", "⟦no-original⟧format:"),
    },
}

CASES = {
    f"{part}: {name}": case
    for part, cases in {
        "structure": STRUCTURE,
        "ids": IDS,
        "wording": WORDING,
        "references": REFERENCES,
        "silence": SILENCE,
        "translations": TRANSLATIONS,
    }.items()
    for name, case in cases.items()
}


@pytest.fixture(autouse=True)
def _in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def issues_of(texts: dict[str, str]) -> list[Place]:
    """What the rules say of files with these texts."""
    for name, text in texts.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    issues = all_issues([loader.load(Path(name)) for name in texts])
    return sorted((issue.where.path, issue.where.line, issue.where.column, issue.code) for issue in issues)


def test_the_small_content_has_no_issues() -> None:
    assert issues_of(small_content.FILES) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_planted_fault_gives_its_issues_at_their_places_and_no_others(case: Case) -> None:
    texts, expected = {}, []
    for name in [*small_content.FILES, *(new for new in case if new not in small_content.FILES)]:
        if name == T and T not in case:
            continue
        change = case.get(name, [])
        text = change if isinstance(change, str) else small_content.changed(small_content.FILES[name], change)
        texts[name], places = small_content.unmarked(name, text)
        expected += places

    assert issues_of(texts) == sorted(expected)


def test_a_broken_file_brings_no_issues_of_what_it_may_hold() -> None:
    texts = dict(small_content.FILES)
    texts[S] = texts[S].replace("statements:", "statements: [")
    texts[R] = texts[R].replace("{sf1: 3}", "{sf1: 3, sf9: 3}").replace("lusse-2011", "its-2012")

    assert issues_of(texts) == [(R, 10, 25, "unknown-dimension"), (S, 9, 3, "syntax")]


def test_a_file_of_which_nobody_knows_what_it_is_brings_no_issues_of_what_it_may_hold() -> None:
    texts = {R: small_content.RECOMMENDATIONS, "iets.yaml": "formaat: ["}

    assert issues_of(texts) == [("iets.yaml", 2, 1, "syntax")]


def test_what_no_file_holds_is_looked_for_in_the_shipped_content() -> None:
    shipped = small_content.RECOMMENDATIONS
    absent = shipped.replace("{sf1: 3}", "{klein: 3}")

    assert issues_of({R: shipped}) == []
    assert issues_of({R: absent}) == [(R, 10, 17, "unknown-dimension")]


def test_an_issue_says_what_is_near() -> None:
    Path(R).parent.mkdir()
    Path(R).write_text(small_content.RECOMMENDATIONS.replace("lusse-2011", "luse-2011"), encoding="utf-8")

    (issue,) = all_issues([loader.load(Path(R))])

    assert issue.sentence() == (
        f"{R} line 16, column 26: 'luse-2011' does not stand under studies in sources.yaml. "
        "Name one that is there, or add it to sources.yaml. Did you mean 'lusse-2011'?"
    )


def test_the_columns_of_the_table_of_answers_are_reserved() -> None:
    assert set(table.KEYS) == RESERVED_IDS
