"""The house style of a school: a colour that can be read, and a logo that is nothing but a picture."""

import base64
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.texts import _, clean, number

LARGEST_LOGO: Final = 500 * 1024
"""Bytes; it stands within every page."""
LEAST_CONTRAST: Final = 4.5
"""WCAG 2.2 for text: headings and links are in this colour."""
_LIGHT: Final = ("#fbf9f4", "#ffffff")
_DARK: Final = ("#15191a", "#1d2223")
"""The grounds of `html/style/colours.css.j2`."""
_COLOUR: Final = re.compile(r"#?([0-9a-fA-F]{6})")
_FORBIDDEN: Final = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "set"}
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|javascript:|expression\(", re.IGNORECASE)
_INSIDE: Final = re.compile(r"#|data:image/(png|jpeg);base64,", re.IGNORECASE)


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
    address = _address(logo) if logo else ""
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


def _address(path: Path) -> str:
    """The picture as a `data:` address; what it is follows from its content and never from its name."""
    shown = clean(str(path))
    try:
        size = path.stat().st_size if path.is_file() else -1
        content = path.read_bytes() if 0 < size <= LARGEST_LOGO else b""
    except OSError as fault:
        raise UnreadableInputError(
            _("The logo {file} cannot be read: {reason}.").format(file=shown, reason=clean(str(fault.strerror)))
        ) from fault
    if size > LARGEST_LOGO:
        sentence = _("The logo {file} is larger than {bound} kB. Save it smaller.")
        raise UnreadableInputError(sentence.format(file=shown, bound=LARGEST_LOGO // 1024))
    kind = _kind(content)
    if kind is None:
        sentence = _("{file} is no logo that can be used: take a PNG, a JPEG or an SVG.")
        raise UnreadableInputError(sentence.format(file=shown))
    if kind == "svg+xml" and not _is_a_picture_only(content):
        sentence = _(
            "The logo {file} holds more than a picture: a script, or something from elsewhere. "
            "Save it as PNG, or as a plain SVG."
        )
        raise UnreadableInputError(sentence.format(file=shown))
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _kind(content: bytes) -> str | None:
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "svg+xml" if b"<svg" in content[:4096] else None


def _is_a_picture_only(content: bytes) -> bool:
    """Whether an SVG draws and does nothing else: no script, handler, animation of addresses, or reference outwards."""
    try:
        text = content.decode("utf-8")
        if re.search(r"<!(doctype|entity)|<\?xml-stylesheet", text, re.IGNORECASE):
            return False
        root = ET.fromstring(text)  # noqa: S314 - there are no entities in it: see above
    except (UnicodeDecodeError, ET.ParseError):
        return False
    return _local(root.tag) == "svg" and all(_draws(each) for each in root.iter())


def _draws(element: ET.Element) -> bool:
    name = _local(element.tag)
    if name in _FORBIDDEN or name.startswith("animate") or _REFERENCE.search(element.text or ""):
        return False
    for key, value in element.attrib.items():
        attribute = _local(key)
        if attribute.startswith("on") or _REFERENCE.search(value):
            return False
        if attribute in {"href", "src"} and not _INSIDE.match(value.strip()):
            return False
    return True


def _local(name: object) -> str:
    """A name without its namespace; of a comment or an instruction, nothing."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
