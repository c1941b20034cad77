"""`ouderscan list` and `ouderscan show`, as a user sees them."""

import pytest

from ouderscan.cli.app import run
from ouderscan.errors import WrongUsageError
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Recommendation


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("questionnaires", [each.id for each in catalogue.shipped().questionnaires]),
        ("profiles", [each.id for each in catalogue.shipped().profiles]),
        ("dimensions", [each.id for each in catalogue.shipped().dimensions()]),
    ],
)
def test_every_id_of_a_kind_opens_a_row_of_its_list(
    capsys: pytest.CaptureFixture[str], content: str, expected: list[str]
) -> None:
    rows = [line.split()[0] for line in printed(capsys, "list", content).splitlines() if line.strip()]
    assert [row for row in rows if row in expected] == expected


def test_coverage_counts_the_statements(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--coverage"]) == 0
    assert "65 statements have a place" in capsys.readouterr().err


@pytest.mark.parametrize("each", [each for each in catalogue.shipped().recommendations if each.contested])
def test_a_contested_recommendation_is_shown_with_what_speaks_against_it(
    capsys: pytest.CaptureFixture[str], each: Recommendation
) -> None:
    assert each.contested is not None
    shown = " ".join(printed(capsys, "show", each.id, "--lang", "nl").split())
    for text in (*each.contested.objections, *each.contested.questions, each.contested.alternative or ""):
        assert " ".join(text.split()) in shown


def test_a_dimension_is_shown_as_its_sector_reads_it(capsys: pytest.CaptureFixture[str]) -> None:
    item = "sf2-hulp"
    assert "uw puber" in printed(capsys, "show", item, "--sector", "vo", "--lang", "nl")
    assert "uw kind" in printed(capsys, "show", item, "--sector", "po", "--lang", "nl")


def test_an_unknown_id_gets_near_names() -> None:
    with pytest.raises(WrongUsageError, match="huisbezoek"):
        run(["show", "huisbezoeken"])
