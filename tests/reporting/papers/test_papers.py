"""The papers as values and as texts: published figures alone, no persons, nothing contested without its objections."""

from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import cycle
from pathlib import Path

import pytest

from hostile_texts import HOSTILE, with_texts
from markdown_shape import shape
from ouderscan import plan as plans
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group
from ouderscan.reporting.papers.council import council
from ouderscan.reporting.papers.expectations import expectations
from ouderscan.reporting.papers.parents import parents
from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.papers.study_day import study_day
from ouderscan.reporting.render import rendered_paper
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import OWN_FOLDER
from report_example import SMALL, material

Golden = Callable[[Path, str], None]
OUTSIDE = Disclosure()


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_of_a_small_scan_is_the_golden_one(name: str, form: str, golden: Golden) -> None:
    golden(SMALL / "papers" / f"{name}.{form}", rendered_paper(name, PAPERS[name].make(material()), form))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", PAPERS)
def test_a_hostile_text_in_every_place_changes_nothing_in_how_the_markdown_is_built(name: str, text: str) -> None:
    paper = PAPERS[name].make(material())
    strange, plain = (rendered_paper(name, with_texts(paper, cycle([each])), "md") for each in (text, "woord"))
    assert shape(strange) == shape(plain)


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("name", PAPERS)
def test_nothing_that_a_person_wrote_is_in_a_paper(name: str, form: str) -> None:
    text = rendered_paper(name, PAPERS[name].make(material()), form)
    assert "Bij regen" not in text
    assert "Fijn" not in text


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("name", PAPERS)
def test_no_comma_stands_before_a_day_that_files_do_not_tell(name: str, form: str) -> None:
    text = rendered_paper(name, PAPERS[name].make(material(date="")), form)
    assert [line for line in text.splitlines() if "De Regenboog, " in line] == []


def test_the_council_sees_figures_of_the_team_only_where_enough_of_them_answered() -> None:
    """The team in its own room may see them whatever its size; here seven answered."""
    inside, outside = (
        rendered_paper("council", council(material(rules=rules)), "md")
        for rules in (OWN_FOLDER, Disclosure(figure=8, distribution=8))
    )
    assert "Team | " in inside
    assert "n = 7" in inside
    assert "n = 7" not in outside
    assert "- Team: too few answers" in outside


def test_the_council_is_asked_about_what_fits_best_while_nothing_is_chosen() -> None:
    made_of = material(rules=OUTSIDE)
    paper = council(made_of)
    assert [each.text for each in paper.proposal] == [each.recommendation.title for each in made_of.advice.first]
    assert {each.dispute for each in paper.proposal} == {None}


def test_parents_read_what_parents_say_and_no_estimate() -> None:
    paper = parents(material(rules=OUTSIDE))
    assert [(each.value, each.n) for each in paper.opinions] == [("25", "21 parents")]
    assert paper.thanks == "24 of our 120 parents filled in the questions. Thank you!"


def test_parents_who_were_too_few_are_not_told_about() -> None:
    paper = parents(material(rules=Disclosure(figure=30, distribution=30)))
    assert paper.opinions == ()
    assert paper.thanks == "Only a few parents filled in the questions. So we do not tell here what parents said."


def test_where_parents_were_not_asked_they_are_asked_now() -> None:
    paper = parents(material((Group.TEAM,), rules=OUTSIDE))
    assert paper.thanks == "We filled in questions ourselves. We have not asked parents yet."
    assert paper.asks


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_sheet_of_expectations_carries_what_speaks_against_writing_down(form: str) -> None:
    shipped = catalogue.shipped()
    made_of = replace(material(), catalogue=shipped)
    paper = expectations(made_of)
    assert [each.title for each in paper.weighed] == [
        "Choose deliberately whether you put agreements with parents on paper"
    ]
    text = rendered_paper("expectations", paper, form)
    against = paper.weighed[0].dispute
    said = [*against.objections, *against.questions, against.alternative, *(each.text for each in against.positions)]
    read = text.replace("\\", "") if form == "md" else unescape(text)
    assert [each for each in said if each not in read] == []


def test_guests_of_a_study_day_see_no_question_of_which_the_figures_are_hidden() -> None:
    """Seven of the team answered; who is invited is no part of the team."""
    inside, outside = (
        rendered_paper("study-day", study_day(material(rules=rules)), "md")
        for rules in (OWN_FOLDER, Disclosure(figure=8, distribution=8))
    )
    assert "n = 7" in inside
    assert "n = " not in outside
    assert "Talk about where we differ" not in outside
    assert PAPERS["study-day"].leaves_the_room


def test_the_times_of_the_study_day_follow_each_other() -> None:
    slots = study_day(material()).slots
    assert slots[0].time == "13:00–13:15"
    assert [each.time.partition("–")[0] for each in slots[1:]] == [each.time.partition("–")[2] for each in slots[:-1]]
    assert [talk.question for slot in slots for talk in slot.talks]


@pytest.mark.parametrize("form", ["html", "md"])
@pytest.mark.parametrize("name", ["council", "parents", "study-day"])
def test_a_contested_action_carries_all_that_must_stand_beside_it(name: str, form: str) -> None:
    shipped = catalogue.shipped()
    measure = next(each for each in shipped.recommendations if each.contested)
    action = plans.Action(recommendation=measure.id, words="Wij zetten het op papier")
    made_of = replace(material(), catalogue=shipped, plan=plans.Plan(actions=(action,)))
    text = rendered_paper(name, PAPERS[name].make(made_of), form)
    read = text.replace("\\", "") if form == "md" else unescape(text)
    against = measure.contested
    assert against
    said = [*against.objections, *against.questions, *(each.says for each in against.positions)]
    assert [each for each in (*said, against.alternative or "-") if each not in read] == []


@pytest.mark.parametrize("name", ["council", "parents", "study-day"])
def test_an_action_to_find_out_first_says_so_with_its_own_questions(name: str) -> None:
    action = plans.Action(
        kind=plans.ActionKind.FIND_OUT,
        words="Wat weten ouders?",
        whom="De ouders",
        how="Bij het hek",
        date="2027-03-01",
    )
    made_of = replace(material(), plan=plans.Plan(actions=(action,)))
    text = rendered_paper(name, PAPERS[name].make(made_of), "md")
    assert [line for line in text.splitlines() if line.startswith(("### 1.", "- **W", "- **H"))][-4:] == [
        "### 1. First find out: Wat weten ouders?",
        "- **Whom we ask:** De ouders",
        "- **How we ask:** Bij het hek",
        "- **When we want to know it:** March 1, 2027",
    ]
    assert "First find out: " in rendered_paper(name, PAPERS[name].make(made_of), "html")


def test_the_foot_names_the_groups_that_answered_and_none_on_the_sheet_of_expectations() -> None:
    assert parents(material((Group.TEAM,))).sheet.foot == "Made with ouderscan. Who answered: Team."
    assert "Parents" in parents(material()).sheet.foot
    assert expectations(material()).sheet.foot == "Made with ouderscan."
