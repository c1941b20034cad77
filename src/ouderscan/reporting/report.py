"""The whole report as one value."""

from ouderscan.reporting.material import Material
from ouderscan.reporting.parts.agreed import agreed
from ouderscan.reporting.parts.cover import cover
from ouderscan.reporting.parts.dimensions import legend, questionnaires
from ouderscan.reporting.parts.divided import divided
from ouderscan.reporting.parts.made import made
from ouderscan.reporting.parts.reach import reach
from ouderscan.reporting.parts.recommendations import recommendations
from ouderscan.reporting.parts.sources import source_list
from ouderscan.reporting.parts.unknown import not_known
from ouderscan.reporting.view import Report
from ouderscan.texts import language


def report(material: Material) -> Report:
    """The view model of a scan, in the user's language; the same material gives the same report."""
    return Report(
        language=language(),
        foreign=material.foreign,
        foreign_advice=material.foreign_advice,
        example=material.scan.example,
        cover=cover(material),
        agreed=agreed(material),
        not_known=not_known(material),
        divided=divided(material),
        legend=legend(material),
        questionnaires=questionnaires(material),
        reach=reach(material),
        recommendations=recommendations(material),
        made=made(material),
        sources=source_list(material),
    )
