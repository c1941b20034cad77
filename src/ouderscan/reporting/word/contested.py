"""What stands beside a contested measure, in one box with it (rule 4)."""

from ouderscan.reporting.view import Dispute
from ouderscan.reporting.word.sheet import Sheet
from ouderscan.texts import _, clean


def write(sheet: Sheet, about: str, dispute: Dispute | None) -> None:
    """The objections, questions, another way and who says what; nothing where nobody disagrees."""
    if dispute is None:
        return
    cell = sheet.box(_("On this, people disagree"), f"{about}. {_('On this, people disagree')}")
    for title, texts in (
        (_("Objections"), dispute.objections),
        (_("Questions to weigh"), dispute.questions),
        (_("Another way"), (dispute.alternative,)),
        (_("Who says what"), tuple(f"{each.label}: {each.text}" for each in dispute.positions)),
    ):
        cell.add_paragraph(style="Table Text").add_run(clean(title)).bold = True
        for text in texts:
            cell.add_paragraph(f"– {clean(text)}", style="Table Text")
