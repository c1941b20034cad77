"""Exports worded for one sector and read as of another: never counted in silence."""

import json
from pathlib import Path

import pytest

from ouderscan.cli import failures
from ouderscan.cli.app import run
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Questionnaire, Sector

QUESTIONNAIRE = "succesfactoren"


def asked(sector: Sector) -> Questionnaire:
    """The questionnaire as a sector reads it."""
    document = catalogue.read_file(catalogue.shipped_file(QUESTIONNAIRE), "nl")
    assert isinstance(document, Questionnaire)
    return document.in_sector(sector)


def export(folder: Path, sector: Sector) -> Path:
    """Six parents of a school who answered the whole questionnaire in the words of its sector."""
    header = ["school", *(item.text[Group.OUDER] for item in asked(sector).items_for(Group.OUDER))]
    path = folder / f"school-{sector}.csv"
    path.write_text(
        "\n".join("\t".join(row) for row in [header, *[["De Brug", *["3"] * (len(header) - 1)]] * 6]), encoding="utf-8"
    )
    return path


def ran(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    """The exit code of a command, what stood on stdout, and on stderr without its blanks."""
    code = failures.guarded(run, [*map(str, arguments), "-q", QUESTIONNAIRE, "--group", "ouder", "--format", "json"])
    out, err = capfd.readouterr()
    return code, out, squeezed(err)


def squeezed(text: str) -> str:
    """A text without its blanks."""
    return "".join(text.split())


SAID = "{n} question(s) are worded as in the sector {other}, and were read as {read}:"


def test_a_secondary_schools_export_without_a_sector_is_refused_with_its_name(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    primary, secondary = export(tmp_path, Sector.PO), export(tmp_path, Sector.VO)

    code, out, err = ran(capfd, "score", primary, secondary)

    assert (code != 0, out) == (True, "")
    assert squeezed(SAID.format(n="", other="vo", read="po")) in err
    assert (secondary.name in err, f"{primary.name}:" in err) == (True, False)
    assert squeezed("Read this file with --sector vo") in err


@pytest.mark.parametrize(("worded", "read"), [(Sector.VO, Sector.PO), (Sector.PO, Sector.VO)])
def test_a_sector_that_the_wordings_contradict_is_warned_of_once(
    worded: Sector, read: Sector, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, err = ran(capfd, "score", export(tmp_path, worded), "--sector", read)

    assert (code, len(json.loads(out)["schools"])) == (0, 1)
    assert squeezed(f"and were read as {read}:") in err
    assert err.count(squeezed("question(s) are worded as in the sector")) == 1


@pytest.mark.parametrize("sector", list(Sector))
def test_the_right_sector_gives_no_warning(sector: Sector, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, _out, err = ran(capfd, "score", export(tmp_path, sector), "--sector", sector)

    assert (code, squeezed("question(s) are worded as in") in err) == (0, False)


def test_a_primary_schools_export_needs_no_sector(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, _out, err = ran(capfd, "score", export(tmp_path, Sector.PO))

    assert (code, squeezed("question(s) are worded as in") in err) == (0, False)
