"""Setting up a scan: every question, every option in its place, and what does not fit."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from ouderscan.answers import store
from ouderscan.answers.store import Scan
from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.interview import setup
from ouderscan.interview.lines import Lines
from ouderscan.interview.setup import Given
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Sector
from small_scan import QUESTIONNAIRE, questionnaire_file

DAY = "2026-11-24"
BLNS = Path(__file__).parents[2].parent / "shared" / "cases" / "hostile" / "blns" / "blns.json"


@pytest.fixture
def everything(tmp_path: Path) -> Given:
    return Given(
        school="De Regenboog",
        sector=Sector.VO,
        questionnaires=(str(questionnaire_file(tmp_path)),),
        populations={Group.TEAM: 12, Group.OUDER: None},
        profiles=("taal",),
    )


def _set_up(folder: Path, given: Given, typed: str = "") -> tuple[Scan, str]:
    sink = io.StringIO()
    made = setup.set_up(folder / "scan", given, Lines(io.StringIO(typed), sink), DAY)
    assert store.open_folder(folder / "scan") == made
    return made.scan, sink.getvalue()


def _expected(profiles: tuple[str, ...] = ("taal",)) -> Scan:
    return Scan(
        school="De Regenboog",
        sector=Sector.VO,
        date=DAY,
        questionnaires=("klein",),
        groups={Group.TEAM: 12, Group.OUDER: None},
        profiles=profiles,
    )


def test_what_was_said_is_not_asked(tmp_path: Path, everything: Given) -> None:
    assert _set_up(tmp_path, everything) == (_expected(), "")


def test_what_was_not_said_is_asked(tmp_path: Path, everything: Given) -> None:
    given = Given(questionnaires=everything.questionnaires)
    scan, printed = _set_up(tmp_path, given, "De Regenboog\n3\n\n12\n\n1\n")
    assert scan == _expected()
    assert printed.count("\n> ") == 6


def test_each_questionnaire_is_offered_with_what_it_measures_and_how_long_it_takes(tmp_path: Path) -> None:
    scan, printed = _set_up(tmp_path, Given(school="x", sector=Sector.PO, populations={Group.TEAM: None}), "\n-\n")
    assert scan.questionnaires == ("succesfactoren",)
    assert scan.profiles == ()
    for each in catalogue.shipped().questionnaires:
        assert each.title in " ".join(printed.split())
    assert printed.count(" minutes)") == len(catalogue.shipped().questionnaires)


def test_every_shipped_questionnaire_can_be_set_up_for_every_sector(tmp_path: Path) -> None:
    for sector in Sector:
        ids = tuple(each.id for each in catalogue.shipped().questionnaires if sector in each.sectors)
        scan, _printed = _set_up(tmp_path / sector, Given("x", sector, ids, defaults=True))
        assert scan.questionnaires == ids


def test_with_defaults_nothing_is_asked(tmp_path: Path) -> None:
    scan, printed = _set_up(tmp_path, Given(defaults=True))
    assert printed == ""
    assert scan == Scan(
        school="scan",
        sector=Sector.PO,
        date=DAY,
        questionnaires=("succesfactoren",),
        groups={Group.TEAM: None, Group.OUDER: None},
    )


def test_at_least_one_questionnaire_and_one_group(tmp_path: Path) -> None:
    given = Given(school="x", sector=Sector.PO, profiles=("taal",))
    scan, printed = _set_up(tmp_path, given, "-\n1\n-\n2\n\n")
    assert (scan.questionnaires, scan.groups) == (("succesfactoren",), {Group.OUDER: None})
    assert printed.count("Choose at least one.") == 2


@pytest.mark.parametrize("typed", ["twaalf", "0", "-3", "1,5", "²", "9" * 400])
def test_a_population_is_a_whole_number(tmp_path: Path, everything: Given, typed: str) -> None:
    given = replace(everything, populations={})
    scan, printed = _set_up(tmp_path, given, f"1\n{typed}\n12\n")
    assert scan.groups == {Group.TEAM: 12}
    assert printed.count("Type a whole number such as 25, or nothing.") == 1


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"questionnaires": ("succesfactor",)}, "no questionnaire 'succesfactor'.* Did you mean 'succesfactoren'"),
        ({"profiles": ("taa",)}, "no profile 'taa'.*Did you mean 'taal'"),
        ({"populations": {Group.LEERLING: 3}}, "do not ask the group 'leerling'; they ask: team, ouder"),
    ],
)
def test_what_does_not_exist_is_told_and_nothing_is_written(
    tmp_path: Path, everything: Given, change: dict[str, object], message: str
) -> None:
    with pytest.raises(WrongUsageError, match=message):
        _set_up(tmp_path, replace(everything, **change))  # type: ignore[arg-type] # one field, of its type
    assert not (tmp_path / "scan").exists()


def test_a_questionnaire_of_ones_own_with_faults_is_told_before_anything_is_written(
    tmp_path: Path, everything: Given
) -> None:
    questionnaire_file(tmp_path).write_text(QUESTIONNAIRE.replace("dimension: sf2", "dimension: sf3"), encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"klein\.yaml line 46, column 5: There is no dimension 'sf3'"):
        _set_up(tmp_path, everything)
    assert not (tmp_path / "scan").exists()


@pytest.mark.parametrize("typed", ["", "De Regenboog\n", "De Regenboog\n3\n", "De Regenboog\n3\n1\n"])
def test_who_stops_halfway_leaves_nothing_behind(tmp_path: Path, everything: Given, typed: str) -> None:
    with pytest.raises(EOFError):
        _set_up(tmp_path, Given(questionnaires=everything.questionnaires), typed)
    assert not (tmp_path / "scan").exists()


def test_a_name_is_asked_until_there_is_one_that_fits(tmp_path: Path, everything: Given) -> None:
    scan, printed = _set_up(tmp_path, replace(everything, school=""), f"\n{'x' * 201}\nDe Brug\n")
    assert scan.school == "De Brug"
    assert "Type the name of the school." in printed
    assert "A name has at most 200 characters." in printed


@pytest.mark.skipif(not BLNS.exists(), reason="the list of naughty strings is not here")
def test_naughty_names_of_schools_do_no_harm(tmp_path: Path, everything: Given) -> None:
    names = [" ".join(name.split())[:200] for name in json.loads(BLNS.read_text(encoding="utf-8"))]
    names = [name.encode("utf-8", "replace").decode() for name in names if name.strip()]
    assert len(names) > 400
    for place, name in enumerate(names):
        folder = tmp_path / str(place)
        scan, printed = _set_up(folder, replace(everything, school=""), name + "\n")
        assert scan.school
        assert {character for character in scan.school + printed if character < " "} == {"\n"}
