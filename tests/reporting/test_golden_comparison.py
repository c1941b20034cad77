"""The comparison of two waves of the small scan as pages: looked at whole, and hostile texts in every place."""

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from pathlib import Path

import pytest

from hostile_texts import HOSTILE, with_texts
from html_shape import Page
from markdown_shape import shape
from ouderscan.compare.waves import compare
from ouderscan.questionnaire.model import Kind
from ouderscan.reporting.comparison import comparison
from ouderscan.reporting.comparison_view import Comparison
from ouderscan.reporting.render import rendered
from report_example import SMALL, content
from two_waves import AFTER, of_example

Golden = Callable[[Path, str], None]


def view() -> Comparison:
    """A year in which parents were greeted more often; one question was worded anew, one was not asked again."""
    before, after = of_example(), of_example(AFTER, lift={"sf3-groet": 1, "sf5-idee": 1})
    (own,) = after.questionnaires
    worded = {"sf3-groet": {"team": "Hoe vaak groet u ouders bij de deur of het hek?"}}
    items = tuple(
        each.model_copy(update={"text": {**each.text, **worded.get(each.id, {})}})
        for each in own.items
        if each.id != "rv1-luisteren"
    )
    after = replace(after, questionnaires=[own.model_copy(update={"items": items})])
    return comparison(compare(before, after), content())


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_comparison_of_a_small_scan_is_the_golden_one(form: str, golden: Golden) -> None:
    text = rendered(view(), form)
    # The style sheets are those of the report, whose page shows what changes in them.
    golden(SMALL / f"comparison.{form}", text.partition("</style>\n")[2] if form == "html" else text)


def test_an_estimate_stays_an_estimate_then_and_now() -> None:
    pairs = [pair for subject in view().subjects for kind in subject.scores for pair in kind.pairs if pair.estimate]
    assert pairs
    assert all("estimate" in pair.label for pair in pairs)


def test_every_figure_has_its_n_at_both_moments() -> None:
    pairs = [pair for subject in view().subjects for each in subject.scores + subject.items for pair in each.pairs]
    assert pairs
    for pair in pairs:
        assert [("n = " in said) for said in (pair.then, pair.now)] == [pair.then_x is not None, pair.now_x is not None]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_in_every_place_changes_nothing_in_how_the_page_is_built(text: str) -> None:
    strange, plain = (with_texts(view(), cycle([each])) for each in (text, "woord"))
    html, md = ([rendered(each, form) for each in (strange, plain)] for form in ("html", "md"))
    assert Page(html[0]).tags == Page(html[1]).tags
    assert shape(md[0]) == shape(md[1])


def test_the_kinds_are_told_in_words_and_in_the_order_of_the_report() -> None:
    labels = [kind.label for subject in view().subjects for kind in subject.scores]
    assert set(labels) == {"What we do", "What parents experience"}
    assert [kind.value for kind in Kind if kind.scored] == ["practice", "experience"]
