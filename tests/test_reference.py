"""What is made from the code is what stands in the project."""

import json
import re
from pathlib import Path

import pytest

from ouderscan import reference
from ouderscan.issues import RULES
from ouderscan.questionnaire import loader, source

PROJECT = Path(__file__).parents[1]
MADE = reference.made_files(PROJECT)
EXAMPLES = re.findall(r"```yaml\n(.*?)```", (PROJECT / "docs" / "format.md").read_text(encoding="utf-8"), re.DOTALL)
CONTENT = sorted((PROJECT / "questionnaires").rglob("*.yaml"))


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_the_file_is_what_the_code_makes_of_it(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == MADE[path], "make it anew with: python -m ouderscan.reference"


def test_there_are_no_other_schemas() -> None:
    folder = PROJECT / "questionnaires" / "schema"

    assert set(folder.iterdir()) == {path for path in MADE if path.parent == folder}


def test_every_code_has_its_heading() -> None:
    headings = re.findall(r"^### (.*)$", reference.issues_page(), re.MULTILINE)

    assert sorted(headings) == sorted(RULES)


def test_the_schema_of_a_questionnaire_forbids_unknown_keys_and_names_the_kinds() -> None:
    schema = json.loads(MADE[PROJECT / "questionnaires" / "schema" / "questionnaire.schema.json"])

    assert schema["additionalProperties"] is False
    assert schema["$defs"]["Kind"]["enum"] == ["practice", "experience", "reach", "contact"]
    assert {"format", "id", "dimensions", "items"} <= set(schema["required"])


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_content_file_names_its_schema_in_its_first_line(path: Path) -> None:
    first = path.read_text(encoding="utf-8").partition("\n")[0]
    schema = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)

    assert schema, first
    assert (path.parent / schema[1]).resolve() in MADE


def test_the_page_on_the_format_has_an_example_of_each_file() -> None:
    formats = [re.findall(r"^format: ouderscan/(\w+)/1$", example, re.MULTILINE) for example in EXAMPLES]

    assert formats == [[name] for name in reference.SCHEMAS]


@pytest.mark.parametrize(
    ("example", "name"), list(zip(EXAMPLES, reference.SCHEMAS, strict=True)), ids=list(reference.SCHEMAS)
)
def test_an_example_of_the_page_on_the_format_has_the_shape_that_it_explains(example: str, name: str) -> None:
    read, issues = source.parse(example.encode(), "format.md")

    assert [*issues, *loader.shaped(reference.SCHEMAS[name], read).issues] == []
