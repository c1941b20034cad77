"""A logo: a picture and nothing else, and no work for whoever opens the page.

It stands within every page that is handed out, so it may not run or fetch anything, and a small file may not become
gigabytes or minutes of drawing.
"""

import base64
import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from ouderscan import files
from ouderscan.errors import UnreadableInputError
from ouderscan.texts import N_, _, clean

LARGEST_LOGO: Final = 500 * 1024
"""Bytes; it stands within every page."""
WIDEST: Final = 4000
"""Dots; 64 MB for the reader where it is as high."""
_SCANS: Final = 100
"""Times that a JPEG may be drawn over; one that becomes sharper while it loads takes about ten."""
_ELEMENTS, _DEEPEST, _HUGE = 2000, 40, 100_000.0
"""Of an SVG: how many, how far within each other, and the largest number for a place or a size."""
_FRAME: Final = re.compile(rb"[\xc0-\xc3\xc5-\xc7\xc9-\xcb\xcd-\xcf]")
"""The markers of a JPEG after which its size stands."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_FORBIDDEN: Final = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "set"}
# A backslash can hide any of the other words from us.
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?\s*(?!#)|@import|javascript:|expression\(|\\", re.IGNORECASE)
_INSIDE: Final = re.compile(r"#|data:image/(png|jpeg);base64,", re.IGNORECASE)
# What draws a part again and again; each can be within the next, and then ten lines take hours.
_AGAIN: Final = {"use", "pattern", "marker", "filter"}
_COVERS: Final = {"clippath", "mask"}
_COVERED: Final = re.compile(r"(clip-path|mask)[^;{}]*(url|var|inherit)", re.IGNORECASE)
_REMARK: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SIZES: Final = {
    *("width", "height", "viewbox", "x", "y", "r", "rx", "ry", "cx", "cy"),
    *("transform", "font-size", "stroke-width"),
}
_NUMBER: Final = re.compile(r"\d*\.?\d+(?:e[+-]?\d+)?", re.IGNORECASE)

_NONE = N_("{file} is no logo that can be used: take a PNG, a JPEG or an SVG.")
_DAMAGED = N_("The logo {file} is damaged or cut off. Save it again in the program in which it was made.")
_TOO_WIDE = N_("The logo {file} has more than {bound} x {bound} dots. Save it smaller.")
_MORE = N_(
    "The logo {file} holds more than a picture: a script, or something from elsewhere. "
    "Save it as PNG, or as a plain SVG."
)
_MUCH_WORK = N_(
    "The logo {file} takes too much work to draw: it is huge, has very many parts, or repeats some. Save it as PNG."
)


def embedded(path: Path) -> str:
    """The picture as a `data:` address; what it is follows from its content and never from its name.

    Raises:
        UnreadableInputError: when it cannot be read, is no picture, is too large, or holds more than a picture.
    """
    shown = clean(str(path))
    try:
        with files.opened(path) as file:
            content = file.read(LARGEST_LOGO + 1)
    except OSError as fault:
        raise UnreadableInputError(
            _("The logo {file} cannot be read: {reason}.").format(file=shown, reason=files.reason(fault))
        ) from fault
    if len(content) > LARGEST_LOGO:
        sentence = _("The logo {file} is larger than {bound} kB. Save it smaller.")
        raise UnreadableInputError(sentence.format(file=shown, bound=LARGEST_LOGO // 1024))
    kind = _kind(content)
    fault_found = _svg_fault(content) if kind == "svg+xml" else _dots_fault(content)
    if fault_found:
        raise UnreadableInputError(_(fault_found).format(file=shown, bound=WIDEST))
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _kind(content: bytes) -> str:
    if b"<svg" in content[:4096]:
        return "svg+xml"
    return "png" if content.startswith(_PNG) else "jpeg"


def _dots_fault(content: bytes) -> str | None:
    """What is wrong with a picture of dots, as a sentence to translate."""
    if not content.startswith((_PNG, b"\xff\xd8\xff")):
        return _NONE
    size = _dots(content)
    if size is None:
        return _DAMAGED
    return _TOO_WIDE if max(size) > WIDEST else None


def _dots(content: bytes) -> tuple[int, int] | None:
    """Width and height of a PNG or JPEG as its header has them; None unless it is whole."""
    size = _dots_of_png(content) if content.startswith(_PNG) else _dots_of_jpeg(content)
    return size if size and all(size) else None


def _dots_of_png(content: bytes) -> tuple[int, int] | None:
    """From the first part, when what follows is there up to the last (PNG specification, 5)."""
    place, kinds = len(_PNG), [b""]
    while place + 12 <= len(content) and kinds[-1] != b"IEND":
        kinds.append(content[place + 4 : place + 8])
        place += 12 + int.from_bytes(content[place : place + 4], "big")
    if kinds[1:2] != [b"IHDR"] or kinds[-1] != b"IEND" or b"IDAT" not in kinds or place > len(content):
        return None
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")


def _dots_of_jpeg(content: bytes) -> tuple[int, int] | None:
    """From the header of the frame, when scans and an end follow it (ITU-T T.81, annex B)."""
    place, size = 2, None
    while content[place : place + 1] == b"\xff" and place + 4 <= len(content):
        kind = content[place + 1 : place + 2]
        if kind == b"\xda":  # the first scan; within scans no byte after ff can be taken for a marker
            whole = content.find(b"\xff\xd9", place) > 0 and content.count(b"\xff\xda", place) <= _SCANS
            return size if whole else None
        if _FRAME.match(kind):
            height, width = content[place + 5 : place + 7], content[place + 7 : place + 9]
            size = int.from_bytes(width, "big"), int.from_bytes(height, "big")
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big") if kind != b"\xff" else 1
    return None


def _svg_fault(content: bytes) -> str | None:
    """What is wrong with an SVG, as a sentence to translate.

    It may draw and do nothing else: no script, handler, animation of addresses, or reference outwards.
    """
    try:
        text = content.decode("utf-8")
        if re.search(r"<!(doctype|entity)|<\?xml-stylesheet", text, re.IGNORECASE):
            return _MORE
        root = ET.fromstring(text)  # noqa: S314 - there are no entities in it: see above
    except (UnicodeDecodeError, ET.ParseError):
        return _DAMAGED
    if _local(root.tag) != "svg":
        return _NONE
    if not all(_draws(each) for each in root.iter()):
        return _MORE
    return _MUCH_WORK if _is_deep(root) or any(map(_is_much_work, root.iter())) else _fault_within(root)


def _draws(element: ET.Element) -> bool:
    name = _local(element.tag)
    if name in _FORBIDDEN or name.startswith("animate") or _REFERENCE.search(element.text or ""):
        return False
    return not any(_leads_out(key, value) for key, value in element.attrib.items())


def _leads_out(key: str, value: str) -> bool:
    attribute = _local(key)
    if attribute in {"href", "src"}:
        return not _INSIDE.match(value.strip())
    # What drawing programs note for themselves has a namespace, and is not read by others.
    return not key.startswith("{") and (attribute.startswith("on") or bool(_REFERENCE.search(value)))


def _is_deep(root: ET.Element) -> bool:
    level, count, depth = [root], 0, 0
    while level and depth <= _DEEPEST and count <= _ELEMENTS:
        count, depth = count + len(level), depth + 1
        level = [child for each in level for child in each]
    return depth > _DEEPEST or count > _ELEMENTS


def _is_much_work(element: ET.Element) -> bool:
    name = _local(element.tag)
    within = element.iter() if name in _COVERS else ()
    return (
        name in _AGAIN
        or (name == "style" and _is_covered(element.text or ""))
        or any(_is_covered(f"{key}:{value}") for each in within for key, value in each.items())
        or any(_is_huge(value) for key, value in element.items() if _local(key) in _SIZES)
    )


def _is_covered(style: str) -> bool:
    return bool(_COVERED.search(_REMARK.sub("", style)))


def _is_huge(value: str) -> bool:
    return any(float(found) > _HUGE for found in _NUMBER.findall(value))


def _fault_within(root: ET.Element) -> str | None:
    """What is wrong with the pictures of dots in an SVG; all together they may be as large as one."""
    dots = 0
    for each in root.iter():
        for key, value in each.items():
            if _local(key) == "href" and not value.strip().startswith("#"):
                size = _dots(_decoded(value))
                if size is None:
                    return _DAMAGED
                dots += size[0] * size[1]
    return _TOO_WIDE if dots > WIDEST**2 else None


def _decoded(value: str) -> bytes:
    try:
        return base64.b64decode("".join(value.partition(",")[2].split()), validate=True)
    except ValueError:
        return b""


def _local(name: object) -> str:
    """A name without its namespace; of a comment or an instruction, nothing."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
