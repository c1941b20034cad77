"""From findings to recommendations: value, order, the first three, what waits; and the shipped catalogue."""

from collections.abc import Mapping, Sequence
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan.advice import Advice, Reason, advise, unanswered
from ouderscan.answers.table import NonAnswer, from_rows, item_ids
from ouderscan.findings import Finding, find
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import (
    Addressee,
    Citation,
    Contested,
    Effort,
    EffortLevel,
    FindingKind,
    Group,
    Questionnaire,
    Recommendation,
    Sector,
)
from ouderscan.scoring.engine import score_school

GAP, NOT_VERIFIED, UNREACHED, STRENGTH = (
    FindingKind.GAP,
    FindingKind.NOT_VERIFIED,
    FindingKind.UNREACHED,
    FindingKind.STRENGTH,
)
CONTESTED = Contested(objections=("Niet elke ouder wil dit.",))


def recommendation(
    identity: str,
    addresses: Mapping[str, int],
    *,
    findings: tuple[FindingKind, ...] = (GAP,),
    level: EffortLevel = EffortLevel.LOW,
    contested: Contested | None = None,
    sectors: tuple[Sector, ...] = tuple(Sector),
    profiles: tuple[str, ...] = (),
    first: tuple[FindingKind, ...] = (),
) -> Recommendation:
    return Recommendation(
        id=identity,
        title=identity,
        what="Doe dit.",
        steps=("Begin.", "Ga door."),
        addressee=(Addressee.SCHOOL,),
        addresses=addresses,
        effort=Effort(level=level, time="een uur", who="het team"),
        notice="Ouders merken het.",
        indicator="Tel het.",
        evidence="Zwak.",
        sources=(Citation(statement="sf1"),),
        findings=findings,
        contested=contested,
        sectors=sectors,
        profiles=profiles,
        first=first,
    )


def gap(dimension: str, size: float) -> Finding:
    return Finding(GAP, dimension, size, Group.TEAM)


def advised(
    findings: Sequence[Finding], *recommendations: Recommendation, profiles: tuple[str, ...] = ()
) -> dict[str, list[str]]:
    """The ids in each part of the advice; empty parts are left out."""
    advice = advise(findings, recommendations, Sector.PO, profiles)
    return ids(advice)


def ids(advice: Advice) -> dict[str, list[str]]:
    parts = {"first": advice.first, "others": advice.others, "waiting": advice.waiting, "keep": advice.keep}
    return {name: [each.recommendation.id for each in part] for name, part in parts.items() if part}


def test_the_value_is_the_sum_of_weight_times_size_with_each_reason_kept() -> None:
    findings = [gap("a", 0.5), gap("b", 0.25), gap("c", 1.0)]
    (found,) = advise(findings, [recommendation("x", {"a": 3, "b": 1})], Sector.PO).first
    assert found.value == 1.75
    assert found.reasons == (Reason(findings[0], 3), Reason(findings[1], 1))


def test_a_recommendation_for_all_dimensions_counts_in_each() -> None:
    (found,) = advise([gap("a", 0.5), gap("b", 0.25)], [recommendation("x", {"all": 2, "b": 1})], Sector.PO).first
    assert found.value == 1.25


def test_the_highest_value_comes_first_and_equals_go_by_effort_and_then_by_id() -> None:
    low, high = EffortLevel.LOW, EffortLevel.HIGH
    found = advised(
        [gap("a", 0.5), gap("b", 0.5), gap("c", 0.5), gap("d", 0.5)],
        recommendation("z", {"a": 1}, level=high),
        recommendation("y", {"b": 1}, level=low),
        recommendation("x", {"c": 1}, level=low),
        recommendation("w", {"d": 2}, level=high),
    )
    assert found == {"first": ["w", "x", "y"], "others": ["z"]}


def test_what_one_addresses_counts_half_for_the_next() -> None:
    found = advised(
        [gap("a", 1.0), gap("b", 0.6)],
        recommendation("a-one", {"a": 3}),
        recommendation("a-two", {"a": 3}),
        recommendation("a-three", {"a": 3}),
        recommendation("b-one", {"b": 3}),
    )
    # 3.0, then 1.8 against 1.5, then 1.5 against 0.9 for a second on b.
    assert found == {"first": ["a-one", "b-one", "a-three"], "others": ["a-two"]}


def test_halving_goes_on_with_each_choice() -> None:
    found = advised(
        [gap("a", 1.0), gap("b", 0.3)],
        recommendation("a-one", {"a": 3}),
        recommendation("a-two", {"a": 3}),
        recommendation("a-three", {"a": 3}),
        recommendation("b-one", {"b": 3}),
    )
    # 3.0, then 1.5 against 0.9, then 0.75 against 0.9.
    assert found == {"first": ["a-one", "a-three", "b-one"], "others": ["a-two"]}


def test_a_contested_one_is_never_put_forward_whatever_its_value() -> None:
    found = advised(
        [gap("a", 1.0)],
        recommendation("contested", {"a": 3}, contested=CONTESTED),
        recommendation("plain", {"a": 1}),
    )
    assert found == {"first": ["plain"], "others": ["contested"]}
    assert advised([gap("a", 1.0)], recommendation("contested", {"a": 3}, contested=CONTESTED)) == {
        "others": ["contested"]
    }


def test_a_contested_one_comes_after_its_equals_among_the_others() -> None:
    plain = [recommendation(f"plain-{number}", {"a": 1}, level=EffortLevel.HIGH) for number in range(4)]
    found = advised([gap("a", 1.0)], recommendation("contested", {"a": 1}, contested=CONTESTED), *plain)
    assert found["others"] == ["plain-3", "contested"]


def test_a_recommendation_counts_only_for_the_kinds_of_finding_that_it_answers() -> None:
    findings = [gap("a", 0.5), Finding(NOT_VERIFIED, "a", 1.0, Group.TEAM)]
    asking = recommendation("ask", {"a": 1}, findings=(NOT_VERIFIED,))
    (found,) = advise(findings, [asking, recommendation("other", {"b": 3})], Sector.PO).first
    assert found.reasons == (Reason(findings[1], 1),)


def test_a_recommendation_for_other_sectors_is_left_out() -> None:
    assert advised([gap("a", 1.0)], recommendation("x", {"a": 1}, sectors=(Sector.VO, Sector.MBO))) == {}


def test_a_recommendation_for_a_profile_needs_that_the_school_names_it() -> None:
    own = recommendation("x", {"a": 1}, profiles=("taal", "werkend"))
    assert advised([gap("a", 1.0)], own) == {}
    assert advised([gap("a", 1.0)], own, profiles=("alleen",)) == {}
    assert advised([gap("a", 1.0)], own, profiles=("werkend",)) == {"first": ["x"]}


def test_a_profile_that_is_not_reached_calls_for_what_is_for_that_profile() -> None:
    findings = [Finding(UNREACHED, "pr", 0.5, Group.TEAM, "pr-taal", "taal")]
    fitting = recommendation("taal", {"pr": 1}, findings=(UNREACHED,), profiles=("taal",))
    other = recommendation("werk", {"pr": 1}, findings=(UNREACHED,), profiles=("werkend",))
    everybody = recommendation("ieder", {"pr": 1}, findings=(UNREACHED,))
    found = advised(findings, fitting, other, everybody, profiles=("taal", "werkend"))
    assert found == {"first": ["ieder", "taal"]}


def test_what_must_be_found_out_first_holds_a_recommendation_back() -> None:
    careful = recommendation("careful", {"a": 3}, first=(NOT_VERIFIED,))
    quick = recommendation("quick", {"a": 1})
    unverified = Finding(NOT_VERIFIED, "a", 1.0, Group.TEAM)
    elsewhere = Finding(NOT_VERIFIED, "b", 1.0, Group.TEAM)
    assert advised([gap("a", 0.5), unverified], careful, quick) == {"first": ["quick"], "waiting": ["careful"]}
    assert advised([gap("a", 0.5), elsewhere], careful, quick) == {"first": ["careful", "quick"]}
    (waiting,) = advise([gap("a", 0.5), unverified], [careful], Sector.PO).waiting
    assert waiting.waits_for == (unverified,)


def test_a_strength_is_kept_and_asks_for_nothing() -> None:
    strength = Finding(STRENGTH, "a", 0.0, Group.TEAM)
    keeping = recommendation("keep", {"a": 1}, findings=(STRENGTH, GAP))
    assert advised([strength], keeping, recommendation("x", {"a": 1})) == {"keep": ["keep"]}


def test_a_gap_that_nothing_addresses_is_told() -> None:
    findings = [gap("a", 0.5), gap("b", 0.5), Finding(NOT_VERIFIED, "c", 1.0)]
    advice = advise(findings, [recommendation("x", {"a": 1})], Sector.PO)
    assert unanswered(findings, advice) == (findings[1],)


# --- the shipped catalogue


def answers(random: Random, questionnaires: Sequence[Questionnaire]) -> list[dict[str, object]]:
    """A school's answers: some groups, each item leaning its own way, some who do not know."""
    rows: list[dict[str, object]] = []
    lean = {item: random.random() for item in item_ids(questionnaires)}
    for group, size in ((Group.TEAM, random.randint(1, 8)), (Group.OUDER, random.choice([0, 4, 12]))):
        for number in range(size):
            row: dict[str, object] = {"school": "Es", "wave": "", "group": group.value, "respondent": str(number)}
            for questionnaire in questionnaires:
                for item in questionnaire.items_for(group):
                    k = questionnaire.options_of(item)
                    chosen = min(k, 1 + int(k * (lean[item.id] + random.random()) / 2))
                    row[item.id] = int(NonAnswer.DONT_KNOW) if random.random() < 0.15 else chosen
            rows.append(row)
    return rows


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(Sector))
def test_the_shipped_catalogue_advises_the_same_every_time_and_leaves_no_gap_unanswered(
    seed: int, sector: Sector
) -> None:
    random = Random(seed)
    shipped = catalogue.shipped()
    chosen = random.sample(shipped.questionnaires, random.randint(1, len(shipped.questionnaires)))
    questionnaires = [each.in_sector(sector) for each in chosen]
    figures = score_school(from_rows(answers(random, questionnaires), item_ids(questionnaires)), questionnaires)
    findings = find(figures, questionnaires)
    profiles = random.sample([each.id for each in shipped.profiles], random.randint(0, 2))
    advice = advise(findings, shipped.recommendations, sector, profiles)
    again = advise(
        random.sample(findings, len(findings)),
        random.sample(shipped.recommendations, len(shipped.recommendations)),
        sector,
        profiles,
    )
    assert ids(again) == ids(advice)
    assert unanswered(findings, advice) == ()
    assert not any(each.contested for each in advice.first)
    assert len(advice.first) == 3 or all(each.contested for each in advice.others)
    assert all(each.reasons for part in (advice.first, advice.others, advice.waiting, advice.keep) for each in part)


@pytest.mark.parametrize("sector", Sector)
def test_the_shipped_catalogue_has_something_without_objections_for_every_gap(sector: Sector) -> None:
    shipped = catalogue.shipped()
    scored = {item.dimension for each in shipped.questionnaires for item in each.items if item.kind.value == "practice"}
    findings = [gap(dimension, 0.5) for dimension in sorted(scored)]
    assert len(findings) > 20
    lonely = [finding.dimension for finding in findings if not advise([finding], shipped.recommendations, sector).first]
    assert lonely == []
