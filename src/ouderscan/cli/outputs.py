"""Where commands may write: never over what they read, and never among the files that make up a scan."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from ouderscan.answers import store
from ouderscan.errors import WrongUsageError
from ouderscan.texts import _, clean

_OWN_FOLDERS: Final = (store.QUESTIONNAIRES, store.ANSWERS)


def refuse_inputs(output: Path, inputs: Sequence[Path]) -> None:
    """Refuse to write to a file, or into a folder, that is an input or part of one, or belongs to a scan.

    Raises:
        WrongUsageError: names the path.
    """
    whole, is_input = output.resolve(), False
    with suppress(OSError):  # whoever reads or writes at such a path tells why it cannot be
        is_input = _belongs_to_a_scan(whole) or any(_is_part_of(whole, path) for path in inputs)
    if is_input:
        sentence = _("{path} is one of the inputs. Write to another file.")
        raise WrongUsageError(sentence.format(path=clean(str(output))))


def _belongs_to_a_scan(output: Path) -> bool:
    """Whether it is a file of a scan, or lies in a folder of which everything is read as part of one."""
    within = any(each.name in _OWN_FOLDERS and store.is_scan_folder(each.parent) for each in (output, *output.parents))
    return within or (store.is_scan_folder(output.parent) and output.name in _own_files())


def _own_files() -> tuple[str, ...]:
    from ouderscan import plan, workshop

    return store.SCAN_FILE, plan.PLAN_FILE, workshop.WORKSHOP_FILE


def _is_part_of(output: Path, path: Path) -> bool:
    """Whether it is an input, or a file that is there already in a folder of inputs; what a scan has: see above."""
    if not output.exists() or not path.exists():
        return output == path.resolve()
    if output.samefile(path):
        return output.is_file()
    return output.is_file() and not store.is_scan_folder(path) and path.resolve() in output.parents
