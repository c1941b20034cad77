"""The house style: a colour that can be read wherever it stands, and a logo that is a picture and nothing else."""

import base64
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ouderscan import example
from ouderscan.cli import app, failures
from ouderscan.errors import UnreadableInputError, WrongUsageError
from ouderscan.reporting.papers.registry import PAPERS
from ouderscan.reporting.render import rendered, rendered_paper
from ouderscan.reporting.report import report
from ouderscan.reporting.style import LARGEST_LOGO, LEAST_CONTRAST, PLAIN, contrast, styled
from report_example import material

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#123456"/></svg>'


def png() -> bytes:
    """A picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\x12\x34\x56")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def logo(folder: Path, content: str | bytes, name: str = "logo.svg") -> Path:
    """A file with this content."""
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / name


def test_a_colour_that_can_be_read_stays_as_it_is() -> None:
    style, mended = styled("#005A9C")
    assert (style.accent, mended) == ("#005a9c", "")


def test_a_colour_that_is_too_light_is_darkened_and_that_is_told() -> None:
    style, mended = styled("#ffcc00")
    assert mended == (
        "#ffcc00 is hard to read on paper: its contrast is 1.4, and 4.5 is needed. #8a6e00 takes its place."
    )
    assert style.accent == "#8a6e00"


@given(st.integers(0, 0xFFFFFF))
def test_whatever_the_colour_it_can_be_read_on_light_and_on_dark(value: int) -> None:
    style, _mended = styled(f"#{value:06x}")
    for accent, grounds in ((style.accent, ("#fbf9f4", "#ffffff")), (style.accent_dark, ("#15191a", "#1d2223"))):
        assert min(contrast(accent, ground) for ground in grounds) >= LEAST_CONTRAST


@pytest.mark.parametrize("colour", ["rood", "#12345", "#0f5f57; } body { color: red", "url(x)"])
def test_what_is_no_colour_is_refused(colour: str) -> None:
    with pytest.raises(WrongUsageError, match="is no colour"):
        styled(colour)


@pytest.mark.parametrize(
    ("content", "kind"),
    [(SVG, "svg+xml"), (png(), "png"), (b"\xff\xd8\xff\xe0rest", "jpeg")],
    ids=["svg", "png", "jpeg"],
)
def test_a_logo_stands_in_the_page_by_what_it_is_and_not_by_its_name(
    tmp_path: Path, content: str | bytes, kind: str
) -> None:
    path = logo(tmp_path, content, "logo.txt")
    expected = f"data:image/{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"
    assert styled("", path)[0].logo == expected


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
        styled("", logo(tmp_path, SVG.replace("</svg>", f"{inside}</svg>")))


@pytest.mark.parametrize("before", ['<!DOCTYPE svg [<!ENTITY a "b">]>', '<?xml-stylesheet href="x.css"?>', "<p>"])
def test_an_svg_with_something_before_it_is_refused(tmp_path: Path, before: str) -> None:
    with pytest.raises(UnreadableInputError, match="holds more than a picture"):
        styled("", logo(tmp_path, before + SVG))


def test_an_svg_that_refers_within_itself_is_a_picture(tmp_path: Path) -> None:
    within = '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#a"/></svg>'
    assert styled("", logo(tmp_path, SVG.replace("</svg>", within)))[0].logo.startswith("data:image/svg+xml;")


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
        styled("", logo(tmp_path, content))


@pytest.mark.parametrize("name", ["report", *PAPERS])
def test_every_page_has_the_colour_and_the_logo(tmp_path: Path, name: str) -> None:
    style = styled("#7a1f5c", logo(tmp_path, SVG))[0]
    if name == "report":
        page = rendered(report(material()), "html", None, style)
    else:
        page = rendered_paper(name, PAPERS[name].make(material()), "html", None, style)
    assert "--accent: #7a1f5c;" in page
    assert f'<img class="logo" src="{style.logo.replace("+", "&#43;")}"' in page or style.logo in page
    assert 'class="emblem"' not in page


def test_the_style_of_the_scan_is_used_and_options_go_before_it(tmp_path: Path) -> None:
    example.make(tmp_path / "school")
    scan = tmp_path / "school" / "scan.yaml"
    logo(tmp_path / "school", png(), "beeldmerk.png")
    scan.write_text(
        scan.read_text(encoding="utf-8") + 'style: {colour: "#7a1f5c", logo: beeldmerk.png}\n', encoding="utf-8"
    )
    command = ["report", str(tmp_path / "school"), "--to", "html", "--output", str(tmp_path)]
    assert failures.guarded(app.run, command) == 0
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "--accent: #7a1f5c;" in page
    assert "data:image/png;base64," in page
    assert failures.guarded(app.run, [*command, "--colour", "#00509e"]) == 0
    assert "--accent: #00509e;" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_without_a_style_the_pages_look_as_they_do() -> None:
    assert styled() == (PLAIN, "")
