"""Which form a code is of: the tag of the code against all forms that can be made of the questionnaires here."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from ouderscan.answers.codes import SET, TAG, CodeBook, set_tag
from ouderscan.questionnaire.model import Group, Questionnaire

MOST_TOGETHER = 4
"""Questionnaires in a form that somebody chose; besides these choices, all that a group can be asked is a form."""

Ids = tuple[str, ...]


class Shelf:
    """The code books of some questionnaires, and the names of others that a code may be of."""

    def __init__(self, questionnaires: Sequence[Questionnaire], others: Iterable[str] = ()) -> None:
        self._known = {each.id: each for each in questionnaires}
        whole = [self._asked(group, short=short) for group in Group for short in (False, True)]
        self._sets = _sets(self._known, whole)
        self._named = _sets({*self._known, *others}, whole)
        self._books: dict[str, CodeBook] = {}

    def book(self, code: str) -> CodeBook | None:
        """The code book of what begins like a code in its normal form; None where no form here has that tag."""
        tag = code[:TAG]
        if tag not in self._books:
            for ids in self._sets.get(tag[:SET], ()):
                self._books.update({book.tag: book for book in self._books_of(ids)})
        return self._books.get(tag)

    def here(self, code: str) -> Ids:
        """The ids of the questionnaires of a code, if they are all here, in whichever version."""
        return self._sets.get(code[:SET], [()])[0]

    def elsewhere(self, code: str) -> Ids:
        """The ids of the questionnaires of a code, if they have a name that we know."""
        return self._named.get(code[:SET], [()])[0]

    def _books_of(self, ids: Ids) -> Iterable[CodeBook]:
        questionnaires = [self._known[each] for each in ids]
        # The full form last: where the short one has the same questions, a code is of both.
        return (CodeBook.of(questionnaires, group, short=short) for group in Group for short in (True, False))

    def _asked(self, group: Group, *, short: bool) -> Ids:
        return tuple(sorted(each.id for each in self._known.values() if each.items_for(group, short=short)))


def _sets(ids: Iterable[str], whole: Iterable[Ids]) -> Mapping[str, Sequence[Ids]]:
    """The sets of questionnaires that a form may have, by their part of the tag, small sets first."""
    ordered = sorted(ids)
    sizes = range(1, min(MOST_TOGETHER, len(ordered)) + 1)
    chosen = (each for size in sizes for each in combinations(ordered, size))
    by_tag: dict[str, list[Ids]] = defaultdict(list)
    for each in dict.fromkeys((*chosen, *whole, tuple(ordered))):
        by_tag[set_tag(each)].append(each)
    return by_tag
