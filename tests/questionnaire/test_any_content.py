"""Properties: content that was spoilt anyhow is told in words, and never ends the program."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import small_content
from ouderscan.questionnaire import loader, source
from ouderscan.questionnaire.rules.run import all_issues

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(
        [
            "",
            "x",
            "sf1",
            "mate",
            "ouder",
            "po",
            "{een_kind}",
            "{",
            "a\x1b",
            "\u202e",
            "kk2",
            "all",
            "group",
            "…",
            "0777",
        ]
    )
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "po", "x"]), inner)
)


def containers(value: Any) -> list[Any]:
    """All mappings and lists inside a value that hold something."""
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    own = [value] if isinstance(value, dict | list) and value else []
    return own + [found for child in children for found in containers(child)]


def spoil(data: Any, draw: st.DrawFn) -> None:
    """Replace, remove or repeat one thing somewhere inside."""
    container = draw(st.sampled_from(containers(data)))
    places = list(container) if isinstance(container, dict) else list(range(len(container)))
    place = draw(st.sampled_from(places))
    match draw(st.sampled_from(["replace", "remove", "repeat"])):
        case "replace":
            container[place] = draw(VALUES)
        case "remove":
            del container[place]
        case "repeat" if isinstance(container, list):
            container.append(container[place])


@st.composite
def spoilt(draw: st.DrawFn, text: str) -> str:
    """The text of a file in which up to four things are other than they should be."""
    data = source.parse(text.encode(), "x.yaml")[0].data
    for _time in range(draw(st.integers(1, 4))):
        if containers(data):
            spoil(data, draw)
    dumped: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return dumped


@pytest.mark.parametrize("name", small_content.FILES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_spoilt_content_is_told_in_words(name: str, data: st.DataObject, tmp_path: Path) -> None:
    texts = {**small_content.FILES, name: data.draw(spoilt(small_content.FILES[name]))}
    for each, text in texts.items():
        path = tmp_path / each
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    files = [loader.load(tmp_path / each) for each in texts]
    issues = all_issues(files)

    assert all(issue.sentence() for issue in issues)
    assert all(file.value is not None or file.issues for file in files)
