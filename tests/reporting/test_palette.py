"""Colours that can be told apart (WCAG 2.2: 4.5 for text, 3 for what a picture means), computed from the style sheet.

axe does not judge what is drawn in SVG, so these numbers are ours to check.
"""

import re

import pytest

from ouderscan import assets

STYLE = (assets.report_templates() / "html" / "style" / "colours.css.j2").read_text(encoding="utf-8")
TEXT, SIGN = 4.5, 3.0


def palette(place: int) -> dict[str, str]:
    """The colours of a `:root` rule: the first is light, the second dark."""
    rules = re.findall(r":root \{(.*?)\n\s*\}", STYLE, re.DOTALL)
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", rules[place]))


PALETTES = {"light": palette(0), "dark": palette(1)}


def luminance(colour: str) -> float:
    """Relative luminance, 0–1 (WCAG 2.2, "relative luminance")."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


PAIRS = [
    *((ink, ground, TEXT) for ink in ("ink", "soft", "team", "ouder") for ground in ("paper", "card")),
    *(("ink", ground, TEXT) for ground in ("doubt",)),
    ("doubt-line", "doubt", TEXT),
    ("example-ink", "example", TEXT),
    *((f"on-tone-{step}", f"tone-{step}", TEXT) for step in range(5)),
    *(
        (sign, ground, SIGN)
        for sign in ("team", "leiding", "ouder", "leerling", "axis")
        for ground in ("paper", "card")
    ),
]


@pytest.mark.parametrize("scheme", PALETTES)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_colours_can_be_told_apart(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = PALETTES[scheme]
    assert contrast(colours[ink], colours[ground]) >= least


def test_the_ramp_goes_one_way() -> None:
    light, dark = ([luminance(PALETTES[scheme][f"tone-{step}"]) for step in range(5)] for scheme in PALETTES)
    assert light == sorted(light, reverse=True)
    assert dark == sorted(dark)


def test_known_contrasts() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
