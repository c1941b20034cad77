"""What `map` does: the table of a file in which most is recognised, and the mapping file that fits it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ouderscan.cli import console, inputs, outputs
from ouderscan.cli.scores import one_of
from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.files import write_text
from ouderscan.importers import drafting, kinds, sources
from ouderscan.importers.drafting import Draft
from ouderscan.importers.recognition import Known
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.texts import _, clean, plural


def make(export: Path, questionnaires: Sequence[str], output: Path | None, group: str, sector: str) -> None:
    """Write a first mapping file on stdout or to a file; says on stderr how much is left to do.

    Raises:
        WrongUsageError: when a group or a sector does not exist, or the file would overwrite something.
        UnreadableInputError: when the export cannot be read.
        NotWritableError: when the file cannot be written.
    """
    one_of(group, "--group", Group)
    one_of(sector, "--sector", Sector)
    if output and output.exists():
        sentence = _("{path} is there already, perhaps with work in it. Write to another file.")
        raise WrongUsageError(sentence.format(path=clean(str(output))))
    if output:
        outputs.refuse_inputs(output, [export])
    known = inputs.known_of(questionnaires, Sector(sector or Sector.PO))
    drafted = _best(export, known)
    text = drafting.as_yaml(drafted, known, questionnaires, group)
    for issue in drafted.issues:
        console.say(issue.sentence())
    console.say(_summary(drafted))
    if output is None:
        console.write(text)
    else:
        write_text(output, text)
        console.say(_("Written: {path}").format(path=clean(str(output))))


def _best(export: Path, known: Known) -> Draft:
    """The draft of the table in which most columns are recognised, or are near to a question."""
    found = list(_drafts(export, known))
    drafts = [each for each in found if isinstance(each, Draft)]
    if not drafts:
        nothing = UnreadableInputError(_("There is no file in {path}.").format(path=clean(str(export))))
        raise next((each for each in found if isinstance(each, UnreadableInputError)), nothing)
    return max(drafts, key=lambda each: (len(each.matched.matches), len(each.likely), len(each.open)))


def _drafts(export: Path, known: Known) -> Iterator[Draft | UnreadableInputError]:
    for source in sources.expand([export]):
        for part in sources.parts(source):
            try:
                yield from (drafting.draft(table, known) for table in kinds.tables_in(part))
            except UnreadableInputError as fault:
                yield fault


def _summary(drafted: Draft) -> str:
    counts = (
        plural("{n} column recognised", "{n} columns recognised", len(drafted.matched.matches)),
        plural("{n} likely", "{n} likely", len(drafted.likely) + sum(map(len, drafted.whose.values()))),
        plural("{n} open", "{n} open", len(drafted.open)),
    )
    return _("{system}: {counts}.").format(system=drafted.layout.system, counts=", ".join(counts))
