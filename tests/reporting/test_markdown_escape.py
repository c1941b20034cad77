"""A stranger's text in Markdown is text: it reads as it was written, and nothing is made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from markdown_shape import shape, text
from ouderscan.reporting.markdown import escape
from ouderscan.texts import clean

JOINER = "\u2060"


@pytest.mark.parametrize(
    ("written", "escaped"),
    [
        ('<script>alert(1)</script> & "Zonen"', '\\<script\\>alert(1)\\</script\\> \\& "Zonen"'),
        ("![x](https://example.org/a.png)", f"!\\[x\\](https:{JOINER}//example.org/a.png)"),
        ("*nadruk* _ook_ ~weg~ `code`", "\\*nadruk\\* \\_ook\\_ \\~weg\\~ \\`code\\`"),
        ("# kop", "\\# kop"),
        ("- punt", "\\- punt"),
        ("12. punt", "12\\. punt"),
        ("1) punt", "1\\) punt"),
        ("> citaat", "\\> citaat"),
        ("--- ", "\\---"),
        ("=====", "\\====="),
        ("a | b", "a \\| b"),
        (
            "www.example.org en info@school.nl en @iemand",
            f"www{JOINER}.example.org en info@{JOINER}school.nl en @{JOINER}iemand",
        ),
        ("mailto:a", f"mailto{JOINER}:a"),
        ("&lt;b&gt;", "\\&lt;b\\&gt;"),
        ("$x$ en [^1]", "\\$x\\$ en \\[\\^1\\]"),
        ("een\n\n# twee\n    drie", "een # twee drie"),
        ("\\*", "\\\\\\*"),
        ("(bijna) altijd: 3,5 + 4 - 1 = veel.", "(bijna) altijd: 3,5 + 4 - 1 = veel."),
    ],
)
def test_what_markdown_would_make_something_of_is_escaped(written: str, escaped: str) -> None:
    assert escape(written) == escaped


@given(st.text())
def test_any_text_stays_text_wherever_a_template_puts_it(written: str) -> None:
    cleaned = clean(written, lines=True)
    escaped = escape(cleaned)
    if escaped:
        for template in ("{}", "- {}", "# {}", "> {}", "1. {}", "a {} b", "**{}:** b", "| a |\n| --- |\n| {} |"):
            assert shape(template.format(escaped)) == shape(template.format("woord")), template
        assert text(escaped).replace(JOINER, "") == " ".join(cleaned.split()).replace(JOINER, "")
