"""What `report` does: from a scan folder to the files of its report."""

from collections.abc import Sequence
from pathlib import Path

from ouderscan import plan
from ouderscan.cli import inputs
from ouderscan.errors import NothingScoredError
from ouderscan.files import write_text
from ouderscan.importers import dropped
from ouderscan.questionnaire import catalogue
from ouderscan.reporting.material import Material
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from ouderscan.scoring.engine import score_school
from ouderscan.texts import _, clean


def material(folder: Path) -> Material:
    """What the report of a scan folder is made of.

    Raises:
        UnreadableInputError: when the folder holds no sound scan.
        NothingScoredError: when nobody has answered yet.
    """
    scan_folder, answers, issues = inputs.scan_answers(folder)
    figures = score_school(answers, scan_folder.questionnaires, scan_folder.scan.groups)
    if not figures.responses:
        nothing = _("There are no answers yet in {input}.").format(input=clean(str(folder)))
        raise NothingScoredError("\n".join([*(issue.sentence() for issue in issues), nothing]))
    return Material(
        scan=scan_folder.scan,
        questionnaires=scan_folder.questionnaires,
        figures=figures,
        catalogue=catalogue.shipped(),
        notes=scan_folder.notes(),
        plan=plan.of_scan(folder, scan_folder.scan.date),
        left_out=[issue.sentence() for issue in issues if issue.code != dropped.ADDED],
    )


def write(made_of: Material, formats: Sequence[str], output: Path, own_templates: Path | None = None) -> list[Path]:
    """The files of the report, one for each format (`html`, `md`), written into a folder.

    Raises:
        UnreadableInputError: when a template of the user's has a fault.
        NotWritableError: when a file cannot be written.
    """
    view = report(made_of)
    texts = {output / f"report.{form}": rendered(view, form, own_templates) for form in dict.fromkeys(formats)}
    for path, text in texts.items():
        write_text(path, text)
    return list(texts)
