"""The commands, in the order of the work, and how they are started in the user's language."""

import typer
from typer.exceptions import Abort, TyperException
from typer.main import get_command

from ouderscan import __version__, texts
from ouderscan.cli import (
    answers,
    check,
    compare,
    demo,
    explain,
    failures,
    form,
    help_pages,
    merge,
    report,
    scan,
    score,
    workshop,
)
from ouderscan.cli import list as listed
from ouderscan.cli import map as mapped
from ouderscan.errors import StoppedError, WrongUsageError
from ouderscan.texts import N_

app = typer.Typer(
    name="ouderscan",
    help=N_("Look at how your school works with parents, and choose at most three actions."),
    # A traceback with locals would show answers.
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": help_pages.OPTIONS},
)
app.command("demo", help=N_("Play the whole job on an example school and open the report."))(demo.demo)
app.command("scan", help=N_("Answer the questions for a school, and see what comes out of it."))(scan.scan)
app.command("workshop", help=N_("Talk with the team about what you differ on, agree, and make the plan."))(
    workshop.workshop
)
app.command("merge", help=N_("Put two copies of a scan folder together; nothing is lost and nothing is chosen."))(
    merge.merge
)
app.command("form", help=N_("Make a form of the questions to send out, such as a page for parents."))(form.form)
app.command("score", help=N_("Score answers: a table in the terminal, or data for other programs."))(score.score)
app.command("report", help=N_("Make the improvement report of a school, or of each of many."))(report.report)
app.command("compare", help=N_("Compare two moments of one school, or schools with and without a project."))(
    compare.compare
)
app.command("explain", help=N_("Show how a figure came about, down to the answers."))(explain.explain)
app.command("answers", help=N_("Give back what is stored in a scan folder, person by person, after a warning."))(
    answers.answers
)
app.command("check", help=N_("Find the faults in questionnaires, recommendations and answers."))(check.check)
app.command("map", help=N_("Say what the columns of an export from another system mean."))(mapped.map_columns)
app.command("list", help=N_("List what questionnaires, dimensions and recommendations there are."))(listed.list_content)
app.command("show", help=N_("Show a questionnaire, a dimension, a recommendation or a source in full."))(listed.show)


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
    help_pages.translate(command)
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
