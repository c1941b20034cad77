"""What became of the plan that was made then, on the page of now."""

from dataclasses import replace

from ouderscan.compare.waves import compare
from ouderscan.plan import Action, ActionKind, Plan, Status
from ouderscan.reporting import looked_back
from ouderscan.reporting.comparison import comparison
from ouderscan.reporting.render import rendered
from report_example import content, material
from two_waves import AFTER, of_example

DONE = Action(words="Wij bellen elke ouder", owner="mentor", status=Status.DONE, note="Op twee na.")
PLANNED = Action(kind=ActionKind.FIND_OUT, words="Wat ouders van de brief vinden", owner="teamleider")
CONTESTED = Action(recommendation="huisbezoek", words="Wij gaan op bezoek", owner="mentor", status=Status.STOPPED)


def test_the_headline_counts_by_what_became_of_them() -> None:
    plan = Plan(actions=(DONE, PLANNED, CONTESTED))
    assert looked_back.headline(plan) == (
        "Then 3 actions were agreed. Done: 1; stopped: 1; planned, with nothing written since: 1."
    )
    assert looked_back.headline(None) == "There was no plan then."
    assert looked_back.headline(Plan(no_action="Eerst vieren")) == "No action was taken up then: Eerst vieren"


def test_each_action_stands_there_in_its_own_words_with_its_outcome_and_without_room_to_write() -> None:
    made_of = replace(material(), plan=Plan(actions=(DONE, PLANNED)))
    done, planned = looked_back.actions(made_of)
    assert [each.text for each in done.blanks] == ["Wij bellen elke ouder", "mentor", "Done. Op twee na."]
    assert planned.kind == "First find out"
    assert planned.blanks[-1].text.startswith("Nothing was written about it since.")
    assert looked_back.actions(material()) == ()


def test_a_contested_action_never_stands_there_without_its_objections() -> None:
    view = comparison(compare(of_example(), of_example(AFTER)), content(), Plan(actions=(CONTESTED,)))
    dispute = view.actions[0].dispute
    assert dispute
    for form in ("html", "md"):
        page = rendered(view, form)
        assert "Wij gaan op bezoek" in page
        assert all(objection in page for objection in dispute.objections)
