"""The help pages in the user's language.

The texts of our own commands and options are marked with `N_` where they are declared, and translated here, once the
language is known. Typer asks gettext for some words of its own and has the others in English only.
"""

from typing import Any, Final

import typer

from ouderscan.texts import N_, _

OPTIONS: Final = ["-h", "--help"]
# Typer looks these up in our catalogue by itself; they stand here so that the catalogue has them.
_WORDS_OF_TYPER: Final = (
    N_("Arguments"),
    N_("Options"),
    N_("Commands"),
    N_("[default: {}]"),
    N_("[required]"),
)
# The names of our arguments, which Typer mostly makes from those of the parameters.
_ARGUMENTS: Final = (
    *(N_("DIR"), N_("INPUTS"), N_("DIMENSION"), N_("CONTENT"), N_("PATHS")),
    *(N_("EXPORT"), N_("ID")),
)


# Typer exports its formatter's class by this attribute only.
class _Formatter(typer.Context.formatter_class):  # type: ignore[misc, valid-type]
    """Typer's formatter, which knows "Usage: " in English only."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or _("Usage: "))


class _Context(typer.Context):
    formatter_class = _Formatter


def translate(command: Any) -> None:
    """Put the help of a command (or group, of a class that Typer does not export) and of all below it into words."""
    command.context_class = _Context
    command.help = _(command.help) if command.help else None
    command.options_metavar = _("[OPTIONS]")
    # The help option is made here and kept by the command; it is not among the parameters.
    help_option = command.get_help_option(_Context(command, help_option_names=OPTIONS))
    help_option.help = N_("Show this help and stop.")
    for parameter in (*command.params, help_option):
        _translate_parameter(parameter)
    if hasattr(command, "commands"):
        command.subcommand_metavar = _("COMMAND …")
        for child in command.commands.values():
            translate(child)


def _translate_parameter(parameter: Any) -> None:
    parameter.help = _(parameter.help) if parameter.help else None
    words = _value_of(parameter)
    parameter.display_type_rich = lambda ctx: words  # noqa: ARG005 - the name by which Typer passes it
    if parameter.param_type_name == "argument":
        # Typer itself puts the brackets that say whether it may be left out.
        parameter.metavar = _((parameter.metavar or parameter.name).strip("[]").upper())


def _value_of(parameter: Any) -> str:
    """What the help says of the value that a parameter takes, where Typer would name a type of Python's."""
    kind = parameter.type_descriptor
    if parameter.param_type_name == "argument" or parameter.is_flag:
        return ""
    if parameter.metavar:
        return _(parameter.metavar)
    if kind.is_choice:
        return "|".join(str(getattr(choice, "value", choice)) for choice in kind.choices)
    if "Path" in str(kind.annotation):
        return _("PATH")
    return _("NUMBER") if kind.annotation in (int, float) else _("TEXT")
