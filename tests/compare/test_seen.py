"""What became of findings: new, gone, still there, or not to be seen at the other moment."""

from ouderscan.compare.seen import Fate
from ouderscan.compare.waves import compare
from ouderscan.questionnaire.model import FindingKind, Group
from small_exports import Asked, questionnaire
from two_waves import AFTER, people, wave

OWN = questionnaire({"a": Asked("Eerste?", non_answers={"dont_know": "Weet ik niet"}), "b": Asked("Tweede?")})
TEAM, PARENTS = Group.TEAM, Group.OUDER
ROOM = people(a=[3, 3, 4, 4], b=[3, 3, 4, 4])
MANY = people(a=[1, 2, 3, 4, 5, 2, 3, 4], b=[1, 2, 3, 4, 5, 2, 3, 4])
LOW = people(a=[1, 1, 2, 1, 2, 1, 2, 2], b=[1, 1, 2, 1, 2, 1, 2, 2])


def fates(before: dict[Group, list[dict[str, int]]], after: dict[Group, list[dict[str, int]]]) -> set[tuple[str, str]]:
    found = compare(wave(OWN, before), wave(OWN, after, AFTER)).findings
    return {(each.finding.kind.value, each.fate.value) for each in found}


def test_a_finding_stays() -> None:
    assert fates({TEAM: ROOM}, {TEAM: ROOM}) == {(FindingKind.NOT_VERIFIED, Fate.STAYED)}


def test_an_estimate_that_parents_verified_is_a_finding_less_and_a_difference_with_them_is_new() -> None:
    assert fates({TEAM: ROOM}, {TEAM: ROOM, PARENTS: MANY}) == {(FindingKind.NOT_VERIFIED, Fate.GONE)}
    found = fates({TEAM: ROOM, PARENTS: MANY}, {TEAM: ROOM, PARENTS: LOW})
    assert found == {(FindingKind.PERCEPTION, Fate.NEW)}


def test_too_few_answers_make_no_finding_go_away() -> None:
    found = fates({TEAM: ROOM, PARENTS: LOW}, {TEAM: ROOM, PARENTS: LOW[:4]})
    assert found == {(FindingKind.PERCEPTION, Fate.ONLY_BEFORE), (FindingKind.NOT_VERIFIED, Fate.NEW)}


def test_what_was_not_asked_then_is_not_new() -> None:
    unknown = [{"a": -1, "b": 3}] * 3 + [{"a": 3, "b": 3}]
    only_b = [{"b": 3}] * 4
    found = fates({TEAM: only_b}, {TEAM: unknown})
    assert (FindingKind.UNKNOWN, Fate.ONLY_AFTER) in found
    assert (FindingKind.UNKNOWN, Fate.NEW) in fates({TEAM: ROOM}, {TEAM: unknown})
