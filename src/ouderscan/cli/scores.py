"""What `score` and `explain` do with the answers that they were given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ouderscan import findings
from ouderscan.advice import Advice, advise
from ouderscan.cli import console, inputs, outcome
from ouderscan.cli.inputs import Gathered
from ouderscan.errors import WrongUsageError
from ouderscan.files import write_text
from ouderscan.findings import Finding, Thresholds
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.reporting import data
from ouderscan.scoring.results import SchoolFigures
from ouderscan.scoring.scores import Scores
from ouderscan.texts import _, clean, plural

MOST_IN_TERMINAL = 5
"""Schools that are shown in the terminal; more are for a file."""
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Scored:
    """The scores of what was given, with what they were made from."""

    gathered: Gathered
    scores: Scores
    sector: Sector

    def schools(self) -> Iterator[tuple[SchoolFigures, tuple[Finding, ...], Advice]]:
        """School by school: figures, findings, advice."""
        scan = self.gathered.scan
        limits = Thresholds(target=scan.target) if scan else Thresholds()
        recommendations = catalogue.shipped().recommendations
        for figures in self.scores.schools():
            found = findings.find(figures, self.gathered.questionnaires, limits)
            yield figures, found, advise(found, recommendations, self.sector, scan.profiles if scan else ())


def of(paths: Sequence[Path], questionnaires: Sequence[str], group: str, sector: str) -> Scored:
    """The scores of a scan folder or of files; what was not understood is told on stderr.

    Raises:
        WrongUsageError: when a group or a sector does not exist.
    """
    _one_of(group, "--group", Group)
    _one_of(sector, "--sector", Sector)
    gathered = inputs.gather(paths, questionnaires, group, sector or Sector.PO)
    for issue in gathered.issues:
        console.say(issue.sentence())
    console.say(plural("{n} person was counted.", "{n} persons were counted.", gathered.persons))
    if not gathered.scan and not sector:
        console.say(_("Read as a primary school (po). Say --sector vo, so or mbo if it is another."))
    own = gathered.scan.sector if gathered.scan else Sector(sector or Sector.PO)
    return Scored(gathered, gathered.scores(), own)


def _one_of(value: str, option: str, choices: type[Group] | type[Sector]) -> None:
    if value and value not in set(choices):
        sentence = _("{option} is one of: {choices}; found: '{found}'.")
        raise WrongUsageError(sentence.format(option=option, choices=", ".join(choices), found=clean(value)))


def give(scored: Scored, form: str, output: Path | None) -> None:
    """Give the scores back in a form, on stdout or in a file.

    Raises:
        WrongUsageError: for Parquet without a file to write to.
        NotWritableError: when the file cannot be written.
    """
    if form == "parquet":
        if output is None:
            raise WrongUsageError(_("Parquet is no text: say where to write it with --output."))
        data.write_parquet(data.long_table(scored.scores), output)
    elif form == "table" and output is None:
        _show(scored)
    else:
        text = data.json_text(list(scored.schools())) if form == "json" else data.csv(data.long_table(scored.scores))
        if output is None:
            console.write(text)
        else:
            # Excel takes a CSV for UTF-8 only with this mark.
            write_text(output, text if form == "json" else _BOM + text)
    if output is not None:
        console.say(_("Written: {path}").format(path=clean(str(output))))


def _show(scored: Scored) -> None:
    for place, (figures, found, advice) in enumerate(scored.schools()):
        if place == MOST_IN_TERMINAL:
            console.say(_("There are more schools than fit here; use --format csv or --format json."))
            return
        outcome.show(figures, scored.gathered.questionnaires, found, advice)
