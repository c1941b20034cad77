"""Which form a code is of: the tag of the code against all forms that can be made of the questionnaires here."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ouderscan.answers.codes import SET, TAG, CodeBook, set_tag
from ouderscan.questionnaire.model import Group, Questionnaire

MOST_TOGETHER = 4
"""Questionnaires in a form that are tried together; besides these, all of them."""


class Shelf:
    """The code books of some questionnaires, and the names of others that a code may be of."""

    def __init__(self, questionnaires: Sequence[Questionnaire], others: Sequence[str] = ()) -> None:
        self._known = {each.id: each for each in questionnaires}
        self._others = [each for each in others if each not in self._known]
        self._books: dict[str, CodeBook | None] = {}

    def book(self, code: str) -> CodeBook | None:
        """The code book of what begins like a code in its normal form; None where no form here has that tag."""
        tag = code[:TAG]
        if tag not in self._books:
            self._books[tag] = next((book for book in self._candidates(tag) if book.tag == tag), None)
        return self._books[tag]

    def here(self, code: str) -> tuple[str, ...]:
        """The ids of the questionnaires of a code, if they are all here, in whichever version."""
        return next(_sets(list(self._known), code), ())

    def elsewhere(self, code: str) -> tuple[str, ...]:
        """The ids of the questionnaires of a code, if they have a name that we know."""
        return next(_sets([*self._known, *self._others], code), ())

    def _candidates(self, tag: str) -> Iterator[CodeBook]:
        for ids in _sets(list(self._known), tag):
            for group in Group:
                for short in (False, True):
                    yield CodeBook.of([self._known[each] for each in ids], group, short=short)


def _sets(ids: Sequence[str], code: str) -> Iterator[tuple[str, ...]]:
    """The sets of questionnaires that the first signs of a code may stand for, small sets first."""
    sizes = range(1, min(MOST_TOGETHER, len(ids)) + 1)
    tried = [*(each for size in sizes for each in combinations(sorted(ids), size)), tuple(sorted(ids))]
    return (each for each in tried if set_tag(each) == code[:SET])
