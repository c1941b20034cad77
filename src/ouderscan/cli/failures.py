"""What is said, and with which exit code, when something stops the work.

0 done · 1 findings of `check`, or nothing could be scored · 2 wrong usage · 3 input unreadable or not recognised ·
4 output not writable · 130 interrupted, answers saved. A bug shows a traceback; a user's mistake never does.
"""

import errno
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from ouderscan import files
from ouderscan.errors import NotWritableError, OuderscanError, StoppedError, UnreadableInputError
from ouderscan.issues import nearest
from ouderscan.texts import _, clean

_FULL: Final = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What stdout fails with. Faults of files are told where they are opened, with the file's name."""
_OF_PATHS: Final = {
    *(errno.ENAMETOOLONG, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.ELOOP),
    *(errno.EIO, errno.ESTALE, errno.ETIMEDOUT),
}
"""What it already fails with to ask whether a path is there: a name that no disk takes, a folder that is closed."""


def guarded(run: Callable[[list[str]], int], arguments: list[str]) -> int:
    """The exit code of a run, after saying in words on stderr what stopped it; all output is written then."""
    exit_code = 0
    try:
        exit_code = _told(run, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of our output (`| head`) has seen enough.
        _drop_output()
    except SystemExit as leaving:
        # Rich and Typer leave with 1 then, whichever of them writes.
        if not isinstance(leaving.__context__, BrokenPipeError):
            raise
        _drop_output()
    except OSError as fault:
        if fault.errno not in _FULL or fault.filename is not None:
            raise
        _drop_output()
        sentence = _("The output cannot be written: {reason}. Make room, or send it elsewhere.")
        return _say(sentence.format(reason=files.reason(fault)), NotWritableError.exit_code)
    return exit_code


def _drop_output() -> None:
    """Let nothing be flushed into a closed pipe or a full disk at exit."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _told(run: Callable[[list[str]], int], arguments: list[str]) -> int:
    try:
        return run(arguments)
    except OuderscanError as fault:
        return _say(str(fault), fault.exit_code)
    except KeyboardInterrupt:
        return _say(_("Stopped. What was saved before is still there."), StoppedError.exit_code)
    except OSError as fault:
        if fault.filename is None or fault.errno not in _OF_PATHS:
            raise
        sentence = _("{path} cannot be used: {reason}.")
        shown = clean(os.fsdecode(fault.filename))
        return _say(sentence.format(path=shown, reason=files.reason(fault)), UnreadableInputError.exit_code)
    except RecursionError:
        return _say(_("The input is nested too deeply to be read."), UnreadableInputError.exit_code)
    except BaseException as fault:
        # Panics of polars and fastexcel are no `Exception`s; they come from input that they cannot stand.
        if type(fault).__name__ != "PanicException":
            raise
        return _say(_("The input cannot be read; the file seems to be damaged."), UnreadableInputError.exit_code)


def usage_message(fault: Exception) -> str:
    """What is wrong with the command line, in the user's language; the parser itself speaks English only."""
    context = getattr(fault, "ctx", None)
    path = context.command_path if context else "ouderscan"
    return _usage_fault(fault) + " " + _("'{command} --help' shows what is possible.").format(command=path)


def _usage_fault(fault: Any) -> str:
    name = _name(getattr(fault, "param", None))
    match type(fault).__name__:
        case "NoSuchOption":
            there_is_none = _("There is no option {name}.").format(name=clean(fault.option_name))
            return there_is_none + nearest(fault.option_name, fault.possibilities or ())
        case "MissingParameter":
            return _("{name} is missing. Write: {usage}.").format(name=name, usage=_usage(fault.ctx))
        case "BadParameter":
            return _("The value of {name} is not possible: {reason}").format(name=name, reason=_reason(fault))
        case "BadOptionUsage":
            return _("{name} needs a value.").format(name=clean(fault.option_name))
        case _:
            return _from_text(fault)


def _name(parameter: Any) -> str:
    """The name under which the help page shows a parameter."""
    if getattr(parameter, "param_type_name", "") == "argument":
        return str(parameter.metavar)
    return " / ".join(getattr(parameter, "opts", ()))


def _usage(context: Any) -> str:
    """The command with all that must be given, in its order."""
    needed = [each for each in context.command.params if each.required]
    return " ".join([context.command_path, *map(_name, needed)])


def _reason(fault: Any) -> str:
    """Why a value is not possible; what pydantic says of a type would be English."""
    kind = getattr(fault.param, "type_descriptor", None)
    if kind and kind.is_choice:
        choices = ", ".join(str(getattr(choice, "value", choice)) for choice in kind.choices)
        return _("choose one of: {choices}.").format(choices=choices)
    if kind and kind.annotation in (int, float):
        return _("it must be a number.")
    return clean(str(fault))


def _from_text(fault: Any) -> str:
    """What the parser tells in a sentence alone: its words are looked at, and said in ours."""
    text = clean(str(fault))
    if too_much := re.match(r"Got unexpected extra argument\(s\) \((.*)\)", text):
        return _("This is more than the command takes: {arguments}.").format(arguments=too_much[1])
    if unknown := re.match(r"No such command '(.*?)'", text):
        there_is_none = _("There is no command '{name}'.").format(name=unknown[1])
        return there_is_none + nearest(unknown[1], fault.ctx.command.commands)
    return text


def _say(message: str, exit_code: int) -> int:
    sys.stderr.write(message + "\n")
    return exit_code
