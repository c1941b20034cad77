"""What `compare --intervention` does: the answers of many schools to one comparison of two sides."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl

from ouderscan.answers.table import SCHOOL, WAVE
from ouderscan.cli import console, inputs, many_reports, scores, with_and_without
from ouderscan.cli.reports import Asked
from ouderscan.compare.intervention import effects
from ouderscan.compare.sides import Moments, Sides, sides
from ouderscan.errors import WrongUsageError
from ouderscan.importers import carried, recognition
from ouderscan.importers.base import Trait
from ouderscan.questionnaire.model import Questionnaire, Sector
from ouderscan.questionnaire.names import sector_name
from ouderscan.reporting import intervention_data
from ouderscan.reporting.intervention import REASONS, Evaluation, intervention
from ouderscan.reporting.intervention_view import Intervention
from ouderscan.reporting.style import PLAIN, Style
from ouderscan.scoring.disclosure import Disclosure
from ouderscan.scoring.engine import score_school
from ouderscan.scoring.results import SchoolFigures
from ouderscan.texts import _, clean


@dataclass(frozen=True, slots=True)
class Told:
    """What the user said of an intervention."""

    trait: Trait
    moments: Moments
    schools: Path | None
    """A list of schools that tells which had it; None where a column of the answers does."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The figures of all schools at all moments, with what belongs to them."""

    figures: Sequence[SchoolFigures]
    questionnaires: Sequence[Questionnaire]
    sector: Sector
    traits: Sequence[pl.DataFrame] = ()


def told(intervention: str, before: str, after: str, schools: Path | None) -> Told:
    """What the options of the command say.

    Raises:
        WrongUsageError: when one is not of its form.
    """
    column, sign, value = (each.strip() for each in intervention.partition("="))
    if not (column and sign and value):
        sentence = _("--intervention is written as COLUMN=VALUE, such as project=ja; found: '{found}'.")
        raise WrongUsageError(sentence.format(found=clean(intervention)))
    if bool(before) != bool(after) or (before and before == after):
        raise WrongUsageError(_("Give both --before and --after, and two different moments, or none of them."))
    return Told(Trait(column, value), Moments(before, after), schools)


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An evaluation that can be given back."""

    evaluation: Evaluation
    name: str = "intervention"
    default_output: None = None

    def own_style(self) -> Style:
        """None of its own: it is of many schools."""
        return PLAIN

    def page(self) -> Intervention:
        """The evaluation as pages and terminal show it."""
        return intervention(self.evaluation)

    def json(self) -> str:
        """The evaluation as JSON."""
        return intervention_data.json_text(self.evaluation)

    def table(self) -> pl.DataFrame:
        """The evaluation as a table."""
        return intervention_data.table(self.evaluation)

    def show(self) -> None:
        """The evaluation in the terminal."""
        with_and_without.show(self.page())


def of(asked: Asked, of_it: Told) -> Evaluated:
    """The evaluation of an intervention; what could not be used is told on stderr.

    Raises:
        WrongUsageError: when sides or moments are not known, or sectors are mixed.
        OuderscanError: what else stops the work.
    """
    folders = list(many_reports.scan_folders(asked.inputs))
    known = _of_folders(folders, of_it) if folders else _of_files(asked, of_it)
    traits = [carried.of_list(of_it.schools, of_it.trait)] if of_it.schools else known.traits
    divided = sides(known.figures, _by_school(traits), of_it.moments)
    _refuse_one_side(divided, of_it.trait)
    for reason, names in divided.left_out.items():
        console.say(_("Left out: {names}. {reason}.").format(names=", ".join(names), reason=_(REASONS[reason])))
    waves = {(each.before.wave, each.after.wave) for each in divided.schools}
    evaluation = Evaluation(
        title=f"{clean(of_it.trait.column)} = {clean(of_it.trait.value)}",
        sector=known.sector,
        moments=waves.pop() if len(waves) == 1 else ("", ""),
        sides=divided,
        effects=effects(divided.schools, (item for each in known.questionnaires for item in each.items)),
        questionnaires=known.questionnaires,
    )
    return Evaluated(evaluation)


def _of_files(asked: Asked, of_it: Told) -> _Known:
    imported = asked.told or recognition.Told()
    read = imported if of_it.schools else replace(imported, trait=of_it.trait)
    scored = scores.of(asked.inputs, asked.questionnaires, asked.group, asked.sector, read)
    gathered, schools = scored.gathered, list(scored.scores.schools())
    own = {part.sector: each.school for each in schools if (part := gathered.part_of(each.school))}
    _refuse_several_sectors(own)
    part = gathered.parts[0]
    return _Known(schools, part.questionnaires, part.sector, gathered.traits)


def _of_folders(folders: Sequence[Path], of_it: Told) -> _Known:
    if of_it.schools is None:
        sentence = _(
            "A scan folder does not tell whether a school had it. Name a list of schools with --schools: a table with "
            "a column 'school' and a column '{column}'."
        )
        raise WrongUsageError(sentence.format(column=clean(of_it.trait.column)))
    figures: list[SchoolFigures] = []
    questionnaires: dict[str, Questionnaire] = {}
    sectors: dict[Sector, str] = {}
    for path in folders:
        folder, answers, issues = inputs.scan_answers(path)
        for issue in issues:
            console.say(issue.sentence())
        figures.append(score_school(answers, folder.questionnaires, folder.scan.groups, Disclosure()))
        questionnaires |= {each.id: each for each in folder.questionnaires}
        sectors.setdefault(folder.scan.sector, folder.scan.school)
    _refuse_several_sectors(sectors)
    answered = [each for each in figures if each.responses]
    return _Known(answered, tuple(questionnaires.values()), next(iter(sectors)))


def _refuse_several_sectors(schools: Mapping[Sector, str]) -> None:
    """Refuse schools of several sectors; a school of each is named."""
    if len(schools) > 1:
        named = ", ".join(f"{sector_name(sector)} ({school})" for sector, school in schools.items())
        sentence = _("These are schools of several sectors: {sectors}. Compare the schools of one sector at a time.")
        raise WrongUsageError(sentence.format(sectors=named))


def _by_school(traits: Iterable[pl.DataFrame]) -> Mapping[tuple[str, str], set[bool]]:
    """What is told of each school and wave; the wave is empty where a list of schools tells it."""
    found: dict[tuple[str, str], set[bool]] = defaultdict(set)
    for table in traits:
        for row in table.to_dicts():
            found[row[SCHOOL], row.get(WAVE, "")].add(row[carried.HAS_IT])
    return found


def _refuse_one_side(divided: Sides, trait: Trait) -> None:
    having = sum(each.has_it for each in divided.schools)
    if having and having < len(divided.schools):
        return
    values = {"column": clean(trait.column), "value": clean(trait.value)}
    told_of_left_out = "".join(
        f"\n{_(REASONS[reason])}: {', '.join(names)}." for reason, names in divided.left_out.items()
    )
    sentence = (
        _("Every school that can be compared has '{value}' in '{column}', so there is nothing to compare them with.")
        if having
        else _("No school that can be compared has '{value}' in '{column}'. Is it spelt as in the column?")
    )
    raise WrongUsageError(sentence.format(**values) + told_of_left_out)
