"""The sheet of mutual expectations (rv5, as5, ba4): parent and school write what they expect of each other.

The parent writes first, and both sides promise something. Whether anything is written down at all is contested, so
the objections to that stand on the sheet itself (rule 4).
"""

from ouderscan.reporting.material import Material
from ouderscan.reporting.papers.sheet import sheet
from ouderscan.reporting.papers.view import Column, ExpectationsPaper, Room, Weighed
from ouderscan.reporting.parts.dispute import dispute
from ouderscan.texts import _

_ABOUT = {"rv5", "as5", "ba4"}
"""The statements of the memo on what parents and school may expect of each other."""
_ROWS = 4


def expectations(material: Material) -> ExpectationsPaper:
    """The sheet of a school, to print and fill in by hand."""
    return ExpectationsPaper(
        sheet=sheet(
            material,
            _("What we expect of each other"),
            _("Fill in this sheet together, in a talk. The parent writes first. Talking alone is enough too."),
            of_answers=False,
        ),
        columns=(
            Column(
                _("Parent"),
                (Room(_("This is what I expect of the school"), _ROWS), Room(_("This is what I do myself"), _ROWS)),
            ),
            Column(
                _("School"),
                (Room(_("This is what we expect of you"), _ROWS), Room(_("This is what we promise you"), _ROWS)),
            ),
        ),
        together=(
            Room(_("Here we think differently, and so we do this"), 2),
            Room(_("Then we look at it again"), 1),
        ),
        choices=(
            _("We both keep this sheet."),
            _("Only the school's promises are written down."),
            _("We write nothing down. We have talked about it."),
        ),
        weighed=_weighed(material),
    )


def _weighed(material: Material) -> tuple[Weighed, ...]:
    """The contested recommendations of the catalogue that are about these statements."""
    about = [
        each for each in material.catalogue.recommendations if _ABOUT & {cited.statement for cited in each.sources}
    ]
    here = [each for each in about if material.scan.sector in each.sectors]
    return tuple(Weighed(each.title, against) for each in here if (against := dispute(material, each)))
