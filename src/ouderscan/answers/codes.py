"""What one person answered as a code: short enough to copy by hand or to read aloud, and safe against slips.

    tag (6) · salt (2) · answers (as many as they need) · check (3)      signs of Crockford's base 32

The tag says what was asked: three signs for which questionnaires, three for their versions, items, options and the
group. The salt is ten random bits, so that equal answers do not make equal codes. The answers are one number in a
mixed radix: an item's digit is the place of its answer among all that could be given.

The check is the remainder of the signs before it, read as a polynomial over GF(2), divided by x¹⁵ + x + 1. That
polynomial is primitive: it is irreducible, and it divides no xⁿ + 1 below n = 32767. So no slip of these kinds passes:

    one wrong sign           e·x⁵ⁱ with e of a degree below 5: no factor of it is divisible by an irreducible of 15
    two signs swapped        e·x⁵ⁱ·(1 + x⁵ᵈ), d places apart: nor is this, in any code shorter than 32767 signs
    a doubled sign misheard  (33 for 44): the same e twice, so the same form

`forms/page/code.js` makes the same code.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import prod
from typing import Final

from ouderscan.answers.checks import asked
from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Group, Questionnaire, Scale

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
SET, TAG, SALT, CHECK = 3, 6, 2, 3
"""Signs of the part of the tag that names the questionnaires, of the whole tag, the salt and the check."""
SHORTEST: Final = TAG + SALT + 1 + CHECK
SALTS: Final = 32**SALT
"""The salt is a number below this."""
_VALUES: Final = {sign: value for value, sign in enumerate(SIGNS)}
_FORGIVEN: Final = str.maketrans("OIL", "011")
_GROUPS: Final = re.compile(".{1,4}")


@dataclass(frozen=True, slots=True)
class CodeBook:
    """How the answers of a group to certain questionnaires become a code, and back."""

    questionnaires: Mapping[str, str]
    """Their ids with their versions, in the order of the ids: the order in which they are asked changes no code."""
    group: Group
    short: bool
    states: Mapping[str, tuple[int, ...]]
    """For each item, in the order of the code, everything that can be answered, as codes of `answers.table`."""
    tag: str

    @classmethod
    def of(cls, questionnaires: Sequence[Questionnaire], group: Group, *, short: bool) -> "CodeBook":
        """The code book of what a group is asked; questionnaires that ask it nothing are left out."""
        own = [each for each in sorted(questionnaires, key=_id) if each.items_for(group, short=short)]
        versions = {each.id: each.version for each in own}
        states = {item: _states(scale) for item, (_item, scale) in asked(own, group, short=short).items()}
        details = _digest(repr((versions, group.value, states)))
        return cls(versions, group, short, states, set_tag(list(versions)) + details)

    @property
    def length(self) -> int:
        """The signs of a code."""
        return TAG + SALT + self.signs + CHECK

    @property
    def signs(self) -> int:
        """The signs that the answers take."""
        most = prod(len(states) for states in self.states.values()) - 1
        return -(-most.bit_length() // 5)

    def encode(self, answers: Mapping[str, int], salt: int) -> str:
        """The code of answers (codes of `answers.table`; what is absent is not answered), without separators."""
        number = 0
        for item, states in self.states.items():
            number = number * len(states) + states.index(answers.get(item, NonAnswer.NOT_ANSWERED))
        data = [*(_VALUES[sign] for sign in self.tag), *_digits(salt, SALT), *_digits(number, self.signs)]
        return "".join(SIGNS[digit] for digit in [*data, *_digits(_remainder([*data, 0, 0, 0]), CHECK)])

    def decode(self, code: str) -> dict[str, int] | None:
        """The answers in a code in its normal form, all items with a value; None if it is no code of this book."""
        if not (is_sound(code) and code.startswith(self.tag) and len(code) == self.length):
            return None
        number = 0
        for sign in code[TAG + SALT : -CHECK]:
            number = number * 32 + _VALUES[sign]
        answers = dict.fromkeys(self.states, 0)
        for item, states in reversed(list(self.states.items())):
            number, state = divmod(number, len(states))
            answers[item] = states[state]
        return answers if number == 0 else None


def set_tag(questionnaires: Sequence[str]) -> str:
    """The part of the tag that says which questionnaires (by id) a code is about."""
    return _digest("+".join(sorted(questionnaires)))


def normal(text: str) -> str:
    """A code in its normal form: capitals, no separators, O read as 0, and I and L as 1."""
    return re.sub(r"[^0-9A-Z]", "", text.upper().translate(_FORGIVEN))


def shown(code: str) -> str:
    """A code in groups of four, as people copy and read it."""
    return "-".join(_GROUPS.findall(code))


def is_sound(code: str) -> bool:
    """Whether the check of a code in its normal form is right, whatever was asked."""
    return len(code) >= SHORTEST and set(code) <= set(SIGNS) and _remainder([_VALUES[sign] for sign in code]) == 0


def _id(questionnaire: Questionnaire) -> str:
    return questionnaire.id


def _states(scale: Scale) -> tuple[int, ...]:
    offered = {NonAnswer.of(name) for name in scale.non_answers}
    return (
        int(NonAnswer.NOT_ANSWERED),
        *range(1, len(scale.options) + 1),
        *(int(code) for code in NonAnswer if code in offered),
    )


def _digest(text: str) -> str:
    number = int.from_bytes(sha256(text.encode("utf-8")).digest()) % 32**SET
    return "".join(SIGNS[digit] for digit in _digits(number, SET))


def _digits(number: int, count: int) -> list[int]:
    """A number in base 32, most significant digit first."""
    return [number >> 5 * place & 31 for place in reversed(range(count))]


def _remainder(digits: Sequence[int]) -> int:
    """The remainder of the digits as a polynomial (five bits each) by x¹⁵ + x + 1, as the bits of a number."""
    value = 0
    for digit in digits:
        value = value << 5 ^ digit
        over = value >> 15
        value = value & 0x7FFF ^ over ^ over << 1  # x¹⁵ = x + 1
    return value
