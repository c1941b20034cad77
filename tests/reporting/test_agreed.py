"""Part 1: the plan as the report shows it. Golden pages show the report without a plan."""

from dataclasses import replace

import pytest

from ouderscan.plan import Action, ActionKind, Considered, Plan, Status
from ouderscan.questionnaire.model import Recommendation
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from ouderscan.reporting.view import Agreed, Blank, Reference
from report_example import material

DO = Action(
    words="Wij groeten ouders bij de poort.",
    example="In september stond er niemand.",
    notice="Er staat iemand.",
    first_step="Een rooster.",
    owner="conciërge",
    date="2027-03-01",
)
FIND_OUT = Action(
    kind=ActionKind.FIND_OUT, words="Wat ouders vinden.", whom="Tien ouders", status=Status.DONE, note="X."
)


def agreed(plan: Plan | None) -> Agreed:
    return report(replace(material(), plan=plan)).agreed


def contested() -> Recommendation:
    return next(each for each in material().catalogue.recommendations if each.contested)


def test_an_action_shows_its_answers_and_leaves_room_for_what_is_missing() -> None:
    view = agreed(Plan(actions=(DO, FIND_OUT)))

    assert view.headline == "We agreed on 2 actions."
    assert [(each.number, each.kind, each.note) for each in view.actions] == [
        ("1", "", ""),
        ("2", "First find out", ""),
    ]
    assert [blank.text for blank in view.actions[0].blanks] == [
        "Wij groeten ouders bij de poort.",
        "In september stond er niemand.",
        "Er staat iemand.",
        "Een rooster.",
        "conciërge",
        "March 1, 2027",
    ]
    assert [blank.text for blank in view.actions[1].blanks] == [
        "Wat ouders vinden.",
        "Tien ouders",
        "",
        "",
        "",
        "Done. X.",
    ]
    assert view.actions[1].blanks[-1] == Blank("What became of it", "Done. X.", 1)


def test_a_decision_to_do_nothing_stands_there_with_its_reason() -> None:
    view = agreed(Plan(no_action="Eerst de verhuizing."))

    assert view == Agreed("We take up no action now.", (), "Eerst de verhuizing.", ())


@pytest.mark.parametrize("form", ["html", "md"])
def test_an_action_in_the_words_of_the_catalogue_says_so_on_every_page(form: str) -> None:
    copied = DO.model_copy(update={"words": "Ask parents beforehand what they want to talk about."})
    view = report(replace(material(), plan=Plan(actions=(copied,))))

    assert view.agreed.actions[0].note == "This is still the text of the catalogue. Say it in your own words."
    assert view.agreed.actions[0].note in rendered(view, form)


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_contested_measure_stands_with_its_objections_chosen_or_not(form: str) -> None:
    own = contested()
    assert own.contested
    chosen = Plan(actions=(DO.model_copy(update={"recommendation": own.id}),))
    passed = Plan(no_action="Nee.", considered=(Considered(recommendation=own.id, reason="Te veel werk."),))
    for plan in (chosen, passed):
        view = report(replace(material(), plan=plan))
        page = rendered(view, form)
        part = page[: page.index('id="part-2"' if form == "html" else "## 2.")]

        assert own.title in part
        assert all(objection in part for objection in own.contested.objections)
    assert agreed(passed).considered[0].reason == "Te veel werk."


def test_a_recommendation_is_a_link_where_it_is_printed() -> None:
    first = report(material()).recommendations.first[0]
    plan = Plan(actions=(DO.model_copy(update={"recommendation": first.id.removeprefix("recommendation-")}),))

    assert agreed(plan).actions[0].recommendation == Reference(first.title, first.id)
