"""What `score` and `explain` do with the answers that they were given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ouderscan import findings
from ouderscan.advice import Advice, advise
from ouderscan.answers.table import SCHOOL, WAVE
from ouderscan.cli import console, importing, inputs, outputs
from ouderscan.cli.inputs import Gathered
from ouderscan.errors import WrongUsageError
from ouderscan.files import write_text
from ouderscan.findings import Finding, Thresholds
from ouderscan.importers.recognition import Told
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.reporting import data
from ouderscan.scoring.results import SchoolFigures
from ouderscan.scoring.scores import Scores
from ouderscan.texts import _, clean, plural

MOST_IN_TERMINAL = 5
"""Schools that are shown in the terminal; more are for a file."""
TABLE = "table"
FILE_FORMS = ("csv", "json", "parquet", "xlsx")
_NO_TEXT = {"parquet": "Parquet", "xlsx": "xlsx"}
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of what was given, with what they were made from."""

    gathered: Gathered
    scores: Scores

    @property
    def limits(self) -> Thresholds:
        """The bounds of the findings, with the school's own target where it set one."""
        scan = self.gathered.scan
        return Thresholds.of(scan.target if scan else None)

    def schools(self, only: str | None = None) -> Iterator[tuple[SchoolFigures, tuple[Finding, ...], Advice]]:
        """School by school: figures, findings, advice; with `only` of the school that is called so."""
        profiles = self.gathered.scan.profiles if self.gathered.scan else ()
        recommendations = catalogue.shipped().recommendations
        for figures in self.scores.schools(only):
            part = self.gathered.part_of(figures.school)
            found = findings.find(figures, part.questionnaires, self.limits)
            yield figures, found, advise(found, recommendations, part.sector, profiles)


def of(
    paths: Sequence[Path], questionnaires: Sequence[str], group: str, sector: str, told: Told | None = None
) -> Scored:
    """The scores of a scan folder or of files; where each row went and what was not understood is told on stderr.

    Raises:
        WrongUsageError: when a group or a sector does not exist.
    """
    one_of(group, "--group", Group)
    one_of(sector, "--sector", Sector)
    gathered = inputs.gather(paths, questionnaires, group, sector, told)
    importing.say_accounts(gathered.accounts)
    for issue in gathered.issues:
        console.say(issue.sentence())
    scores = gathered.scores()
    _say_how_many(scores)
    if gathered.presumed:
        console.say(_("Read as a primary school (po). Say --sector vo, so or mbo if it is another."))
    return Scored(gathered, scores)


def _say_how_many(scores: Scores) -> None:
    """Say how many persons are in the groups that are shown: a number of all would tell how many the others are."""
    shown = scores.responses["n"]
    console.say(plural("{n} person was counted.", "{n} persons were counted.", int(shown.sum())))
    if shown.has_nulls():
        console.say(_("Groups of which too few answered are not in this number, and are not shown."))


def one_of(value: str, option: str, choices: type[Group] | type[Sector]) -> None:
    """Refuse what is not one of the choices of an option.

    Raises:
        WrongUsageError: when it is something else, and not empty.
    """
    if value and value not in set(choices):
        sentence = _("{option} is one of: {choices}; found: '{found}'.")
        raise WrongUsageError(sentence.format(option=option, choices=", ".join(choices), found=clean(value)))


def form_of(asked: str, output: Path | None, inputs: Sequence[Path]) -> str:
    """The form in which scores are given back: as asked, else as the name of the file ends, else a table on stdout.

    Raises:
        WrongUsageError: when the form does not go with the file, or the file is one of the inputs.
    """
    if output is None:
        if asked in _NO_TEXT:
            sentence = _("{form} is no text: say where to write it with --output.")
            raise WrongUsageError(sentence.format(form=_NO_TEXT[asked]))
        return asked or TABLE
    outputs.refuse_inputs(output, inputs)
    form = asked or output.suffix.lower().removeprefix(".")
    if form not in FILE_FORMS:
        sentence = _("A file is written as one of: {forms}. Say which with --format, or let the name end so.")
        raise WrongUsageError(sentence.format(forms=", ".join(FILE_FORMS)))
    return form


def give(scored: Scored, form: str, output: Path | None) -> None:
    """Give the scores back in a form (see `form_of`), on stdout or in a file.

    Raises:
        NotWritableError: when the file cannot be written.
    """
    if output is None:
        if form == TABLE:
            _show(scored)
        else:
            console.write(_text(scored, form))
        return
    if form == "parquet":
        data.write_parquet(data.long_table(scored.scores), output)
    elif form == "xlsx":
        from ouderscan.reporting import workbook

        workbook.write_xlsx(data.long_table(scored.scores).collect(), output)
    else:
        # Excel takes a CSV for UTF-8 only with this mark.
        write_text(output, (_BOM if form == "csv" else "") + _text(scored, form))
    console.say(_("Written: {path}").format(path=clean(str(output))))


def _text(scored: Scored, form: str) -> str:
    return (
        data.json_text(scored.schools(), scored.limits, scored.gathered.portions)
        if form == "json"
        else data.csv(data.long_table(scored.scores).collect())
    )


def _show(scored: Scored) -> None:
    from ouderscan.cli import outcome

    for place, (figures, found, advice) in enumerate(scored.schools()):
        if place == MOST_IN_TERMINAL:
            more = scored.scores.responses.select(SCHOOL, WAVE).n_unique() - place
            sentence = plural(
                "{n} more school: --format csv gives all.", "{n} more schools: --format csv gives all.", more
            )
            console.show("\n" + sentence)
            return
        if place:
            console.show("")
        outcome.show(figures, scored.gathered.part_of(figures.school).questionnaires, found, advice)
