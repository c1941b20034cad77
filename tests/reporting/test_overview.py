"""The page on many schools: what it counts, what it leaves out, and that nobody is named or ranked."""

import html
from itertools import permutations

import pytest

from many_schools import FULL, case, overview_of
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Kind, Sector
from ouderscan.reporting.material import Material
from ouderscan.reporting.overview import spread
from ouderscan.reporting.overview.findable import asked, findable, ground
from ouderscan.reporting.overview.gathering import Gathering
from ouderscan.reporting.overview.page import overview
from ouderscan.reporting.render import rendered
from ouderscan.scoring.results import DimensionFigures, SchoolFigures
from report_example import content

SCHOOLS = [case("De Es", 1, FULL), case("De Els", 3, FULL), case("De Iep", 4, FULL)]


def test_persons_and_schools_are_added_up() -> None:
    (part,) = overview_of(SCHOOLS).sectors
    assert [(line.label, line.text) for line in part.responses] == [
        ("Schools that took part", "3"),
        ("Team", "18 persons, at 3 of 3 schools"),
        ("Parents", "27 persons, at 3 of 3 schools"),
    ]


def test_a_school_with_too_few_persons_has_no_dot_and_is_in_no_total() -> None:
    few = case("Klein", 5, {Group.TEAM: 6, Group.OUDER: 4})
    (part,) = overview_of([*SCHOOLS, few]).sectors
    assert [(line.label, line.text) for line in part.responses] == [
        ("Schools that took part", "4"),
        ("Team", "24 persons, at 4 of 4 schools"),
        ("Parents", "27 persons, at 3 of 4 schools"),
    ]
    dots = {(each.group, len(each.marks), each.schools) for subject in part.subjects for each in subject.spreads}
    assert dots == {("team", 4, "4 schools"), ("ouder", 3, "3 schools")}


def test_the_response_is_told_of_the_schools_of_which_it_is_known_how_many_there_are() -> None:
    known = [
        case(f"School {place}", 3, {Group.OUDER: 6 + place}, populations={Group.OUDER: 20 * place})
        for place in (1, 2, 3)
    ]
    too_small = case("Typefout", 3, {Group.OUDER: 9}, populations={Group.OUDER: 8})
    hidden = case("Klein", 3, {Group.OUDER: 4}, populations={Group.OUDER: 100})
    told = [
        {line.label: line.text for line in overview_of(schools).sectors[0].responses}["Parents"]
        for schools in ([*known, *SCHOOLS, too_small, hidden], [*known[1:], *SCHOOLS])
    ]
    assert told == [
        "60 persons, at 7 of 8 schools; of 3 schools it is known how many there are: there 24 of 120 answered (20%)",
        "44 persons, at 5 of 5 schools",  # of two schools each would know the other's number
    ]


def test_schools_of_different_sectors_stand_apart() -> None:
    page = overview_of([*SCHOOLS, case("College", 2, FULL, Sector.VO)])
    assert [(part.title, part.responses[0].text) for part in page.sectors] == [
        ("primary education", "3"),
        ("secondary education", "1"),
    ]
    assert {len(each.marks) for subject in page.sectors[1].subjects for each in subject.spreads} == {1}


def test_the_order_of_the_schools_changes_nothing() -> None:
    page = overview_of(SCHOOLS)
    assert [overview_of(order) for order in permutations(SCHOOLS)] == [page] * 6


@pytest.mark.parametrize("form", ["html", "md"])
def test_no_school_is_named(form: str) -> None:
    text = rendered(overview_of(SCHOOLS), form)
    assert "3 schools" in text
    assert [name for name in ("De Es", "De Els", "De Iep") if name in text] == []


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_contested_measure_stands_with_its_objections(form: str) -> None:
    shipped, gathering = catalogue.shipped(), Gathering()
    contested = [
        each for each in shipped.recommendations if each.contested and "ba4" in {s.statement for s in each.sources}
    ]
    asked = [each.in_sector(Sector.PO) for each in shipped.questionnaires]
    scores = [
        DimensionFigures(each.id, Kind.PRACTICE, Group.TEAM, mean=40.0) for one in asked for each in one.dimensions
    ]
    gathering.add("es", SCHOOLS[0].scan, SchoolFigures("De Es", "", dimensions=tuple(scores)), asked)
    gathering.conclude("es", (), [each.id for each in contested], ())
    text = " ".join(html.unescape(rendered(overview(gathering, shipped), form)).replace("\\", "").split())
    assert [each.id for each in contested] == ["afspraken-op-papier"]
    for each in contested:
        assert each.contested
        card = text.partition(each.title)[2][:6000]
        objections = each.contested.objections
        assert [sentence for sentence in objections if " ".join(sentence.split()) not in card] == []
        assert "Advised at 1 of 1 schools." in card
        assert "at 0." not in card.partition("Advised at")[2][:80]


def test_what_stands_out_is_counted_in_schools() -> None:
    (part,) = overview_of(SCHOOLS).sectors
    gaps = {
        subject.short: [each for each in subject.facts if "below ouderscan's threshold" in each]
        for subject in part.subjects
    }
    assert {sentence for sentences in gaps.values() for sentence in sentences} == {
        "What the school does lies below ouderscan's threshold of 60: 1 of 3 schools."
    }


HIDDEN = case("Klein", 1, {Group.OUDER: 4})


@pytest.mark.parametrize("answer", [1, 2, 3, 4])
@pytest.mark.parametrize("persons", [FULL, {Group.TEAM: 6}, {Group.OUDER: 9}, {Group.TEAM: 6, Group.OUDER: 4}])
def test_each_finding_is_among_what_could_be_found_and_that_among_what_was_asked(
    answer: int, persons: dict[Group, int]
) -> None:
    made = case("De Es", answer, persons)
    questionnaires = made.questionnaires or ()
    found = {ground(each) for each in Material(made.scan, questionnaires, made.figures, content()).findings}
    assert found <= findable(made.figures, questionnaires) <= asked(made.figures, questionnaires)


def test_a_school_whose_figures_are_hidden_is_in_no_denominator() -> None:
    (part,) = overview_of([*SCHOOLS, HIDDEN]).sectors
    sentences = [sentence for subject in part.subjects for sentence in subject.facts]
    assert sentences
    assert [each for each in [*sentences, part.headline] if "of 4 schools" in each] == []
    assert [each.asked for each in part.most if "of 4 schools" in each.asked] == []


def test_where_every_figure_is_hidden_the_page_says_that_too_few_answered() -> None:
    (part,) = overview_of([HIDDEN]).sectors
    assert part.headline == "There are too few answers to say what stands out."
    assert [line.text for line in part.responses] == ["1", "too few answers"]
    assert part.subjects == ()


@pytest.mark.parametrize(
    ("figures", "note"),
    [
        ((), "These schools were not asked about this."),
        ((None,), "There are too few answers to say anything about this."),
        ((90.0,), "Nothing that these schools answered asks for a measure of this kind."),
    ],
)
def test_a_policy_of_which_nothing_is_shown_says_why(figures: tuple[float | None, ...], note: str) -> None:
    shipped, gathering = catalogue.shipped(), Gathering()
    asked_of_all = [each.in_sector(Sector.PO) for each in shipped.questionnaires]
    scores = tuple(
        DimensionFigures(each.id, Kind.PRACTICE, Group.TEAM, mean=mean)
        for one in asked_of_all
        for each in one.dimensions
        for mean in figures
    )
    gathering.add("es", SCHOOLS[0].scan, SchoolFigures("De Es", "", dimensions=scores), asked_of_all)
    (part,) = overview(gathering, shipped).sectors
    others = "This recommendation is about secondary education and vocational education."
    assert {each.note for each in part.policies} == {note, others}


def test_dots_of_equal_scores_stand_on_each_other_and_all_are_there() -> None:
    form, marks, height = spread.marks([50.0, 50.4, 51.0, 90.0])
    assert form == "dots"
    assert [(each.x, each.y) for each in marks] == [(50.0, 26), (50.0, 18), (50.0, 10), (90.0, 26)]
    assert height == 36


def test_very_many_schools_become_bars_of_which_the_tallest_fills_the_room() -> None:
    form, marks, height = spread.marks([50.0] * 200 + [100.0])
    assert (form, [each.x for each in marks], height) == ("bars", [50, 95], 84)
    assert [each.y for each in marks] == [6, 77]


@pytest.mark.parametrize(
    ("means", "sentence"),
    [
        ([48.2], "At 48 out of 100."),
        ([40.0, 60.0, 52.0], "Between 40 and 60 out of 100."),
        (
            [10.0, 20.0, 30.0, 40.0, 50.0],
            "Half of the schools lie between 20 and 40 out of 100; all of them between 10 and 50.",
        ),
    ],
)
def test_the_sentence_tells_where_the_schools_lie(means: list[float], sentence: str) -> None:
    assert spread.sentence(means) == sentence


def test_a_score_on_the_edge_of_a_band_is_in_one_band() -> None:
    assert spread.bands([0.0, 19.9, 20.0, 80.0, 100.0]) == (2, 1, 0, 0, 2)
