"""Where the shipped questionnaires and report templates stand."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def _root() -> Path:
    """The folder that holds `questionnaires/` and `report_templates/`.

    A wheel carries them inside the package; a checkout and an editable install have them two folders up.
    """
    package = Path(str(files("ouderscan")))
    shipped = package / "_assets"
    return shipped if shipped.is_dir() else package.parent.parent


def questionnaires() -> Path:
    """The folder of the shipped questionnaires, recommendations, profiles and sources."""
    return _root() / "questionnaires"


def report_templates() -> Path:
    """The folder of the shipped report templates."""
    return _root() / "report_templates"
