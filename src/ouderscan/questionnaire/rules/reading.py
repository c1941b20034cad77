"""How a text reads: its sentences, words and syllables, and the Flesch–Douma score that is made of them."""

import re

# A sentence ends at . ? ! or …, perhaps with a closing quote or bracket, before a capital or a number; so not at
# "o.a. ouders". It also ends where a line ends: lines that belong together are folded into one by YAML.
_SENTENCE_END = re.compile(r"""(?:(?<=[.?!…])|(?<=[.?!…]["'”’)\]]))\s+(?=["'“‘(\[]*[^\W_a-zß-öø-ÿ])|\n+""")
_WORD = re.compile(r"\S*\w\S*")

# The sounds of written Dutch that are one syllable, longest first. A vowel with a diaeresis begins a new one.
_SYLLABLE = re.compile(r"aai|ooi|oei|eeu|ieu|aa|éé|ee|oo|uu|ie|oe|eu|ui|ij|ou|au|ei|[aeiouyàáâäèéêëìíîïòóôöùúûü]")


def sentences(text: str) -> list[str]:
    """The sentences of a text, without those that hold no word."""
    return [sentence.strip() for sentence in _SENTENCE_END.split(text) if _WORD.search(sentence)]


def words(text: str) -> list[str]:
    """The words of a text, numbers among them, with the punctuation that sticks to them."""
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """How many syllables a Dutch word has, by its groups of vowels; at least one."""
    return max(1, len(_SYLLABLE.findall(word.lower())))


def flesch_douma(text: str) -> float:
    """Reading ease of a Dutch text: 206.84 − 0.77 · syllables a hundred words − 0.93 · words a sentence.

    From about 0 (for academics) to 100 (very easy); 60 to 70 is plain. From W. H. Douma, De leesbaarheid van
    landbouwbladen (Wageningen, 1960), who fitted Flesch's formula to Dutch. A text without words scores 100.
    """
    of_text = words(text)
    if not of_text:
        return 100.0
    of_words = sum(map(syllables, of_text))
    return 206.84 - 77 * of_words / len(of_text) - 0.93 * len(of_text) / len(sentences(text))
