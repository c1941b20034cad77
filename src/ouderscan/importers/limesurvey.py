"""LimeSurvey: a row of headers, as codes (`q1[sq2]`), texts (`Question [Row]`) or both; cells as codes or texts.

A response without a day of submission was not finished; anonymous surveys have the day 1980-01-01 for all.
"""

from ouderscan.errors import UnreadableInputError
from ouderscan.importers.base import Layout, Reason, Sample, aside, columns_of, first_of, header_row, named
from ouderscan.texts import _

NAME = "limesurvey"

_ID = ("id", "response id", "response-id", "antwoord id", "antwoord-id")
_SUBMITTED = (
    *("submitdate", "date submitted", "datum ingezonden", "datum verzonden", "datum ingestuurd", "datum ingediend"),
    *("datum abgeschickt",),
)
_OTHERS = (
    *("lastpage", "last page", "laatste pagina", "letzte seite"),
    *("startlanguage", "start language", "begintaal", "starttaal", "startsprache"),
    *("seed", "token", "access code", "toegangscode", "startdate", "date started", "datestamp", "date last action"),
    *("ipaddr", "ip address", "ip-adres", "refurl", "referrer url"),
)
_STRUCTURE = ("related_id", "class", "type/scale", "relevance", "same_default")
"""The headers of the survey itself, as it is exported to be imported again."""
_NOT_PUT = frozenset({"n/a", "n.v.t. (niet getoond)"})


def detect(sample: Sample) -> bool:
    """Whether a row holds the headers that LimeSurvey adds."""
    return header_row(sample, _STRUCTURE, 4) is not None or _header(sample) is not None


def read(sample: Sample) -> Layout:
    """The layout of an export of responses.

    Raises:
        UnreadableInputError: for the structure of a survey, which holds no answers.
    """
    if header_row(sample, _STRUCTURE, 4) is not None:
        sentence = _("This is the structure of a LimeSurvey survey, and holds no answers. Export the responses.")
        raise UnreadableInputError(sentence)
    above = (_header(sample) or 0) + 1
    columns = columns_of(sample.rows[above - 1 : above])
    return Layout(
        NAME,
        columns,
        above,
        named(columns, {*_ID, *_SUBMITTED, *_OTHERS}),
        aside(Reason.UNFINISHED, first_of(columns, _SUBMITTED), "^$"),
        first_of(columns, _ID),
        _NOT_PUT,
    )


def _header(sample: Sample) -> int | None:
    return header_row(sample, (*_ID, *_SUBMITTED, *_OTHERS), 4)
