"""Every statement of the memo has its place in the product."""

from pathlib import Path

import pytest

from ouderscan import assets
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.coverage import Covered, coverage
from ouderscan.questionnaire.model import Statement

CORE = [*(f"sf{number}" for number in range(1, 7)), *(f"rv{number}" for number in range(1, 6))]
"""The success factors and the preconditions: the heart of the scan."""
CONTENT = catalogue.shipped()
COVERED = {each.statement: each for each in coverage(CONTENT)}


def statements() -> dict[str, Statement]:
    assert CONTENT.sources is not None
    return dict(CONTENT.sources.statements)


def test_the_memo_gives_sixty_five_statements() -> None:
    assert len(COVERED) == len(statements()) == 65


@pytest.mark.parametrize("statement", CORE)
def test_each_factor_and_precondition_is_a_dimension_with_practice_and_experience_for_team_and_parents(
    statement: str,
) -> None:
    assert statement in dict(COVERED[statement].places)["dimension"]
    items = [item for each in CONTENT.questionnaires for item in each.items if item.dimension == statement]
    asked = sorted((item.kind.value, group.value) for item in items for group in item.text)
    for kind in ("practice", "experience"):
        for group in ("team", "ouder"):
            assert asked.count((kind, group)) >= 2


@pytest.mark.parametrize("statement", sorted(COVERED))
def test_what_the_product_owes_a_statement_has_a_place(statement: str) -> None:
    assert COVERED[statement].missing == ()


def test_a_statement_without_a_place_is_told() -> None:
    sources = CONTENT.sources
    assert sources is not None
    orphan = Statement(about="…", needs=("dimension", "recommendation", "method"))
    changed = sources.model_copy(update={"statements": {"zz9": orphan}})
    content = catalogue.of([*CONTENT.questionnaires, changed])
    assert coverage(content) == (Covered("zz9", "…", (("dimension", ()), ("recommendation", ()), ("method", ()))),)
    assert coverage(content)[0].missing == ("dimension", "recommendation", "method")


def test_every_place_that_a_statement_names_is_there() -> None:
    there = {
        "questionnaire": {each.id for each in CONTENT.questionnaires},
        "recommendation": {each.id for each in CONTENT.recommendations},
        "report": {path.name.removesuffix(".html.j2") for path in (assets.report_templates() / "html").iterdir()},
    }
    named = [place.split(":") for each in statements().values() for place in each.places]
    assert named
    assert [(kind, name) for kind, name in named if name not in there[kind]] == []


def test_each_report_part_that_a_place_names_stands_in_both_formats() -> None:
    parts = {place.split(":")[1] for each in statements().values() for place in each.places if "report:" in place}
    for form in ("html", "md"):
        folder: Path = assets.report_templates() / form
        assert parts <= {path.name.removesuffix(f".{form}.j2") for path in folder.iterdir()}
