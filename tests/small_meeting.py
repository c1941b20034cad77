"""A meeting small enough to see whole: the topics of the small scan, with votes."""

from collections.abc import Sequence
from pathlib import Path

from ouderscan.answers.table import NonAnswer
from ouderscan.questionnaire.model import Group
from ouderscan.workshop import Topic, Votes, Why
from small_scan import questionnaire

VOTES = {
    "sf1-verteld": Votes((2, 1, 0, 0, 5), ((NonAnswer.DONT_KNOW, 1),)),
    "sf1-weten": Votes((0, 0, 6, 2, 0), ()),
    "sf2-groet": Votes((0, 0, 30), ((NonAnswer.NOT_ANSWERED, 2),)),
}
REASONS = (Why.DIVIDED, Why.NOT_VERIFIED, Why.UNKNOWN)


def topics(folder: Path) -> Sequence[Topic]:
    """Three topics: a divided one, an estimate, and one with more votes than are drawn as dots."""
    own = questionnaire(folder)
    items = {item.id: item for item in own.items}
    dimensions = {each.id: each for each in own.dimensions}
    return tuple(
        Topic(why, items[name], own.scale_of(items[name], Group.TEAM), dimensions[items[name].dimension], votes)
        for why, (name, votes) in zip(REASONS, VOTES.items(), strict=True)
    )
