"""What questions and options are called: by id, by every wording of every group and sector, in every language.

Texts are compared by their `key`: what is left when case, blanks, markup and kinds of quotes and dashes do not count.
Exports lose blanks, so none count at all.
"""

import html
import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ouderscan.answers.table import NonAnswer
from ouderscan.importers.synonyms import NON_ANSWERS, Concept
from ouderscan.questionnaire.model import Group, Item, Questionnaire, Sector

_TAG = re.compile(r"<[^<>]{1,200}>")
_EDGES = " \t.,:;*"
_SAME = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"}
)
_LONGEST = 4000
"""Characters of a text that are compared."""

Labels = Mapping[str, int]
"""From the key of a label to its code (see `answers.table`)."""


def key(text: str) -> str:
    """What is left of a text when it is compared."""
    plain = _TAG.sub(" ", html.unescape(text[:_LONGEST])) if "<" in text or "&" in text else text[:_LONGEST]
    plain = unicodedata.normalize("NFKC", plain).translate(_SAME).casefold().replace("...", "…")
    return "".join(plain.strip(_EDGES).split())


def compact(text: str) -> str:
    """What is left of an id where hyphens cannot be written: its letters and digits."""
    return "".join(character for character in text.casefold() if character.isascii() and character.isalnum())


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text stands for: an item, and the group that it is put to."""

    item: str
    group: Group


class Wordings:
    """The words of some questionnaires, each in one or more languages."""

    def __init__(self, versions: Iterable[Questionnaire], only: Collection[str] | None = None) -> None:
        self._only = only
        self._items: dict[str, Item] = {}
        self._owner: dict[str, Questionnaire] = {}
        self._texts: defaultdict[str, set[Meaning]] = defaultdict(set)
        self._sectors: defaultdict[str, set[Sector]] = defaultdict(set)
        self._labels: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        for version in versions:
            self._add(version)
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        for item in self._items:
            self._ids[compact(item)].add(item)
            self._ids["q" + compact(item)].add(item)  # forms put a letter before an id that begins with a digit

    def _add(self, questionnaire: Questionnaire) -> None:
        for item in questionnaire.items:
            if self._only is not None and item.id not in self._only:
                continue
            self._items.setdefault(item.id, item)
            self._owner.setdefault(item.id, questionnaire)
            self._add_texts(questionnaire, item)
        for name, scale in questionnaire.scales.items():
            own = self._labels[questionnaire.id, name]
            for code, label in enumerate(scale.options, 1):
                for wording in _wordings(questionnaire, label):
                    own.setdefault(wording, code)
            for non_answer, label in scale.non_answers.items():
                own.setdefault(key(label), int(NonAnswer.of(non_answer)))

    def _add_texts(self, questionnaire: Questionnaire, item: Item) -> None:
        for group, text in item.text.items():
            for sector in Sector:
                wording = key(questionnaire.worded(text, sector))
                self._texts[wording].add(Meaning(item.id, group))
                if sector in item.sectors:
                    self._sectors[wording].add(sector)

    @property
    def items(self) -> Collection[str]:
        """The ids of all items."""
        return self._items.keys()

    def item(self, item: str) -> Item:
        """An item by its id."""
        return self._items[item]

    def items_called(self, text: str) -> frozenset[str]:
        """The items whose id this is, with or without the hyphens."""
        return frozenset(self._ids.get(compact(text), ())) if text else frozenset()

    def meanings(self, text: str) -> frozenset[Meaning]:
        """What a wording stands for."""
        return frozenset(self._texts.get(key(text), ()))

    def sectors(self, text: str) -> frozenset[Sector]:
        """The sectors in which a question is worded so; all, where it stands in a questionnaire of one sector."""
        return frozenset(self._sectors.get(key(text), ()))

    def texts(self) -> Mapping[str, frozenset[Meaning]]:
        """Every wording by its key, to find near ones."""
        return {text: frozenset(meanings) for text, meanings in self._texts.items()}

    def options(self, item: str) -> int:
        """The number of options of an item."""
        return self._owner[item].options_of(self._items[item])

    def scale(self, item: str, group: Group) -> str:
        """The id of the scale on which a group answers an item; that of another group where it is not asked."""
        own = self._items[item]
        return own.scale_for(group if group in own.text else next(iter(own.text)))

    def labels(self, item: str, group: Group) -> Labels:
        """The labels that a cell of an item may hold, and what people elsewhere write for the same."""
        own = self._labels[self._owner[item].id, self.scale(item, group)]
        return _NON_ANSWERS | dict(_synonyms(own)) | own


def _wordings(questionnaire: Questionnaire, text: str) -> set[str]:
    """The keys of a text in every sector."""
    return {key(questionnaire.worded(text, sector)) for sector in Sector}


def _synonyms(labels: Labels) -> Iterator[tuple[str, int]]:
    """Other words for the options of a scale, where the scale has one option of that meaning."""
    for words in _CONCEPTS:
        codes = {labels[word] for word in words & labels.keys()}
        if len(codes) == 1:
            yield from dict.fromkeys(words, codes.pop()).items()


_CONCEPTS = [frozenset(key(word) for word in concept.value) for concept in Concept]
_NON_ANSWERS = {key(word): int(NonAnswer.of(name)) for name, words in NON_ANSWERS.items() for word in words}
