"""SurveyJS: JSON with a record for each person; a matrix is an object within it, and what was not answered is absent.

Both `survey.data` (names and values) and `getPlainData()` (with titles) are read. The key of a cell is its path, such
as `communicatie.c1`; a row of a matrix without a value of its own is known by its text.
"""

from ouderscan.errors import UnreadableInputError
from ouderscan.importers.base import Layout, Sample, columns_of
from ouderscan.importers.tabular import Kind
from ouderscan.texts import _

NAME = "surveyjs"

_COMMENT = "-comment"
"""The ending of what was typed beside "other"."""


def detect(sample: Sample) -> bool:
    """Whether the records have a depth, titles or comments."""
    paths = sample.rows[0] if sample.rows else ()
    deep = any("." in path or path.casefold().endswith(_COMMENT) for path in paths)
    return sample.kind is Kind.NESTED and (deep or sample.headers > 1)


def read(sample: Sample) -> Layout:
    """The layout of the records of SurveyJS.

    Raises:
        UnreadableInputError: when there are none.
    """
    if not sample.headers:
        raise UnreadableInputError(_("This is no JSON with a record for each person."))
    columns = columns_of(sample.rows[: sample.headers])
    comments = frozenset(each.position for each in columns if each.parts[0].casefold().endswith(_COMMENT))
    return Layout(NAME, columns, sample.headers, comments)
