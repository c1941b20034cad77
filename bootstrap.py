"""Everything that a fresh checkout needs, in one command that sets up by itself and asks nothing.

    python3 bootstrap.py demo      play the whole job on an example school
    python3 bootstrap.py test      run all tests
    python3 bootstrap.py check     look at format, lint, types and layers
    python3 bootstrap.py texts     bring the translations up to date with the texts of the program
    python3 bootstrap.py pins      take the newest version of every package into constraints.txt

What follows the task is passed on: `bootstrap.py demo --lang en`, `bootstrap.py test tests/scoring -k alpha`.
It needs Python 3.11 or newer and nothing else, makes `.venv` beside this file, and puts the versions of
constraints.txt there. It ends with the exit code of the task, or with 1 where the set-up did not succeed.
"""

# Must be readable by an old Python, so that it can say that it is too old.
from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

LEAST_PYTHON = (3, 11)
PROJECT = Path(__file__).resolve().parent
VENV = PROJECT / ".venv"
CONSTRAINTS = PROJECT / "constraints.txt"
LOCALES = "src/ouderscan/locales"

EXTRACT = (
    *("-m", "babel.messages.frontend", "-q", "extract", "--mapping-file=pyproject.toml"),
    *("--keywords=N_", "--keywords=plural:1,2", "--add-location=file", "--sort-by-file", "--no-wrap"),
    # Its header would hold the time of day, and every run would look like a change.
    "--omit-header",
)
# Each task: the arguments of `python`, one command a line.
TASKS = {
    "demo": (("-m", "ouderscan", "demo"),),
    "test": (("-m", "pytest", "-n", "auto"),),
    "check": (
        ("-m", "ruff", "format", "--check", "."),
        ("-m", "ruff", "check", "."),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as main; main()"),
    ),
    "texts": (
        (*EXTRACT, f"--output-file={LOCALES}/ouderscan.pot", "."),
        (
            *("-m", "babel.messages.frontend", "-q", "update", "--domain=ouderscan", "--no-wrap"),
            # A guessed translation is worse than none: the tests find what is missing.
            *("--no-fuzzy-matching", "--ignore-obsolete", "--ignore-pot-creation-date"),
            *(f"--input-file={LOCALES}/ouderscan.pot", f"--output-dir={LOCALES}"),
        ),
        ("-m", "babel.messages.frontend", "-q", "compile", "--domain=ouderscan", f"--directory={LOCALES}"),
    ),
}


class SetUpError(Exception):
    """What stopped the set-up, in words."""


def main(arguments: list[str]) -> int:
    """Do a task and give back its exit code."""
    task, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if task not in TASKS and task != "pins":
        print(__doc__)
        return 0 if task in ("-h", "--help") else 2
    try:
        if sys.version_info < LEAST_PYTHON:
            raise SetUpError(f"This is Python {sys.version.split()[0]}; Python 3.11 or newer is needed.")
        if task == "pins":
            return renew_constraints()
        set_up(VENV, for_development=task != "demo")
    except SetUpError as fault:
        say(str(fault))
        return 1
    return do(task, rest)


def do(task: str, rest: list[str]) -> int:
    """Run all commands of a task; the first exit code that is not 0, or 0."""
    folder = None if task == "demo" else PROJECT  # the demo writes where the user stands
    codes = []
    for command in TASKS[task]:
        say("python " + " ".join([*command, *rest]))
        codes.append(subprocess.run([python_of(VENV), *command, *rest], cwd=folder, check=False).returncode)
    return next((code for code in codes if code), 0)


def set_up(venv: Path, *, for_development: bool) -> None:
    """Make sure that `venv` holds the project and what it needs, in the versions of constraints.txt.

    A stamp in it says what was installed, so that this costs nothing while nothing has changed.
    """
    stamp = venv / ("installed-dev" if for_development else "installed")
    fingerprint = _fingerprint()
    if not works(venv):
        make(venv)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == fingerprint:
        return
    wanted = development_packages() if for_development else []
    say(f"installing {'what the tests need' if wanted else 'the project'}; the first time takes a minute")
    install(venv, "--editable", str(PROJECT), *wanted)
    for name in ("installed", stamp.name):  # who develops can also run
        (venv / name).write_text(fingerprint, encoding="utf-8")


def _fingerprint() -> str:
    """A digest of what an environment depends on: the two files, where the project stands, and the Python."""
    parts = [CONSTRAINTS.read_bytes(), (PROJECT / "pyproject.toml").read_bytes()]
    parts += [str(PROJECT).encode(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def development_packages() -> list[str]:
    """The packages of the dependency group `dev`; the pip of some systems is too old to read it."""
    import tomllib  # noqa: PLC0415 - an old Python has none

    group = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]["dev"]
    return list(group)


def install(venv: Path, *what: str) -> None:
    """Install with the pip of an environment, in the versions of constraints.txt.

    They hold for what is built with as well. A new pip reads those from a variable of its own; an old one knows one
    variable for both. They hold an address, since pip splits them at spaces.
    """
    versions = {name: CONSTRAINTS.as_uri() for name in ("PIP_CONSTRAINT", "PIP_BUILD_CONSTRAINT")}
    if run([python_of(venv), "-m", "pip", "install", "--quiet", *what], **versions):
        raise SetUpError("The packages could not be installed; pip says why above. The first time needs a network.")


def works(venv: Path) -> bool:
    """Whether an environment is there, whole, and has not lost the Python that it was made with."""
    python = python_of(venv)
    if not Path(python).is_file():
        return False
    return subprocess.run([python, "-c", "import pip"], check=False, capture_output=True).returncode == 0


def make(venv: Path) -> None:
    """Make an environment that has pip, in whichever way this Python can do it.

    Debian and Ubuntu ship a Python without ensurepip, and one whose pip may not install for the system.

    Raises:
        SetUpError: when there is no way; it says what to install.
    """
    say(f"making {venv}")
    for way in (_with_ensurepip, _with_the_pip_of_the_system, _with_apt):
        if way(venv):
            return
    raise SetUpError(
        "This Python can make no environment: it has neither ensurepip nor pip. On Debian or Ubuntu:"
        f" sudo apt-get install {_debian_package()}. Elsewhere: install Python from python.org."
    )


def _with_ensurepip(venv: Path) -> bool:
    return _has("venv") and _has("ensurepip") and run([sys.executable, "-m", "venv", "--clear", str(venv)]) == 0


def _with_the_pip_of_the_system(venv: Path) -> bool:
    if not (_has("venv") and _has("pip")):
        return False
    say("this Python has no ensurepip: taking the pip of the system to install pip there")
    if run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(venv)]):
        return False
    return run([sys.executable, "-m", "pip", "--python", python_of(venv), "install", "--quiet", "pip"]) == 0


def _with_apt(venv: Path) -> bool:
    if not (shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0):
        return False
    say(f"this Python has neither ensurepip nor pip: installing {_debian_package()}")
    if run(["apt-get", "-qq", "update"]) or run(["apt-get", "-qq", "install", "--yes", _debian_package()]):
        return False
    return run([sys.executable, "-m", "venv", "--clear", str(venv)]) == 0


def _debian_package() -> str:
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def _has(module: str) -> bool:
    return find_spec(module) is not None


def renew_constraints() -> int:
    """Write the newest versions that go together into constraints.txt: runtime, development and building."""
    wanted = [*development_packages(), "hatchling", "colorama"]  # colorama is needed on Windows only
    with tempfile.TemporaryDirectory() as folder:
        venv = Path(folder)
        make(venv)
        say("installing the newest versions")
        if run([python_of(venv), "-m", "pip", "install", "--quiet", "--editable", str(PROJECT), *wanted]):
            raise SetUpError("The packages could not be installed; pip says why above.")
        freeze = [python_of(venv), "-m", "pip", "freeze", "--exclude-editable"]
        pins = subprocess.run(freeze, check=True, capture_output=True, encoding="utf-8").stdout
    head = "# The exact version of everything that is installed; `python3 bootstrap.py pins` renews it.\n"
    CONSTRAINTS.write_text(head + pins, encoding="utf-8", newline="\n")
    return 0


def python_of(venv: Path) -> str:
    """The Python of an environment."""
    return str(venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


def run(command: list[str], **variables: str) -> int:
    """The exit code of a step of the set-up; what it prints goes to stderr, and it is told to ask nothing."""
    quietly = {"DEBIAN_FRONTEND": "noninteractive", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment = {**os.environ, **quietly, "PIP_USER": "0", **variables}
    return subprocess.run(command, env=environment, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr).returncode


def say(sentence: str) -> None:
    """One step, on stderr: stdout belongs to the task."""
    print(f"bootstrap: {sentence}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
