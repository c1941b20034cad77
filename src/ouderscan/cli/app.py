"""The commands, in the order of the work, and how they are started in the user's language."""

from typing import Any

import typer
from typer.exceptions import Abort, TyperException
from typer.main import get_command

from ouderscan import __version__, texts
from ouderscan.cli import check, demo, explain, failures, report, scan, score
from ouderscan.errors import StoppedError, WrongUsageError
from ouderscan.texts import N_, _

app = typer.Typer(
    name="ouderscan",
    help=N_("Look at how your school works with parents, and leave with a plan of at most three actions."),
    # A traceback with locals would show answers.
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("demo")(demo.demo)
app.command("scan")(scan.scan)
app.command("score")(score.score)
app.command("report")(report.report)
app.command("explain")(explain.explain)
app.command("check")(check.check)


@app.callback(invoke_without_command=True)
def main(
    context: typer.Context,
    version: bool = typer.Option(False, "--version", help=N_("Show the version and stop.")),
    lang: str = typer.Option(  # noqa: ARG001 - taken out before parsing; here for the help
        "", "--lang", metavar="nl|en", help=N_("The language, also after a command.")
    ),
) -> None:
    """Say the version, or what to do next where no command was given."""
    if version:
        typer.echo(f"ouderscan {__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(arguments: list[str]) -> int:
    """Run a command line and give back its exit code.

    Raises:
        OuderscanError: what stops the work and the user can mend.
        KeyboardInterrupt: when the user stopped.
    """
    arguments, language = _without_language(arguments)
    texts.use(texts.language_for(language))
    command = get_command(app)
    _translate(command)
    try:
        result = command.main(arguments, prog_name="ouderscan", standalone_mode=False)
    except TyperException as fault:
        raise WrongUsageError(failures.usage_message(fault)) from fault
    except Abort:
        raise KeyboardInterrupt from None
    if result == StoppedError.exit_code:
        raise KeyboardInterrupt
    return result if isinstance(result, int) else 0


def _without_language(arguments: list[str]) -> tuple[list[str], str | None]:
    """The arguments without `--lang`, and its value: it may stand anywhere, and help needs it before parsing."""
    rest, language = [], None
    remaining = iter(arguments)
    for argument in remaining:
        if argument == "--lang":
            language = next(remaining, "")
        elif argument.startswith("--lang="):
            language = argument.removeprefix("--lang=")
        else:
            rest.append(argument)
    return rest, language


def _translate(command: Any) -> None:
    """Put the help of a command and of all below it into the user's language."""
    command.help = _(command.help) if command.help else None
    for parameter in command.params:
        text = getattr(parameter, "help", None)
        parameter.help = _(text) if text else text
    for child in getattr(command, "commands", {}).values():
        _translate(child)
