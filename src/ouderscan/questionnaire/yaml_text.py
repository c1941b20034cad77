"""From plain data to YAML that our own reader (`source`) gives back as it was: `y`, `1:30` and days stay texts."""

import re
from collections.abc import Mapping

import yaml

from ouderscan.questionnaire.model import Frozen

_PLAIN = re.compile(r"[a-z][a-z0-9_/-]+")
"""A key or an id, which needs no quotes where YAML does not take it for something else."""


class _Dumper(yaml.SafeDumper):
    """Puts every text between quotes that is not plainly an id."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if _PLAIN.fullmatch(text) else '"')


_Dumper.add_representer(str, _text)


def yaml_text(data: Mapping[str, object], comment: str) -> str:
    """The data as YAML, its keys in their order, below a comment of one line."""
    text: str = yaml.dump(dict(data), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1000)
    return f"# {comment}\n{text}"


def yaml_of(document: Frozen, comment: str) -> str:
    """A document as YAML, without the keys that hold what they hold by themselves."""
    data = {"format": getattr(document, "format", None)} | document.model_dump(mode="json", exclude_defaults=True)
    return yaml_text({key: value for key, value in data.items() if value is not None}, comment)
