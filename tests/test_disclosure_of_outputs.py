"""Whoever subtracts everything that is published: all 271 ways to divide 1 to 12 people, and one more respondent.

What is published is read from the outputs: the list in `score --format json`, the view of a report, the overview of a
board. Exact elimination over it must be about nobody, or about five or more (see `published`).
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import oracle
from oracle import Shape
from ouderscan.advice import Advice
from ouderscan.answers.respondent import FORMAT
from ouderscan.answers.roles import SMALLEST, Role, choices
from ouderscan.answers.store import Scan, ScanFolder
from ouderscan.answers.table import NonAnswer
from ouderscan.findings import Thresholds
from ouderscan.questionnaire.catalogue import Catalogue
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.reporting import data
from ouderscan.reporting.material import Material
from ouderscan.reporting.occasion import Occasion
from ouderscan.reporting.overview.gathering import Gathering
from ouderscan.reporting.overview.page import overview
from ouderscan.reporting.parts.dimensions import questionnaires
from ouderscan.scoring import engine
from ouderscan.scoring.gate import Figure, each_part, withheld
from ouderscan.scoring.scores import Scores
from published import Figure as Listed
from published import Report, fewest_told_of, published_in, rank, smallest_determined

LIST = oracle.questionnaire(Shape((), (5, 5, 5)))
ITEMS = tuple(item.id for item in LIST.items)
PATTERNS = ((1, 1, 1), (1, 1, 0), (1, 0, 1), (0, 1, 1), (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0))
"""Which of three questions somebody answered."""
Pattern = tuple[int, ...]


def partitions(count: int, largest: int | None = None) -> Iterator[tuple[int, ...]]:
    """The ways to divide so many people, the largest part first."""
    if not count:
        yield ()
    for part in range(min(count, largest or count), 0, -1):
        yield from ((part, *rest) for rest in partitions(count - part, part))


ALL = [parts for count in range(1, 13) for parts in partitions(count)]


def listed(scores: Scores) -> list[Listed]:
    """What is published of these scores, as `score --format json` writes it."""
    content = json.loads(data.json_text([(each, (), Advice()) for each in scores.schools()], Thresholds()))
    return published_in(content)


# --- a board


def of_schools(parts: Sequence[int]) -> list[dict[str, object]]:
    """Parents of so many schools, who answered everything."""
    return [
        {"school": f"school {place}", "wave": "", "group": "ouder", "respondent": f"{place}-{number}"}
        | {item: 1 + (number + at) % 5 for at, item in enumerate(ITEMS)}
        for place, size in enumerate(parts)
        for number in range(size)
    ]


def persons_in_overview(scores: Scores) -> list[int]:
    """Every number of persons that the overview of a board tells."""
    gathering = Gathering()
    for place, figures in enumerate(scores.schools()):
        gathering.add(str(place), Occasion(figures.school, Sector.PO, ""), figures, [LIST])
    page = overview(gathering, Catalogue((LIST,), (), (), None))
    texts = [line.text for part in page.sectors for line in part.responses]
    return [int(found) for text in texts for found in re.findall(r"(\d+) person", text)]


def test_there_are_271_ways() -> None:
    assert len(ALL) == 271


@pytest.mark.parametrize("count", range(1, 14))
def test_a_board_s_overview_beside_the_reports_of_its_schools_tells_of_no_fewer_than_five(count: int) -> None:
    for parts in partitions(count):
        rows = of_schools(parts)
        scores = engine.score(oracle.frame(rows, LIST), [LIST])
        published = listed(scores)
        assert fewest_told_of([(published, rows)], LIST) is None
        shown = {each["school"] for each in published if each["figure"] == "response"}
        persons = {f"school {place}": size for place, size in enumerate(parts)}
        totals = persons_in_overview(scores)
        assert totals == ([sum(persons[each] for each in shown)] if shown else [])
        # Whoever knows which schools took part takes those that are shown from the total.
        figures = [*each_part(shown), *(Figure("total", frozenset(shown)) for _total in totals)]
        assert (smallest_determined(figures, persons) or 5) >= 5


@pytest.mark.parametrize("count", range(1, 14))
def test_a_total_over_all_beside_its_groups_passes_the_gate_only_where_it_tells_of_no_fewer_than_five(
    count: int,
) -> None:
    for parts in partitions(count):
        persons = {f"role {place}": size for place, size in enumerate(parts)}
        figures = [*each_part(persons), Figure("total", frozenset(persons))]
        hidden = withheld(figures, persons)
        shown = [each for each in figures if each.name not in hidden]
        assert (smallest_determined(shown, persons) or 5) >= 5
        assert (count >= 5) == bool(shown)


def test_thresholds_alone_give_somebody_away_in_58_of_271_ways() -> None:
    """The number from which the gate came; with it, the elimination of these tests is known to find something."""
    leaking = 0
    for parts in ALL:
        persons = {f"role {place}": size for place, size in enumerate(parts)}
        figures = [*each_part(persons), Figure("total", frozenset(persons))]
        enough = [each for each in figures if sum(persons[part] for part in each.parts) >= 5]
        leaking += (smallest_determined(enough, persons) or 5) < 5
    assert leaking == 58


def test_the_roles_of_a_team_are_shown_in_groups_of_two_or_more_whatever_is_subtracted() -> None:
    for parts in (parts for parts in ALL if len(parts) <= len(Role)):
        persons = dict(zip(Role, parts, strict=False))
        shown = choices(persons)
        figures = [Figure(each, frozenset(each)) for each in shown] + [Figure("team", frozenset(persons))]
        if sum(parts) >= SMALLEST:
            assert (smallest_determined(figures, persons) or SMALLEST) >= SMALLEST


# --- a scan folder, and one more respondent


class Folder:
    """A scan folder that parents fill one by one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "answers").mkdir(parents=True)
        scan = Scan(
            school="Es", sector=Sector.PO, date="2026-11-24", questionnaires=("toets",), groups={Group.OUDER: None}
        )
        self.folder = ScanFolder(path, scan, (LIST,))

    def answer(self, name: str, pattern: Pattern) -> None:
        """One parent answers some questions, does not know the others, and is done."""
        header = {
            "format": FORMAT,
            "group": "ouder",
            "language": "nl",
            "questionnaires": {"toets": "1.0.0"},
            "day": "2026-11-24",
        }
        said = [
            {"item": item, "value": 1 + (ord(name[-1]) + place) % 5}
            if does
            else {"item": item, "non_answer": NonAnswer.NOT_ANSWERED.label}
            for place, (item, does) in enumerate(zip(ITEMS, pattern, strict=True))
        ]
        lines = [json.dumps(line) for line in (header, *said, {"done": True})]
        (self.path / "answers" / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def report(self) -> Report:
        """What is published now, and the answers that it is made of."""
        answers, _issues = self.folder.read_answers()
        rows = answers.collect().to_dicts()
        if not rows:
            return [], []
        return listed(engine.from_tally(engine.count(answers, [LIST]), [LIST], rules=engine.OWN_FOLDER)), rows


@pytest.mark.parametrize("count", range(1, 13))
def test_a_second_report_after_one_more_respondent_tells_of_no_fewer_than_five(tmp_path: Path, count: int) -> None:
    """The parts are people who know answers to the same questions; one more comes, who knows as few as the fewest."""
    for number, parts in enumerate(partitions(count)):
        folder = Folder(tmp_path / f"{number}")
        for place, size in enumerate(parts):
            for person in range(size):
                folder.answer(f"p{place}-{person}", PATTERNS[place % len(PATTERNS)])
        first = folder.report()
        folder.answer("new", PATTERNS[(len(parts) - 1) % len(PATTERNS)])
        second = folder.report()
        assert fewest_told_of([first, second], LIST) is None, parts
        for before in first[0]:
            (after,) = (each for each in second[0] if _same(each, before))
            assert after["n"] == before["n"] or after["n"] >= before["n"] + 5


def _same(one: Listed, other: Listed) -> bool:
    return all(one[name] == other[name] for name in ("figure", "group", "id", "kind"))


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 2**32), st.integers(5, 30))
def test_any_number_of_reports_while_parents_go_on_answering_tells_of_no_fewer_than_five(
    tmp_path_factory: pytest.TempPathFactory, seed: int, count: int
) -> None:
    random = Random(seed)
    folder, reports = Folder(tmp_path_factory.mktemp("folder") / "scan"), []
    for number in range(count):
        weights = [12, 2, 2, 1, 1, 1, 1, 1]
        folder.answer(f"p{random.random()}-{number}", random.choices(PATTERNS, weights)[0])
        if random.random() < 0.4:
            reports.append(folder.report())
    assert fewest_told_of([*reports, folder.report()], LIST) is None


def test_a_report_shows_no_number_that_is_not_in_the_list(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "scan")
    for number in range(9):
        folder.answer(f"p{number}", PATTERNS[0] if number < 8 else PATTERNS[1])
    published, _rows = folder.report()
    answers, _issues = folder.folder.read_answers()
    figures = engine.score_school(answers, [LIST])
    (part,) = questionnaires(Material(folder.folder.scan, [LIST], figures, Catalogue((LIST,), (), (), None)))
    (dimension,) = part.dimensions
    assert dimension.experience
    scores = [_number(score.n) for score in dimension.experience.scores]
    items = [_number(each.n) for item in dimension.items for each in item.distributions]
    assert scores == [each["n"] for each in published if each["figure"] == "dimension"] == [8]
    assert items == [each["n"] for each in published if each["figure"] == "item"] == [8, 8, 8]


def _number(text: str) -> int:
    (found,) = re.findall(r"\d+", text)
    return int(found)


def test_rank_is_right() -> None:
    assert [rank([[1, 1], [1, 0]]), rank([[1, 1], [2, 2]]), rank([])] == [2, 1, 0]
