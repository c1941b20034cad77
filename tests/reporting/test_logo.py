"""A logo is a picture and nothing else, and no work for whoever opens the page."""

import base64
import struct
import zlib
from pathlib import Path

import pytest

from ouderscan.errors import UnreadableInputError
from ouderscan.reporting.logo import LARGEST_LOGO, embedded

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#123456"/></svg>'


def png(width: int = 1, height: int = 1) -> bytes:
    """A picture of one dot, which may claim to be larger."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\x12\x34\x56")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def jpeg(width: int = 1, height: int = 1, scans: int = 1) -> bytes:
    """The least that is a whole picture: a header, a frame, scans of nothing and an end."""
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\x2b\xff\x00\xd4"
    return b"\xff\xd8\xff\xe0\x00\x04JF" + frame + scan * scans + b"\xff\xd9"


def dots(picture: bytes, kind: str = "png") -> str:
    """An element that holds this picture."""
    return f'<image href="data:image/{kind};base64,{base64.b64encode(picture).decode()}"/>'


def logo(folder: Path, content: str | bytes, name: str = "logo.svg") -> Path:
    """A file with this content."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / name


@pytest.mark.parametrize(
    ("content", "kind"),
    [(SVG, "svg+xml"), (png(), "png"), (jpeg(), "jpeg")],
    ids=["svg", "png", "jpeg"],
)
def test_a_logo_stands_in_the_page_by_what_it_is_and_not_by_its_name(
    tmp_path: Path, content: str | bytes, kind: str
) -> None:
    path = logo(tmp_path, content, "logo.txt")
    expected = f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
    assert embedded(path) == expected


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        "<foreignObject><p>x</p></foreignObject>",
        '<image href="https://example.org/x.png"/>',
        '<image xlink:href="https://example.org/x.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>',
        '<a href="javascript:alert(1)"><rect/></a>',
        '<rect fill="url(https://example.org/x)"/>',
        '<rect style="fill: url( &#39;//example.org/x&#39;)"/>',
        "<style>@import 'https://example.org/x.css';</style>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<use href="andere.svg#x"/>',
        '<image href="data:image/svg+xml;base64,PHN2Zz4="/>',
    ],
)
def test_an_svg_that_holds_more_than_a_picture_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(UnreadableInputError, match="holds more than a picture"):
        embedded(logo(tmp_path, SVG.replace("</svg>", f"{inside}</svg>")))


def test_a_logo_that_is_absent_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInputError, match=r"weg\.png cannot be read: it is not there\."):
        embedded(tmp_path / "weg.png")


@pytest.mark.parametrize("before", ['<!DOCTYPE svg [<!ENTITY a "b">]>', '<?xml-stylesheet href="x.css"?>'])
def test_an_svg_with_something_before_it_is_refused(tmp_path: Path, before: str) -> None:
    with pytest.raises(UnreadableInputError, match="holds more than a picture"):
        embedded(logo(tmp_path, before + SVG))


def test_an_svg_that_refers_within_itself_is_a_picture(tmp_path: Path) -> None:
    within = (
        '<style>.a { fill: url(#a) }</style><defs><linearGradient id="a"/>'
        '<clipPath id="c" clipPathUnits="userSpaceOnUse"><path/></clipPath>'
        '<mask id="m" style="mask-type:luminance" maskUnits="userSpaceOnUse"><rect fill="url(#a)"/></mask></defs>'
        '<g mask="url(#m)"><rect class="a" clip-path="url(#c)"/></g>'
    )
    content = SVG.replace("</svg>", within + dots(png(), "png") + dots(jpeg(), "jpeg") + "</svg>")
    assert embedded(logo(tmp_path, content)).startswith("data:image/svg+xml;")


@pytest.mark.parametrize(
    "inside",
    [
        '<g id="a"/><use href="#a"/>',
        '<pattern id="a"/>',
        '<filter id="a"/>',
        '<clipPath id="a"><rect clip-path="url(#b)"/></clipPath>',
        '<mask id="a"><g><rect style="fill: red; mask/*;*/: url(#b)"/></g></mask>',
        "<style>rect { mask: url(#b) }</style>",
        '<rect width="1e9"/>',
        '<g transform="scale(9000000)"/>',
        "<g/>" * 3000,
        "<g>" * 30000 + "</g>" * 30000,
    ],
    ids=["use", "pattern", "filter", "clip", "mask", "style", "width", "scale", "many", "deep"],
)
def test_an_svg_that_takes_much_work_to_draw_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(UnreadableInputError, match=r"takes too much work to draw.* Save it as PNG\."):
        embedded(logo(tmp_path, SVG.replace("</svg>", f"{inside}</svg>")))


@pytest.mark.parametrize(
    "content",
    [
        png(4001, 1),
        jpeg(1, 65535),
        SVG.replace("</svg>", dots(png(4000, 3000)) + dots(jpeg(4000, 3000), "jpeg") + "</svg>"),
    ],
    ids=["png", "jpeg", "within an svg"],
)
def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(UnreadableInputError, match="has more than 4000 x 4000 dots"):
        embedded(logo(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        *(png()[:length] for length in (8, 24, 40, -1)),
        *(jpeg()[:length] for length in (3, 12, 24, -1)),
        jpeg(scans=101),
        png(0, 9),
        b"\xff\xd8\xff\xe0rest",
        SVG[:-3],
        "<p>" + SVG,
        SVG.replace("</svg>", dots(png()[:-9]) + "</svg>"),
    ],
)
def test_a_picture_that_is_not_whole_is_refused(tmp_path: Path, content: str | bytes) -> None:
    with pytest.raises(UnreadableInputError, match="is damaged or cut off"):
        embedded(logo(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"GIF89a", "is no logo that can be used"),
        (b"", "is no logo that can be used"),
        (b"\xff\xd8\xff" + bytes(LARGEST_LOGO), "is larger than 500 kB"),
    ],
    ids=["gif", "empty", "large"],
)
def test_other_files_are_refused_in_words(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(UnreadableInputError, match=words):
        embedded(logo(tmp_path, content))
