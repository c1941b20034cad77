"""Making the plan in line mode: at most three actions, contested ones only after their objections, saved at once."""

import io

from ouderscan.advice import Advice, Advised
from ouderscan.interview import planning
from ouderscan.interview.lines import Lines
from ouderscan.plan import Action, ActionKind, Considered, Plan
from ouderscan.questionnaire import catalogue

PLAIN = [each for each in catalogue.shipped().recommendations if not each.contested][:2]
CONTESTED = next(each for each in catalogue.shipped().recommendations if each.contested)
ADVICE = Advice(first=tuple(Advised(each, ()) for each in PLAIN), others=(Advised(CONTESTED, ()),))
OWN = "Wij bellen.\nIn mei.\nZe horen het.\nLijst.\nmentor\n2027-03-01\n"
BELLEN = Action(
    words="Wij bellen.",
    example="In mei.",
    notice="Ze horen het.",
    first_step="Lijst.",
    owner="mentor",
    date="2027-03-01",
)


def plan_of(typed: str, before: Plan | None = None) -> tuple[str, list[Plan], bool]:
    """A plan with this typed: what was printed, what was saved each time, and whether the group stopped."""
    sink = io.StringIO()
    saved: list[Plan] = []
    try:
        planning.make(before or Plan(), ADVICE, saved.append, Lines(io.StringIO(typed), sink), "2026-11-24")
    except EOFError:
        return sink.getvalue(), saved, True
    return sink.getvalue(), saved, False


def test_three_actions_and_why_the_others_were_not_chosen() -> None:
    find_out = "Wat ouders willen.\nTien ouders\nBij het hek\nmentor\n2027-02-01\n"
    printed, saved, stopped = plan_of(f"a\n1\n{OWN}a\ne\n{OWN}a\nu\n{find_out}v\nTe veel.\n")

    assert not stopped
    asked = Action(
        kind=ActionKind.FIND_OUT,
        words="Wat ouders willen.",
        whom="Tien ouders",
        how="Bij het hek",
        owner="mentor",
        date="2027-02-01",
    )
    first = BELLEN.model_copy(update={"recommendation": PLAIN[0].id})
    passed = Considered(recommendation=PLAIN[1].id, reason="Te veel.")
    assert saved[-1] == Plan(actions=(first, BELLEN, asked), considered=(passed,))
    full = printed[printed.rindex("The plan has 3 actions; at most three.") :]
    assert "Take up an action" not in full
    taken = next(each for each in catalogue.shipped().recommendations if each.id == PLAIN[0].id)
    assert taken.what.split(". ")[0] in " ".join(printed.split())


def test_every_answer_is_saved_before_the_next_question() -> None:
    _printed, saved, stopped = plan_of("a\ne\nWij bellen.\nIn mei.\n")

    assert stopped
    assert saved == [
        Plan(actions=(Action(),)),
        Plan(actions=(Action(words="Wij bellen."),)),
        Plan(actions=(Action(words="Wij bellen.", example="In mei."),)),
    ]


def test_a_contested_measure_is_taken_up_only_after_what_speaks_against_it() -> None:
    contested = CONTESTED.contested
    assert contested
    printed, saved, _stopped = plan_of(f"a\n3\n1\na\n3\n2\n{OWN}")

    words = " ".join(printed.split())
    assert all(" ".join(each.split()) in words for each in contested.objections)
    assert words.index(" ".join(contested.objections[0].split())) < words.index("Do you take it up?")
    assert saved[-1].actions == (BELLEN.model_copy(update={"recommendation": CONTESTED.id}),)
    assert saved[0].actions == (Action(recommendation=CONTESTED.id),)


def test_the_catalogues_words_and_an_impossible_day_are_told_at_once() -> None:
    copied = f"{PLAIN[0].title}\n" + "\n".join(["In mei.", "Ja.", "Lijst.", "mentor", "morgen", "2027-02-30", ""])
    printed, saved, _stopped = plan_of(f"a\n1\n{copied}\n")

    assert "This is still the text of the catalogue. Say it in your own words." in printed
    assert printed.count("Type a day such as 2027-03-01 or 1-3-2027, or nothing.") == 2
    assert saved[-1].actions[0].date == ""


def test_what_was_saved_can_be_changed_and_removed_later() -> None:
    plan = Plan(actions=(BELLEN,))
    changed = plan_of("1\n1\nWij mailen.\n\n\n\n\n\n", plan)[1]
    removed = plan_of("1\nd\nv\nGeen tijd\n\n\n", plan)[1]

    assert changed == [Plan(actions=(BELLEN.model_copy(update={"words": "Wij mailen."}),))]
    assert removed[0] == Plan()
    assert removed[-1].no_action == "Geen tijd"
    assert [each.recommendation for each in removed[-1].considered] == [each.id for each in PLAIN]


def test_what_is_taken_up_after_all_was_not_passed_over() -> None:
    before = Plan(no_action="Geen tijd", considered=(Considered(recommendation=PLAIN[0].id, reason="Nee."),))
    saved = plan_of("a\n1\n", before)[1]

    assert saved == [Plan(actions=(Action(recommendation=PLAIN[0].id),))]


def test_doing_nothing_without_a_reason_goes_back_to_the_list_and_stores_nothing() -> None:
    printed, saved, stopped = plan_of("v\n\n\nv\n\nGeen tijd\n\n\n")

    assert not stopped
    assert " ".join(printed.split()).count("Leave it empty to go back to the list.") == 2
    assert [each.no_action for each in saved] == ["Geen tijd"] * 3


def test_a_day_may_be_typed_in_dutch_and_one_before_the_scan_is_told_at_once() -> None:
    printed, saved, _stopped = plan_of("a\ne\n" + "\n" * 5 + "15-3-2026\n15-3-2027\n")

    assert printed.count("This day lies before the scan began (2026-11-24).") == 1
    assert saved[-1].actions[0].date == "2027-03-15"


def test_what_is_the_groups_own_comes_first_and_sources_have_names() -> None:
    printed, _saved, _stopped = plan_of("a\n3\n1\n")

    assert printed.index("something of our own") < printed.index("find something out first") < printed.index(" 1  ")
    assert CONTESTED.contested
    assert not [each.source for each in CONTESTED.contested.positions if f"– {each.source}:" in printed]
