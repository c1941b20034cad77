"""Silence: an author says of an item, a scale, a dimension, a recommendation or a whole questionnaire that a warning
or a hint is meant to be so, and why. An error cannot be silenced, but for one that only the author can judge.
"""

from collections.abc import Iterable, Iterator

from ouderscan.issues import RULES, Severity, nearest
from ouderscan.questionnaire.model import Frozen, Questionnaire, Recommendations, Silence
from ouderscan.questionnaire.rules.fault import Fault, fault
from ouderscan.questionnaire.source import KeyPath

# A recommendation may rest on a doubted statement without recommending the measure that is in doubt.
_FOR_THE_AUTHOR_TO_JUDGE = "contested-measure"


def without_silenced(document: Frozen, faults: Iterable[Fault], unasked: frozenset[str]) -> Iterator[Fault]:
    """The faults that remain, and those of the silencing itself.

    A silence of a code in `unasked` is left alone: its rule could not be asked without other files.
    """
    silences = dict(_silences(document))
    used: set[tuple[KeyPath, str]] = set()
    for each in faults:
        owner = next((path for path in _upwards(each.path) if each.code in silences.get(path, {})), None)
        if owner is None or not _can_be_silenced(each.code):
            yield each
        else:
            used.add((owner, each.code))
    for owner, silence in silences.items():
        for code in silence:
            if not _can_be_silenced(code):
                near = nearest(code, filter(_can_be_silenced, RULES))
                yield fault("unknown-code", *owner, "silence", code, code=code, near=near)
            elif (owner, code) not in used and code not in unasked:
                yield fault("needless-silence", *owner, "silence", code, code=code)


def _can_be_silenced(code: str) -> bool:
    return code == _FOR_THE_AUTHOR_TO_JUDGE or (code in RULES and RULES[code].severity is not Severity.ERROR)


def _upwards(path: KeyPath) -> Iterator[KeyPath]:
    """The path and those of all that hold it, nearest first."""
    return (path[:length] for length in range(len(path), -1, -1))


def _silences(document: Frozen) -> Iterator[tuple[KeyPath, Silence]]:
    """What is silenced, by the path of what it is silenced for."""
    match document:
        case Questionnaire():
            yield (), document.silence
            yield from ((("scales", name), scale.silence) for name, scale in document.scales.items())
            yield from ((("dimensions", n), each.silence) for n, each in enumerate(document.dimensions))
            yield from ((("items", n), each.silence) for n, each in enumerate(document.items))
        case Recommendations():
            yield from ((("recommendations", n), each.silence) for n, each in enumerate(document.recommendations))
