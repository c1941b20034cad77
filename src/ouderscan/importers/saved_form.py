"""The file that a form saves: its code, and the same answers for people and other programs to read."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, StrictInt, ValidationError

from ouderscan.answers.codes import normal
from ouderscan.answers.table import NonAnswer
from ouderscan.importers.filled import Filled, refused
from ouderscan.importers.shelf import Shelf
from ouderscan.issues import Issue, Where
from ouderscan.questionnaire.model import Frozen, NonAnswerName
from ouderscan.texts import clean

FORMAT: Final = "ouderscan/filled-form/1"


class SavedForm(Frozen):
    """What the file holds. The code is what is read; the answers must be the same."""

    format: Literal["ouderscan/filled-form/1"]
    code: str = Field(max_length=1000)
    answers: Mapping[str, StrictInt | NonAnswerName]
    school: str = Field(max_length=1000)
    group: str
    short: bool
    questionnaires: Mapping[str, str]


def looks_saved(text: str) -> bool:
    """Whether a text begins like a file that a form saved, in whichever version."""
    return f'"{FORMAT.rpartition("/")[0]}/' in text


def in_saved(text: str, path: Path, shelf: Shelf) -> Iterator[Filled | Issue]:
    """The filled-in form in the text of a file, or what is wrong with it."""
    where = Where(path.as_posix())
    try:
        saved = SavedForm.model_validate_json(text)
    except ValidationError:
        yield Issue("not-a-saved-form", where, {"format": FORMAT})
        return
    code = normal(saved.code)
    book = shelf.book(code)
    answers = book.decode(code) if book else None
    if book is None or answers is None:
        yield refused(code, where, shelf)
    elif _codes(saved) != {item: value for item, value in answers.items() if value != NonAnswer.NOT_ANSWERED}:
        yield Issue("saved-form-changed", where)
    else:
        yield Filled(code, book, answers, where, clean(saved.school).strip() or clean(path.absolute().parent.name))


def _codes(saved: SavedForm) -> dict[str, int]:
    return {
        item: int(NonAnswer.of(said)) if isinstance(said, NonAnswerName) else said
        for item, said in saved.answers.items()
    }
