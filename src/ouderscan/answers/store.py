"""A scan folder: one school, one moment. `scan.yaml` says what it is; the questionnaires are frozen beside it."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from ouderscan.questionnaire.model import Frozen, Group, Id, Sector, Text

SCAN_FILE = "scan.yaml"
QUESTIONNAIRES = "questionnaires"
ANSWERS = "answers"
REPORT = "report"


class Scan(Frozen):
    """What `scan.yaml` holds."""

    format: Literal["ouderscan/scan/1"] = "ouderscan/scan/1"
    school: Annotated[Text, Field(max_length=200)]
    sector: Sector
    date: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    """The day on which the scan began, as ISO text."""
    questionnaires: Annotated[tuple[Id, ...], Field(min_length=1)]
    groups: Annotated[Mapping[Group, Annotated[int, Field(ge=1)] | None], Field(min_length=1)]
    """The groups that are asked, each with its population where it is known."""
    profiles: tuple[Id, ...] = ()
    """The kinds of family that the school named."""
    target: Annotated[float, Field(ge=1, le=100)] = 60.0
    """The practice score that the team aims for, 0–100."""
    example: bool = False
    """Whether school and answers are invented; every page says so."""
