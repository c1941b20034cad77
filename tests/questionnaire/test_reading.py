"""Sentences, words, syllables, and the score that is made of them."""

import pytest

from ouderscan.questionnaire.rules import reading


def test_sentences_end_where_a_reader_would_end_them() -> None:
    text = 'Vraag het o.a. aan ouders e.d. op school. "Hoe dan?" Zo (echt!) 3 keer. (Ook dit.) Één… Ja\nNieuwe regel - '

    assert reading.sentences(text) == [
        "Vraag het o.a. aan ouders e.d. op school.",
        '"Hoe dan?"',
        "Zo (echt!)",
        "3 keer.",
        "(Ook dit.)",
        "Één…",
        "Ja",
        "Nieuwe regel -",
    ]


def test_a_text_without_words_has_no_sentences_and_reads_easily() -> None:
    assert reading.sentences(" … - ! ") == []
    assert reading.flesch_douma(" … - ! ") == 100


def test_words_count_with_what_sticks_to_them_and_lone_signs_do_not() -> None:
    assert reading.words("Zo'n 18-jarige – en/of ouder…") == ["Zo'n", "18-jarige", "en/of", "ouder…"]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("kind", 1),
        ("nieuw", 1),
        ("één", 1),
        ("ouder", 2),
        ("moeilijk", 2),
        ("mooie", 2),
        ("ideeën", 3),
        ("bijeenkomst", 3),
        ("situatie", 4),
        ("beoordeling", 4),
        ("geïnteresseerd", 5),
        ("Ouderbetrokkenheid", 6),
        ("18", 1),
        ("vmbo", 1),
    ],
)
def test_syllables_are_the_groups_of_vowels(word: str, count: int) -> None:
    assert reading.syllables(word) == count


def test_the_score_is_that_of_flesch_and_douma() -> None:
    # 6 words with 8 syllables in 2 sentences: 206.84 - 77 * 8/6 - 0.93 * 6/2
    assert reading.flesch_douma("Ouders komen graag. Dat is fijn.") == pytest.approx(101.383, abs=0.001)
