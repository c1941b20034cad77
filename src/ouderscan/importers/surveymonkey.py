"""SurveyMonkey: two rows of headers (question; row, option or "Response"), or one in which a program joined them.

Condensed, a question is a column with the label; expanded, each option is a column that holds its label where it was
chosen. Nothing, or `-`, stands for no answer.
"""

from ouderscan.importers.base import Layout, Sample, columns_of, first_of, header_row, named, plain, spread
from ouderscan.importers.tabular import Row

NAME = "surveymonkey"

_ID = ("respondent id", "respondentid", "respondent-id", "respondent_id")
_OTHERS = (
    *("collector id", "collectorid", "collector-id", "collector_id", "start date", "begindatum", "end date"),
    *("einddatum", "ip address", "ip-adres", "email address", "e-mailadres", "first name", "voornaam"),
    *("last name", "achternaam", "custom data 1", "aangepaste gegevens 1", "custom data", "date_created"),
)
_RESPONSE = {"response", "open-ended response", "antwoord", "open antwoord", "antwoord (open)", "respons"}
"""What stands under a question that has no rows."""


def detect(sample: Sample) -> bool:
    """Whether a row holds the number of the respondent as SurveyMonkey heads it."""
    return header_row(sample, _ID, 1) is not None


def read(sample: Sample) -> Layout:
    """The layout of an export of SurveyMonkey."""
    first = header_row(sample, _ID, 1) or 0
    questions = sample.rows[first]
    below = sample.rows[first + 1] if first + 1 < len(sample.rows) else ()
    two = _is_header(below, questions)
    columns = columns_of((spread(questions), _without_response(below)) if two else (questions,))
    of_system = named(columns, {*_ID, *_OTHERS})
    return Layout(NAME, columns, first + 1 + two, of_system, respondent=first_of(columns, _ID))


def _is_header(below: Row, questions: Row) -> bool:
    """Whether a second row of headers stands here: it says nothing under what the system adds."""
    system = [cell for cell, question in zip(below, questions, strict=False) if plain(question) in {*_ID, *_OTHERS}]
    return bool(below) and not any(cell.strip() for cell in system)


def _without_response(row: Row) -> Row:
    return tuple("" if plain(cell) in _RESPONSE else cell for cell in row)
