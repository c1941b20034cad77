"""From a file to a frame, within bounds: the separator, the encoding, the header.

Text in UTF-8 is scanned lazily, so that ten million rows need no memory of their own; other encodings are decoded
first, within a bound.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from ouderscan.errors import UnreadableInputError
from ouderscan.texts import _, clean

MAX_HEADER_BYTES = 1024 * 1024
MAX_COLUMNS = 10_000
MAX_DECODED_BYTES = 256 * 1024 * 1024
"""A file in another encoding than UTF-8 is held in memory."""

_SEPARATORS = (";", "\t", ",")
_BOMS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_UTF8_BOM = codecs.BOM_UTF8
_SAMPLE = 256 * 1024
TEXT_ENDINGS = (".csv", ".tsv", ".txt")
ENDINGS = (*TEXT_ENDINGS, ".parquet")


@dataclass(frozen=True, slots=True)
class Table:
    """A file whose header was read; the rows follow on demand."""

    path: Path
    header: tuple[str, ...]
    separator: str = ","
    decoded: bytes | None = None
    """The content in UTF-8, for a file in another encoding."""

    def scan(self, types: Mapping[str, pl.DataType]) -> pl.LazyFrame:
        """The columns named in `types`, as these types; everything else is not even read."""
        if self.path.suffix.lower() == ".parquet":
            return pl.scan_parquet(self.path).select(pl.col(name).cast(kind) for name, kind in types.items())
        frame = pl.scan_csv(
            self.decoded if self.decoded is not None else self.path,
            separator=self.separator,
            schema={name: types.get(name, pl.String()) for name in self.header},
            truncate_ragged_lines=True,
        )
        return frame.select(*types)


def open_table(path: Path) -> Table:
    """The table in a file of a kind that can be read.

    Raises:
        UnreadableInputError: when the file is absent, empty, of another kind, or beyond a bound.
    """
    shown = clean(str(path))
    if path.suffix.lower() not in ENDINGS:
        sentence = _("{path} is not a file that can be read. Give a scan folder, or a file that ends with {endings}.")
        raise UnreadableInputError(sentence.format(path=shown, endings=", ".join(ENDINGS)))
    try:
        if path.suffix.lower() == ".parquet":
            return Table(path, tuple(pl.read_parquet_schema(path)))
        return _open_text(path)
    except OSError as fault:
        sentence = _("{path} cannot be read: {reason}.")
        raise UnreadableInputError(sentence.format(path=shown, reason=fault.strerror or fault)) from fault
    except (pl.exceptions.PolarsError, csv.Error) as fault:
        raise damaged(path, fault) from fault


def damaged(path: Path, fault: BaseException) -> UnreadableInputError:
    """The error for a file that looks right and cannot be read."""
    reason = clean(str(fault)).split("⏎", maxsplit=1)[0][:200]
    sentence = _("{path} cannot be read: {reason}. Open it in a spreadsheet and save it as CSV in UTF-8.")
    return UnreadableInputError(sentence.format(path=clean(str(path)), reason=reason))


def _open_text(path: Path) -> Table:
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
        if _is_utf8(sample):
            decoded = None
        else:
            sample = decoded = _recoded(sample + file.read(MAX_DECODED_BYTES), path)
    text = sample.removeprefix(_UTF8_BOM).decode("utf-8", "replace")
    if not text.strip():
        raise UnreadableInputError(_("{path} is empty.").format(path=clean(str(path))))
    separator = _separator(text)
    header = next(csv.reader(io.StringIO(text[:MAX_HEADER_BYTES]), delimiter=separator))
    if len(header) > MAX_COLUMNS:
        sentence = _("{path} has {count} columns; at most {bound} are read.")
        raise UnreadableInputError(sentence.format(path=clean(str(path)), count=len(header), bound=MAX_COLUMNS))
    return Table(path, tuple(_distinct(header)), separator, decoded)


def _is_utf8(sample: bytes) -> bool:
    if sample.startswith(tuple(bom for bom, _name in _BOMS)):
        return False
    try:
        # The sample may end inside a character.
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return False
    return True


def _recoded(content: bytes, path: Path) -> bytes:
    """The content in UTF-8, from UTF-16 with a mark or else from what Dutch Excel writes."""
    if len(content) > MAX_DECODED_BYTES:
        sentence = _("{path} is not in UTF-8 and larger than {bound} MB. Save it as CSV in UTF-8.")
        raise UnreadableInputError(sentence.format(path=clean(str(path)), bound=MAX_DECODED_BYTES // 1024**2))
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "cp1252")
    return content.decode(encoding, "replace").encode()


def _separator(text: str) -> str:
    """The separator that the first line has most of, outside quotes."""
    first = text.splitlines()[0] if text.splitlines() else ""
    outside = "".join(first.split('"')[::2])
    return max(_SEPARATORS, key=outside.count)


def _distinct(header: Iterable[str]) -> Iterable[str]:
    """The names as polars needs them: every name once. A second `a` gets a name that no file has."""
    seen: set[str] = set()
    for place, name in enumerate(header):
        yield name if name not in seen else f"{name}\x00{place}"
        seen.add(name)
