"""The form as one HTML file that needs no server and asks nothing of any: `page/` holds its parts.

Everything is in the file. The policy in its head allows the one script and the one style sheet that were put there,
by their digests, and nothing else; so no text, however hostile, can be run.
"""

import base64
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ouderscan.answers.ledger import PORTION
from ouderscan.forms import phrases
from ouderscan.forms.form import Form
from ouderscan.forms.phrases import Phrases
from ouderscan.questionnaire.model import Item, NonAnswerName, Scale

SECONDS: Final = 15
"""What a question takes on average: reading it with its help, choosing, going on."""
_SCRIPTS: Final = ("unpack.js", "code.js", "memory.js", "languages.js", "screens.js", "form.js")
_NOT_NEEDED: Final = re.compile(r"^\s*//.*\n|/\*.*?\*/\n?|^\s+", re.MULTILINE)


def make(form: Form) -> bytes:
    """The form as a whole HTML file.

    Raises:
        WrongUsageError: when it has a language of which the form's own words are not known.
    """
    spoken = [phrases.spoken(language) for language in form.languages]
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)
    environment.filters["digest"] = _digest
    page = environment.from_string(_part("page.html.j2")).render(
        language=spoken[0].language,
        direction=spoken[0].direction,
        title=" · ".join(filter(None, (spoken[0].titles[form.group], form.school))),
        languages=spoken,
        # Our own parts, and an alphabet without `<`: none of it is text of others.
        style=Markup(_small(_part("style.css"))),  # noqa: S704
        script=Markup("".join(_small(_part(name)) for name in _SCRIPTS)),  # noqa: S704
        packed=Markup(_packed(json.dumps(_content(form, spoken), ensure_ascii=False, separators=(",", ":")))),  # noqa: S704
    )
    return page.encode("utf-8")


def _content(form: Form, spoken: list[Phrases]) -> Mapping[str, Any]:
    """What the page is filled with: items and scales in the order of the code, and all texts by language."""
    book = form.book
    scale_ids = list(dict.fromkeys(scale for _item, scale in _items(form, form.languages[0])))
    scale_of = {item.id: scale_ids.index(scale) for item, scale in _items(form, form.languages[0])}
    codes = list(book.states)
    scales = _scales(form, form.languages[0])
    return {
        "tag": book.tag,
        "signs": book.signs,
        "school": form.school,
        "group": form.group,
        "short": form.short,
        "questionnaires": dict(book.questionnaires),
        "handIn": form.hand_in,
        "least": 0 if form.group.in_the_room else PORTION,
        "minutes": max(2, round(len(codes) * SECONDS / 60)),
        "items": [{"id": item, "scale": scale_of[item]} for item in codes],
        "order": [codes.index(item) for item in form.asked()],
        "scales": [
            {"options": len(scales[each].options), "nonAnswers": [name for name, _label in _non_answers(scales[each])]}
            for each in scale_ids
        ],
        "texts": [_texts(form, each, codes, scale_ids) for each in spoken],
    }


ScaleId = tuple[str, str]
"""The ids of a questionnaire and of a scale in it."""


def _texts(form: Form, spoken: Phrases, codes: list[str], scale_ids: list[ScaleId]) -> Mapping[str, Any]:
    items = {item.id: item for item, _scale in _items(form, spoken.language)}
    scales = _scales(form, spoken.language)
    return {
        "language": spoken.language,
        "name": spoken.name,
        "direction": spoken.direction,
        "title": spoken.titles[form.group],
        "words": {name: text for name, text in spoken.words.items() if name != "noscript"},
        "introduction": form.introduction(spoken.language),
        "items": [[items[code].text[form.group], items[code].help.get(form.group, "")] for code in codes],
        "scales": [
            [*scales[each].options, *(label for _name, label in _non_answers(scales[each]))] for each in scale_ids
        ],
    }


def _items(form: Form, language: str) -> Iterator[tuple[Item, ScaleId]]:
    for questionnaire in form.wordings[language]:
        for item in questionnaire.items_for(form.group, short=form.short):
            yield item, (questionnaire.id, item.scale_for(form.group))


def _scales(form: Form, language: str) -> Mapping[ScaleId, Scale]:
    return {(each.id, scale): each.scales[scale] for each in form.wordings[language] for scale in each.scales}


def _non_answers(scale: Scale) -> Iterator[tuple[NonAnswerName, str]]:
    """What can be chosen in place of an option, in the order of the code."""
    return ((name, scale.non_answers[name]) for name in NonAnswerName if name in scale.non_answers)


def _packed(text: str) -> str:
    """The text as `page/unpack.js` reads it: base64 of deflate."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return base64.b64encode(packer.compress(text.encode("utf-8")) + packer.flush()).decode()


def _digest(text: str) -> str:
    """A text's digest as a policy names it."""
    return "sha256-" + base64.b64encode(sha256(text.encode("utf-8")).digest()).decode()


def _part(name: str) -> str:
    return (files("ouderscan") / "forms" / "page" / name).read_text(encoding="utf-8")


def _small(source: str) -> str:
    """A script or style sheet without comments, indentation and empty lines."""
    return _NOT_NEEDED.sub("", source)
