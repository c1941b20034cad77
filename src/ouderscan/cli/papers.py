"""What `report --paper` does: the papers for a school's routines, from what its report is made of."""

from collections.abc import Sequence
from pathlib import Path

from ouderscan.files import write_files
from ouderscan.reporting import documents
from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.style import PLAIN, Style


def leave_the_room(names: Sequence[str]) -> bool:
    """Whether others than the team read any of these papers."""
    return any(PAPERS[name].leaves_the_room for name in names)


def write(
    names: Sequence[str],
    inside: Material,
    outside: Material,
    formats: Sequence[str],
    output: Path,
    templates: Path | None = None,
    style: Style = PLAIN,
) -> list[Path]:
    """The files of papers of `PAPERS`, one for each format, written into a folder.

    `inside` is what the team may see of itself; `outside` has been through disclosure for others too.

    Raises:
        UnreadableInputError: when a template of the user's has a fault.
        NotWritableError: when a file cannot be written.
    """
    made = {name: PAPERS[name].make(outside if PAPERS[name].leaves_the_room else inside) for name in names}
    contents = [documents.paper_files(name, paper, formats, templates, style) for name, paper in made.items()]
    return write_files({name: content for each in contents for name, content in each.items()}, output)
