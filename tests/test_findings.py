"""Each rule at its bound, on figures made by hand."""

import pytest

from ouderscan.answers.table import NonAnswer
from ouderscan.findings import Finding, Thresholds, find, most_divided
from ouderscan.questionnaire.model import (
    ContactAspect,
    Dimension,
    FindingKind,
    Group,
    Item,
    Kind,
    Questionnaire,
    Scale,
)
from ouderscan.scoring.results import DimensionFigures, Hidden, ItemFigures, PerceptionGap, Response, SchoolFigures

TEAM, LEIDING, OUDER, LEERLING = Group.TEAM, Group.LEIDING, Group.OUDER, Group.LEERLING


def an_item(identity: str, kind: Kind, profile: str | None = None, aspect: ContactAspect | None = None) -> Item:
    dimension = identity.split("-", maxsplit=1)[0]
    text = {TEAM: "Wat doet u?", OUDER: "Wat doen wij?"}
    return Item(id=identity, dimension=dimension, kind=kind, scale="s", text=text, profile=profile, contact=aspect)


def speaks(moment: str) -> ContactAspect:
    return ContactAspect(moment=moment, aspect="speaks")


QUESTIONNAIRE = Questionnaire(
    format="ouderscan/questionnaire/1",
    id="toets",
    version="1.0.0",
    language="nl",
    title="Toets",
    description="Toets.",
    groups=(TEAM, OUDER),
    scales={"s": Scale(options=("nooit", "soms", "altijd"))},
    dimensions=tuple(
        Dimension(id=each, title=each, short=each, description=each, sources=("sf1",))
        for each in ("a", "b", "pr", "cm")
    ),
    items=(
        an_item("a-doet", Kind.PRACTICE),
        an_item("a-merkt", Kind.EXPERIENCE),
        an_item("b-doet", Kind.PRACTICE),
        an_item("pr-taal", Kind.REACH, profile="taal"),
        an_item("pr-werk", Kind.REACH, profile="werkend"),
        an_item("cm-start", Kind.CONTACT, aspect=speaks("start")),
        an_item("cm-rapport", Kind.CONTACT, aspect=speaks("rapport")),
        an_item("cm-avond", Kind.CONTACT, aspect=speaks("avond")),
        an_item("cm-agenda", Kind.CONTACT, aspect=ContactAspect(moment="start", aspect="agenda")),
    ),
)


def school(*figures: DimensionFigures | ItemFigures | PerceptionGap) -> SchoolFigures:
    return SchoolFigures(
        school="Es",
        wave="",
        responses=tuple(Response(group, 10) for group in (LEIDING, OUDER, TEAM)),
        items=tuple(each for each in figures if isinstance(each, ItemFigures)),
        dimensions=tuple(each for each in figures if isinstance(each, DimensionFigures)),
        perceptions=tuple(each for each in figures if isinstance(each, PerceptionGap)),
    )


def found(*figures: DimensionFigures | ItemFigures | PerceptionGap, limits: Thresholds | None = None) -> list[Finding]:
    return list(find(school(*figures), [QUESTIONNAIRE], limits))


def practice(mean: float | None, group: Group = TEAM, dimension: str = "a") -> DimensionFigures:
    return DimensionFigures(dimension, Kind.PRACTICE, group, asked=10, n=10, mean=mean)


def experience(mean: float | None, group: Group = TEAM, dimension: str = "a") -> DimensionFigures:
    return DimensionFigures(dimension, Kind.EXPERIENCE, group, asked=10, n=10, mean=mean)


def gap(difference: float, low: float | None, high: float | None) -> PerceptionGap:
    return PerceptionGap("a", 50 + difference, 50.0, difference, low, high, 10, 10)


# --- gap


def test_practice_below_the_target_is_a_gap_in_units_of_the_target() -> None:
    assert found(practice(45.0)) == [
        Finding(FindingKind.GAP, "a", 0.25, TEAM, figures={"score": 45.0, "threshold": 60.0})
    ]


def test_practice_at_the_target_is_no_gap() -> None:
    assert found(practice(60.0)) == []
    assert [each.kind for each in found(practice(59.99999999))] == [FindingKind.GAP]


def test_the_team_s_own_target_counts() -> None:
    assert found(practice(45.0), limits=Thresholds.of(45)) == []
    assert found(practice(45.0), limits=Thresholds.of(90)) == [
        Finding(FindingKind.GAP, "a", 0.5, TEAM, figures={"score": 45.0, "target": 90})
    ]


def test_a_gap_is_less_than_the_school_aims_for_only_where_it_set_a_target() -> None:
    sentences = [found(practice(45.0), limits=Thresholds.of(target))[0].sentence() for target in (None, 60)]
    assert sentences == [
        "What we do scores 45 out of 100, below the threshold of 60.",
        "What we do scores 45 out of 100; we aim for 60.",
    ]


def test_a_dimension_has_one_gap_that_of_the_lowest_score() -> None:
    assert found(practice(50.0), practice(30.0, OUDER), practice(40.0, LEIDING)) == [
        Finding(FindingKind.GAP, "a", 0.5, OUDER, figures={"score": 30.0, "threshold": 60.0})
    ]


def test_low_experience_and_hidden_practice_are_no_gap() -> None:
    hidden = DimensionFigures("a", Kind.PRACTICE, OUDER, hidden=Hidden.FEW)
    assert found(experience(10.0), experience(10.0, OUDER), hidden) == []


# --- not verified


def test_an_estimate_without_parents_is_not_verified() -> None:
    assert found(experience(90.0)) == [Finding(FindingKind.NOT_VERIFIED, "a", 1.0, TEAM)]
    assert found(experience(90.0, LEIDING), experience(80.0)) == [Finding(FindingKind.NOT_VERIFIED, "a", 1.0, TEAM)]


@pytest.mark.parametrize("hidden", [Hidden.FEW, None], ids=["too few parents", "no score"])
def test_parents_whose_figure_is_absent_verify_nothing(hidden: Hidden | None) -> None:
    absent = DimensionFigures("a", Kind.EXPERIENCE, OUDER, hidden=hidden)
    assert found(experience(90.0), absent) == [Finding(FindingKind.NOT_VERIFIED, "a", 1.0, TEAM)]


def test_pupils_do_not_speak_for_parents() -> None:
    assert [each.kind for each in found(experience(90.0), experience(90.0, LEERLING))] == [FindingKind.NOT_VERIFIED]


def test_parents_verify_an_estimate_however_low() -> None:
    assert found(experience(90.0), experience(5.0, OUDER)) == []


def test_experience_that_nobody_estimates_needs_no_verifying() -> None:
    assert found(experience(50.0, LEERLING)) == []


# --- unknown


def unknowing(count: int, asked: int, group: Group = TEAM, item: str = "a-doet") -> ItemFigures:
    return ItemFigures(item, group, asked=asked, n=asked - count, non_answers={NonAnswer.DONT_KNOW: count})


@pytest.mark.parametrize(("count", "asked"), [(1, 3), (2, 6), (11, 33), (7, 20), (10, 10)])
def test_a_third_who_do_not_know_is_a_finding(count: int, asked: int) -> None:
    share = count / asked
    expected = Finding(FindingKind.UNKNOWN, "a", share, TEAM, "a-doet", figures={"share": share})
    assert found(unknowing(count, asked)) == [expected]


@pytest.mark.parametrize(("count", "asked"), [(0, 0), (0, 5), (3, 10), (32, 97), (6, 19)])
def test_less_than_a_third_is_none(count: int, asked: int) -> None:
    assert found(unknowing(count, asked)) == []


def test_other_non_answers_are_no_ignorance() -> None:
    other = dict.fromkeys((NonAnswer.NOT_APPLICABLE, NonAnswer.RATHER_NOT_SAY, NonAnswer.NOT_ANSWERED), 3)
    assert found(ItemFigures("a-doet", TEAM, asked=10, n=1, non_answers=other)) == []


def test_each_group_that_does_not_know_is_told() -> None:
    groups = [each.group for each in found(unknowing(5, 10), unknowing(6, 10, OUDER))]
    assert groups == [TEAM, OUDER]


# --- divided


@pytest.mark.parametrize(("disagreement", "count"), [(0.6, 1), (0.5999999, 0), (None, 0), (1.0, 1)])
def test_a_group_is_divided_from_six_tenths(disagreement: float | None, count: int) -> None:
    figures = ItemFigures("a-merkt", TEAM, asked=10, n=10, disagreement=disagreement)
    expected = Finding(
        FindingKind.DIVIDED, "a", disagreement or 0, TEAM, "a-merkt", figures={"disagreement": disagreement or 0}
    )
    assert found(figures) == [expected] * count


def test_parents_who_differ_need_no_meeting_of_the_team() -> None:
    assert found(ItemFigures("a-merkt", OUDER, asked=10, n=10, disagreement=0.9)) == []


def test_different_reach_in_different_classes_is_no_division() -> None:
    assert found(ItemFigures("pr-taal", TEAM, asked=10, n=10, disagreement=0.9)) == []


def test_the_three_most_divided_items_are_named_whatever_the_threshold() -> None:
    items = [
        ItemFigures(name, TEAM, disagreement=disagreement)
        for name, disagreement in (("e", 0.1), ("d", 0.3), ("c", 0.3), ("b", 0.2), ("a", 0.0), ("f", None))
    ]
    other = ItemFigures("z", OUDER, disagreement=1.0)
    assert [each.item for each in most_divided(school(*items, other), TEAM)] == ["c", "d", "b"]
    assert [each.item for each in most_divided(school(*items[3:]), TEAM)] == ["b"]


# --- perception


@pytest.mark.parametrize(
    ("difference", "low", "high", "count"),
    [
        (15.0, 1.0, 29.0, 1),
        (-15.0, -29.0, -1.0, 1),
        (14.999999999999993, 1.0, 29.0, 1),  # 66.666… − 51.666… in floating point
        (14.99, 1.0, 29.0, 0),
        (15.0, 0.0, 30.0, 0),
        (-15.0, -30.0, 0.0, 0),
        (40.0, -1.0, 81.0, 0),
        (40.0, None, None, 0),
    ],
)
def test_estimate_and_experience_differ_from_fifteen_with_an_interval_without_0(
    difference: float, low: float | None, high: float | None, count: int
) -> None:
    rounded = round(abs(difference), 9)
    values = {"estimate": 50 + difference, "experience": 50.0, "difference": rounded}
    expected = Finding(FindingKind.PERCEPTION, "a", rounded / 60, figures=values)
    assert found(gap(difference, low, high)) == [expected] * count


def test_a_perception_gap_counts_once_at_most() -> None:
    assert [each.size for each in found(gap(80.0, 60.0, 100.0))] == [1.0]


# --- unreached


def reached(mean: float | None, item: str = "pr-taal", group: Group = TEAM) -> ItemFigures:
    return ItemFigures(item, group, asked=10, n=10, mean=mean)


def test_a_profile_that_is_reached_in_part_is_a_finding() -> None:
    expected = Finding(FindingKind.UNREACHED, "pr", 0.5, TEAM, "pr-taal", "taal", {"mean": 50.0})
    assert found(reached(50.0), reached(100.0, "pr-werk")) == [expected]


@pytest.mark.parametrize("mean", [75.0, 100.0, None])
def test_a_profile_that_is_reached_or_absent_is_none(mean: float | None) -> None:
    assert found(reached(mean)) == []


def test_the_group_that_reaches_least_decides() -> None:
    assert [each.group for each in found(reached(70.0), reached(40.0, group=LEIDING))] == [LEIDING]


# --- broadcast


def moments(*means: float | None, group: Group = TEAM) -> list[ItemFigures]:
    names = ("cm-start", "cm-rapport", "cm-avond")
    return [ItemFigures(name, group, mean=mean) for name, mean in zip(names, means, strict=False)]


def test_telling_in_most_moments_is_a_finding() -> None:
    assert found(*moments(0.0, 49.9, 50.0)) == [
        Finding(FindingKind.BROADCAST, "cm", 2 / 3, TEAM, figures={"telling": 2, "moments": 3})
    ]


def test_telling_in_half_of_the_moments_is_none() -> None:
    assert found(*moments(0.0, 50.0)) == []
    assert found(*moments(0.0, 50.0, None)) == []


def test_who_sets_the_agenda_is_not_who_speaks() -> None:
    assert found(ItemFigures("cm-agenda", TEAM, mean=0.0)) == []


def test_parents_alone_make_no_broadcast() -> None:
    assert found(*moments(0.0, 0.0, 0.0, group=OUDER)) == []


# --- strength


def test_high_practice_is_a_strength() -> None:
    assert found(practice(75.0)) == [Finding(FindingKind.STRENGTH, "a", 0.0, TEAM, figures={"score": 75.0})]
    assert found(practice(74.99)) == []


@pytest.mark.parametrize(("experienced", "count"), [(75.0, 1), (74.99, 0), (20.0, 0)])
def test_practice_is_no_strength_where_parents_experience_less(experienced: float, count: int) -> None:
    kinds = [each.kind for each in found(practice(90.0), experience(experienced, OUDER))]
    assert kinds == [FindingKind.STRENGTH] * count


def test_an_estimate_is_never_called_good() -> None:
    assert [each.kind for each in found(experience(100.0))] == [FindingKind.NOT_VERIFIED]


def test_a_strength_says_that_it_is_about_what_we_do() -> None:
    strength = found(practice(90.0), experience(10.0))[-1]
    assert (strength.kind, strength.open) == (FindingKind.STRENGTH, False)
    assert strength.sentence() == "What we do goes well: 90 out of 100."


def test_one_group_below_the_bound_makes_it_no_strength() -> None:
    assert found(practice(90.0), practice(70.0, OUDER)) == []


# --- all together


def test_findings_come_in_the_order_of_the_rules_and_then_of_the_questionnaire() -> None:
    figures: list[DimensionFigures | ItemFigures | PerceptionGap] = [
        practice(90.0, dimension="b"),
        practice(30.0),
        experience(80.0),
        unknowing(5, 10, OUDER),
        unknowing(5, 10, item="b-doet"),
        ItemFigures("a-merkt", TEAM, disagreement=0.7),
        gap(20.0, 1.0, 39.0),
        *moments(0.0),
        reached(0.0, "pr-werk"),
        reached(0.0),
    ]
    assert [(each.kind, each.dimension, each.profile) for each in found(*figures)] == [
        (FindingKind.NOT_VERIFIED, "a", None),
        (FindingKind.UNKNOWN, "a", None),
        (FindingKind.UNKNOWN, "b", None),
        (FindingKind.DIVIDED, "a", None),
        (FindingKind.PERCEPTION, "a", None),
        (FindingKind.GAP, "a", None),
        (FindingKind.UNREACHED, "pr", "taal"),
        (FindingKind.UNREACHED, "pr", "werkend"),
        (FindingKind.BROADCAST, "cm", None),
        (FindingKind.STRENGTH, "b", None),
    ]


def test_a_school_without_figures_has_no_findings() -> None:
    assert found() == []


FIGURES: dict[FindingKind, dict[str, float]] = {
    FindingKind.GAP: {"score": 44.6, "threshold": 60.0},
    FindingKind.UNKNOWN: {"share": 0.4},
    FindingKind.PERCEPTION: {"estimate": 70.0, "experience": 50.0, "difference": 20.0},
    FindingKind.DIVIDED: {"disagreement": 0.65},
    FindingKind.BROADCAST: {"telling": 3, "moments": 5},
    FindingKind.STRENGTH: {"score": 80.0},
}


@pytest.mark.parametrize(
    ("mean", "sentence"),
    [(24.9, "We hardly reach these parents."), (25.0, "We reach only some of these parents.")],
)
def test_whom_a_school_hardly_reaches_is_said_in_so_many_words(mean: float, sentence: str) -> None:
    assert Finding(FindingKind.UNREACHED, "pr", 1 - mean / 100, figures={"mean": mean}).sentence() == sentence


@pytest.mark.parametrize("kind", FindingKind)
def test_every_finding_has_a_sentence_with_its_figures(kind: FindingKind) -> None:
    values = FIGURES.get(kind, {})
    sentence = Finding(kind, "a", 1.0, figures=values).sentence()
    assert sentence.endswith(".")
    assert "{" not in sentence
    hundreds = {"share": "{:.0%}", "disagreement": "65"}
    shown = [hundreds.get(name, "{:.0f}").format(value) for name, value in values.items()]
    assert [each for each in shown if each not in sentence] == []
