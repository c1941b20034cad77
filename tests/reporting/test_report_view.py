"""The rules that follow from the memo, in the view model: what a report says, and what it never says."""

import dataclasses
import re
from collections.abc import Iterator, Mapping
from typing import TypeVar

import pytest

from many_schools import Persons, case
from ouderscan.answers.store import Note
from ouderscan.answers.table import NonAnswer
from ouderscan.findings import Finding
from ouderscan.questionnaire.model import FindingKind, Group, Sector
from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.parts import meaning
from ouderscan.reporting.parts.meaning import Level
from ouderscan.reporting.pictures import Distribution, Score, Strip
from ouderscan.reporting.report import report
from ouderscan.reporting.view import Card, DimensionPart, Line, Report
from ouderscan.scoring.disclosure import Disclosure
from report_example import content, material

T = TypeVar("T")


def every(kind: type[T], value: object) -> Iterator[T]:
    """All values of a class anywhere in a view."""
    if isinstance(value, kind):
        yield value
    if isinstance(value, tuple):
        for each in value:
            yield from every(kind, each)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from every(kind, getattr(value, field.name))


@pytest.fixture
def view() -> Report:
    """The report of the small scan."""
    return report(material())


def dimension(view: Report, name: str) -> DimensionPart:
    """A dimension of part 4."""
    return next(each for part in view.questionnaires for each in part.dimensions if each.id == name)


def strip(of: Strip | None) -> Strip:
    """A strip that must be there."""
    assert of is not None
    return of


# --- the contract


def test_a_template_gets_plain_data_only(view: Report) -> None:
    def check(value: object) -> None:
        if isinstance(value, tuple):
            for each in value:
                check(each)
        elif dataclasses.is_dataclass(value):
            assert not hasattr(value, "__dict__")
            with pytest.raises(dataclasses.FrozenInstanceError):
                vars(type(value))["__setattr__"](value, dataclasses.fields(value)[0].name, None)
            for field in dataclasses.fields(value):
                check(getattr(value, field.name))
        else:
            assert value is None or isinstance(value, (str, int, float)), value

    check(view)


def test_the_same_material_gives_the_same_report(view: Report) -> None:
    assert report(material()) == view


def test_a_fresh_report_has_room_for_three_actions_and_no_text_of_ours(view: Report) -> None:
    assert [action.number for action in view.agreed.actions] == ["1", "2", "3"]
    assert [blank.text for action in view.agreed.actions for blank in action.blanks] == [""] * 18


# --- rule 1: an estimate is not an experience


def test_an_estimate_beside_too_few_parents_is_called_not_verified(view: Report) -> None:
    scores = strip(dimension(view, "sf5").experience).scores
    assert [(each.label, each.estimate, each.value) for each in scores] == [
        ("Team, estimate (not verified)", True, "67 out of 100"),
        ("Parents", False, "too few answers"),
    ]


def test_an_estimate_beside_what_parents_say_is_still_called_an_estimate(view: Report) -> None:
    assert [each.label for each in strip(dimension(view, "sf3").experience).scores] == ["Team, estimate", "Parents"]


def test_every_answer_of_a_team_to_an_experience_item_is_called_an_estimate(view: Report) -> None:
    answers = [each for each in every(Distribution, view) if "sf3-welkom" in each.id or "sf5-merken" in each.id]
    assert {each.label for each in answers if each.group == "team"} == {
        "Team, estimate",
        "Team, estimate (not verified)",
    }
    assert {each.label for each in answers if each.group == "ouder"} == {"Parents"}


def test_what_was_not_verified_stands_among_what_we_do_not_know_with_a_question_for_parents(view: Report) -> None:
    (unverified,) = view.not_known.unverified
    assert unverified.dimension.text == "Twee kanten"
    assert unverified.estimate == "Team estimates 67 out of 100; n = 3 of 9 (33%)"
    assert unverified.question == "Hoe vaak merkt u dat de school iets met uw idee doet?"


@pytest.mark.parametrize("sentences", [meaning.SENTENCES, {**meaning.SENTENCES, **meaning.BY_THRESHOLD}])
@pytest.mark.parametrize("practice", [Level.NONE, Level.LOW, Level.MIDDLE, Level.HIGH])
def test_no_sentence_about_an_estimate_calls_it_good(
    practice: Level, sentences: Mapping[tuple[Level, Level], str]
) -> None:
    sentence = sentences[practice, Level.ESTIMATED]
    assert "estimate" in sentence
    assert "not verified" in sentence
    assert not {"keep", "positive", "experience it"} & set(sentence.lower().split())


def test_every_pair_of_levels_has_a_sentence_but_the_one_without_scores() -> None:
    practice = [Level.NONE, Level.LOW, Level.MIDDLE, Level.HIGH]
    pairs = {(one, other) for one in practice for other in Level} - {(Level.NONE, Level.NONE)}
    assert set(meaning.SENTENCES) == pairs


def test_no_page_says_what_a_school_aims_for_that_set_no_target() -> None:
    made_of = material()
    pages = str([report(made_of), *(kind.make(made_of) for kind in PAPERS.values())])
    assert re.findall(r"[^.]*(?:we aim|our aim|want to do more)[^.]*", pages) == []
    assert "What we do lies below the threshold of 60 on: Welkom" in pages


def test_a_target_that_a_team_set_is_called_what_it_aims_for() -> None:
    view = report(material(target=60.0))
    assert "threshold" not in str([view.cover, view.questionnaires])
    assert view.questionnaires[0].subtitle.endswith("The line is what we aim for in what we do.")


def test_a_strength_without_parents_is_worded_as_not_verified() -> None:
    made_of = material((Group.TEAM,), target=10.0)
    vars(made_of)["findings"] = (
        Finding(FindingKind.STRENGTH, "sf3", 0.0, Group.TEAM, figures={"score": 80.0}),
        *made_of.findings,
    )
    (strength,) = report(made_of).recommendations.strengths
    assert strength == (
        "Welkom: We do here what we aim for. Whether parents notice it is our own estimate, not verified with them. "
        "80 out of 100. Team, n = 7 of 9 (78%)."
    )


# --- rule 2: don't know is a result


def test_four_kinds_of_non_answers_stay_apart(view: Report) -> None:
    answers = {each.id: each for each in every(Distribution, dimension(view, "sf3"))}
    assert [(each.code, each.name, each.count) for each in answers["item-sf3-welkom-ouder"].non_answers] == [
        (NonAnswer.RATHER_NOT_SAY.label, "Zeg ik liever niet", "2"),
        (NonAnswer.NOT_ANSWERED.label, "not answered", "1"),
    ]


def test_what_many_do_not_know_has_its_own_bar_and_a_question_for_parents(view: Report) -> None:
    (unknown,) = view.not_known.unknown
    assert unknown.question == "Wat denkt u: hoe vaak merken ouders dat?"
    assert [(each.who, each.text, each.share, each.question) for each in unknown.groups] == [
        ("Team", "4 of 7 do not know (57%)", 57.14, "")
    ]
    assert unknown.ask == "Hoe vaak merkt u dat de school iets met uw idee doet?"


# --- rule 3: no ranking


def test_dimensions_stand_in_the_order_of_the_questionnaire_whatever_they_score(view: Report) -> None:
    (part,) = view.questionnaires
    assert [each.id for each in part.dimensions] == ["sf3", "sf5", "rv1", "cm"]
    assert part.headline == (
        "What we do lies below the threshold of 60 on 3 of 3 subjects: Welkom, Twee kanten and Open gesprek."
    )


def test_numbers_from_elsewhere_are_those_of_this_sector_with_source_and_year() -> None:
    secondary = report(material()).recommendations.context
    primary = report(material(sector=Sector.PO)).recommendations.context
    assert [(each.source, each.check) for each in secondary] == [("ITS (2012)", "15 + 75 + 10 = 100.")]
    assert "voortgezet" in secondary[0].text
    assert ["basisonderwijs" in each.text for each in primary] == [True]


# --- rule 5: n at every figure, and nothing of what is hidden


def test_n_stands_at_every_score_and_distribution_that_is_shown(view: Report) -> None:
    shown = [each for each in every(Score, view) if each.x is not None]
    drawn = [each for each in every(Distribution, view) if each.form != "none"]
    assert len(shown) == 7
    assert len(drawn) == 14
    ns = [*(each.n for each in shown), *(each.n for each in drawn)]
    assert [n for n in ns if not n.startswith("n = ")] == []


def test_a_hidden_figure_says_too_few_answers_without_n_or_bar(view: Report) -> None:
    (score,) = [each for each in every(Score, view) if each.x is None]
    assert dataclasses.astuple(score) == (
        *("Parents", "ouder", False, "Parents", None, "", "too few answers", "", "", "", ""),
    )
    (answers,) = [each for each in every(Distribution, view) if each.form == "none"]
    assert (answers.id, answers.n, answers.spread) == ("item-sf5-merken-ouder", "", "too few answers")
    assert (answers.options, answers.non_answers, answers.blocks, answers.key) == ((), (), "", ())


def test_what_is_hidden_is_listed_with_its_reason(view: Report) -> None:
    assert [(each.what, each.who, each.why) for each in view.made.hidden] == [
        ("Twee kanten", "Parents", "too few answers")
    ]


def school(persons: Persons) -> Report:
    """The report of a school with answers of these persons."""
    made = case("De Es", 3, persons)
    return report(Material(made.scan, made.questionnaires or (), made.figures, content(), rules=Disclosure()))


def test_a_report_in_which_every_figure_is_hidden_says_that_too_few_answered() -> None:
    made = school({Group.OUDER: 4})
    few = "Too few answers to say anything."
    assert (made.cover.summary, made.not_known.headline, made.recommendations.headline) == ((few,), few, few)


def test_where_only_parents_answered_nothing_is_said_of_estimates() -> None:
    assert school({Group.OUDER: 12}).not_known.headline == "On every question most people knew an answer."
    assert "everything that we estimated" in school({Group.OUDER: 12, Group.TEAM: 6}).not_known.headline


def test_the_cover_says_how_many_answered_of_how_many(view: Report) -> None:
    assert view.cover.responses == (
        Line("Team", "7 of 9 answered (78%)"),
        Line("Parents", "24 of 120 answered (20%)"),
    )


def test_a_group_that_nobody_answered_for_is_named_as_well() -> None:
    assert report(material((Group.TEAM,))).cover.responses[1] == Line("Parents", "no answers")


def test_notes_of_parents_stay_out_until_ten_wrote() -> None:
    few = tuple(Note("sf3-groet", Group.OUDER, f"Brief {number}") for number in range(9))
    many = (*few, Note("sf3-groet", Group.OUDER, "Brief 9"))
    own = (Note("sf3-groet", Group.TEAM, "Bij regen niet."),)

    def written(notes: tuple[Note, ...]) -> tuple[str, ...]:
        return dimension(report(material(notes=notes)), "sf3").items[0].notes

    assert written((*few, *own)) == ("Bij regen niet.",)
    assert written((*own, *many)) == ("Bij regen niet.", *(note.text for note in many))


def test_a_note_stands_only_beside_the_answers_of_its_own_group(view: Report) -> None:
    notes = {group.who: [each.notes for each in group.items] for group in view.divided.groups}
    assert notes == {"Team": [("Bij regen lukt het niet.",), (), ()], "Parents": [(), ()]}


# --- rule 6: disagreement is shown


def test_each_group_names_the_items_on_which_it_differs_most(view: Report) -> None:
    assert [(group.who, [each.id for each in group.items]) for group in view.divided.groups] == [
        ("Team", ["divided-team-sf3-groet", "divided-team-pr1-bereikt", "divided-team-sf5-idee"]),
        ("Parents", ["divided-ouder-sf3-welkom", "divided-ouder-sf3-groet"]),
    ]


def test_small_groups_are_dots_with_every_vote_and_large_ones_bars(view: Report) -> None:
    answers = {each.id: each for each in every(Distribution, dimension(view, "sf3"))}
    team, parents = answers["item-sf3-groet-team"], answers["item-sf3-groet-ouder"]
    assert (team.form, [len(each.dots) for each in team.options]) == ("dots", [3, 0, 0, 4])
    assert (parents.form, [each.share for each in parents.options]) == ("bars", ["0%", "0%", "38%", "54%"])


def test_spread_is_said_in_words(view: Report) -> None:
    spread = {each.id: each.spread for each in every(Distribution, dimension(view, "sf3"))}
    assert spread == {
        "item-sf3-groet-team": "the group is divided",
        "item-sf3-groet-ouder": "answers lie close together",
        "item-sf3-welkom-team": "answers lie close together",
        "item-sf3-welkom-ouder": "answers differ",
    }


def test_a_key_is_not_repeated_while_the_options_stay_the_same(view: Report) -> None:
    keys = {each.id: [entry.name for entry in each.key] for each in every(Distribution, dimension(view, "sf3"))}
    assert keys == {
        "item-sf3-groet-team": ["nooit", "soms", "meestal", "altijd"],
        "item-sf3-groet-ouder": [],
        "item-sf3-welkom-team": [],
        "item-sf3-welkom-ouder": ["nooit", "een enkele keer", "vaak", "altijd"],
    }


# --- rule 9: parents differ, and nobody scores them


def test_whom_we_do_not_reach_is_a_list_without_a_score(view: Report) -> None:
    language, working = view.reach.profiles
    assert language.sentence == "We hardly reach these parents."
    assert [(each.text, each.anchor) for each in language.recommendations] == [
        ("Schrijf in gewone taal", "recommendation-gewone-taal")
    ]
    assert (working.sentence, working.items) == ("Whether we reach them was not asked.", ())
    assert list(every(Score, view.reach)) == []
    assert "out of 100" not in repr(view.reach)


def test_who_is_missing_is_named(view: Report) -> None:
    assert view.reach.missing[:2] == ("Team: 2 of 9 did not answer.", "Parents: 96 of 120 did not answer.")


# --- rule 10: everything can be traced


def test_everything_that_is_cited_stands_among_the_sources_and_nothing_else(view: Report) -> None:
    sources = [*(each.sources for each in every(Card, view)), *(each.sources for each in every(DimensionPart, view))]
    listed = {each.anchor for each in view.sources.statements}
    assert len(sources) == 10
    assert all(sources)
    assert {each.anchor for those in sources for each in those} <= listed
    assert "statement-ongebruikt" not in listed
    assert [study.short for study in view.sources.studies] == [
        "Lusse (2011)",
        "Van der Tweel, JOS (2012)",
        "CPS (2012)",
        "ITS (2012)",
    ]


def test_a_recommendation_says_why_it_is_here_with_figures_and_n(view: Report) -> None:
    card = next(each for each in view.recommendations.first if each.id == "recommendation-terug-vertellen")
    assert [(each.about, each.text) for each in card.reasons] == [
        ("Twee kanten", "What we do scores 17 out of 100, below the threshold of 60. Team, n = 6 of 9 (67%).")
    ]
    assert (card.ours, card.effort, card.addressee) == (
        ("steps", "indicator"),
        "little effort",
        "teachers and the school",
    )


def test_what_waits_names_what_it_waits_for(view: Report) -> None:
    (card,) = view.recommendations.waiting
    assert [each.about for each in card.waits_for] == ["Welkom, “Hoe vaak groet u ouders bij de deur?”"]


def test_the_thresholds_are_those_that_were_used() -> None:
    lines = {each.label: each.text for each in report(material(target=45.0)).made.thresholds}
    assert lines["What we aim for"] == "45 out of 100 or more in what we do"
    assert lines["Parents and pupils: a figure"] == "from 5 persons who answered that question"
