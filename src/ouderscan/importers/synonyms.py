"""What people elsewhere write for the same: agreement and frequency in Dutch and English, and the non-answers.

A word of this table stands for an option only where the scale of the item has exactly one option of that meaning.
To teach the program a wording, add it here.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from ouderscan.questionnaire.model import NonAnswerName

Words = tuple[str, ...]


class Concept(Enum):
    """A meaning that an option can have, with the ways to write it."""

    STRONGLY_DISAGREE = (
        *("helemaal mee oneens", "helemaal niet mee eens", "zeer mee oneens", "sterk mee oneens", "zeer oneens"),
        *("volledig mee oneens", "volledig oneens", "helemaal oneens", "geheel mee oneens", "totaal niet mee eens"),
        *("totaal mee oneens", "absoluut niet mee eens", "strongly disagree", "completely disagree"),
        *("totally disagree", "fully disagree", "disagree strongly", "disagree completely"),
    )
    DISAGREE = (
        *("mee oneens", "oneens", "niet mee eens", "enigszins mee oneens", "beetje mee oneens"),
        *("een beetje mee oneens", "eerder oneens", "disagree", "somewhat disagree", "tend to disagree"),
        *("rather disagree", "slightly disagree", "disagree somewhat"),
    )
    NEUTRAL = (
        *("neutraal", "niet eens/niet oneens", "niet mee eens, niet mee oneens", "niet mee eens en niet mee oneens"),
        *(
            "niet eens, niet oneens",
            "niet eens en niet oneens",
            "noch eens, noch oneens",
            "noch mee eens, noch mee oneens",
        ),
        *("noch mee eens noch mee oneens", "eens noch oneens", "mee eens noch mee oneens", "tussenin"),
        *("neutral", "neither agree nor disagree", "neither disagree nor agree", "neither", "undecided"),
    )
    AGREE = (
        *("mee eens", "eens", "enigszins mee eens", "beetje mee eens", "een beetje mee eens", "eerder eens"),
        *("agree", "somewhat agree", "tend to agree", "rather agree", "slightly agree", "agree somewhat"),
    )
    STRONGLY_AGREE = (
        *("helemaal mee eens", "zeer mee eens", "sterk mee eens", "zeer eens", "volledig mee eens", "volledig eens"),
        *("helemaal eens", "geheel mee eens", "totaal mee eens", "absoluut mee eens", "strongly agree"),
        *("completely agree", "totally agree", "fully agree", "agree strongly", "agree completely"),
    )
    NEVER = ("nooit", "never")
    RARELY = ("zelden", "bijna nooit", "rarely", "seldom", "almost never", "hardly ever")
    SOMETIMES = ("soms", "af en toe", "sometimes", "occasionally", "now and then")
    OFTEN = ("vaak", "regelmatig", "dikwijls", "often", "frequently", "regularly")
    ALWAYS = ("altijd", "always")


NON_ANSWERS: Final[Mapping[NonAnswerName, Words]] = {
    NonAnswerName.DONT_KNOW: (
        *("weet ik niet", "weet niet", "ik weet het niet", "ik weet niet", "weet ik niet/geen mening", "geen idee"),
        *("geen mening", "weet niet / geen mening", "dont_know", "dontknow", "dk", "dk", "don't know", "i don't know"),
        *("i do not know", "do not know", "not sure", "no opinion", "unsure", "no basis for evaluation"),
    ),
    NonAnswerName.NOT_APPLICABLE: (
        *("niet van toepassing", "n.v.t", "nvt", "niet van toepassing (n.v.t.)", "not_applicable", "notapplicable"),
        *("not applicable", "n/a", "na", "does not apply"),
    ),
    NonAnswerName.RATHER_NOT_SAY: (
        *("zeg ik liever niet", "wil ik niet zeggen", "wil ik liever niet zeggen", "liever niet"),
        *(
            "rather_not_say",
            "rathernotsay",
            "rns",
            "rns",
            "prefer not to say",
            "rather not say",
            "prefer not to answer",
        ),
        *("i prefer not to say", "i'd rather not say"),
    ),
}
