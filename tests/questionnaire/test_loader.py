"""Which model a file is read as."""

from pathlib import Path

import pytest

import small_content
from ouderscan.questionnaire import loader, source
from ouderscan.questionnaire.model import Frozen, Profiles, Questionnaire, Recommendations, Sources
from ouderscan.questionnaire.translation import Translation

MODELS = (Questionnaire, Recommendations, Profiles, Sources, Translation)


@pytest.mark.parametrize(("text", "model"), list(zip(small_content.FILES.values(), MODELS, strict=True)))
def test_a_file_becomes_the_model_that_its_format_names(text: str, model: type[Frozen], tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")

    loaded = loader.load(path)

    assert (type(loaded.value), loaded.issues) == (model, ())


@pytest.mark.parametrize(
    ("text", "place", "found"),
    [
        ("", (1, 1), "-"),
        ("- a\n", (1, 1), "-"),
        ("id: x\n", (1, 1), "-"),
        ("id: x\nformat: ouderscan/questionnaire/2\n", (2, 1), "ouderscan/questionnaire/2"),
        ("id: x\nformat: [ouderscan/questionnaire/1]\n", (2, 1), "['ouderscan/questionnaire/1']"),
    ],
)
def test_a_file_of_no_format_is_told_what_there_is(
    text: str, place: tuple[int, int], found: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.yaml"
    path.write_text(text, encoding="utf-8")

    (issue,) = loader.load(path).issues

    assert (issue.code, issue.where.line, issue.where.column) == ("unknown-format", *place)
    assert issue.message() == f"The file does not say what it is: 'format' is '{found}'."
    assert issue.mend().startswith("Begin with one of: ouderscan/questionnaire/1, ")


@pytest.mark.parametrize(
    ("text", "model"),
    [
        ("format: ouderscan/sources/1\nx: [\n", Sources),
        ("format: 'ouderscan/sources/1'\nx: [\n", Sources),
        ("x: [\n  format: ouderscan/sources/1\n", None),
        ("format: iets\nx: [\n", None),
        ("{format: ouderscan/sources/1}", Sources),
    ],
)
def test_the_format_of_a_faulty_file_is_seen_in_its_text(text: str, model: type[Frozen] | None) -> None:
    assert loader.model_of(source.parse(text.encode(), "x.yaml")[0]) is model
