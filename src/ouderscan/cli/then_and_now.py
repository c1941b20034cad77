"""Two moments of one school in the terminal: what changed as a table, the rest in sentences."""

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from ouderscan.cli import console
from ouderscan.reporting import words
from ouderscan.reporting.comparison_view import Comparison, Pair, Subject
from ouderscan.reporting.view import Dispute
from ouderscan.texts import _


def show(view: Comparison) -> None:
    """Print the comparison on stdout."""
    console.show(Text(f"{view.cover.school}, {view.cover.date}", style="bold"))
    console.show("")
    for sentence in view.cover.summary:
        console.show(sentence)
    if any(pair.differs for _subject, _kind, pair in _pairs(view)):
        console.show(_table(view))
    for sentence in _not_in_the_table(view):
        console.show(sentence)
    console.show("\n" + view.looked_back)
    for action in view.actions:
        console.show(f"{action.number}. {action.blanks[0].text}")
        console.show(f"   {action.blanks[-1].text}")
        for sentence in _against(action.dispute):
            console.show(f"   {sentence}")
    for met in view.findings:
        console.show(f"\n{met.title}: {len(met.lines)}")
        for line in met.lines if met.changed else ():
            console.show(f"- {line.label}: {line.text}")
    console.show("\n" + view.caution)


def _against(dispute: Dispute | None) -> Iterator[str]:
    """What is said against a contested action and for it; it never stands without (rule 4)."""
    if dispute is None:
        return
    yield _("On this, people disagree")
    for title, texts in (
        (_("Objections"), dispute.objections),
        (_("Questions to weigh"), dispute.questions),
        (_("Another way"), (dispute.alternative,)),
        (_("Who says what"), tuple(f"{each.label}: {each.text}" for each in dispute.positions)),
    ):
        yield f"{title}:"
        yield from (f"- {text}" for text in texts)


def _table(view: Comparison) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column(_("Subject"), overflow="fold")
    table.add_column(_("Who"), overflow="fold")
    for heading in (_("Then"), _("Now"), _("Difference")):
        table.add_column(heading, overflow="fold", justify="right")
    for subject, kind, pair in _pairs(view):
        if pair.differs:
            about = f"{kind}: {pair.label}"
            table.add_row(*map(Text, (subject, about, pair.then_short, pair.now_short, pair.difference)))
    return table


def _not_in_the_table(view: Comparison) -> Iterator[str]:
    """The subjects without a difference that may be explained, and the scores that cannot be compared."""
    same = [each.short for each in view.subjects if each.scores and not _any_differs(each)]
    if same:
        yield _("No difference that may be explained: {names}.").format(names=words.enumeration(same))
    hidden = [f"{subject} ({kind}: {pair.label})" for subject, kind, pair in _pairs(view) if not pair.difference]
    if hidden:
        yield _("Too few answers at one of the moments: {names}.").format(names=words.enumeration(hidden))


def _any_differs(subject: Subject) -> bool:
    return any(pair.differs for scores in subject.scores for pair in scores.pairs)


def _pairs(view: Comparison) -> Iterator[tuple[str, str, Pair]]:
    """The scores, each with its subject and what it is about."""
    for subject in view.subjects:
        for scores in subject.scores:
            for pair in scores.pairs:
                yield subject.short, scores.label, pair
