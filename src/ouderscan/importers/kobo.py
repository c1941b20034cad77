"""KoboToolbox and ODK Central: one row of headers, as names or labels, with the groups before them (`group/question`).

Rows that a reviewer did not approve, and those without an end, do not count.
"""

from ouderscan.importers.base import Layout, Reason, Sample, aside, columns_of, first_of, header_row, named

NAME = "kobotoolbox"

_KOBO = ("_id", "_uuid", "_submission_time", "_validation_status", "__version__", "_index", "_submitted_by")
_CENTRAL = ("submissiondate", "key")
_ID = ("_uuid", "_id", "key", "meta-instanceid", "meta/instanceid", "instanceid")
_REVIEW = ("_validation_status", "reviewstate")
_END = ("end",)
_OTHERS = (
    *("start", "today", "deviceid", "subscriberid", "simserial", "phonenumber", "username", "audit", "_notes"),
    *("_status", "_tags", "_attachments", "_geolocation", "_xform_id_string", "meta/rootuuid", "rootuuid"),
    *("submitterid", "submittername", "attachmentspresent", "attachmentsexpected", "status", "edits", "formversion"),
)
_NOT_APPROVED = "not.approved|on.hold|rejected|hasissues"


def detect(sample: Sample) -> bool:
    """Whether a row holds the headers that KoboToolbox or ODK Central adds."""
    return _header(sample) is not None


def read(sample: Sample) -> Layout:
    """The layout of an export of KoboToolbox or ODK Central."""
    above = (_header(sample) or 0) + 1
    columns = columns_of(sample.rows[above - 1 : above])
    return Layout(
        NAME,
        columns,
        above,
        named(columns, {*_KOBO, *_CENTRAL, *_ID, *_REVIEW, *_END, *_OTHERS}),
        (
            *aside(Reason.REJECTED, first_of(columns, _REVIEW), _NOT_APPROVED),
            *aside(Reason.UNFINISHED, first_of(columns, _END), "^$"),
        ),
        first_of(columns, _ID),
    )


def _header(sample: Sample) -> int | None:
    kobo = header_row(sample, _KOBO, 2)
    return kobo if kobo is not None else header_row(sample, _CENTRAL, len(_CENTRAL))
