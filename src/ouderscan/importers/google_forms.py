"""Google Forms: one row of headers that begins with the time, in the language of the sheet's owner.

A grid is a column for each row, headed `Question [Row]`; cells hold labels, and of a linear scale numbers.
"""

from ouderscan.importers.base import Layout, Sample, columns_of, named, plain

NAME = "google-forms"

_TIME = {
    *("timestamp", "tijdstempel", "zeitstempel", "horodateur", "marca temporal", "sygnatura czasowa"),
    *("zaman damgası", "طابع زمني"),
}
_OTHERS = {"email address", "e-mailadres", "e-mail-adresse", "username", "gebruikersnaam", "score", "totaalscore"}
_FIRST_ROWS = 5


def detect(sample: Sample) -> bool:
    """Whether one of the first rows begins with the time that Google Forms adds."""
    return _header(sample) is not None


def read(sample: Sample) -> Layout:
    """The layout of an export of Google Forms."""
    above = (_header(sample) or 0) + 1
    columns = columns_of(sample.rows[above - 1 : above])
    return Layout(NAME, columns, above, named(columns, _TIME | _OTHERS))


def _header(sample: Sample) -> int | None:
    for place, row in enumerate(sample.rows[:_FIRST_ROWS]):
        said = [plain(cell) for cell in row if cell.strip()]
        if len(said) > 1 and said[0] in _TIME:
            return place
    return None
