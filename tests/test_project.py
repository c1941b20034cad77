"""Guards around the code. Each looks for something that must be there first: a guard that finds nothing fails."""

import ast
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import bootstrap
import pytest
from typer.main import get_command

from ouderscan.cli.app import app

PROJECT = bootstrap.PROJECT
SOURCES = sorted((PROJECT / "src").rglob("*.py"))
LONGEST = 300
LONGER_WITH_A_REASON = {
    "issues.py": "the table of all issues with their words",
    "questionnaire/model.py": "the whole content model in one place",
    "reporting/view.py": "all that a template may see, on one page",
}
NOT_OF_FILES = {"os", "files", "webbrowser", "archive"}  # whose `open` or `write_text` takes no encoding
READMES = ("README.md", "README.nl.md")


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_starts_the_demo_and_the_tests_with_one_command_each(readme: str) -> None:
    tasks = re.findall(r"python3 bootstrap\.py (\w+)", (PROJECT / readme).read_text(encoding="utf-8"))
    assert {"demo", "test"} <= set(tasks)
    assert set(tasks) <= set(bootstrap.TASKS)


@pytest.mark.parametrize("document", [*READMES, "CONTRIBUTING.md"])
def test_commands_in_documents_exist_with_their_options(document: str) -> None:
    commands = list(_commands_in((PROJECT / document).read_text(encoding="utf-8")))
    assert commands, "no command was found"
    known = get_command(app).commands  # type: ignore[attr-defined]
    for line in commands:
        _, name, *arguments = shlex.split(line, comments=True)
        assert name in known, line
        options = {option for parameter in known[name].params for option in parameter.opts} | {"--lang", "--help"}
        assert {each.partition("=")[0] for each in arguments if each.startswith("-")} <= options, line


@pytest.mark.parametrize("link", READMES)
def test_links_to_files_in_documents_lead_somewhere(link: str) -> None:
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", (PROJECT / link).read_text(encoding="utf-8"))
    assert targets
    assert [target for target in targets if not (PROJECT / target).exists()] == []


@pytest.mark.parametrize("arguments", [["--help"], ["scan", "--help"], ["report", "--help"], ["--version"]])
def test_help_and_version_load_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys\n"
        "from ouderscan.cli.app import run\n"
        f"run({arguments!r})\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, encoding="utf-8")
    loaded = set(ast.literal_eval(done.stdout.splitlines()[-1]))
    assert "ouderscan" in loaded
    assert loaded & {"babel", "filelock", "jinja2", "polars", "prompt_toolkit", "questionary", "yaml"} == set()


def test_no_tracked_file_names_a_registry_or_a_folder_of_somebodys_machine() -> None:
    registries = ("pypi" + ".org", "python" + "hosted", "npm" + "js.", "deb." + "debian")
    places = ("/ro" + "ot/", "/ho" + "me/", "/wo" + "rk/", "C:\\Us" + "ers")
    found = []
    for path in _tracked():
        text = path.read_bytes().decode("utf-8", errors="ignore")
        found += [(path.name, word) for word in (*registries, *places) if word in text]
    assert found == []


def test_source_files_are_short() -> None:
    assert SOURCES
    package = PROJECT / "src" / "ouderscan"
    long = {
        path.relative_to(package).as_posix()
        for path in SOURCES
        if len(path.read_text(encoding="utf-8").splitlines()) > LONGEST
    }
    assert long - set(LONGER_WITH_A_REASON) == set(), "split it; longer only with a reason"
    assert set(LONGER_WITH_A_REASON) - long == set(), "no longer long: take it off the list"


def test_every_text_file_is_opened_with_its_encoding() -> None:
    """Windows would take its own."""
    calls = [(path, call) for path in SOURCES for call in _calls(path, {"open", "read_text", "write_text"})]
    assert calls, "no call was found"
    assert [_place(path, call) for path, call in calls if not _says_encoding(call)] == []


def test_no_text_is_put_together_inside_a_print() -> None:
    """Rich would take a user's `[red]` for markup; `console.say` and `console.show` are the ways out."""
    prints = [(path, call) for path in SOURCES for call in _calls(path, {"print"})]
    assert prints, "no call was found"
    unsafe = (ast.JoinedStr, ast.BinOp)
    assert [_place(path, call) for path, call in prints if any(isinstance(each, unsafe) for each in call.args)] == []


def test_nothing_in_the_program_can_reach_the_network() -> None:
    """The readme says that nothing leaves the machine. (`webbrowser` opens the report, a file.)"""
    imported = {name for path in SOURCES for name in _imports(path)}
    assert "polars" in imported
    assert imported & {"aiohttp", "ftplib", "http", "httpx", "requests", "smtplib", "socket", "ssl", "urllib3"} == set()
    assert imported & {"urllib.request", "socketserver", "xmlrpc"} == set()


def test_every_package_that_the_project_names_has_its_exact_version() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"].get("optional-dependencies", {}).values()
    named = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    named += [*project["dependency-groups"]["dev"], *(name for extra in extras for name in extra)]
    pinned = {_package(line) for line in bootstrap.CONSTRAINTS.read_text(encoding="utf-8").splitlines() if "==" in line}
    assert {_package(each) for each in named} - pinned == set(), "run `python3 bootstrap.py pins`"


def test_there_are_browser_tests() -> None:
    tests = (PROJECT / "tests").rglob("test_*.py")
    marked = [path.name for path in tests if re.search(r"mark\.browser", path.read_text(encoding="utf-8"))]
    assert [name for name in marked if name != Path(__file__).name]


def _commands_in(document: str) -> Iterator[str]:
    for block in re.findall(r"```(?:sh|console)?\n(.*?)```", document, flags=re.DOTALL):
        yield from (line.strip() for line in block.splitlines() if line.strip().startswith("ouderscan "))


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, encoding="utf-8")
    paths = [PROJECT / name for name in listed.stdout.split("\0") if name]
    assert paths
    return [path for path in paths if path.is_file()]


def _calls(path: Path, names: set[str]) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called(node) in names and _owner(node) not in NOT_OF_FILES:
            yield node


def _imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, by their full name and by that of their top package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        yield from (part for name in names for part in (name, name.partition(".")[0]))


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _owner(call: ast.Call) -> str:
    return getattr(call.func.value, "id", "") if isinstance(call.func, ast.Attribute) else ""


def _says_encoding(call: ast.Call) -> bool:
    modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    binary = any(isinstance(mode, ast.Constant) and "b" in str(mode.value) for mode in modes[:2])
    ours = isinstance(call.func, ast.Name) and call.func.id == "write_text"  # files.write_text: UTF-8 by default
    return binary or ours or any(keyword.arg == "encoding" for keyword in call.keywords)


def _place(path: Path, call: ast.Call) -> str:
    return f"{path.relative_to(PROJECT)}:{call.lineno}"


def _package(requirement: Any) -> str:
    return re.split(r"[^\w.-]", str(requirement), maxsplit=1)[0].lower().replace("_", "-").replace(".", "-")
