"""What the picture of a dimension means, in one sentence.

The sentence depends on two levels: that of what we do, and that of what parents experience. An estimate has a level
of its own, on which nothing is called good (rule 1).
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from ouderscan.questionnaire.model import FindingKind, Kind
from ouderscan.reporting.material import Material
from ouderscan.texts import N_, _, number


class Level(StrEnum):
    """How high a score is."""

    NONE = "none"
    """No score: not asked, or too few answers."""
    ESTIMATED = "estimated"
    """Only what we think that parents experience."""
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"


SENTENCES: Final[Mapping[tuple[Level, Level], str]] = {
    (Level.LOW, Level.NONE): N_("We do less here than we aim for."),
    (Level.MIDDLE, Level.NONE): N_("We do here what we aim for."),
    (Level.HIGH, Level.NONE): N_("We do a lot here."),
    (Level.LOW, Level.ESTIMATED): N_(
        "We do less here than we aim for. What parents experience is our own estimate, not verified with them."
    ),
    (Level.MIDDLE, Level.ESTIMATED): N_(
        "We do here what we aim for. Whether parents notice it is our own estimate, not verified with them."
    ),
    (Level.HIGH, Level.ESTIMATED): N_(
        "We do a lot here. Whether parents notice it is our own estimate, not verified with them."
    ),
    (Level.NONE, Level.ESTIMATED): N_("What parents experience here is our own estimate, not verified with them."),
    (Level.LOW, Level.LOW): N_("We do less here than we aim for, and parents notice it."),
    (Level.LOW, Level.MIDDLE): N_("We do less here than we aim for. Parents are moderately positive."),
    (Level.LOW, Level.HIGH): N_(
        "Parents are positive, although we do less here than we aim for. Ask them what makes the difference."
    ),
    (Level.MIDDLE, Level.LOW): N_("We do here what we aim for, but parents experience little of it."),
    (Level.MIDDLE, Level.MIDDLE): N_("We do here what we aim for, and parents experience a part of it."),
    (Level.MIDDLE, Level.HIGH): N_("We do here what we aim for, and parents experience it."),
    (Level.HIGH, Level.LOW): N_("We do a lot here, but parents experience little of it. Talk with them about why."),
    (Level.HIGH, Level.MIDDLE): N_("We do a lot here, and parents experience a part of it."),
    (Level.HIGH, Level.HIGH): N_("We do a lot here and parents experience it. Keep it up."),
    (Level.NONE, Level.LOW): N_("Parents experience little of this."),
    (Level.NONE, Level.MIDDLE): N_("Parents experience a part of this."),
    (Level.NONE, Level.HIGH): N_("Parents experience this."),
}
BY_THRESHOLD: Final[Mapping[tuple[Level, Level], str]] = {
    (Level.LOW, Level.NONE): N_("What we do here lies below the threshold of {threshold}."),
    (Level.MIDDLE, Level.NONE): N_("What we do here reaches the threshold of {threshold}."),
    (Level.LOW, Level.ESTIMATED): N_(
        "What we do here lies below the threshold of {threshold}. What parents experience is our own estimate, not "
        "verified with them."
    ),
    (Level.MIDDLE, Level.ESTIMATED): N_(
        "What we do here reaches the threshold of {threshold}. Whether parents notice it is our own estimate, not "
        "verified with them."
    ),
    (Level.LOW, Level.LOW): N_("What we do here lies below the threshold of {threshold}, and parents notice it."),
    (Level.LOW, Level.MIDDLE): N_(
        "What we do here lies below the threshold of {threshold}. Parents are moderately positive."
    ),
    (Level.LOW, Level.HIGH): N_(
        "Parents are positive, although what we do here lies below the threshold of {threshold}. Ask them what makes "
        "the difference."
    ),
    (Level.MIDDLE, Level.LOW): N_(
        "What we do here reaches the threshold of {threshold}, but parents experience little of it."
    ),
    (Level.MIDDLE, Level.MIDDLE): N_(
        "What we do here reaches the threshold of {threshold}, and parents experience a part of it."
    ),
    (Level.MIDDLE, Level.HIGH): N_("What we do here reaches the threshold of {threshold}, and parents experience it."),
}
"""What stands in the place of sentences on an aim where the team set none."""


def sentence(material: Material, dimension: str) -> str:
    """What the scores of a dimension mean together; for one that is not scored, what its finding says."""
    levels = (_practice(material, dimension), _experience(material, dimension))
    said = SENTENCES if material.limits.own_target else {**SENTENCES, **BY_THRESHOLD}
    if levels in said:
        return _(said[levels]).format(threshold=number(material.limits.target))
    broadcast = [
        each for each in material.findings if (each.kind, each.dimension) == (FindingKind.BROADCAST, dimension)
    ]
    if broadcast:
        return broadcast[0].sentence()
    scored = any(item.dimension == dimension and item.kind.scored for item in material.items.values())
    return _("There are too few answers to say what this means.") if scored else _("This is a list and not a score.")


def _practice(material: Material, dimension: str) -> Level:
    return _level(material, (each.mean for each in material.scores(dimension, Kind.PRACTICE)))


def _experience(material: Material, dimension: str) -> Level:
    scores = [each for each in material.scores(dimension, Kind.EXPERIENCE) if each.mean is not None]
    own = [each.mean for each in scores if not each.estimate]
    return _level(material, own) if own or not scores else Level.ESTIMATED


def _level(material: Material, means: Iterable[float | None]) -> Level:
    """The level of the lowest of some scores, as the findings take it."""
    known = [mean for mean in means if mean is not None]
    if not known:
        return Level.NONE
    if min(known) < material.limits.target:
        return Level.LOW
    return Level.HIGH if min(known) >= material.limits.strength else Level.MIDDLE
