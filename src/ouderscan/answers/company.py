"""Which answers of counted people still wait, because too few others answered the same questions on a subject.

A subject's figures can be subtracted from each other: its items, its score, the score of what others were asked too.
Someone who alone left out a question stands alone in the difference. So an answer counts once `PORTION` people answered
the very same questions on that subject, of those whom it was put, and only together with theirs. Then everything that
can be worked out, within a report and between two of them, is about whole companies of at least so many.

Why a question has no answer is not held back: it says nothing of what someone answered.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ouderscan.answers import checks
from ouderscan.answers.ledger import PORTION
from ouderscan.answers.respondent import Respondent
from ouderscan.questionnaire.model import Item, Questionnaire

_Pattern = tuple[frozenset[str], frozenset[str]]
"""The items of a subject that a person was put, and those of them that were answered."""


def alone(
    portions: Sequence[Sequence[Respondent]], questionnaires: Sequence[Questionnaire]
) -> dict[str, frozenset[str]]:
    """For each random id the items whose answers wait, for people of one group in portions, in their order.

    What counts after some portions goes on to count after more of them, so two reports differ by whole companies.
    """
    waiting: dict[tuple[str, _Pattern], list[str]] = defaultdict(list)
    for portion in portions:
        for person in portion:
            for subject, pattern in _patterns(person, questionnaires):
                waiting[subject, pattern].append(person.id)
        for company in [company for company, those in waiting.items() if len(those) >= PORTION]:
            del waiting[company]
    held: dict[str, frozenset[str]] = defaultdict(frozenset)
    for (_subject, (_put, answered)), those in waiting.items():
        for person_id in those:
            held[person_id] |= answered
    return dict(held)


def _patterns(person: Respondent, questionnaires: Sequence[Questionnaire]) -> Iterator[tuple[str, _Pattern]]:
    """What a person was put and answered, subject by subject; nothing of subjects without an answer."""
    answers = person.answers
    put: dict[str, set[str]] = defaultdict(set)
    for item, _scale in checks.put(person, questionnaires).values():
        put[_subject(item)].add(item.id)
    for subject, items in put.items():
        answered = frozenset(item for item in items if answers.get(item, 0) > 0)
        if answered:
            yield subject, (frozenset(items), answered)


def _subject(item: Item) -> str:
    """What an item's figures can be subtracted from: its score; an item that is in no score stands by itself."""
    return f"{item.dimension}/{item.kind.value}" if item.kind.scored else item.id
