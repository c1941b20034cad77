"""What is made from the code, so that it is always true: the JSON Schemas, the pages of the issues and the coverage.

In a checkout `python -m ouderscan.reference` writes them anew; a test says when that was forgotten.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from ouderscan import assets, files
from ouderscan.answers.store import Scan
from ouderscan.issues import RULES, Rule, Severity
from ouderscan.plan import Plan
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.coverage import coverage
from ouderscan.questionnaire.model import Frozen, Profiles, Questionnaire, Recommendations, Sources
from ouderscan.questionnaire.translation import Translation
from ouderscan.workshop import Workshop

SCHEMAS: Mapping[str, type[Frozen]] = {
    "questionnaire": Questionnaire,
    "recommendations": Recommendations,
    "profiles": Profiles,
    "sources": Sources,
    "translation": Translation,
    "scan": Scan,
    "plan": Plan,
    "workshop": Workshop,
}
"""The models of the files that people write, by the name of their schema."""

_HEAD = """\
# What `ouderscan check` finds

Made from `src/ouderscan/issues.py` with `python -m ouderscan.reference`; change it there.

`ouderscan check PATH…` looks at content files, folders with content and scan folders, and tells every issue with its
file, line and column. `--format json` gives data, `--format github` annotations. It ends with 1 when there are errors,
with `--strict` also when there are warnings, and with 3 when a file cannot be read.

- an **error** makes the material unusable;
- a **warning** asks for a look: mend it, or silence it with a reason;
- a **hint** is a thought.

A warning or a hint that is meant to be so is silenced at the item, scale, dimension or recommendation that it is about,
or for a whole questionnaire:

```yaml
silence:
  double-barrelled: "Halen en brengen is één moment."
```

`‹…›` stands for what is filled in.
"""

_COVERAGE_HEAD = """\
# Where each statement of the memo lives

Made from `questionnaires/` with `python -m ouderscan.reference`. `ouderscan list --coverage` shows the same.

A `dimension` names a dimension with items of its own; a `recommendation` or `caveat` names a recommendation, a caveat
one that is printed with its objections; `profile` and `figure` what the id says. What answers a `context` or a `method`
is named as `report:PART` (a template), `questionnaire:ID` or `recommendation:ID`. The sentences are ours, in Dutch.

| statement | what the memo says | needs | lives in |
| --- | --- | --- | --- |"""


def schema_of(model: type[Frozen]) -> str:
    """The JSON Schema of a model, as text that is the same for the same model."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def issues_page() -> str:
    """The page that tells of each code how bad it is, what it means and how it is mended, in Markdown."""
    parts = [_HEAD]
    for severity in Severity:
        rules = {code: rule for code, rule in RULES.items() if rule.severity is severity}
        parts.append(f"## {severity.name.capitalize()}s\n")
        parts += [_entry(code, rule) for code, rule in rules.items()]
    return "\n".join(parts)


def _entry(code: str, rule: Rule) -> str:
    example = f"\n```yaml\n{rule.example}\n```\n" if rule.example else ""
    return f"### {code}\n\n{_readable(rule.message)}\n\n{_readable(rule.mend)}\n{example}"


class _Blanks(dict[str, str]):
    """Stands for the values of an issue: each is shown as its name."""

    def __missing__(self, name: str) -> str:
        return "" if name == "near" else f"‹{name}›"


def _readable(sentence: str) -> str:
    return sentence.format_map(_Blanks())


def coverage_page() -> str:
    """The page that tells where each statement of the memo lives, in Markdown."""
    rows = [
        f"| {each.statement} | {each.about} | {need} | {', '.join(f'`{place}`' for place in places)} |"
        for each in coverage(catalogue.read(assets.questionnaires()))
        for need, places in each.places
    ]
    return "\n".join([_COVERAGE_HEAD, *rows]) + "\n"


def made_files(root: Path) -> dict[Path, str]:
    """Every file that is made, with its text, below the folder of the project."""
    schemas = {root / "questionnaires" / "schema" / f"{name}.schema.json": schema_of(m) for name, m in SCHEMAS.items()}
    docs = root / "docs"
    return {**schemas, docs / "issues.md": issues_page(), docs / "coverage.md": coverage_page()}


def main() -> None:
    """Write the files of a checkout anew."""
    for path, text in made_files(assets.questionnaires().parent).items():
        files.write_text(path, text)


if __name__ == "__main__":
    main()
