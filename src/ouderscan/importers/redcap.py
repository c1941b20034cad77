"""REDCap: one row of headers, as names or labels; a form of which nobody marked anything as finished does not count.

A checkbox is a column for each option (`consent___1`). A record may take several rows, one for each event or repeat.
"""

from ouderscan.errors import UnreadableInputError
from ouderscan.importers.base import Aside, Column, Layout, Reason, Sample, columns_of, named, plain
from ouderscan.importers.tabular import Row
from ouderscan.texts import _

NAME = "redcap"

_COMPLETE = "_complete"
_COMPLETE_LABEL = "complete?"
_EVENTS = {"redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance", "event name", "repeat instance"}
_OTHERS = {*_EVENTS, "redcap_survey_identifier", "survey identifier", "redcap_data_access_group", "data access group"}
_DICTIONARY = {"variable / field name", "form name", "field type", "field label"}
"""The headers of the data dictionary, which is the form itself."""
_NOT_FINISHED = "^(0|incomplete|)$"
_FIRST_ROWS = 5


def detect(sample: Sample) -> bool:
    """Whether a row holds headers as REDCap makes them."""
    return _is_dictionary(sample) or _header(sample) is not None


def read(sample: Sample) -> Layout:
    """The layout of an export of records.

    Raises:
        UnreadableInputError: for a data dictionary, which holds no answers.
    """
    if _is_dictionary(sample):
        sentence = _("This is a data dictionary of REDCap, and holds no answers. Export the records.")
        raise UnreadableInputError(sentence)
    above = (_header(sample) or 0) + 1
    columns = columns_of(sample.rows[above - 1 : above])
    complete = tuple(each.position for each in columns if _ends_a_form(each))
    times = {each.position for each in columns if each.parts[0].casefold().endswith("_timestamp")}
    return Layout(
        NAME,
        columns,
        above,
        frozenset({*complete, *times, *named(columns, _OTHERS), columns[0].position}),
        (Aside(Reason.UNFINISHED, complete, _NOT_FINISHED),) if complete else (),
        # A record in several rows is no person who answered twice.
        None if named(columns, _EVENTS) else columns[0].position,
    )


def _is_dictionary(sample: Sample) -> bool:
    return any({plain(cell) for cell in row} >= _DICTIONARY for row in sample.rows[:_FIRST_ROWS])


def _header(sample: Sample) -> int | None:
    return next((place for place, row in enumerate(sample.rows[:_FIRST_ROWS]) if _is_header(row)), None)


def _is_header(row: Row) -> bool:
    said = [plain(cell) for cell in row if cell.strip()]
    complete = any(cell.endswith(_COMPLETE) or cell == _COMPLETE_LABEL for cell in said)
    return any(cell.startswith("redcap_") for cell in said) or (complete and said[0].endswith("id"))


def _ends_a_form(column: Column) -> bool:
    header = plain(column.parts[0])
    return header.endswith(_COMPLETE) or header == _COMPLETE_LABEL
