"""A form before it has a shape: what is put to a group, in which languages. Every target is made from it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ouderscan.answers.checks import Asked, asked
from ouderscan.answers.codes import CodeBook
from ouderscan.questionnaire.model import Group, Questionnaire

_SENTENCE_END: Final = re.compile(r"(?<=[.!])\s+")  # a question stays with what follows it
_PARAGRAPH: Final = 3
"""Sentences."""


@dataclass(frozen=True, slots=True)
class Form:
    """The questions to a group of a school, with the same items and scales in every language."""

    school: str
    """Who asks; empty where it is not known."""
    group: Group
    short: bool
    wordings: Mapping[str, tuple[Questionnaire, ...]]
    """The questionnaires by language, the original first, in the order in which they are asked."""
    hand_in: str = ""
    """How to hand in the answers, in the school's own words; empty for a general sentence."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the form, the original first."""
        return tuple(self.wordings)

    @property
    def questionnaires(self) -> tuple[Questionnaire, ...]:
        """The questionnaires in their original language."""
        return self.wordings[self.languages[0]]

    @property
    def book(self) -> CodeBook:
        """How its answers become a code."""
        return CodeBook.of(self.questionnaires, self.group, short=self.short)

    def asked(self, language: str = "") -> Asked:
        """Its items by id, in order, each with its scale; in the original language where none is named."""
        return asked(self.wordings[language or self.languages[0]], self.group, short=self.short)

    def introduction(self, language: str) -> tuple[str, ...]:
        """What its questionnaires tell the group beforehand, in short paragraphs.

        A sentence that several of them say is said once, where it comes last: the general follows the special.
        """
        texts = [each.introduction.get(self.group, "") for each in self.wordings[language]]
        sentences = [sentence for text in texts for sentence in _SENTENCE_END.split(text) if sentence]
        once = list(dict.fromkeys(reversed(sentences)))[::-1]
        return tuple(" ".join(once[start : start + _PARAGRAPH]) for start in range(0, len(once), _PARAGRAPH))
