"""The options by which a user says what stands where in files with answers, for every command that reads them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ouderscan.texts import N_, _, clean

if TYPE_CHECKING:
    from ouderscan.importers.recognition import Told

_KEYS = ("school", "wave", "group", "sector", "respondent")
MapOption = Annotated[
    Path | None,
    typer.Option("--map", help=N_("A mapping file that says what the columns mean; 'ouderscan map' makes one.")),
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar=N_("KEY=COLUMN"),
        help=N_("The column that tells the school, wave, group, sector or respondent (repeatable)."),
    ),
]
ValueOption = Annotated[
    list[str] | None,
    typer.Option(
        "--value",
        metavar=N_("KEY=VALUE"),
        help=N_("The school, wave, group or sector of all rows, where no column tells it (repeatable)."),
    ),
]
FileNameOption = Annotated[
    str,
    typer.Option(
        "--file-name",
        metavar=N_("PATTERN"),
        help=N_("What the names of the files tell, such as '{school}_{wave}.xlsx'."),
    ),
]


def told(
    mapping: Path | None = None, columns: Sequence[str] = (), values: Sequence[str] = (), file_name: str = ""
) -> "Told":
    """What the user said of the files: a mapping file, and options, which go before it.

    Raises:
        WrongUsageError: when an option is not of its form, or a key does not exist.
        UnreadableInputError: when the mapping file has faults in its shape.
    """
    from ouderscan.errors import WrongUsageError
    from ouderscan.importers import mapping as mappings
    from ouderscan.importers.mapping import FromColumn, FromValue
    from ouderscan.importers.recognition import Told

    if unknown := mappings.unknown_keys(file_name):
        sentence = _("{option} may hold {keys} in braces; found: '{found}'.")
        found = clean(unknown[0])
        raise WrongUsageError(sentence.format(option="--file-name", keys=", ".join(_KEYS), found=found))
    mapped, source = mappings.read(mapping) if mapping else (mappings.EMPTY, None)
    update: dict[str, object] = {"file_name": file_name} if file_name else {}
    for each in columns:
        key, column = _pair(each, "--column", _KEYS)
        update[key] = FromColumn(column=column)
    for each in values:
        key, value = _pair(each, "--value", _KEYS[:-1])
        update[key] = FromValue(value=value)
    return Told(mapped.model_copy(update=update), source=source)


def _pair(text: str, option: str, keys: Sequence[str]) -> tuple[str, str]:
    from ouderscan.errors import WrongUsageError

    key, sign, value = text.partition("=")
    if key.strip() not in keys or not sign or not value.strip():
        sentence = _("{option} is written as KEY=…, with one of these keys: {keys}; found: '{found}'.")
        raise WrongUsageError(sentence.format(option=option, keys=", ".join(keys), found=clean(text)))
    return key.strip(), value.strip()
