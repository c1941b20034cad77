"""Opening what may be anything, and writing: atomic, only inside the folder that the user named, under safe names."""

import errno
import os
import re
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ouderscan.errors import NotWritableError, UnreadableInputError
from ouderscan.texts import N_, _, clean

_LONGEST_NAME = 60
_RESERVED = {"con", "prn", "aux", "nul", *(f"{device}{n}" for device in ("com", "lpt") for n in range(10))}
# A virus scanner on Windows holds a fresh file for a moment: access denied, sharing and lock violation.
_BUSY_ON_WINDOWS = {5, 32, 33}
_HELD_ON_WINDOWS = {32, 33}
_REASONS = {
    errno.ENOENT: N_("it is not there"),
    errno.EEXIST: N_("there is a file of that name"),
    errno.EACCES: N_("you have no right to it"),
    errno.EPERM: N_("you have no right to it"),
    errno.EISDIR: N_("it is a folder"),
    errno.ENOTDIR: N_("a part of its path is a file and no folder"),
    errno.ENOTEMPTY: N_("the folder is not empty"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EDQUOT: N_("your part of the disk is full"),
    errno.EFBIG: N_("it becomes larger than a file may be there"),
    errno.EROFS: N_("that disk can only be read"),
    errno.ENAMETOOLONG: N_("its name is too long"),
    errno.ELOOP: N_("it is a link that cannot be followed"),
    errno.EBUSY: N_("another program is using it"),
    errno.ETXTBSY: N_("another program is using it"),
    errno.EMFILE: N_("too many files are open"),
    errno.ENFILE: N_("too many files are open"),
    errno.ENOEXEC: N_("it is no program for this computer"),
    errno.EIO: N_("the disk or the network fails"),
    errno.ESTALE: N_("the disk or the network fails"),
    errno.ETIMEDOUT: N_("the disk or the network fails"),
}
"""The system tells its faults in a language of its own."""
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


def safe_name(text: str, fallback: str = "school") -> str:
    """A file name made of any text: `[a-z0-9-]`, at most 60 characters, never a name that Windows reserves."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_NAME].strip("-") or fallback
    return f"{name}-{fallback}" if name in _RESERVED else name


def opened(path: Path, *, follow: bool = True) -> BinaryIO:
    """The file, open for reading.

    Without `follow` a link is refused: a folder that came from elsewhere must not show what it points to.

    Raises:
        OSError: when it cannot be opened, or is a pipe or a device, which may block for ever or never end.
    """
    if not follow and path.is_symlink():
        raise OSError(errno.EINVAL, _("it is a link to another file"))
    if path.exists() and not (path.is_file() or path.is_dir()):
        raise OSError(errno.EINVAL, _("it is a pipe or a device and not a file"))
    return path.open("rb")


def reason(fault: OSError) -> str:
    """Why the system refused, in the user's language where the fault is a known one; a part of a sentence."""
    if getattr(fault, "winerror", None) in _HELD_ON_WINDOWS:
        return _(_REASONS[errno.EBUSY])
    known = _REASONS.get(fault.errno or 0)
    return _(known) if known else clean(fault.strerror or str(fault))


def not_readable(path: Path | str, fault: OSError) -> UnreadableInputError:
    """The error for a path that could not be read, in words."""
    return UnreadableInputError(
        _("{path} cannot be read: {reason}.").format(path=clean(str(path)), reason=reason(fault))
    )


def not_writable(path: Path, fault: OSError) -> NotWritableError:
    """The error for a path that could not be written, in words."""
    return NotWritableError(
        _("{path} cannot be written: {reason}. Choose another folder, or ask for the right to write there.").format(
            path=clean(str(path)), reason=reason(fault)
        )
    )


def refuse_links_out(folder: Path, names: Iterable[str]) -> None:
    """Refuse folders within a folder that are links to elsewhere: what is written stays where the user said.

    Raises:
        UnreadableInputError: when one leads out of the folder.
    """
    whole = os.path.realpath(folder)
    for name in names:
        if Path(whole) not in Path(os.path.realpath(folder / name)).parents:
            sentence = _("{path} is a link to a folder elsewhere. Put a real folder in its place, with what is in it.")
            raise UnreadableInputError(sentence.format(path=clean(str(folder / name))))


def make_folder(folder: Path) -> Path:
    """The folder, made with its parents where it is absent.

    Raises:
        NotWritableError: when it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise not_writable(folder, fault) from fault
    return folder


def write_text(path: Path, text: str, *, encoding: str = "utf-8") -> None:
    """Write a whole file or nothing: temporary file beside it, flush to disk, replace.

    Raises:
        NotWritableError: when the folder or the file cannot be written.
    """
    write_bytes(path, text.encode(encoding))


def write_bytes(path: Path, content: bytes) -> None:
    """Write a whole file or nothing; see `write_text`."""
    make_folder(path.parent)
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for one user only; a scan folder is shared.
        temporary.chmod(0o666 & ~_umask())
        _replace(temporary, path)
    except OSError as fault:
        raise not_writable(path, fault) from fault
    finally:
        # Also when the user stops the work. After it went well there is nothing left to remove.
        if temporary:
            with suppress(OSError):
                temporary.unlink()
    sync_folder(path.parent)


def write_files(contents: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files by name into a folder, each whole or not at all; gives back their paths.

    Raises:
        NotWritableError: when the folder or a file cannot be written.
    """
    paths = {folder / name: content for name, content in contents.items()}
    for path, content in paths.items():
        write_bytes(path, content)
    return list(paths)


def sync_folder(folder: Path) -> None:
    """Make sure that a new name in a folder survives a power cut, where the system can do that."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network drives cannot; the file itself is safe
        pass
    finally:
        os.close(handle)


def _replace(source: Path, target: Path) -> None:
    for pause in _PAUSES:
        try:
            source.replace(target)
            return
        except OSError as fault:
            if getattr(fault, "winerror", None) not in _BUSY_ON_WINDOWS:
                raise
            time.sleep(pause)
    source.replace(target)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
