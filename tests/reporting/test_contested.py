"""A contested measure is never printed without its objections (rule 4): each that we ship, in every place and form."""

import re
from functools import cache
from html.parser import HTMLParser

import pytest

from ouderscan.advice import Advice, Advised
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Contested, Recommendation
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from report_example import content, material

PLACES = ("first", "others", "waiting", "keep")


def contested() -> list[Recommendation]:
    """The contested recommendations that we ship, and those of the small scan."""
    everything = (*catalogue.shipped().recommendations, *content().recommendations)
    return [each for each in everything if each.contested]


class Words(HTMLParser):
    """What a reader reads of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.data: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.data.append(data)

    def text(self) -> str:
        return " ".join("".join(self.data).split())


@cache
def sections(form: str, place: str) -> dict[str, str]:
    """The words of each recommendation that is printed in a place, by its title."""
    made_of = material()
    advised = tuple(Advised(each, ()) for each in contested())
    vars(made_of)["advice"] = Advice(**{place: advised})
    text = rendered(report(made_of), form)
    if form == "html":
        parts = [Words(part).text() for part in re.findall(r'<article class="card.*?</article>', text, re.DOTALL)]
    else:
        plain = re.sub(r"\\(.)", r"\1", text.partition("\n## 6. ")[2].partition("\n## 7. ")[0].replace("\u2060", ""))
        parts = [" ".join(part.replace("> ", "").split()) for part in re.split(r"\n#{3,4} (?:\d+\. )?", plain)]
    return {each.title: part for each in contested() for part in parts if each.title in part[:200]}


def everything_beside_it(measure: Contested) -> list[str]:
    """All that must stand beside a contested measure."""
    return [
        *(position.says for position in measure.positions),
        *measure.objections,
        *measure.questions,
        measure.alternative or "",
    ]


def test_we_ship_contested_measures_with_objections() -> None:
    assert len([each for each in catalogue.shipped().recommendations if each.contested]) >= 4


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("form", ["html", "md"])
def test_objections_positions_questions_and_alternative_stand_with_the_measure(form: str, place: str) -> None:
    printed = sections(form, place)
    for each in contested():
        assert each.contested
        words = printed[each.title]
        assert [said for said in everything_beside_it(each.contested) if " ".join(said.split()) not in words] == []


def test_no_contested_measure_is_among_the_first_by_itself() -> None:
    first = material().advice.first
    assert len(first) == 3
    assert [each.recommendation.id for each in first if each.contested] == []
