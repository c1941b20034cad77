"""Rules for `scan.yaml`: what it names must be there."""

from collections.abc import Iterator, Sequence

from ouderscan.answers.store import Scan
from ouderscan.issues import Issue, nearest
from ouderscan.questionnaire.loader import Loaded
from ouderscan.questionnaire.rules.known import Ids


def scan_issues(scan: Loaded[Scan], questionnaires: Sequence[str], profiles: Ids) -> Iterator[Issue]:
    """The issues of `scan.yaml`, read beside files with these names and with these profiles (None: not known)."""
    yield from scan.issues
    if scan.value is None:
        return
    for index, name in enumerate(scan.value.questionnaires):
        if name not in questionnaires:
            values = {"id": name, "near": nearest(name, questionnaires)}
            yield Issue("missing-questionnaire", scan.source.where(("questionnaires", index)), values)
    for index, name in enumerate(scan.value.profiles):
        if profiles is not None and name not in profiles:
            values = {"id": name, "near": nearest(name, sorted(profiles))}
            yield Issue("unknown-profile", scan.source.where(("profiles", index)), values)
