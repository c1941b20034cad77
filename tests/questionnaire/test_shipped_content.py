"""The content that comes with the program keeps its own rules."""

from ouderscan import assets
from ouderscan.cli import checked
from ouderscan.issues import Severity


def test_the_shipped_content_has_neither_errors_nor_warnings() -> None:
    found = checked.check([assets.questionnaires()])

    assert found.files > 10
    assert [issue.sentence() for issue in found.issues if issue.severity is not Severity.HINT] == []
