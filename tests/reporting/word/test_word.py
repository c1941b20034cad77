"""The report and the plan in Word: headings, tables that say what they are, and a file that other programs open."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from io import BytesIO
from itertools import cycle
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from hostile_texts import HOSTILE, with_texts
from ouderscan import plan as plans
from ouderscan.findings import most_divided
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group
from ouderscan.reporting.report import report
from ouderscan.reporting.view import Report
from ouderscan.workshop import Agreed, Outcome, Workshop
from report_example import material

pytest.importorskip("docx", reason="the extra 'word' is not installed")
word = pytest.importorskip("ouderscan.reporting.word.report")
word_plan = pytest.importorskip("ouderscan.reporting.word.plan")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def view() -> Report:
    """The report of the small scan."""
    return report(material())


def part(document: bytes, name: str = "word/document.xml") -> ET.Element:
    """A part of the file as XML."""
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return ET.fromstring(archive.read(name))


def headings(document: bytes, level: int) -> list[str]:
    """The headings of a level, in order."""
    found = []
    for paragraph in part(document).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and style.get(f"{W}val") == f"Heading{level}":
            found.append("".join(text.text or "" for text in paragraph.iter(f"{W}t")))
    return found


def words(document: bytes) -> str:
    """Everything that can be read."""
    return " ".join(text.text or "" for text in part(document).iter(f"{W}t"))


def test_the_parts_of_the_report_are_headings() -> None:
    assert [each[:2] for each in headings(word.report(view()), 1)] == [f"{number}." for number in range(1, 9)]


def test_every_table_repeats_its_header_and_says_what_it_shows() -> None:
    tables = list(part(word.report(view())).iter(f"{W}tbl"))
    assert len(tables) > 10
    for table in tables:
        description = table.find(f"{W}tblPr/{W}tblDescription")
        assert description is not None
        assert description.get(f"{W}val")
        rows = table.findall(f"{W}tr")
        assert [row for row in rows if row.find(f"{W}trPr/{W}cantSplit") is None] == []
        if len(rows) > 1:
            assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None


def test_a_bar_is_as_many_shaded_cells_as_its_score_has_tenths() -> None:
    made = view()
    strips = [
        strip for each in made.questionnaires for one in each.dimensions for strip in (one.practice, one.experience)
    ]
    expected = [round((score.x or 0) / 10) for strip in strips if strip for score in strip.scores]
    bars = []
    for row in part(word.report(made)).iter(f"{W}tr"):
        fills = [shade.get(f"{W}fill") for shade in row.iterfind(f"{W}tc/{W}tcPr/{W}shd")]
        if len(fills) == 10:
            bars.append(fills.count("0F5F57"))
    assert bars == expected


def test_widths_stand_in_the_grid_and_in_the_cells() -> None:
    for table in part(word.report(view())).iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w", "0")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        assert sum(grid) == pytest.approx(170 / 25.4 * 1440, abs=20)
        assert [cell for cell in table.iter(f"{W}tc") if cell.find(f"{W}tcPr/{W}tcW") is None] == []


def test_the_document_is_a4_in_its_language_with_its_title() -> None:
    document = word.report(view())
    size = next(part(document).iter(f"{W}pgSz"))
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    assert {each.get(f"{W}val") for each in part(document, "word/styles.xml").iter(f"{W}lang")} == {"en-GB"}
    properties = ET.tostring(part(document, "docProps/core.xml"), encoding="unicode")
    assert "Working with parents: De Regenboog, November 24, 2026" in properties


def test_objections_stand_beside_a_contested_recommendation() -> None:
    made = view()
    cards = (*made.recommendations.first, *made.recommendations.waiting, *made.recommendations.others)
    disputed = [card for card in cards if card.dispute]
    assert disputed
    read = words(word.report(made))
    for card in disputed:
        assert card.dispute
        said = [*card.dispute.objections, *card.dispute.questions, card.dispute.alternative]
        assert [each for each in said if each not in read] == []


def test_what_the_team_agreed_on_stands_with_the_answers_in_part_3_and_per_subject() -> None:
    made_of = material()
    item = most_divided(made_of.figures, Group.TEAM)[0].item
    said = Agreed(item=item, outcome=Outcome.AGREED, value=1, why="Zo ging het in mei.", notes="Ouders missen het.")
    made = report(replace(made_of, workshop=Workshop(agreed=(said,))))
    (agreed,) = (each for group in made.divided.groups for one in group.items for each in one.agreed)
    rows = [
        ["".join(text.text or "" for text in cell.iter(f"{W}t")) for cell in row.iterfind(f"{W}tc")]
        for row in part(word.report(made)).iter(f"{W}tr")
    ]
    beside = " ".join(filter(None, (agreed.text, agreed.why, agreed.mark)))
    assert rows.count(["Agreed in the meeting", beside, ""]) == 2
    assert rows.count(["Said in the meeting:", agreed.notes, ""]) == 2


def test_a_contested_action_stays_on_one_page_with_its_objections() -> None:
    contested = next(each for each in catalogue.shipped().recommendations if each.contested)
    assert contested.contested
    action = plans.Action(recommendation=contested.id, words="Wij zetten het op papier")
    made_of = replace(material(), plan=plans.Plan(actions=(action,)), catalogue=catalogue.shipped())
    blocks = list(next(part(word_plan.plan(report(made_of))).iter(f"{W}body")))
    heading = next(n for n, each in enumerate(blocks) if "Action 1" in "".join(each.itertext()))
    box = next(n for n, each in enumerate(blocks) if contested.contested.objections[0] in "".join(each.itertext()))
    assert box > heading + 1
    between = [each for block in blocks[heading:box] for each in block.iter(f"{W}p")]
    kept = [each.find(f"{W}pPr/{W}keepNext") for each in between]
    assert [each for each in kept if each is None or each.get(f"{W}val") in {"0", "false"}] == []
    assert blocks[box].find(f"{W}tr/{W}trPr/{W}cantSplit") is not None


def test_the_plan_holds_the_actions_or_room_for_three() -> None:
    action = plans.Action(words="Vraag het de ouders", owner="leiding")
    planned = report(replace(material(), plan=plans.Plan(actions=(action,))))
    document = word_plan.plan(planned)
    assert headings(document, 1) == ["Action 1"]
    assert "leiding" in words(document)
    empty = word_plan.plan(view())
    assert headings(empty, 1) == ["Action 1", "Action 2", "Action 3"]


def test_hostile_texts_are_texts() -> None:
    document = word.report(with_texts(view(), cycle(HOSTILE)))
    assert "<script>alert(1)</script>" in words(document)
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202e]", words(document))


@pytest.mark.office
@pytest.mark.parametrize("name", ["report", "plan"])
def test_libreoffice_opens_it_and_makes_pages_of_it(tmp_path: Path, name: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    document = word.report(view()) if name == "report" else word_plan.plan(view())
    (tmp_path / f"{name}.docx").write_bytes(document)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    command.append(str(tmp_path / f"{name}.docx"))
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    assert (tmp_path / f"{name}.pdf").read_bytes().startswith(b"%PDF")
