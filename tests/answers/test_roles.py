"""Roles: one that a single person holds is never asked nor shown apart."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderscan.answers import response, roles
from ouderscan.answers.journal import Journal
from ouderscan.answers.response import OfGroup, OfRole
from ouderscan.answers.roles import Choice, Role
from ouderscan.questionnaire.model import Group
from small_scan import HEADER, SCAN, scan_folder

TEAM = {Role.LERAAR: 8, Role.LEIDING: 2, Role.OUDERCONTACT: 1, Role.ONDERSTEUNER: 1}
MERGED = (Role.OUDERCONTACT, Role.ONDERSTEUNER)


@pytest.mark.parametrize(
    ("populations", "expected"),
    [
        (TEAM, ((Role.LERAAR,), (Role.LEIDING,), MERGED)),
        ({Role.LERAAR: 8, Role.LEIDING: 3, Role.ZORG: 1}, ((Role.LERAAR,), (Role.LEIDING, Role.ZORG))),
        ({Role.LERAAR: 8, Role.LEIDING: 1}, ()),
        ({Role.LERAAR: 8}, ()),
        ({Role.LEIDING: 1}, ()),
        ({}, ()),
    ],
)
def test_roles_of_one_person_are_merged(populations: dict[Role, int], expected: tuple[Choice, ...]) -> None:
    assert roles.choices(populations) == expected


@given(st.dictionaries(st.sampled_from(Role), st.integers(1, 4)))
def test_every_choice_is_two_persons_or_more_and_every_role_is_in_one_choice(populations: dict[Role, int]) -> None:
    found = roles.choices(populations)

    assert all(sum(populations[role] for role in choice) >= 2 for choice in found)
    assert not found or sorted(role for choice in found for role in choice) == sorted(populations)


def test_who_has_answered_is_counted_by_role_and_what_was_merged_later_stays_merged(tmp_path: Path) -> None:
    folder = scan_folder(tmp_path, SCAN.model_copy(update={"roles": TEAM}))
    said: list[Choice] = [(Role.LERAAR,), (Role.LERAAR,), MERGED, (Role.OUDERCONTACT,), (), (Role.ZORG,)]
    for own in said:
        with Journal.begin(folder.answers, HEADER.model_copy(update={"roles": own})) as journal:
            journal.answer("sf1-verteld", 3)
            journal.finish()
    with Journal.begin(folder.answers, HEADER) as journal:
        journal.answer("sf1-verteld", 3)

    by_role = (OfRole((Role.LERAAR,), 2, 8), OfRole((Role.LEIDING,), 0, 2), OfRole(MERGED, 2, 2), OfRole((), 2))
    assert response.response(folder) == (OfGroup(Group.TEAM, 6, 1, 12, by_role), OfGroup(Group.OUDER, 0, 0, None))


def test_a_school_without_known_roles_shows_none(tmp_path: Path) -> None:
    assert [each.roles for each in response.response(scan_folder(tmp_path))] == [(), ()]


def test_names_of_roles_are_all_there() -> None:
    assert all(roles.name(choice) for choice in product(Role))
