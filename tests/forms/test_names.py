"""Ids without hyphens, there and back; and texts that systems would fill in, run or take for markup."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderscan.errors import WrongUsageError
from ouderscan.forms import escaping
from ouderscan.forms.names import LONGEST, compact, named, variable
from ouderscan.importers import wordings
from ouderscan.questionnaire import catalogue

ITEMS = [item.id for each in catalogue.shipped().questionnaires for item in each.items]


@pytest.mark.parametrize("name_of", [variable, compact])
def test_every_shipped_id_comes_back_from_its_name(name_of: Callable[[str], str]) -> None:
    ids = named(ITEMS, name_of)
    assert [ids[name_of(item)] for item in ITEMS] == ITEMS
    assert all(wordings.compact(name_of(item)) == wordings.compact(item) for item in ITEMS)
    assert max(map(len, ids)) <= LONGEST


def test_an_id_that_begins_with_a_digit_gets_a_letter_before_it() -> None:
    assert (variable("3-dingen"), compact("3-dingen")) == ("q3_dingen", "q3dingen")


def test_two_ids_with_one_name_are_refused() -> None:
    with pytest.raises(WrongUsageError, match="'a-b' and 'a-b-' would have the same name"):
        named(["a-b", "a-b-"], compact)
    assert named(["a-b", "a-b-"], variable) == {"a_b": "a-b", "a_b_": "a-b-"}


@given(st.text(max_size=40))
def test_markup_holds_no_sign_that_means_anything_and_no_formula(text: str) -> None:
    safe = escaping.markup(text)
    assert not set(safe) & set("<>\"'\\\r\n\t")
    assert safe[:1] not in {"=", "+", "-", "@", "＝", "＋", "－", "＠"}


@given(st.text(alphabet="${}[] ax", max_size=20))
def test_what_is_apart_has_no_opening_left_and_only_blanks_more(text: str) -> None:
    safe = escaping.apart(text, "${", "[[")
    assert "${" not in safe
    assert "[[" not in safe
    assert safe.replace(" ", "") == text.replace(" ", "")
