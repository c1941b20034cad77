"""Schools with and without as a page: the warnings before any figure, words for who decides, hostile names."""

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from hostile_texts import HOSTILE, with_texts
from html_shape import Page
from markdown_shape import shape
from ouderscan.compare.intervention import Effect, School, Side
from ouderscan.compare.permutation import interval
from ouderscan.compare.sides import LeftOut, Sides
from ouderscan.questionnaire.model import Group, Kind, Sector
from ouderscan.reporting.intervention import Evaluation, intervention
from ouderscan.reporting.intervention_view import Intervention
from ouderscan.reporting.render import rendered
from ouderscan.scoring.results import SchoolFigures
from report_example import SMALL as SMALL_FILES
from report_example import content

Golden = Callable[[Path, str], None]
NOBODY = SchoolFigures("", "")


def effect(group: Group, first: list[float], others: list[float], kind: Kind = Kind.EXPERIENCE) -> Effect:
    """The effect of these changes on schools that all stood at 40."""
    having, lacking = (Side.of([(40.0, 40.0 + change) for change in changes]) for changes in (first, others))
    return Effect("sf3", kind, group, having, lacking, interval(first, others))


def view(*effects: Effect, having: int = 6, lacking: int = 6) -> Intervention:
    """The page of these effects, with so many schools on each side."""
    schools = [School(f"S{n}", n < having, NOBODY, NOBODY) for n in range(having + lacking)]
    sides = Sides(tuple(schools), {LeftOut.FEW: ("De Linde",)})
    questionnaires = tuple(each.in_sector(Sector.PO) for each in content().questionnaires)
    moments = ("2025", "2026")
    return intervention(Evaluation("project = ja", Sector.PO, moments, sides, effects, questionnaires))


CLEAR = effect(Group.OUDER, [20.0, 22, 25, 18, 21, 19], [0.0, 1, -2, 3, 0, 1])
VAGUE = effect(Group.TEAM, [30.0, -12, 5, 18, -11, 19], [0.0, 11, -12, 3, 0, 14])
SMALL = effect(Group.OUDER, [9.0, 8], [0.0, 1], Kind.PRACTICE)


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_page_of_an_intervention_is_the_golden_one(form: str, golden: Golden) -> None:
    text = rendered(view(CLEAR, VAGUE, SMALL), form)
    # The style sheets are those of the report, whose page shows what changes in them.
    golden(SMALL_FILES / f"intervention.{form}", text.partition("</style>\n")[2] if form == "html" else text)


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_warning_stands_before_any_figure(form: str) -> None:
    page = rendered(view(CLEAR, SMALL, having=2), form)
    cause, few = (page.index(words) for words in ("and not its cause", "fewer than 5 schools on a side"))
    assert cause < few < page.index("points higher than the change without")


def test_chance_is_spoken_of_in_words() -> None:
    (subject,) = view(CLEAR, VAGUE, SMALL).subjects
    assert [each.message.partition(". ")[2] for each in subject.effects] == [
        "Chance alone does not easily make such a difference.",
        "Chance alone can make such a difference.",
        "There are too few schools to tell whether that is more than chance.",
    ]
    assert [each.likely.partition(" ")[0] for each in subject.effects] == ["probably", "probably", "too"]
    assert ("estimate" in subject.effects[1].label, subject.effects[1].estimate) == (True, True)


def test_sides_that_start_apart_are_warned_of_before_any_figure() -> None:
    low, high = (Side.of([(before, before + 5.0)] * 6) for before in (30.0, 40.0))
    apart = replace(CLEAR, having=low, lacking=high)

    warned = [each for each in view(apart, VAGUE).warnings if "rise by themselves" in each]

    assert [each.partition(" (")[0] for each in warned] == [
        "In 1 of 2 figures one side started clearly lower than the other"
    ]
    assert [each for each in view(CLEAR, VAGUE).warnings if "rise by themselves" in each] == []


def test_a_reader_outside_the_schools_is_not_one_of_us() -> None:
    (subject,) = view(SMALL).subjects
    assert [each.label.partition(":")[0] for each in subject.effects] == ["What the school does"]


def test_sides_of_the_same_change_have_no_difference() -> None:
    (subject,) = view(effect(Group.OUDER, [5.0] * 5, [5.0] * 5)).subjects
    assert subject.effects[0].message == "No difference between the changes of both sides."
    assert subject.effects[0].difference == "0"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_every_place_changes_nothing_in_how_the_page_is_built(text: str) -> None:
    strange, plain = (with_texts(view(CLEAR, VAGUE), cycle([each])) for each in (text, "woord"))
    html, md = ([rendered(each, form) for each in (strange, plain)] for form in ("html", "md"))
    assert Page(html[0]).tags == Page(html[1]).tags
    assert shape(md[0]) == shape(md[1])
