"""Files of schools of several sectors: each is read as of its own, and never as of another in silence."""

import json
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ouderscan.cli import failures
from ouderscan.cli.app import run
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Questionnaire, Sector

QUESTIONNAIRE = "succesfactoren"


def asked(sector: Sector, language: str = "nl") -> Questionnaire:
    """The questionnaire as a sector reads it."""
    document = catalogue.read_file(catalogue.shipped_file(QUESTIONNAIRE), language)
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
    assert squeezed("Say of which sector it is: with --sector vo, or by a column") in err


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


SCHOOLS = {
    "De Linde": (Sector.PO, "PO "),
    "De Iep": (Sector.PO, "Basisonderwijs"),
    "Het Lyceum": (Sector.VO, "voortgezet onderwijs"),
    "Het College": (Sector.VO, "vo"),
}
PARENTS = 9


def row(parent: str, asked_items: Sequence[str], all_items: Sequence[str]) -> list[str]:
    """The answers of a parent to what the sector of the school asks; the others are empty."""
    random = Random(parent)
    return [str(random.randint(1, 4)) if item in asked_items else "" for item in all_items]


def mixed(path: Path, schools: Sequence[str], sectors: Sequence[str] | None) -> Path:
    """Parents of some schools, one after the other in turn, with the sector of each in a column if it is told."""
    ids = {sector: [item.id for item in asked(sector).items_for(Group.OUDER)] for sector in Sector}
    every = list(dict.fromkeys(item for own in ids.values() for item in own))
    lines = [["naam", *(["soort"] if sectors else []), *every]]
    for turn in range(PARENTS):
        for place, school in enumerate(schools):
            told = [sectors[place]] if sectors else []
            lines.append([school, *told, *row(f"{school} {turn}", ids[SCHOOLS[school][0]], every)])
    path.write_text("\n".join(";".join(line) for line in lines), encoding="utf-8")
    return path


def schools_of(out: str) -> dict[str, Any]:
    """What a JSON of scores holds of each school; the last bit of a figure may differ with who is in the run."""
    content = json.loads(out, parse_float=lambda figure: round(float(figure), 9))
    return {each["school"]: each for each in content["schools"]}


@pytest.fixture
def apart(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """The scores of the schools, each sector in a run of its own."""
    found: dict[str, Any] = {}
    for sector in (Sector.PO, Sector.VO):
        names = [name for name, (own, _said) in SCHOOLS.items() if own is sector]
        path = mixed(tmp_path / "apart.csv", names, None)
        found |= schools_of(ran(capfd, "score", path, "--sector", sector, "--column", "school=naam")[1])
    return found


@pytest.mark.parametrize("large", [False, True])
def test_schools_of_several_sectors_in_one_file_score_as_in_a_run_for_each(
    large: bool,
    apart: dict[str, Any],
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if large:  # as files of many megabytes are read
        monkeypatch.setattr("ouderscan.importers.delimited.LARGE_BYTES", 10)
    path = mixed(tmp_path / "all.csv", list(SCHOOLS), [said for _sector, said in SCHOOLS.values()])
    code, out, err = ran(capfd, "score", path, "--column", "school=naam", "--column", "sector=soort")
    assert (code, schools_of(out)) == (0, apart)
    assert squeezed("all.csv (plain): 36 rows = 36 with answers.") in err
    assert squeezed("Read as a primary school") not in err


def test_a_mapping_says_what_the_sectors_are_called(
    apart: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = mixed(tmp_path / "all.csv", list(SCHOOLS), ["basis", "basis", "middelbaar", "middelbaar"])
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(
        "format: ouderscan/mapping/1\nschool: {column: naam}\n"
        "sector: {column: soort, values: {basis: po, middelbaar: vo}}\n",
        encoding="utf-8",
    )
    code, out, _err = ran(capfd, "score", path, "--map", mapping)
    assert (code, schools_of(out)) == (0, apart)
    mapping.write_text(mapping.read_text(encoding="utf-8").replace("basis: po", "basis: bo"), encoding="utf-8")
    code, _out, err = ran(capfd, "score", path, "--map", mapping)
    assert (code, squeezed("'bo'") in err) == (3, True)


def test_the_names_of_files_tell_the_sector(
    apart: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, (sector, _said) in SCHOOLS.items():
        mixed(tmp_path / f"{sector}-{name}.csv", [name], None)
    code, out, _err = ran(capfd, "score", *tmp_path.glob("?o-*.csv"), "--file-name", "{sector}-{school}.csv")
    assert (code, schools_of(out)) == (0, apart)


def test_a_value_tells_the_sector_of_all_rows(
    apart: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = mixed(tmp_path / "vo.csv", ["Het Lyceum"], None)
    code, out, err = ran(capfd, "score", path, "--column", "school=naam", "--value", "sector=vo")
    assert (code, schools_of(out)) == (0, {"Het Lyceum": apart["Het Lyceum"]})
    assert squeezed("Read as a primary school") not in err
    code, _out, err = ran(capfd, "score", path, "--column", "school=naam", "--value", "sector=havo")
    assert (code, squeezed("there is no sector 'havo'. There are: po, so, vo, mbo.") in err) == (3, True)


def test_rows_of_a_school_of_which_nothing_tells_the_sector_are_set_aside_and_others_take_that_of_their_school(
    apart: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = mixed(tmp_path / "all.csv", list(SCHOOLS), ["po", "havo", "vo", "vo"])
    lines = path.read_text(encoding="utf-8").splitlines()
    lines = [
        line.replace("Het College;vo;", "Het College;;") if place > 5 else line for place, line in enumerate(lines)
    ]
    path.write_text("\n".join([*lines, lines[1].replace("De Linde", "")]), encoding="utf-8")
    code, out, err = ran(capfd, "score", path, "--column", "school=naam", "--column", "sector=soort")
    expected = {name: own for name, own in apart.items() if name != "De Iep"}
    assert (code, schools_of(out)) == (0, expected)
    assert squeezed("37 rows = 27 with answers, 1 set aside (without a school), 9 set aside (of no sector that") in err


def test_a_school_that_is_told_two_sectors_stops_the_work_with_both_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = mixed(tmp_path / "all.csv", ["De Linde", "De Linde"], ["po", "vo"])
    code, out, err = ran(capfd, "score", path, "--column", "school=naam", "--column", "sector=soort")
    assert (code, out) == (3, "")
    assert squeezed("The school 'De Linde' is read as po here, and as vo in") in err

    paths = [mixed(tmp_path / f"{sector}.csv", ["De Linde"], None) for sector in ("po", "vo")]
    code, out, err = ran(capfd, "score", *paths, "--column", "school=naam", "--file-name", "{sector}.csv")
    assert (code, out) == (3, "")
    assert (
        squeezed("po.csv: The school 'De Linde' is read as") in err or squeezed("vo.csv: The school 'De Linde'") in err
    )


def test_a_column_that_is_called_so_tells_the_sector_unless_the_user_does(
    apart: dict[str, Any], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = mixed(tmp_path / "all.csv", ["Het Lyceum"], ["vo"])
    path.write_text(path.read_text(encoding="utf-8").replace("naam;soort", "School;Sector"), encoding="utf-8")
    code, out, _err = ran(capfd, "score", path)
    assert (code, schools_of(out)) == (0, {"Het Lyceum": apart["Het Lyceum"]})
    path.write_text(path.read_text(encoding="utf-8").replace(";vo;", ";zorg;"), encoding="utf-8")
    code, out, _err = ran(capfd, "score", path, "--sector", "vo")
    assert (code, schools_of(out)) == (0, {"Het Lyceum": apart["Het Lyceum"]})
    code, _out, err = ran(capfd, "score", path)
    assert (code, squeezed("no cell of the column with the sector is one of these: po, so, vo, mbo.") in err) == (
        3,
        True,
    )


def test_one_run_makes_the_pages_of_both_sectors_and_an_overview_that_keeps_them_apart(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = mixed(tmp_path / "all.csv", list(SCHOOLS), [said for _sector, said in SCHOOLS.values()])
    options = ["--by", "school", "--to", "md", "--lang", "en", "--column", "school=naam", "--column", "sector=soort"]
    folder = tmp_path / "out"
    code = failures.guarded(
        run,
        ["report", str(path), "-q", QUESTIONNAIRE, "--group", "ouder", *options, "--output", str(folder)],
    )
    capfd.readouterr()
    pages = {each.stem: each.read_text(encoding="utf-8") for each in folder.glob("*.md")}
    assert code == 0
    covers = {name: text.partition("what we could do. ")[2].partition("\n")[0] for name, text in pages.items()}
    assert covers == {
        "de-iep": "primary education.",
        "de-linde": "primary education.",
        "het-college": "secondary education.",
        "het-lyceum": "secondary education.",
        "index": "",
        "overview": "",
    }
    headings = [line for line in pages["overview"].splitlines() if line.startswith("## ")]
    assert headings == ["## primary education", "## secondary education", "## How this was made"]
    primary, secondary = (
        {item.text[Group.OUDER] for item in asked(sector, "en").items_for(Group.OUDER)}
        for sector in (Sector.PO, Sector.VO)
    )
    only = {"de-linde": primary - secondary, "het-lyceum": secondary - primary}
    found = {(page, of): any(text in pages[page] for text in texts) for page in only for of, texts in only.items()}
    assert {of for of, there in found.items() if there} == {(page, page) for page in only}


def test_an_intervention_is_evaluated_within_one_sector(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = mixed(tmp_path / "all.csv", list(SCHOOLS), [said for _sector, said in SCHOOLS.values()])
    options = ["--column", "school=naam", "--column", "sector=soort", "--intervention", "soort=vo"]
    code, out, err = ran(capfd, "compare", path, *options)
    assert (code, out) == (2, "")
    assert (
        squeezed("These are schools of several sectors: primary education (De Linde), secondary education (Het L")
        in err
    )


def test_one_wording_for_schools_of_several_sectors_is_as_meant_where_each_tells_its_own(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    questions = [item.text[Group.OUDER] for item in asked(Sector.PO).items_for(Group.OUDER)]
    rows = [["De Brug", "po"]] * 6 + [["Het Kompas", "vo"]] * 6
    path = tmp_path / "both.csv"
    lines = [["school", "Onderwijssoort", *questions], *([*row, *["3"] * len(questions)] for row in rows)]
    path.write_text("\n".join(map("\t".join, lines)), encoding="utf-8")

    code, _out, err = ran(capfd, "score", path, "--column", "sector=Onderwijssoort")

    assert (code, "worded" in err) == (0, False)
