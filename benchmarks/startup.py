"""How long a command takes to start, against a bare Typer program: `python benchmarks/startup.py [runs]`."""

import sys
from typing import Annotated

import typer
from measure import compare, python

from ouderscan import assets

BARE = """
import sys, typer
app = typer.Typer()
@app.command()
def first(name: str = "a") -> None: "One command."
@app.command()
def second(name: str = "a") -> None: "Another."
sys.argv = ["bare", "--help"]
app()
"""
PROGRAM = (sys.executable, "-m", "ouderscan")


def main(runs: Annotated[int, typer.Argument(help="How often each is run.")] = 10) -> None:
    """Print the times."""
    questionnaire = str(assets.questionnaires() / "bereik.yaml")
    commands = {
        "bare Typer --help": python(BARE),
        "python alone": python("pass"),
        "ouderscan --version": (*PROGRAM, "--version"),
        "ouderscan --help": (*PROGRAM, "--help"),
        "ouderscan check bereik.yaml": (*PROGRAM, "check", questionnaire),
    }
    compare(f"Start-up, median of {runs} runs", commands, runs)


if __name__ == "__main__":
    typer.run(main)
