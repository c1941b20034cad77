"""Microsoft Forms: one row of headers, in the language of the form's owner.

A statement of a Likert question is a column of its own, headed by the statement alone, and the cell holds the label.
The same header a second time gets a number behind it.
"""

from ouderscan.importers.base import Layout, Sample, columns_of, first_of, header_row, named

NAME = "microsoft-forms"

_START = ("start time", "begintijd", "starttijd", "startzeit", "heure de début", "hora de inicio")
_END = (
    *("completion time", "tijd van voltooien", "tijd van voltooiing", "voltooiingstijd"),
    *("fertigstellungszeit", "heure de fin", "hora de finalización"),
)
_ID = ("id",)
_OTHERS = (
    *("email", "e-mail", "e-mailadres", "adresse de messagerie", "correo electrónico"),
    *("name", "naam", "nom", "nombre"),
    *("last modified time", "tijd van laatste wijziging", "zeitpunkt der letzten änderung"),
    *("language", "taal", "total points", "totaal aantal punten", "quiz feedback", "grade posted time"),
)


def detect(sample: Sample) -> bool:
    """Whether a row holds both times that Microsoft Forms adds."""
    return _header(sample) is not None


def read(sample: Sample) -> Layout:
    """The layout of an export of Microsoft Forms."""
    above = (_header(sample) or 0) + 1
    columns = columns_of(sample.rows[above - 1 : above])
    of_system = named(columns, {*_START, *_END, *_ID, *_OTHERS})
    return Layout(NAME, columns, above, of_system, respondent=first_of(columns, _ID))


def _header(sample: Sample) -> int | None:
    start, end = header_row(sample, _START, 1), header_row(sample, _END, 1)
    return start if start == end else None
