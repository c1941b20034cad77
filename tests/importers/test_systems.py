"""A synthetic export of each system, with what its real exports show: who recognises it, and what comes out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from ouderscan.errors import UnreadableInputError
from ouderscan.importers import registry
from ouderscan.importers.base import Reason, Sample
from ouderscan.importers.tabular import Kind
from small_exports import AGREE, Asked, questionnaire, read

ITEMS = {"d1-welkom": Asked("Ik voel me welkom.", AGREE), "d1-op-tijd": Asked("De school bericht mij op tijd.", AGREE)}
ASKED = questionnaire(ITEMS)

MICROSOFT = """\
Id;Begintijd;Tijd van voltooien;E-mail;Naam;Ik voel me welkom. ;De school bericht mij op tijd.;Kolom 8
1;46153,33405;46153,33820;anonymous;;Mee eens;Helemaal mee eens;x
2;46153,33405;46153,33820;anonymous;;N.v.t.;;
3;46153,33405;46153,33820;anonymous;;;;
"""
GOOGLE = """\
Tijdstempel,E-mailadres,Hoe is het? [Ik voel me welkom.],Hoe is het? [De school bericht mij op tijd.]
31-8-2026 14:20:53,jan@example.org,Mee eens,5 - Helemaal mee eens
31-8-2026 14:22:10,piet@example.org,n.v.t.,
31-8-2026 14:22:11,klaas@example.org,,
"""
LIMESURVEY = """\
"id","submitdate","lastpage","startlanguage","seed","d1[welkom]","d1optijd. De school bericht mij op tijd."
"1","1980-01-01 00:00:00","2","nl","1","4","Helemaal mee eens"
"2","1980-01-01 00:00:00","2","nl","2","na","N/A"
"3","","1","nl","3","3",""
"4","1980-01-01 00:00:00","2","nl","4","",""
"""
QUALTRICS = """\
StartDate,Status,IPAddress,Finished,ResponseId,d1-welkom,Q2
Anfangsdatum,Antworttyp,IP-Adresse,Beendet,Antwort-ID,Zeile,Hoe is het?-De school bericht mij op tijd.
{'ImportId': 'startDate'},{'ImportId': 'status'},{'ImportId': 'ipAddress'},{'ImportId': 'finished'},\
{'ImportId': '_recordId'},{'ImportId': 'QID1'},{'ImportId': 'QID2'}
2026-07-18 08:28:09,0,192.0.2.66,1,R_1,4,5
2026-07-18 08:28:09,IP Address,192.0.2.66,TRUE,R_2,-2,
2026-07-18 08:28:09,1,192.0.2.66,1,R_3,1,1
2026-07-18 08:28:09,8,192.0.2.66,1,R_4,1,1
2026-07-18 08:28:09,0,192.0.2.66,0,R_5,1,1
2026-07-18 08:28:09,0,192.0.2.66,1,R_6,,
"""
SURVEYMONKEY = """\
Respondent ID,Collector ID,Start Date,End Date,IP Address,Ik voel me welkom.,Hoe is het?
,,,,,Response,De school bericht mij op tijd.
11,7,2026-01-01,2026-01-01,192.0.2.66,Mee eens,Helemaal mee eens
12,7,2026-01-01,2026-01-01,192.0.2.66,Niet van toepassing,-
13,7,2026-01-01,2026-01-01,192.0.2.66,-,-
"""
KOBO = """\
"start";"end";"groep/d1-welkom";"deel/De school bericht mij op tijd.";"_id";"_uuid";"_validation_status"
"2026-05-11T08:01";"2026-05-11T08:05";"4";"Helemaal mee eens";"1";"u1";"validation_status_approved"
"2026-05-11T08:01";"2026-05-11T08:05";"not_applicable";"";"2";"u2";""
"2026-05-11T08:01";"2026-05-11T08:05";"3";"Mee eens";"3";"u3";"Not approved"
"2026-05-11T08:01";"";"3";"Mee eens";"4";"u4";""
"2026-05-11T08:01";"2026-05-11T08:05";"";"";"5";"u5";""
"""
REDCAP = """\
record_id,redcap_survey_identifier,ouders_timestamp,d1_welkom,d1_op_tijd,ouders_complete
1,,2026-03-06 15:52:43,4,5,2
2,,2026-03-06 15:52:43,-2,,Unverified
3,,[not completed],1,,0
4,,2026-03-06 15:52:43,,,2
"""
PLAIN = """\
Antwoorden van De Regenboog
respondent\td1-welkom\td1-op-tijd
1\t4\t5.0
2\tn.v.t.\t
3\t\t
"""
SURVEYJS = [
    {"hoe": {"d1-welkom": 4, "De school bericht mij op tijd.": "5"}, "anders-Comment": "Opa"},
    {"hoe": {"d1-welkom": "not_applicable"}},
    {},
]
PLAIN_DATA = [
    [
        {"name": "d1-welkom", "title": "Ik voel me welkom.", "value": 4, "displayValue": "Mee eens", "isNode": False},
        {"name": "q2", "title": "De school bericht mij op tijd.", "value": 5, "displayValue": "…", "isNode": False},
    ],
    [
        {"name": "d1-welkom", "title": "Ik voel me welkom.", "value": "not_applicable", "isNode": False},
        {"name": "q2", "title": "De school bericht mij op tijd.", "displayValue": "", "isNode": False},
    ],
    [],
]
EXPORTS: Mapping[str, tuple[str, str, dict[Reason, int]]] = {
    "microsoft-forms": ("a.csv", MICROSOFT, {}),
    "google-forms": ("a.csv", GOOGLE, {}),
    "limesurvey": ("a.csv", LIMESURVEY, {Reason.UNFINISHED: 1}),
    "qualtrics": ("a.csv", QUALTRICS, {Reason.TEST: 1, Reason.SPAM: 1, Reason.UNFINISHED: 1}),
    "surveymonkey": ("a.csv", SURVEYMONKEY, {}),
    "kobotoolbox": ("a.csv", KOBO, {Reason.REJECTED: 1, Reason.UNFINISHED: 1}),
    "redcap": ("a.csv", REDCAP, {Reason.UNFINISHED: 1}),
    "surveyjs": ("a.json", json.dumps(SURVEYJS), {}),
    "plain": ("a.csv", PLAIN, {}),
}


@pytest.mark.parametrize("system", EXPORTS)
def test_an_export_is_recognised_and_read(system: str, tmp_path: Path) -> None:
    name, content, aside = EXPORTS[system]
    (tmp_path / name).write_text(content, encoding="utf-8")

    found = read(tmp_path / name, ASKED, group="ouder")

    assert found.system == system
    last = None if system == "limesurvey" else -4  # there N/A says that the question was not put
    assert found.codes("d1-welkom") == [4, -2]
    assert found.codes("d1-op-tijd") == [5, last]
    assert (found.account.answers, found.account.blank, found.account.aside) == (2, 1, aside)
    assert set(found.told) <= {"columns-not-read"}


@pytest.mark.parametrize("system", EXPORTS)
def test_no_other_importer_claims_an_export(system: str) -> None:
    name, content, _aside = EXPORTS[system]
    if name.endswith(".json"):
        sample = Sample(Kind.NESTED, (("hoe.d1-welkom", "anders-Comment"),), 1)
    else:
        separator = next(each for each in "\t;," if each in content)
        rows = [tuple(cell.strip('"') for cell in line.split(separator)) for line in content.splitlines()]
        sample = Sample(Kind.DELIMITED, tuple(rows))

    assert system == registry.importer_for(sample, name).NAME


def test_plain_data_of_surveyjs_is_known_by_its_titles(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(PLAIN_DATA), encoding="utf-8")

    found = read(tmp_path / "a.json", ASKED, group="ouder")

    assert (found.system, found.codes("d1-welkom"), found.codes("d1-op-tijd")) == ("surveyjs", [4, -2], [5, -4])
    assert (found.account.answers, found.account.blank) == (2, 1)


def test_a_table_that_two_systems_recognise_is_an_error_that_names_both(tmp_path: Path) -> None:
    both = "Respondent ID,_id,_uuid,_submission_time,d1-welkom\n1,1,u,2026,4\n"
    (tmp_path / "a.csv").write_text(both, encoding="utf-8")

    with pytest.raises(UnreadableInputError, match="an export of surveymonkey and of kobotoolbox"):
        read(tmp_path / "a.csv", ASKED, group="ouder")
    assert read(tmp_path / "a.csv", ASKED, {"system": "kobotoolbox"}, group="ouder").codes("d1-welkom") == [4]


def test_a_mapping_that_names_the_wrong_system_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(PLAIN, encoding="utf-8")

    with pytest.raises(UnreadableInputError, match="does not look like an export of qualtrics"):
        read(tmp_path / "a.csv", ASKED, {"system": "qualtrics"}, group="ouder")


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("id\trelated_id\tclass\ttype/scale\tname\trelevance", "structure of a LimeSurvey survey"),
        (
            '"Variable / Field Name","Form Name","Field Type","Field Label"',
            "data dictionary of REDCap",
        ),
    ],
)
def test_the_form_itself_is_refused_for_holding_no_answers(header: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(header + "\n", encoding="utf-8")

    with pytest.raises(UnreadableInputError, match=reason):
        read(tmp_path / "a.txt", ASKED, group="ouder")


@pytest.mark.parametrize(
    "definition", [{"pages": [{"elements": []}]}, {"SurveyEntry": {}, "SurveyElements": []}], ids=["surveyjs", "qsf"]
)
def test_the_definition_of_a_form_is_refused(definition: Any, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(definition), encoding="utf-8")

    with pytest.raises(UnreadableInputError, match="the definition of a form, and holds no answers"):
        read(tmp_path / "a.json", ASKED, group="ouder")
