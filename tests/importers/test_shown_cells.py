"""What is told of a cell that is not understood: nothing that may be about a person."""

import pytest

from ouderscan.importers.cells import HIDDEN, shown


@pytest.mark.parametrize("text", ["192.0.2.77", "2001:db8:0:1:2:3:4:5", "2001:DB8::77", "fe80::1", "a@example.org"])
def test_an_address_is_not_shown(text: str) -> None:
    assert shown(text) == HIDDEN


@pytest.mark.parametrize("text", ["Half", "9", "mee: eens", "14:20:53"])
def test_what_is_no_address_is_shown(text: str) -> None:
    assert shown(text) == text
