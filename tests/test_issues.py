"""The table of rules, and issues put into words."""

import re
from pathlib import Path

import pytest

from ouderscan.issues import RULES, Issue, Severity, Where, has_errors, in_reading_order, nearest

PROJECT = Path(__file__).parents[1]
SENTENCES = [
    pytest.param(code, text, id=f"{code}-{n}")
    for code, r in RULES.items()
    for n, text in enumerate((r.message, r.mend))
]


class _Anything(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "x"


def _texts_below(folder: str) -> str:
    paths = sorted((PROJECT / folder).rglob("*.py"))
    return "\n".join(
        path.read_text(encoding="utf-8") for path in paths if path.name not in {"issues.py", "test_issues.py"}
    )


@pytest.mark.parametrize(("code", "sentence"), SENTENCES)
def test_every_sentence_of_a_rule_is_whole_and_can_be_filled(code: str, sentence: str) -> None:
    filled = sentence.format_map(_Anything())

    assert filled[0].isupper() or not filled[0].isalpha() or sentence[0] == "{"
    assert filled.endswith((".", ": x", ".x")), filled


def _is_in(code: str, texts: str) -> bool:
    """Whether a text names a rule: by its code as a value, or by the longest piece of its message."""
    piece = max(re.split(r"\{\w+\}", RULES[code].message), key=len)
    return bool(re.search(rf'"{code}"|⟦{code}⟧|:\d+ {code} ', texts)) or piece in texts


def test_every_rule_is_used() -> None:
    texts = _texts_below("src")

    assert [code for code in RULES if f'"{code}"' not in texts] == []


def test_every_rule_has_a_case() -> None:
    texts = _texts_below("tests")

    assert [code for code in RULES if not _is_in(code, texts)] == []


def test_an_issue_is_put_into_words_that_are_safe_to_show() -> None:
    issue = Issue("duplicate-key", Where("a\x1b.yaml", 3, 5), {"key": "k\x1b[31m" + "x" * 300, "first": 1})

    assert issue.severity is Severity.ERROR
    assert issue.message() == (f"The key 'k\ufffd[31m{'x' * 193}…' stands here a second time; the first is in line 1.")
    assert issue.sentence() == f"a\ufffd.yaml line 3, column 5: {issue.message()} Keep one of the two."


@pytest.mark.parametrize(
    ("where", "shown"),
    [
        (Where("a.yaml"), "a.yaml"),
        (Where("a.yaml", 3), "a.yaml line 3"),
        (Where("a.yaml", 3, 5), "a.yaml line 3, column 5"),
    ],
)
def test_a_place_is_shown_as_far_as_it_is_known(where: Where, shown: str) -> None:
    assert where.shown() == shown


def test_issues_are_read_by_file_line_and_column() -> None:
    places = [Where("b", 1, 1), Where("a", 10, 1), Where("a", 2, 9), Where("a", 2, 1)]
    issues = [Issue("tab", place) for place in places]

    assert [issue.where for issue in in_reading_order(issues)] == sorted(
        places, key=lambda w: (w.path, w.line, w.column)
    )


def test_only_errors_are_errors() -> None:
    assert has_errors([Issue("negation", Where("a")), Issue("tab", Where("a"))])
    assert not has_errors([Issue("negation", Where("a")), Issue("hard-to-read", Where("a"))])


def test_near_names_are_named_and_far_ones_are_not() -> None:
    assert nearest("dimensoin", ["dimension", "items"]) == " Did you mean 'dimension'?"
    assert nearest("zzz", ["dimension", "items"]) == ""
