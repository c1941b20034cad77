"""Exports as systems really write them: each is read with the right number of answers, or refused for a stated reason.

They stand beside the project and not in it; `test_systems` has a synthetic twin of each kind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from ouderscan.errors import UnreadableInputError
from ouderscan.importers.base import Reason
from small_exports import AGREE, FIVE, Asked, questionnaire, read

EXPORTS = Path(__file__).parents[2].parent / "shared" / "cases" / "exports"
pytestmark = pytest.mark.skipif(not EXPORTS.is_dir(), reason="the folder of real exports is not beside the project")

OFTEN = ("not at all", "rarely", "rather rarely", "rather often", "very often")
REUSE = ("disagree at all", "rather not agree", "neither", "rather agree", "agree at all")
IMPORTANT = ("not important", "slightly important", "moderately", "very", "extremely important")
RUDE = ("No, not at all rude", "Yes, somewhat rude", "Yes, very rude")
FEATURE = "How important is each feature you named to determine that a unit test is high-quality?  [{factors_SQ001}]"
YES = {"Yes": 1, "No": 2}


@dataclass(frozen=True, slots=True)
class Case:
    """A file, what is asked in it, and what must come out: the counts of rows, and of each code of an item."""

    path: str
    items: Mapping[str, Asked]
    answers: int
    codes: Mapping[str, Mapping[int, int]]
    blank: int = 0
    aside: Mapping[Reason, int] = field(default_factory=dict)
    mapping: Mapping[str, Any] = field(default_factory=dict)
    told: Sequence[str] = ("columns-not-read",)


def column(name: str, item: str, **more: Any) -> dict[str, Any]:
    """A column of a mapping."""
    return {"column": name, "item": item, **more}


READ = [
    Case(
        "microsoft_forms/RECONSTRUCTED_likert_statement_only.csv",
        {"d1-welkom": Asked("I feel welcome", AGREE), "d1-op-tijd": Asked("School informs me", AGREE)},
        answers=1,
        blank=1,
        codes={"d1-welkom": {4: 1}, "d1-op-tijd": {5: 1}},
        mapping={"ignore": ["I feel welcome2", "School informs me2"]},
    ),
    Case(
        "microsoft_forms/RECONSTRUCTED_nl_header_names.csv",
        {
            "d1-op-tijd": Asked("De school informeert mij op tijd.", AGREE),
            "d1-welkom": Asked("Ik voel me welkom op school.", AGREE),
        },
        answers=2,
        codes={"d1-op-tijd": {4: 1, -4: 1}, "d1-welkom": {5: 1, -2: 1}},
        mapping={
            "group": {"column": "Ik ben", "values": {"Ouder": "ouder", "Teamlid": "team"}},
            "ignore": ["De school informeert mij op tijd.2"],
        },
    ),
    Case(
        "google_forms/nl_tijdstempel_tsv.tsv",
        {"d1-zeker": Asked("Confidence in Statistical Knowledge")},
        answers=57,
        codes={"d1-zeker": {1: 2, 2: 6, 3: 27, 4: 20, 5: 2}},
    ),
    Case(
        "google_forms/RECONSTRUCTED_en_scale_labels_mixed.csv",
        {
            "d1-inhoud": Asked("The content is relevant and up-to-date", AGREE),
            "d1-hulp": Asked("It's easy to ask for help", AGREE),
            "d1-spreken": Asked(
                "I feel comfortable speaking up in class", ("Not at all", "2", "3", "4", "Very much so")
            ),
        },
        answers=2,
        codes={"d1-inhoud": {1: 1, 5: 1}, "d1-hulp": {2: 1, 4: 1}, "d1-spreken": {1: 1, 5: 1}},
    ),
    Case(
        "limesurvey/wide_randomised_45k_header_100001.csv",
        {"d1-drank": Asked("Alcohol:|absolutely not|absolutely")},
        answers=2,
        blank=1,
        codes={"d1-drank": {2: 2}},
        aside={Reason.UNFINISHED: 1},
        mapping={
            "columns": [
                column(
                    "Please indicate whether you intend to use any of the following.  "
                    "[Alcohol:|absolutely not|absolutely]",
                    "d1-drank",
                )
            ],
            "ignore": ["Please indicate whether you intend to drink alcohol.  [Alcohol:|absolutely not|absolutely]"],
        },
    ),
    Case(
        "limesurvey/en_full_text_pandas_dup_suffix.csv",
        {"d1-belang": Asked(FEATURE, IMPORTANT)},
        answers=69,
        blank=1,
        codes={"d1-belang": {3: 8, 4: 21, 5: 40}},
    ),
    Case(
        "limesurvey/de_two_header_rows_results-survey-translated.csv",
        {"d1-praten": Asked("Communication", OFTEN), "d1-foto": Asked("Photo's", REUSE)},
        answers=40,
        blank=5,
        codes={
            "d1-praten": {2: 2, 3: 1, 4: 16, 5: 20, -4: 1},
            "d1-foto": {1: 3, 2: 5, 4: 17, 5: 3, -4: 12},
        },
        mapping={
            "first_row": 1,
            "header_rows": 2,
            "columns": [column("The photographs of informal artifacts were reused at a later date.", "d1-foto")],
        },
    ),
    Case(
        "qualtrics/nobasis_3headers_numeric.csv",
        {"d1-pompoen": Asked("Indicate how you feel about squash", ("a", "b", "c"))},
        answers=15,
        codes={"d1-pompoen": {1: 3, 2: 3, 3: 7, -2: 2}},
        mapping={"keep": ["test"], "columns": [column("Q1", "d1-pompoen", values={"-1": "not_applicable"})]},
    ),
    Case(
        "qualtrics/matrix_recodes_export_tags.csv",
        {"d1-rij": Asked("Rij", ("a", "b", "c", "d"))},
        answers=5,
        codes={"d1-rij": {1: 1, 2: 1, 3: 3}},
        mapping={
            "keep": ["test"],
            "columns": [column("Q4_1", "d1-rij", values={"10": 1, "11": 2, "12": 3, "13": 4})],
        },
    ),
    Case(
        "qualtrics/multiselect_insights.csv",
        {"d1-keuze": Asked("Keuze", ("a", "b", "c"))},
        answers=0,  # the question takes several answers, and an item has one
        blank=5,
        codes={},
        mapping={
            "keep": ["test"],
            "columns": [column(f"Q2_{number}", "d1-keuze", option=number) for number in (1, 2, 3)],
        },
        told=("columns-not-read", "several-options"),
    ),
    Case(
        "qualtrics/german_second_header.csv",
        {"d1-keuze": Asked("This is a multiple choice question.", ("a", "b", "c"))},
        answers=1,
        codes={"d1-keuze": {2: 1}},
    ),
    Case(
        "qualtrics/legacy_trailing_column.csv",
        {"d1-keuze": Asked("This is a multiple choice question.", ("a", "b", "c"))},
        answers=1,
        codes={"d1-keuze": {2: 1}},
    ),
    Case(
        "qualtrics/choicetext_3headers_simulated.csv",
        {"d1-browser": Asked("Browser", ("Chrome", "Edge", "Firefox"))},
        answers=37,
        blank=1,
        codes={"d1-browser": {1: 31, 2: 3, 3: 3}},
        aside={Reason.TEST: 2},
        mapping={"keep": ["unfinished"]},
    ),
    Case(
        "surveymonkey/one_header_flattened_other.csv",
        {
            "d1-viert": Asked("Do you celebrate Thanksgiving?", ("No", "Yes")),
            "d1-jus": Asked("Do you typically have gravy?", ("No", "Yes")),
        },
        answers=79,
        codes={"d1-viert": {1: 10, 2: 69}, "d1-jus": {1: 5, 2: 64, -4: 10}},
    ),
    Case(
        "surveymonkey/dash_for_missing.csv",
        {
            "d1-horloge": Asked(
                "If you had a smartwatch (like the soon to be released Apple Watch), how likely or unlikely would you "
                "be to check the weather on that device?",
                ("Very unlikely", "Somewhat unlikely", "Somewhat likely", "Very likely"),
            )
        },
        answers=115,
        blank=4,
        codes={"d1-horloge": {1: 23, 2: 11, 3: 34, 4: 47}},
    ),
    Case(
        "surveymonkey/nbsp_lost_spaces_partial.csv",
        {"d1-baby": Asked("In general, is it rude to bring a baby on a plane?", RUDE)},
        answers=57,
        blank=22,
        codes={"d1-baby": {1: 32, 2: 20, 3: 5}},
    ),
    Case(
        "redcap/survey_raw_timestamps.csv",
        {"d1-ziek": Asked("I currently have Type 2 Diabetes", ("nee", "ja"))},
        answers=2,
        codes={"d1-ziek": {1: 1, 2: 1}},
        mapping={"columns": [column("has_diabetes", "d1-ziek", values={"0": 1, "1": 2})]},
    ),
    Case(
        "redcap/simple_multiline_cells.csv",
        {"d1-afkomst": Asked("Ethnicity", ("NOT", "YES"))},
        answers=5,
        codes={"d1-afkomst": {1: 3, 2: 1, -1: 1}},
        mapping={"columns": [column("ethnicity", "d1-afkomst", values={"0": "dont_know"})]},
    ),
    Case(
        "redcap/labels_values_raw_headers.csv",
        {"d1-afkomst": Asked("Ethnicity", ("NOT Hispanic or Latino", "Hispanic or Latino"))},
        answers=5,
        codes={"d1-afkomst": {1: 3, 2: 1, -1: 1}},
        mapping={"columns": [column("ethnicity", "d1-afkomst", values={"Unknown / Not Reported": "dont_know"})]},
    ),
    Case(
        "redcap/checkboxes.csv",
        {"check-one": Asked("Een keuze", ("a", "b", "c", "d"))},
        answers=1,
        blank=3,
        codes={"check-one": {1: 1}},
        told=("columns-not-read", "several-options"),
    ),
    Case(
        "redcap/decimal_comma.csv",
        {"d1-lengte": Asked("Height", ("kort", "lang"))},
        answers=4,
        codes={"d1-lengte": {1: 2, 2: 2}},
        mapping={
            "columns": [column("height", "d1-lengte", values={"1,54": 1, "1,61": 1, "1,84": 2, "1,95": 2})],
        },
    ),
    Case(
        "kobo_odk/kobo_customer_satisfaction_meta.csv",
        {"d1-genoten": Asked("Did you enjoy your dining experience?", ("No", "Yes"))},
        answers=3,
        codes={"d1-genoten": {1: 2, 2: 1}},
    ),
    Case(
        "kobo_odk/kobo_grouped_translated_labels_groups.csv",
        {
            "d1-vocht": Asked(
                "Do you have body fluids that occupy intracellular space?",
                ("No / Unsure", "Yes", "Yes, and some extracellular space"),
            ),
            "d1-cel": Asked("Do you descend from an ancestral unicellular organism?", ("No", "Yes")),
        },
        answers=3,
        codes={"d1-vocht": {1: 1, 2: 1, 3: 1}, "d1-cel": {1: 2, -4: 1}},
    ),
    Case(
        "kobo_odk/kobo_or_other_xml.csv",
        {"d1-keizer": Asked("Keizer", ("augustus", "other"))},
        answers=3,
        codes={"d1-keizer": {1: 1, 2: 2}},
        mapping={"columns": [column("fav_emperor", "d1-keizer")]},
    ),
    *(
        Case(
            f"kobo_odk/kobo_ouders_labels_nl.{ending}",
            {
                "d1-op-tijd": Asked("De school informeert ouders op tijd; ook digitaal.", AGREE),
                "d1-welkom": Asked("Ouders voelen zich welkom", AGREE),
            },
            answers=2,
            codes={"d1-op-tijd": {2: 1, 5: 1}, "d1-welkom": {4: 1, -2: 1}},
            aside={Reason.REJECTED: 1},
            mapping={"group": {"column": "Ik vul in als", "values": {"Teamlid": "team", "Ouder": "ouder"}}},
        )
        for ending in ("csv", "xlsx")
    ),
    Case(
        "kobo_odk/kobo_ouders_xml_values.csv",
        {"d1-op-tijd": Asked("Een", ("a", "b", "c", "d")), "d1-welkom": Asked("Twee", ("a", "b", "c", "d"))},
        answers=2,
        codes={"d1-op-tijd": {2: 1, 4: 1}, "d1-welkom": {3: 1, -2: 1}},
        aside={Reason.REJECTED: 1},
        mapping={
            "group": {"column": "groep"},
            "columns": [column("c1", "d1-op-tijd"), column("c2", "d1-welkom", values={"99": "not_applicable"})],
        },
    ),
    Case(
        "kobo_odk/odk_central_header_only.csv",
        {"d1-plek": Asked("Plek", ("dal", "mid-slope", "top"))},
        answers=1,
        codes={"d1-plek": {2: 1}},
        mapping={"columns": [column("habitat-morphological_type", "d1-plek")]},
    ),
    Case(
        "surveyjs/results_array.json",
        {
            "c-1": Asked("De school informeert ouders op tijd.", FIVE[:4]),
            "c-2": Asked("Ouders voelen zich welkom; ook 's ochtends.", FIVE[:4]),
            "c-3": Asked("Onze website is 'up-to-date'", FIVE[:4]),
        },
        answers=3,
        blank=1,
        codes={"c-1": {4: 1, 1: 1, 3: 1}, "c-2": {3: 2, -4: 1}, "c-3": {2: 1, -2: 1, -4: 1}},
        mapping={"columns": [column("communicatie.c1", "c-1"), column("communicatie.c2", "c-2")]},
    ),
    Case(
        "surveyjs/results_plaindata.json",
        {
            "d1-op-tijd": Asked("De school informeert ouders op tijd.", FIVE[:4]),
            "d1-website": Asked("Onze website is 'up-to-date'", FIVE[:4]),
        },
        answers=3,
        blank=1,
        codes={"d1-op-tijd": {4: 1, 1: 1, 3: 1}, "d1-website": {2: 1, -2: 1, -4: 1}},
    ),
]

REFUSED = {
    "limesurvey/structure_en_nl_one_question.txt": "This is the structure of a LimeSurvey survey",
    "limesurvey/structure_multilingual.txt": "This is the structure of a LimeSurvey survey",
    "limesurvey/structure_multichoice.txt": "This is the structure of a LimeSurvey survey",
    "redcap/survey_dictionary.csv": "This is a data dictionary of REDCap, and holds no answers.",
    "redcap/simple_dictionary.csv": "This is a data dictionary of REDCap, and holds no answers.",
    "surveyjs/survey_definition.json": "is the definition of a form, and holds no answers.",
}


@pytest.mark.parametrize("case", READ, ids=lambda case: case.path)
def test_a_real_export_is_read_with_the_right_number_of_answers(case: Case) -> None:
    found = read(EXPORTS / case.path, questionnaire(case.items), case.mapping, group="ouder")

    account = (found.account.answers, found.account.blank, dict(found.account.aside))
    assert account == (case.answers, case.blank, dict(case.aside))
    counts = {item: {code: found.codes(item).count(code) for code in codes} for item, codes in case.codes.items()}
    assert counts == case.codes
    assert set(found.told) <= set(case.told)


@pytest.mark.parametrize(("path", "reason"), REFUSED.items(), ids=REFUSED)
def test_a_file_without_answers_is_refused_and_says_why(path: str, reason: str) -> None:
    with pytest.raises(UnreadableInputError, match=reason):
        read(EXPORTS / path, questionnaire({"d1-een": Asked("Een")}), group="ouder")


def test_every_real_export_has_a_case() -> None:
    there = {path.relative_to(EXPORTS).as_posix() for path in EXPORTS.rglob("*.*") if path.suffix != ".md"}

    assert there
    assert there == {case.path for case in READ} | set(REFUSED)
