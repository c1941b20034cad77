"""What a form can be made into. To add one: a module that makes the file, and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ouderscan.forms import html
from ouderscan.forms.form import Form


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of file: its ending, and how it is made."""

    ending: str
    make: Callable[[Form], bytes]


TARGETS: Final[Mapping[str, Target]] = {
    "html": Target(".html", html.make),
}
