"""What the user names, as files one by one: folders, patterns, zip archives and standard input are opened up.

Nothing is unpacked to disk. A file that was found in a folder or an archive is not `named`: what is wrong with it is
told and the others are read, while a fault of a file that the user named stops the work.
"""

import glob
import io
import os
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ouderscan import files
from ouderscan.errors import UnreadableInputError
from ouderscan.texts import _, clean

STANDARD_INPUT = "-"
MAX_HELD_BYTES = 256 * 1024 * 1024
"""What is held in memory as a whole; larger files are read in pieces where their kind allows it."""
MAX_MEMBERS = 2_000
MAX_UNPACKED_BYTES = 1024**3
MAX_RATIO = 250
"""Unpacked to packed bytes of an archive, from 16 MB on: answers of people pack to a tenth or a thirtieth."""
_FREE_OF_RATIO = 16 * 1024 * 1024
MAX_FILES = 20_000
MAX_COLUMNS = 10_000
_ZIP = b"PK\x03\x04"
_PIECE = 1024 * 1024
_REPORTS = b'"ouderscan/reports/'
"""The start of the format of a register of reports, which stands first in it."""
_START = 100
_PAGES = {".html", ".md", ".pdf", ".docx"}
"""What reports are written as; no system exports answers so."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, on disk or in memory."""

    name: str
    """As the user sees it; a member of an archive is `answers.zip/part.csv`."""
    path: Path | None = None
    content: bytes = b""
    """What it holds, where it has no path."""
    named: bool = True

    @property
    def stem(self) -> str:
        """Its name without folder and ending: the school, where nothing else tells."""
        return _("standard input") if self.name == STANDARD_INPUT else clean(Path(self.name).stem)

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.path.stat().st_size if self.path else len(self.content)

    def start(self, count: int) -> bytes:
        """Its first bytes."""
        if self.path is None:
            return self.content[:count]
        with files.opened(self.path) as file:
            return file.read(count)

    def whole(self, bound: int = MAX_HELD_BYTES) -> bytes:
        """All of it.

        Raises:
            UnreadableInputError: beyond the bound.
        """
        content = self.start(bound + 1)
        if len(content) > bound:
            sentence = _("{path} is larger than {bound} MB, which is what is read of a file of this kind. Split it.")
            raise UnreadableInputError(sentence.format(path=self.name, bound=bound // 1024**2))
        return content


def expand(inputs: Iterable[Path]) -> Iterator[Source]:
    """The files that these names stand for, in order, each once.

    Raises:
        UnreadableInputError: when nothing fits a pattern, or there are too many.
    """
    for count, source in enumerate(_once(each for name in inputs for each in _files(name)), 1):
        if count > MAX_FILES:
            sentence = _("These are more than {bound} files. Give fewer at a time.")
            raise UnreadableInputError(sentence.format(bound=MAX_FILES))
        yield source


def parts(source: Source) -> Iterator[Source]:
    """The file itself, or the members of an archive, one in memory at a time.

    Raises:
        UnreadableInputError: when an archive is damaged or beyond a bound.
    """
    if not _is_archive(source):
        yield source
        return
    entries = directory(source)
    with open_zip(source) as archive:
        for name, entry in sorted(entries.items()):
            if any(_is_hidden(part) for part in name.split("/")):
                continue
            member = Source(f"{source.name}/{clean(name)}", content=unpacked(archive, entry, source), named=False)
            if _is_archive(member):
                sentence = _("{path} is an archive within an archive. Unpack it first.")
                raise UnreadableInputError(sentence.format(path=member.name))
            yield member


def _files(name: Path) -> Iterator[Source]:
    if str(name) == STANDARD_INPUT:
        yield _standard_input()
    elif is_folder(name):
        yield from (Source(clean(path.as_posix()), path, named=False) for path in _below(name))
    elif not glob.has_magic(str(name)) or _is_there(name):
        yield Source(clean(name.as_posix()), name)
    else:
        # The shells of Windows leave patterns to the program.
        paths = [Path(each) for each in sorted(glob.glob(str(name), recursive=True))]  # noqa: PTH207 - may be absolute
        if not paths:
            raise UnreadableInputError(_("There is no file like {pattern}.").format(pattern=clean(str(name))))
        yield from (Source(clean(path.as_posix()), path, named=False) for path in paths if path.is_file())


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; a name that no system can have is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _below(folder: Path) -> list[Path]:
    """The files in a folder and its subfolders, without hidden ones, what a spreadsheet holds open and our reports."""
    from ouderscan.answers import store  # noqa: PLC0415 - takes long, and a single file needs it not

    inside = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    ours = {path.parent for path in inside if path.parent != folder and _lists_reports(path)}
    ours |= {path.parent / store.REPORT for path in inside if path.name == store.SCAN_FILE}
    return sorted(
        path
        for path in inside
        if not any(_is_hidden(part) for part in path.relative_to(folder).parts)
        and ours.isdisjoint(path.parents)
        and not (path.parent != folder and _is_page_of(f"-{store.REPORT}", path))
    )


def _is_page_of(ending: str, path: Path) -> bool:
    """Whether it lies where the report of one school is written by default; an export may have been put there too."""
    return path.parent.name.endswith(ending) and path.suffix.lower() in _PAGES


def _lists_reports(path: Path) -> bool:
    """Whether it is what `report --by school` keeps beside the reports that it wrote: no answers are there."""
    if path.name != "index.json":
        return False
    try:
        with files.opened(path) as file:
            return _REPORTS in file.read(_START)
    except OSError:
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$", "__MACOSX"))


def _once(sources: Iterable[Source]) -> Iterator[Source]:
    seen = set()
    for source in sources:
        same = os.path.realpath(source.path) if source.path else source.name
        if same not in seen:
            seen.add(same)
            yield source


def _standard_input() -> Source:
    content = sys.stdin.buffer.read(MAX_HELD_BYTES + 1)
    if len(content) > MAX_HELD_BYTES:
        sentence = _("Standard input is larger than {bound} MB. Put it in a file.")
        raise UnreadableInputError(sentence.format(bound=MAX_HELD_BYTES // 1024**2))
    return Source(STANDARD_INPUT, content=content)


def is_zip(source: Source) -> bool:
    """Whether it is packed as zip, as a workbook is too."""
    try:
        return source.start(len(_ZIP)) == _ZIP
    except OSError:
        return False  # whoever reads it says why


def _is_archive(source: Source) -> bool:
    return is_zip(source) and not any(name.startswith(("xl/", "[Content_Types]")) for name in directory(source))


def directory(source: Source) -> dict[str, zipfile.ZipInfo]:
    """What a zip file says that it holds, within bounds, before anything is unpacked.

    Raises:
        UnreadableInputError: when it is damaged, encrypted, or holds or unpacks to more than is read.
    """
    try:
        with open_zip(source) as archive:
            entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as fault:
        raise damaged(source) from fault
    packed, unpacked = source.size, sum(entry.file_size for entry in entries.values())
    for found, bound, what in (
        (len(entries), MAX_MEMBERS, _("{path} holds {found} files; at most {bound} are read.")),
        (unpacked, MAX_UNPACKED_BYTES, _("{path} unpacks to {found} bytes; at most {bound} are read.")),
        (
            0 if unpacked < _FREE_OF_RATIO else unpacked // max(packed, 1),
            MAX_RATIO,
            _("{path} unpacks to {found} times its size; at most {bound} times is read."),
        ),
    ):
        if found > bound:
            raise UnreadableInputError(what.format(path=source.name, found=found, bound=bound))
    return entries


def open_zip(source: Source) -> zipfile.ZipFile:
    """The zip file, to be closed by the caller."""
    return zipfile.ZipFile(source.path or io.BytesIO(source.content))


def unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: Source) -> bytes:
    """One member of a zip file, counted while it is unpacked.

    Raises:
        UnreadableInputError: when it is damaged, encrypted or larger than what is held in memory.
    """
    pieces, count = [], 0
    try:
        with archive.open(entry) as file:
            while piece := file.read(_PIECE):
                count += len(piece)
                if count > MAX_HELD_BYTES:
                    sentence = _("{path} unpacks to more than {bound} MB, which is what is read of one file.")
                    raise UnreadableInputError(sentence.format(path=source.name, bound=MAX_HELD_BYTES // 1024**2))
                pieces.append(piece)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError, ValueError) as fault:
        raise damaged(source) from fault
    return b"".join(pieces)


def damaged(source: Source) -> UnreadableInputError:
    """The error for a zip file that cannot be unpacked."""
    sentence = _("{path} cannot be unpacked: it is damaged or protected with a password. Save or download it again.")
    return UnreadableInputError(sentence.format(path=source.name))
