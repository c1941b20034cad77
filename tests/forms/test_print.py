"""The form on paper: what stands on it, in every language, and that nothing in it is more than text."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

from form_answers import QUESTION
from ouderscan.forms import print as paper
from small_form import ARABIC, ENGLISH, QUESTIONNAIRE, form_of, questionnaire_file, small_form


class Words(HTMLParser):
    """The texts of a page, and its tags."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        if data.strip() and self.tags[-1] != "style":
            self.words.append(" ".join(data.split()))


def test_every_question_has_its_number_and_every_answer_its_key(tmp_path: Path) -> None:
    words = Words(paper.make(form_of(questionnaire_file(tmp_path, languages=()))).decode()).words
    start = words.index("3.")
    assert words[start : start + 10] == [
        *("3.", "Hoe vaak kreeg u dit jaar goed nieuws over uw kind?"),
        *("1", "geen enkele keer", "2", "één keer", "3", "twee keer of vaker", "w", "Weet ik niet"),
    ]


def test_each_language_is_a_form_of_its_own(tmp_path: Path) -> None:
    form = small_form(tmp_path)
    page = paper.make(form).decode()
    assert re.findall(r'<section class="paper" lang="(\w+)" dir="(\w+)"', page) == [
        *(("nl", "ltr"), ("ar", "rtl"), ("en", "ltr"))
    ]
    assert all(page.count(text) == 1 for text in (QUESTION, ARABIC[QUESTION], ENGLISH[QUESTION]))
    assert page.count(form.book.tag) == 4  # at the end of each, and on each page
    assert "draft" not in page


def test_only_a_form_in_one_language_counts_its_pages(tmp_path: Path) -> None:
    assert b"counter(pages)" not in paper.make(small_form(tmp_path))
    (tmp_path / "one").mkdir()
    assert b"counter(pages)" in paper.make(form_of(questionnaire_file(tmp_path / "one", languages=())))


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    hostile = "</style></p><script>alert(1)</script> {{ 7 * 7 }} & \"q\" 'z'"
    source = QUESTIONNAIRE.replace(QUESTION, json.dumps(hostile))
    page = paper.make(form_of(questionnaire_file(tmp_path, source, languages=()), school=hostile)).decode()
    seen = Words(page)
    assert "script" not in seen.tags
    assert seen.words.count(hostile) == 2
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
