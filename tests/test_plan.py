"""The plan: what is said of it while it is half written, whose words it is in, and that it is read as written."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ouderscan import plan, texts
from ouderscan.errors import UnreadableInputError
from ouderscan.plan import Action, ActionKind, Considered, Plan, Status
from ouderscan.questionnaire import catalogue, loader
from ouderscan.texts import clean
from small_content import unmarked

DAY = "2026-11-24"
WHOLE = Action(
    recommendation="kennismaking-thuis",
    words="Iedere mentor belt voor de herfst alle ouders van zijn klas.",
    example="In september hoorden drie ouders pas na een maand wie de mentor was.",
    notice="Zij worden gebeld.",
    first_step="De bellijst maken.",
    owner="teamleider onderbouw",
    date="2027-03-01",
)
FAULTY = """\
format: ouderscan/plan/1
actions:
  - ⟦action-incomplete⟧words: Wij bellen alle ouders.
    ⟦unknown-recommendation⟧recommendation: welkom-heten
    example: In september.
    notice: Zij worden gebeld.
    ⟦person-named⟧owner: Anna van der Berg
    ⟦day-before-scan⟧date: 2026-10-01
  - ⟦action-incomplete⟧kind: find-out
    words: Hoe ervaren ouders het tienminutengesprek?
    whom: tien ouders
    how:
    owner: mentor
    ⟦wrong-value⟧date: 2027-02-30
  - ⟦action-incomplete⟧words: Koffie.
  - ⟦too-many-actions⟧⟦action-incomplete⟧words: Thee.
considered:
  - ⟦unknown-recommendation⟧recommendation: iets
⟦actions-and-none⟧no_action: Wij hebben geen tijd.
"""


def issues_of(folder: Path, text: str) -> list[tuple[int, str]]:
    """Line and code of each issue of a plan."""
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    loaded = loader.load_as(Plan, folder / "plan.yaml")
    return sorted((each.where.line, each.code) for each in plan.plan_issues(loaded, DAY))


def first_recommendation() -> str:
    return catalogue.shipped().recommendations[0].id


def test_every_fault_of_a_plan_is_told_with_its_line(tmp_path: Path) -> None:
    text, expected = unmarked("plan.yaml", FAULTY)

    assert issues_of(tmp_path, text) == sorted((line, code) for _path, line, _column, code in expected)


def test_a_plan_without_anything_says_so(tmp_path: Path) -> None:
    assert issues_of(tmp_path, "format: ouderscan/plan/1\n") == [(1, "empty-plan")]


def test_a_whole_plan_has_no_issues_nor_has_the_decision_to_do_nothing(tmp_path: Path) -> None:
    whole = WHOLE.model_copy(update={"recommendation": first_recommendation()})
    for each in (Plan(actions=(whole,)), Plan(no_action="Eerst de verhuizing.")):
        plan.write(tmp_path, each)
        assert issues_of(tmp_path, (tmp_path / "plan.yaml").read_text(encoding="utf-8")) == []


def test_a_plan_is_text_that_a_person_can_change(tmp_path: Path) -> None:
    plan.write(tmp_path, Plan(actions=(WHOLE,), considered=(Considered(recommendation="later", reason="Te veel."),)))

    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == (
        "# What we are going to do, in our own words. You may change what stands here; "
        "check it with 'ouderscan check'.\n"
        "format: ouderscan/plan/1\nactions:\n- recommendation: kennismaking-thuis\n"
        '  words: "Iedere mentor belt voor de herfst alle ouders van zijn klas."\n'
        '  example: "In september hoorden drie ouders pas na een maand wie de mentor was."\n'
        '  notice: "Zij worden gebeld."\n  first_step: "De bellijst maken."\n  owner: "teamleider onderbouw"\n'
        '  date: "2027-03-01"\nconsidered:\n- recommendation: later\n  reason: "Te veel."\n'
    )


SAID = st.text(st.characters(exclude_categories=["Cs"]), max_size=60).map(lambda text: clean(text, lines=True).strip())
ACTIONS = st.builds(
    Action,
    kind=st.sampled_from(ActionKind),
    recommendation=st.none() | st.just("een-twee"),
    status=st.sampled_from(Status),
    date=st.sampled_from(["", "2027-01-31"]),
    **dict.fromkeys(("words", "example", "notice", "whom", "how", "first_step", "owner", "note"), SAID),
)


@given(st.lists(ACTIONS, max_size=3), SAID)
@settings(deadline=None)  # each write waits for the disk
def test_what_was_written_is_what_is_read(
    tmp_path_factory: pytest.TempPathFactory, actions: list[Action], none: str
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    written = Plan(actions=tuple(actions), no_action=none)
    plan.write(folder, written)

    assert loader.load_as(Plan, folder / "plan.yaml").value == written


@pytest.mark.parametrize("language", texts.LANGUAGES)
def test_the_catalogues_text_is_recognised_in_every_language_and_with_a_word_changed(language: str) -> None:
    for content in catalogue.shipped_in_every_language():
        own = content.recommendations[0]
        texts.use(language)
        for words in (own.title, own.what, own.what.upper(), f"{own.title}. {own.steps[0]}", f"{own.what[:-1]}!"):
            assert plan.in_catalogue_words(Action(words=words))
        longest = max(own.what.split(), key=len)
        assert plan.in_catalogue_words(Action(words=own.what.replace(longest, longest[:-1])))


def test_an_action_in_the_words_of_the_catalogue_is_told(tmp_path: Path) -> None:
    words = catalogue.shipped().recommendations[0].title
    plan.write(tmp_path, Plan(actions=(WHOLE.model_copy(update={"recommendation": None, "words": words}),)))

    assert issues_of(tmp_path, (tmp_path / "plan.yaml").read_text(encoding="utf-8")) == [(4, "catalogue-words")]


def test_own_words_are_not_taken_for_the_catalogues_even_beside_it() -> None:
    own = catalogue.shipped().recommendations[0]

    assert not plan.in_catalogue_words(WHOLE)
    assert not plan.in_catalogue_words(Action())
    assert not plan.in_catalogue_words(Action(words=f"{own.title}. Dat doen wij elke vrijdag bij de poort."))


def test_a_scan_without_a_plan_has_none_and_one_with_errors_stops_the_work(tmp_path: Path) -> None:
    assert plan.of_scan(tmp_path, DAY) is None

    (tmp_path / "plan.yaml").write_text(unmarked("plan.yaml", FAULTY)[0], encoding="utf-8")
    with pytest.raises(UnreadableInputError, match=r"line 16.*This is action 4; a plan has at most 3"):
        plan.of_scan(tmp_path, DAY)
