"""A page as PDF, printed by a browser that is installed: tagged, with title, language and outline.

Chrome, Chromium and Edge print alike, and one of them is on nearly every machine; nothing of our own could lay out
the page as well. The browser gets a folder of its own, so that it neither sees nor changes anything of the user's.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ouderscan import files
from ouderscan.errors import NotWritableError, WrongUsageError
from ouderscan.texts import _, clean

_COMMANDS: Final = (
    *("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
    *("microsoft-edge", "microsoft-edge-stable", "chrome", "msedge"),
)
_ON_WINDOWS: Final = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
_WINDOWS_ROOTS: Final = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_ON_MACOS: Final = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
_QUIETLY: Final = (
    *("--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
    *("--no-pdf-header-footer", "--generate-pdf-document-outline"),
)
_SECONDS: Final = 120
"""A long report takes two; a laptop that has just woken up may need more."""


def browser() -> str:
    """The path of a browser that prints.

    Raises:
        WrongUsageError: when there is none.
    """
    found = next(_browsers(), None)
    if found is None:
        raise WrongUsageError(
            _(
                "For PDF a browser is needed: Chrome, Chromium or Edge, and none was found. "
                "Install one, or make HTML with '--to html', open it in your browser and print it to PDF."
            )
        )
    return found


def printed(html: str) -> bytes:
    """A page as the bytes of a PDF.

    Raises:
        WrongUsageError: when there is no browser.
        NotWritableError: when the browser prints nothing.
    """
    command = [browser(), *_QUIETLY, *_as_root()]
    with tempfile.TemporaryDirectory(prefix="ouderscan-", ignore_cleanup_errors=True) as folder:
        page, target = Path(folder) / "page.html", Path(folder) / "page.pdf"
        page.write_text(html, encoding="utf-8")
        command += [f"--user-data-dir={folder}/profile", f"--print-to-pdf={target}", page.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 - ours alone
        except OSError as fault:
            raise _unprinted(files.reason(fault)) from fault
        except subprocess.TimeoutExpired as fault:
            sentence = _("it was not ready after {count} seconds")
            raise _unprinted(sentence.format(count=_SECONDS)) from fault
        if not target.is_file():
            raise _unprinted(done.stderr.decode("utf-8", errors="replace").strip().rpartition("\n")[2])
        return target.read_bytes()


def _unprinted(reason: str) -> NotWritableError:
    sentence = _("The browser made no PDF: {reason}. Make HTML with '--to html' and print it from your browser.")
    return NotWritableError(sentence.format(reason=clean(reason).rstrip(".")))


def _as_root() -> tuple[str, ...]:
    """Chromium starts as root only without its sandbox; for everybody else the sandbox stays."""
    is_root = sys.platform != "win32" and os.geteuid() == 0
    return ("--no-sandbox",) if is_root else ()


def _browsers() -> Iterator[str]:
    yield from (found for name in _COMMANDS if (found := shutil.which(name)))
    roots = [Path(os.environ[name]) for name in _WINDOWS_ROOTS if name in os.environ]
    known = [root / path for root in roots for path in _ON_WINDOWS] + [Path(path) for path in _ON_MACOS]
    yield from (str(path) for path in known if path.is_file())
