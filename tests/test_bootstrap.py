"""The one command that sets up: which way it takes on which system, and that it does nothing twice."""

import sys
from collections.abc import Callable
from pathlib import Path

import bootstrap
import pytest

Commands = list[list[str]]


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Commands]:
    """A system that has some modules of Python and perhaps apt-get; gives back what is run there, and runs nothing."""

    def with_parts(*modules: str, root: bool = False) -> Commands:
        done: Commands = []

        def run(command: list[str], **variables: str) -> int:
            done.append(command)
            return 0

        monkeypatch.setattr(bootstrap, "_has", lambda module: module in modules)
        monkeypatch.setattr("shutil.which", lambda name: "/usr/bin/apt-get" if root else None)
        monkeypatch.setattr("os.geteuid", lambda: 0, raising=False)
        monkeypatch.setattr(bootstrap, "run", run)
        return done

    return with_parts


def test_a_whole_python_makes_the_environment_by_itself(system: Callable[..., Commands], tmp_path: Path) -> None:
    done = system("venv", "ensurepip", "pip", root=True)
    bootstrap.make(tmp_path)
    assert done == [[sys.executable, "-m", "venv", "--clear", str(tmp_path)]]


def test_without_ensurepip_the_pip_of_the_system_brings_pip(system: Callable[..., Commands], tmp_path: Path) -> None:
    done = system("venv", "pip", root=True)
    bootstrap.make(tmp_path)
    assert done == [
        [sys.executable, "-m", "venv", "--clear", "--without-pip", str(tmp_path)],
        [sys.executable, "-m", "pip", "--python", bootstrap.python_of(tmp_path), "install", "--quiet", "pip"],
    ]


def test_without_both_root_gets_the_package_of_the_distribution(
    system: Callable[..., Commands], tmp_path: Path
) -> None:
    done = system(root=True)
    bootstrap.make(tmp_path)
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert done == [
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "install", "--yes", package],
        [sys.executable, "-m", "venv", "--clear", str(tmp_path)],
    ]


def test_without_any_way_it_says_what_to_install(system: Callable[..., Commands], tmp_path: Path) -> None:
    done = system()
    with pytest.raises(bootstrap.SetUpError, match=r"sudo apt-get install python3\.\d+-venv"):
        bootstrap.make(tmp_path)
    assert done == []


def test_setting_up_again_installs_nothing_until_the_pins_change(
    system: Callable[..., Commands], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pins = tmp_path / "constraints.txt"
    pins.write_text("rich==15.0.0\n", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "CONSTRAINTS", pins)
    monkeypatch.setattr(bootstrap, "works", lambda venv: True)
    done = system("venv", "ensurepip")
    bootstrap.set_up(tmp_path, for_development=True)
    bootstrap.set_up(tmp_path, for_development=True)
    bootstrap.set_up(tmp_path, for_development=False)
    assert len(done) == 1
    pins.write_text("rich==15.0.1\n", encoding="utf-8")
    bootstrap.set_up(tmp_path, for_development=False)
    assert len(done) == 2


def test_the_demo_installs_less_than_the_tests(system: Callable[..., Commands], tmp_path: Path) -> None:
    assert "pytest" in bootstrap.development_packages()
    done = system("venv", "ensurepip")
    bootstrap.set_up(tmp_path, for_development=False)
    assert "pytest" not in done[-1]
    bootstrap.set_up(tmp_path, for_development=True)
    assert "pytest" in done[-1]


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.version_info", (3, 10))
    assert bootstrap.main(["demo"]) == 1
    assert "Python 3.11 or newer is needed" in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "code"), [([], 2), (["dance"], 2), (["--help"], 0)])
def test_without_a_task_it_says_which_there_are(
    arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.main(arguments) == code
    page = capsys.readouterr().out
    assert all(f"bootstrap.py {task} " in page for task in [*bootstrap.TASKS, "pins"])
