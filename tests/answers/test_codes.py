"""The code in which answers come home: there and back, and no slip of the hand passes."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderscan.answers import codes
from ouderscan.answers.codes import CHECK, SALTS, SIGNS, TAG, CodeBook, is_sound, normal, shown
from ouderscan.questionnaire.model import Group, Questionnaire
from small_form import NOT_ANSWERED, questionnaire

ANSWERS = {"sf3-welkom": 4, "sf3-groet": -1, "sf6-nieuws": 3, "sf6-trots": NOT_ANSWERED}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> CodeBook:
    return CodeBook.of([questionnaire(tmp_path_factory.mktemp("kort"))], Group.OUDER, short=False)


@pytest.fixture(scope="module")
def long_book() -> CodeBook:
    """A form of a hundred questions, whose codes are longer than any that we ship."""
    states = {f"item-{place}": (NOT_ANSWERED, 1, 2, 3, 4, 5, -1, -2, -3) for place in range(100)}
    return CodeBook({"lang": "1.0.0"}, Group.OUDER, False, states, "0ABCDE")


def test_a_code_holds_the_answers(book: CodeBook) -> None:
    assert book.decode(book.encode(ANSWERS, salt=17)) == ANSWERS


def test_what_is_absent_is_not_answered(book: CodeBook) -> None:
    assert book.decode(book.encode({}, salt=0)) == dict.fromkeys(book.states, NOT_ANSWERED)


@given(data=st.data())
def test_any_answers_come_back(book: CodeBook, data: st.DataObject) -> None:
    answers = {item: data.draw(st.sampled_from(states)) for item, states in book.states.items()}
    assert book.decode(book.encode(answers, data.draw(st.integers(0, SALTS - 1)))) == answers


def test_equal_answers_have_as_many_codes_as_there_are_salts(book: CodeBook) -> None:
    assert len({book.encode(ANSWERS, salt) for salt in range(SALTS)}) == SALTS == 1024


def test_x_is_a_primitive_element_so_that_no_slip_passes_by_construction() -> None:
    """Its order is 2¹⁵ − 1: it is no power that is a proper divisor of that, and the whole is 1."""

    def power(of: int) -> int:
        value = 1
        for _ in range(of):
            value <<= 1
            value = value & 0x7FFF ^ (0b11 if value >> 15 else 0)
        return value

    assert power(32767) == 1
    assert 32767 == 7 * 31 * 151
    assert all(power(32767 // prime) != 1 for prime in (7, 31, 151))


def test_no_wrong_sign_and_no_swap_passes_in_100_000_tries(book: CodeBook, long_book: CodeBook) -> None:
    draw = random.Random(20261124)
    for number in range(1000):
        own = long_book if number % 5 == 0 else book
        answers = {item: draw.choice(states) for item, states in own.states.items()}
        code = own.encode(answers, draw.randrange(SALTS))
        assert is_sound(code)
        wrong = [_one_wrong(code, draw) if number % 2 else _two_swapped(code, draw) for _ in range(100)]
        assert not any(map(is_sound, wrong))


def test_every_wrong_sign_and_every_swap_at_any_distance_is_found(book: CodeBook) -> None:
    code = book.encode(ANSWERS, salt=999)
    wrong = {code[:place] + sign + code[place + 1 :] for place in range(len(code)) for sign in SIGNS} - {code}
    swapped = {_swapped(code, one, other) for other in range(len(code)) for one in range(other)} - {code}
    assert len(wrong) == 31 * len(code)
    assert not any(map(is_sound, wrong | swapped))


def _one_wrong(code: str, draw: random.Random) -> str:
    place = draw.randrange(len(code))
    return code[:place] + draw.choice(SIGNS.replace(code[place], "")) + code[place + 1 :]


def _two_swapped(code: str, draw: random.Random) -> str:
    """Two neighbours that differ change places."""
    place = draw.choice([place for place in range(len(code) - 1) if code[place] != code[place + 1]])
    return _swapped(code, place, place + 1)


def _swapped(code: str, one: int, other: int) -> str:
    return code[:one] + code[other] + code[one + 1 : other] + code[one] + code[other + 1 :]


def test_look_alikes_small_letters_and_separators_are_forgiven() -> None:
    assert normal("o0Oi-IlL1 ab–c2.") == "0001" + "1111" + "ABC2"
    assert shown("ABCD1234EF") == "ABCD-1234-EF"


def test_a_code_that_lacks_a_sign_or_has_one_too_many_is_refused(book: CodeBook) -> None:
    code = book.encode(ANSWERS, salt=5)
    assert [book.decode(each) for each in (code[:-1], code + "0", code[1:], "", code + code)] == [None] * 5


def test_a_sound_code_whose_number_is_too_large_is_refused(book: CodeBook) -> None:
    data = [SIGNS.index(sign) for sign in book.tag] + [0, 0] + [31] * book.signs
    code = "".join(SIGNS[digit] for digit in [*data, *codes._digits(codes._remainder([*data, 0, 0, 0]), CHECK)])
    assert is_sound(code)
    assert book.decode(code) is None


def test_another_version_another_selection_and_another_group_have_other_tags(tmp_path: Path) -> None:
    own = questionnaire(tmp_path)
    newer = own.model_copy(update={"version": "1.3.0"})
    tags = [
        CodeBook.of([each], group, short=short).tag
        for each, group, short in [
            (own, Group.OUDER, False),
            (newer, Group.OUDER, False),
            (own, Group.OUDER, True),
            (own, Group.TEAM, False),
        ]
    ]
    assert len(set(tags)) == 4
    assert {tag[: codes.SET] for tag in tags} == {codes.set_tag(["kort"])}
    assert {len(tag) for tag in tags} == {TAG}


def test_the_order_of_the_questionnaires_changes_no_code(tmp_path: Path) -> None:
    one = questionnaire(tmp_path)
    other = one.model_copy(update={"id": "ander", "items": tuple(_renamed(one))})
    assert CodeBook.of([one, other], Group.OUDER, short=False) == CodeBook.of([other, one], Group.OUDER, short=False)


def _renamed(questionnaire: Questionnaire) -> list[object]:
    return [item.model_copy(update={"id": f"x{item.id}"}) for item in questionnaire.items]
