"""The account of a table: rows in = answers + blank + set aside, with the reasons."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ouderscan.importers.base import REASONS, Reason
from ouderscan.importers.origins import ASIDE
from ouderscan.questionnaire.model import Group
from ouderscan.texts import _, plural


@dataclass(frozen=True, slots=True)
class Account:
    """Where the rows of a table went."""

    name: str
    """The table, as the user sees it."""
    system: str
    answers: int
    blank: int
    aside: Mapping[Reason, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """All rows below the header."""
        return self.answers + self.blank + sum(self.aside.values())

    def sentence(self) -> str:
        """The account in words."""
        parts = [plural("{n} with answers", "{n} with answers", self.answers)]
        if self.blank:
            parts.append(plural("{n} blank", "{n} blank", self.blank))
        for reason, count in self.aside.items():
            parts.append(_("{count} set aside ({reason})").format(count=count, reason=_(REASONS[reason])))
        sentence = _("{path} ({system}): {rows} = {parts}.")
        rows = plural("{n} row", "{n} rows", self.rows)
        return sentence.format(path=self.name, system=self.system, rows=rows, parts=", ".join(parts))


def account_of(name: str, system: str, counts: Mapping[str | None, int]) -> Account:
    """The account of a table from the number of rows of each group; blank rows have none."""
    reasons = {Reason(group.removeprefix(ASIDE)): n for group, n in counts.items() if group and group.startswith(ASIDE)}
    answers = sum(count for group, count in counts.items() if group in set(Group))
    return Account(name, system, answers, counts.get(None, 0), dict(sorted(reasons.items())))


def total(accounts: Iterable[Account]) -> Account:
    """The accounts of several tables together."""
    together = list(accounts)
    systems = ", ".join(sorted({each.system for each in together}))
    return _added(plural("{n} table", "{n} tables", len(together)), systems, together)


def joined(one: Account, other: Account) -> Account:
    """The account of a table of which the rows were counted in two parts."""
    return _added(one.name, one.system, (one, other))


def _added(name: str, system: str, accounts: Sequence[Account]) -> Account:
    aside: dict[Reason, int] = {}
    for each in accounts:
        for reason, count in each.aside.items():
            aside[reason] = aside.get(reason, 0) + count
    return Account(name, system, sum(each.answers for each in accounts), sum(each.blank for each in accounts), aside)
