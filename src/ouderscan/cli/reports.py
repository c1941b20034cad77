"""What `report` does for one school: from a scan folder, or from files, to the files of its report."""

import glob
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ouderscan import plan, workshop
from ouderscan.answers import store
from ouderscan.answers.store import Scan
from ouderscan.cli import console, inputs, papers, scores
from ouderscan.cli.scores import Scored
from ouderscan.errors import NothingScoredError, UnreadableInputError, WrongUsageError
from ouderscan.files import write_files
from ouderscan.importers import dropped
from ouderscan.importers.recognition import Told
from ouderscan.importers.sources import STANDARD_INPUT, is_folder
from ouderscan.issues import Issue
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Sector
from ouderscan.reporting import documents
from ouderscan.reporting.left_out import in_short
from ouderscan.reporting.material import Material
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.report import report
from ouderscan.reporting.style import PLAIN, Style, styled
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import OWN_FOLDER, score_school
from ouderscan.scoring.results import SchoolFigures
from ouderscan.texts import _, clean

REPORT = "report"
"""The report among the papers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user wants reports of, and what was said of the files."""

    inputs: Sequence[Path]
    questionnaires: Sequence[str] = ()
    group: str = ""
    sector: str = ""
    told: Told | None = None

    def scored(self) -> Scored:
        """The scores of files with answers; where each row went is told on stderr."""
        return scores.of(self.inputs, self.questionnaires, self.group, self.sector, self.told)


@dataclass(frozen=True, slots=True)
class Target:
    """Where reports are written, as what (see `documents`), with which templates of the user's, and which papers."""

    folder: Path
    formats: tuple[str, ...]
    templates: Path | None = None
    style: Style = PLAIN
    papers: tuple[str, ...] = (REPORT,)
    """`report`, and names of `papers.registry`."""


def default_output(given: Sequence[Path]) -> Path:
    """Where reports are written by default: `report` within a scan folder, else a folder beside the first input."""
    first = given[0]
    if len(given) == 1 and is_folder(first) and store.is_scan_folder(first):
        return first / store.REPORT
    if str(first) == STANDARD_INPUT:
        return Path(store.REPORT)
    while glob.has_magic(first.name):
        first = first.parent
    named = first if first.name not in {"", ".."} else first.resolve()
    return named.parent / f"{named.name if is_folder(named) else named.stem}-{store.REPORT}"


def one(asked: Asked, target: Target) -> list[Path]:
    """The files of the report and the papers of the one school that was asked for.

    Raises:
        WrongUsageError: when there are several schools or moments in the files.
        OuderscanError: what else stops the work.
    """
    first = asked.inputs[0]
    scan = len(asked.inputs) == 1 and is_folder(first) and store.is_scan_folder(first)
    made_of = material(first, say=True) if scan else _material_of_files(asked)
    style = target.style if target.style != PLAIN or not scan else own_style(first, made_of.scan)
    given = (target.formats, target.folder, target.templates, style)
    written = write(made_of, *given) if REPORT in target.papers else []
    asked_for = [each for each in target.papers if each != REPORT]
    outside = material(first, Disclosure()) if scan and papers.leave_the_room(asked_for) else made_of
    return written + papers.write(asked_for, made_of, outside, *given)


def told_style(colour: str = "", logo: Path | None = None) -> Style:
    """The house style; that its colour was mended is said on stderr.

    Raises:
        OuderscanError: when the colour or the logo cannot be used.
    """
    found, mended = styled(colour, logo)
    if mended:
        console.say(mended)
    return found


def own_style(folder: Path, scan: Scan | Occasion) -> Style:
    """The style that `scan.yaml` names; its logo lies in the scan folder, which a link would not."""
    own = scan.style
    if own is None:
        return PLAIN
    logo = folder / own.logo if own.logo else None
    if logo and logo.is_symlink():
        sentence = _("The logo {file} cannot be read: {reason}.")
        raise UnreadableInputError(sentence.format(file=clean(str(logo)), reason=_("it is a link to another file")))
    return told_style(own.colour, logo)


def material(folder: Path, rules: Disclosure = OWN_FOLDER, *, say: bool = False) -> Material:
    """What the report of a scan folder is made of, with what may be shown by these rules.

    With `say` it is told on stderr, in full, what could not be used.

    Raises:
        UnreadableInputError: when the folder holds no sound scan.
        NothingScoredError: when nobody has answered yet.
    """
    scan_folder, answers, issues = inputs.scan_answers(folder)
    figures = score_school(answers, scan_folder.questionnaires, scan_folder.scan.groups, rules)
    if not figures.responses:
        nothing = _("There are no answers yet in {input}.").format(input=clean(str(folder)))
        raise NothingScoredError("\n".join([*(issue.sentence() for issue in issues), nothing]))
    unused = left_out(issues)
    for issue in unused if say else ():
        console.say(issue.sentence())
    return Material(
        scan=scan_folder.scan,
        questionnaires=scan_folder.questionnaires,
        figures=figures,
        catalogue=catalogue.shipped(),
        notes=scan_folder.notes(),
        plan=plan.of_scan(folder, scan_folder.scan.date),
        workshop=workshop.of_scan(folder, scan_folder.questionnaires),
        left_out=in_short(unused),
        rules=rules,
    )


def left_out(issues: Sequence[Issue]) -> list[Issue]:
    """What could not be used of a scan folder."""
    return [issue for issue in issues if issue.code not in dropped.ADDED]


def _material_of_files(asked: Asked) -> Material:
    scored = asked.scored()
    found = list(scored.scores.schools())
    if len(found) != 1:
        sentence = _(
            "There are {count} schools or moments in this. Add '--by school' for a report of each and an overview."
        )
        raise WrongUsageError(sentence.format(count=len(found)))
    part = scored.gathered.part_of(found[0].school)
    return Material(
        scan=occasion(found[0], part.sector),
        questionnaires=part.questionnaires,
        figures=found[0],
        catalogue=catalogue.shipped(),
        left_out=in_short(scored.gathered.issues),
        rules=Disclosure(),
    )


def occasion(figures: SchoolFigures, sector: Sector) -> Occasion:
    """The facts of a school that came from files."""
    return Occasion(figures.school, sector, figures.wave, {each.group: each.population for each in figures.responses})


def write(
    made_of: Material, formats: Sequence[str], output: Path, own_templates: Path | None = None, style: Style = PLAIN
) -> list[Path]:
    """The files of the report in these formats (see `documents`), written into a folder.

    Raises:
        UnreadableInputError: when a template of the user's has a fault.
        NotWritableError: when a file cannot be written.
    """
    return write_files(documents.report_files(report(made_of), formats, own_templates, style), output)
