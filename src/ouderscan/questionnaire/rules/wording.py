"""Rules for the words: questions that ask one thing, straight, in sentences that people can read.

They look at a text with its terms filled in. What depends on the language holds for the languages in the tables.
"""

import re
from collections.abc import Iterator, Mapping

from ouderscan import texts
from ouderscan.questionnaire.model import Group, Language, Profiles, Questionnaire, Recommendations
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.rules.passages import passages, prose
from ouderscan.questionnaire.rules.reading import flesch_douma, sentences, words
from ouderscan.questionnaire.source import KeyPath

MAX_WORDS_OF_SENTENCE = 20
MAX_WORDS_OF_WHAT = 120
MIN_READING_EASE = 60
"""On the scale of Flesch–Douma: plain Dutch."""
_FEWEST_WORDS_TO_JUDGE = 10
"""The score was made for texts of a hundred words; in a short one a single long word decides."""
_SHOWN = 80

_TWO_IN_ONE: Mapping[Language, tuple[str, ...]] = {"nl": ("en", "of"), "en": ("and", "or")}
_NEGATIONS: Mapping[Language, tuple[str, ...]] = {
    "nl": ("niet", "niets", "geen", "nooit", "niemand", "nergens", "noch", "zonder", "nauwelijks", "amper"),
    "en": ("not", "nothing", "no", "never", "nobody", "nowhere", "nor", "without", "hardly", "barely"),
}


def questionnaire_wording(questionnaire: Questionnaire) -> Iterator[Fault]:
    """What reads badly in a questionnaire."""
    for passage in passages(questionnaire):
        text = passage.longest(questionnaire)
        yield from _long_sentences(passage.path, text)
        if passage.path[0] == "items" and passage.path[2] == "text":
            yield from _first_word("double-barrelled", passage.path, text, _TWO_IN_ONE.get(questionnaire.language, ()))
            yield from _first_word("negation", passage.path, text, _NEGATIONS.get(questionnaire.language, ()))
        if passage.group is Group.OUDER and questionnaire.language == "nl":
            yield from _hard_to_read(passage.path, text)


def prose_wording(document: Recommendations | Profiles) -> Iterator[Fault]:
    """What reads badly in recommendations and profiles."""
    for path, text in prose(document):
        yield from _long_sentences(path, text)
        count = len(words(text))
        if path[-1] == "what" and count > MAX_WORDS_OF_WHAT:
            yield fault("too-long", *path, key="what", count=count, bound=MAX_WORDS_OF_WHAT)


def _long_sentences(path: KeyPath, text: str) -> Iterator[Fault]:
    for sentence in sentences(text):
        count = len(words(sentence))
        if count > MAX_WORDS_OF_SENTENCE:
            yield fault("long-sentence", *path, count=count, bound=MAX_WORDS_OF_SENTENCE, text=_shown(sentence))


def _first_word(code: str, path: KeyPath, text: str, wanted: tuple[str, ...]) -> Iterator[Fault]:
    """One issue for the first of the wanted words that stands in the text as a word of its own."""
    found = next((word for word in re.findall(r"\w+", text) if word.lower() in wanted), None)
    if found:
        yield fault(code, *path, word=found, text=_shown(text))


def _hard_to_read(path: KeyPath, text: str) -> Iterator[Fault]:
    score = flesch_douma(text)
    if len(words(text)) >= _FEWEST_WORDS_TO_JUDGE and score < MIN_READING_EASE:
        yield fault("hard-to-read", *path, score=texts.number(score), bound=MIN_READING_EASE, text=_shown(text))


def _shown(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"
