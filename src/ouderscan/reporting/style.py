"""The house style of a school: a colour that can be read, and a logo."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ouderscan.errors import WrongUsageError
from ouderscan.reporting.logo import embedded
from ouderscan.texts import _, clean, number

LEAST_CONTRAST: Final = 4.5
"""WCAG 2.2 for text: headings and links are in this colour."""
_LIGHT: Final = ("#fbf9f4", "#ffffff")
_DARK: Final = ("#15191a", "#1d2223")
"""The grounds of `html/style/colours.css.j2`."""
_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")


@dataclass(frozen=True, slots=True)
class Style:
    """How pages look beyond what templates say."""

    accent: str = "#0f5f57"
    """The colour of headings, rules and links on light paper, as `#rrggbb`."""
    accent_dark: str = "#74c7b5"
    """The same on a dark screen."""
    logo: str = ""
    """A picture as a `data:` address; empty where there is none."""


PLAIN: Final = Style()
"""Our own look."""


def styled(colour: str = "", logo: Path | None = None) -> tuple[Style, str]:
    """The style with this colour (`#rrggbb`) and logo; and a sentence where the colour had to be mended.

    Raises:
        WrongUsageError: when the colour is none.
        UnreadableInputError: when the logo is no picture, is too large, or holds more than a picture.
    """
    address = embedded(logo) if logo else ""
    if not colour:
        return Style(logo=address), ""
    found = _COLOUR.fullmatch(colour.strip())
    if not found:
        raise WrongUsageError(
            _("'{colour}' is no colour. Write six digits from 0 to f, such as {example}.").format(
                colour=clean(colour), example="#0f5f57"
            )
        )
    asked = f"#{found[1].lower()}"
    accent = _readable(asked, _LIGHT, "#000000")
    return Style(accent, _readable(asked, _DARK, "#ffffff"), address), _mended(asked, accent)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21 (WCAG 2.2)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _mended(asked: str, accent: str) -> str:
    if asked == accent:
        return ""
    sentence = _(
        "{colour} is hard to read on paper: its contrast is {ratio}, and {least} is needed. {mended} takes its place."
    )
    ratio, least = number(_least(asked, _LIGHT), 1), number(LEAST_CONTRAST, 1)
    return sentence.format(colour=asked, ratio=ratio, least=least, mended=accent)


def _least(colour: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(colour, ground) for ground in grounds)


def _readable(colour: str, grounds: tuple[str, ...], towards: str) -> str:
    """The colour, moved in small steps towards black or white until it can be read on all these grounds."""
    steps = (_mixed(colour, towards, step / 50) for step in range(51))
    return next(each for each in steps if _least(each, grounds) >= LEAST_CONTRAST)


def _mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _luminance(colour: str) -> float:
    linear = [
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB, as WCAG has it
        for each in (channel / 255 for channel in _channels(colour))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))
