"""Qualtrics: three rows of headers (names, texts, ImportIds), two in exports of before 2018, or the names alone.

The texts of the system's own columns are in the language of the account. The third row is JSON, or the same with
single quotes where a program wrote it.
"""

import re

from ouderscan.importers.base import Layout, Reason, Sample, aside, columns_of, first_of, header_row, named, plain

NAME = "qualtrics"

_ID = ("responseid", "response id")
_STATUS = ("status", "response type")
_FINISHED = ("finished",)
_OTHERS = (
    *("responseset", "name", "externaldatareference", "externalreference", "emailaddress", "ipaddress", "startdate"),
    *("enddate", "progress", "duration (in seconds)", "recordeddate", "recipientlastname", "recipientfirstname"),
    *("recipientemail", "locationlatitude", "locationlongitude", "locationaccuracy", "distributionchannel"),
    *("userlanguage", "start date", "end date", "ip address", "recorded date", "recipient last name"),
    *("recipient first name", "recipient email", "external data reference", "location latitude"),
    *("location longitude", "distribution channel", "user language"),
)
_IMPORT_ID = re.compile(r"""^\{["']ImportId["']""")
_MOST_HEADERS = 5
_SURE = 4
# Numbers as Qualtrics documents them: 1, 9, 17 preview; 2 test; 8, 12 spam.
_TEST = r"^(1|2|9|17|survey preview|survey test|.*preview.*)$"
_SPAM = r"^(8|12|spam|.*spam)$"
_NOT_FINISHED = r"^(0|false)$"


def detect(sample: Sample) -> bool:
    """Whether there is a row of ImportIds, or of the headers that Qualtrics adds."""
    return _import_ids(sample) is not None or _names(sample) is not None


def read(sample: Sample) -> Layout:
    """The layout of an export of Qualtrics."""
    last = _import_ids(sample)
    if last is not None:
        headers = sample.rows[max(last - 2, 0) : last]
    else:
        last = _names(sample) or 0
        headers = sample.rows[max(last - 1, 0) : last + 1]
    columns = columns_of(headers)
    status = first_of(columns, _STATUS)
    return Layout(
        NAME,
        columns,
        last + 1,
        named(columns, {*_ID, *_STATUS, *_FINISHED, *_OTHERS}),
        (
            *aside(Reason.TEST, status, _TEST),
            *aside(Reason.SPAM, status, _SPAM),
            *aside(Reason.UNFINISHED, first_of(columns, _FINISHED), _NOT_FINISHED),
        ),
        first_of(columns, _ID),
    )


def _import_ids(sample: Sample) -> int | None:
    for place, row in enumerate(sample.rows[:_MOST_HEADERS]):
        said = [cell.strip() for cell in row if cell.strip()]
        if said and all(_IMPORT_ID.match(cell) for cell in said):
            return place
    return None


def _names(sample: Sample) -> int | None:
    """The last row that names the system's columns: the second of two, or the only one."""
    words = {*_ID, *_STATUS, *_FINISHED, *_OTHERS}
    first = header_row(Sample(sample.kind, sample.rows[:_MOST_HEADERS]), words, _SURE)
    if first is None or not any(plain(cell) in _ID for cell in sample.rows[first]):
        return None
    below = sample.rows[first + 1] if first + 1 < len(sample.rows) else ()
    return first + 1 if len(words & {plain(cell) for cell in below}) >= _SURE else first
