"""What is said, and with which exit code, when something stops the work.

0 done · 1 findings of `check`, or nothing could be scored · 2 wrong usage · 3 input unreadable or not recognised ·
4 output not writable · 130 interrupted, answers saved. A bug shows a traceback; a user's mistake never does.
"""

import os
import sys
from collections.abc import Callable

from ouderscan.errors import OuderscanError, StoppedError, UnreadableInputError
from ouderscan.issues import nearest
from ouderscan.texts import _, clean


def guarded(run: Callable[[list[str]], int], arguments: list[str]) -> int:
    """The exit code of a run, after saying in words on stderr what stopped it."""
    try:
        return run(arguments)
    except OuderscanError as fault:
        return _say(str(fault), fault.exit_code)
    except KeyboardInterrupt:
        return _say(_("Stopped. Every answer that you confirmed is saved."), StoppedError.exit_code)
    except BrokenPipeError:
        # The reader of our output (`| head`) has seen enough; nothing may be flushed into the pipe at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except RecursionError:
        return _say(_("The input is nested too deeply to be read."), UnreadableInputError.exit_code)
    except BaseException as fault:
        # Panics of polars and fastexcel are no `Exception`s; they come from input that they cannot stand.
        if type(fault).__name__ != "PanicException":
            raise
        return _say(_("The input cannot be read; the file seems to be damaged."), UnreadableInputError.exit_code)


def usage_message(fault: Exception) -> str:
    """What is wrong with the command line, in the user's language; the parser itself speaks English only."""
    parameter = getattr(fault, "param", None)
    name = " / ".join(getattr(parameter, "opts", ())) or str(getattr(parameter, "name", "")).upper()
    option = getattr(fault, "option_name", "")
    match type(fault).__name__:
        case "NoSuchOption":
            near = nearest(option, getattr(fault, "possibilities", None) or ())
            sentence = _("There is no option {name}.").format(name=clean(option)) + near
        case "MissingParameter":
            sentence = _("{name} is missing.").format(name=name)
        case "BadParameter":
            sentence = _("The value of {name} is not possible: {reason}").format(name=name, reason=str(fault))
        case "BadOptionUsage":
            sentence = _("{name} needs a value.").format(name=clean(option))
        case _:
            sentence = clean(str(fault))
    context = getattr(fault, "ctx", None)
    path = context.command_path if context else "ouderscan"
    return sentence + " " + _("'{command} --help' shows what is possible.").format(command=path)


def _say(message: str, exit_code: int) -> int:
    sys.stderr.write(message + "\n")
    return exit_code
