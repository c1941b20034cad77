"""The papers by name, each with what makes it and for whom it is. To add one: a line here and two templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.council import council
from ouderscan.reporting.papers.expectations import expectations
from ouderscan.reporting.papers.parents import parents
from ouderscan.reporting.papers.study_day import study_day
from ouderscan.reporting.papers.view import Paper


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper."""

    make: Callable[[Material], Paper]
    leaves_the_room: bool
    """Whether others than the team read it; then the team's own small numbers are protected too."""


PAPERS: Final[Mapping[str, Kind]] = {
    "council": Kind(council, leaves_the_room=True),
    "parents": Kind(parents, leaves_the_room=True),
    "expectations": Kind(expectations, leaves_the_room=True),
    "study-day": Kind(study_day, leaves_the_room=True),
}
"""Named as their templates are: `papers/council.html.j2`."""
