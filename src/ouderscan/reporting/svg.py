"""The pictures as SVG within HTML: what the templates call where a page has hundreds of marks.

Drawn by functions and not by macros, since a page with two hundred pictures is made twice as fast so. Places are per
cents without a viewBox, so that nothing shrinks on a phone; all words are HTML, and escaped here. The signs stand in
`html/signs.html.j2`. Colours stand in attributes too, for renderers that read no style sheet.
"""

from collections.abc import Iterator
from typing import Final

from markupsafe import Markup, escape

from ouderscan.reporting.overview.view import Spread
from ouderscan.reporting.pictures import Bin, Distribution, Score, Strip
from ouderscan.texts import clean

_TONES: Final = ("#e1eee8", "#bcdbcd", "#86bda9", "#2c7a69", "#0f5f57")
"""The ramp from the lowest option to the highest, as in the style sheet."""
_AXIS: Final = '<line x1="0" x2="100%" y1="15" y2="15" class="axis" stroke="#8b8674"/>' + "".join(
    f'<line x1="{x}%" x2="{x}%" y1="11" y2="19" class="axis" stroke="#8b8674"/>' for x in (0, 25, 50, 75, 100)
)


def strip(drawn: Strip, identity: str) -> Markup:
    """Scores on a line from 0 to 100; a bar joins what different groups say."""
    return Markup("".join(_strip(drawn, _text(identity))))  # noqa: S704 - every text in it is escaped


def plot(answers: Distribution) -> Markup:
    """What a group answered to an item: dots or a bar, with the numbers of the options below."""
    return Markup("".join(_plot(answers)))  # noqa: S704 - every text in it is escaped


def spread(drawn: Spread) -> Markup:
    """Schools on a line from 0 to 100: dots that stand on each other, or bars."""
    return Markup("".join(_spread(drawn)))  # noqa: S704 - every text in it is escaped


def _spread(drawn: Spread) -> Iterator[str]:
    floor = drawn.height - 5
    yield '<div class="strip">\n'
    yield _opened(drawn.height, _text(drawn.id), drawn.label, f"{drawn.schools}. {drawn.sentence}")
    yield f'<line x1="0" x2="100%" y1="{floor}" y2="{floor}" class="axis" stroke="#8b8674"/>'
    if drawn.form == "dots":
        look = f'class="sign {drawn.group} {"hollow" if drawn.estimate else "filled"}"'
        yield from (f'<circle cx="{each.x}%" cy="{each.y}" r="3.2" {look}/>' for each in drawn.marks)
    else:
        yield from (
            f'<rect x="{each.x}%" width="4.6%" y="{each.y}" height="{floor - each.y}" class="segment tone-2" '
            'fill="#86bda9" stroke="#0f5f57"/>'
            for each in drawn.marks
        )
    yield "\n</svg>\n</div>"


def _strip(drawn: Strip, identity: str) -> Iterator[str]:
    yield '<div class="strip">\n'
    yield _opened(30, identity, drawn.label, drawn.description)
    yield _AXIS
    if drawn.target is not None:
        yield f'<line x1="{drawn.target}%" x2="{drawn.target}%" y1="0" y2="19" class="target" stroke="#22262a"'
        yield ' stroke-width="2" stroke-dasharray="4 3"/>'
    if drawn.width:
        yield f'<rect x="{drawn.start}%" width="{drawn.width}%" y="13" height="4" class="join" fill="#8b8674"/>'
    yield from (_marker(score) for score in drawn.scores if score.x is not None)
    yield "\n</svg>\n</div>"


def _marker(score: Score) -> str:
    return f'<use href="#sign-{score.group}{"-estimate" if score.estimate else ""}" x="{score.x}%" y="15"/>'


def _plot(answers: Distribution) -> Iterator[str]:
    yield f'<div class="plot {answers.form}">\n'
    yield _opened(answers.height, _text(answers.id), answers.label, answers.description)
    yield from _dots(answers) if answers.form == "dots" else _bars(answers)
    yield "\n</svg>\n"
    if answers.form == "bars":
        yield '<div class="inside" aria-hidden="true">'
        yield from (_share(each) for each in answers.options if each.show_share)
        yield "</div>\n"
    yield '<div class="below" aria-hidden="true">'
    yield from (f'<span style="left:{each.middle}%">{each.code}</span>' for each in answers.options if each.show_number)
    yield "</div>\n</div>"


def _opened(height: int, identity: str, title: str, description: str) -> str:
    return (
        f'<svg width="100%" height="{height}" role="img" aria-labelledby="{identity}-t {identity}-d">\n'
        f'<title id="{identity}-t">{_text(title)}</title>\n<desc id="{identity}-d">{_text(description)}</desc>\n'
    )


def _dots(answers: Distribution) -> Iterator[str]:
    floor = answers.height - 1
    for each in answers.options:
        yield f'<line x1="{each.x + 0.8:.5g}%" x2="{each.x + each.width - 0.8:.5g}%" y1="{floor}" y2="{floor}"'
        yield ' class="axis" stroke="#8b8674" stroke-width="1.5"/>'
    yield from (_stack(each, "#vote") for each in answers.options if each.dots)
    yield from (_stack(each, f"#vote-{each.code}") for each in answers.non_answers if each.dots)


def _stack(column: Bin, sign: str) -> str:
    votes = "".join(f'<use href="{sign}" x="{dot.x}" y="{dot.y}"/>' for dot in column.dots)
    return f'\n<svg x="{column.middle}%" overflow="visible">{votes}</svg>'


def _bars(answers: Distribution) -> Iterator[str]:
    height = answers.height - 2
    for each in answers.options:
        if each.width:
            yield f'<rect x="{each.x}%" width="{each.width}%" y="1" height="{height}"'
            yield f' class="segment tone-{each.tone}" fill="{_TONES[each.tone]}" stroke="#0f5f57"/>'
    for each in answers.non_answers:
        yield f'<rect x="{each.x}%" width="{each.width}%" y="1" height="{height}"'
        yield f' class="segment other" fill="url(#fill-{each.code})" stroke="#5b6166"/>'


def _share(each: Bin) -> str:
    return f'<span class="on-tone-{each.tone}" style="left:{each.x}%;width:{each.width}%">{_text(each.share)}</span>'


def _text(text: str) -> str:
    return escape(clean(text, lines=True))
