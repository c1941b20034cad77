"""The meeting and the plan in a real terminal, and killed as by a power cut: nothing that was confirmed is lost."""

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal", allow_module_level=True)

from ouderscan import plan, workshop
from ouderscan.advice import Advice, Advised
from ouderscan.interview import meeting, meeting_runner, planning
from ouderscan.interview.screen import Screen
from ouderscan.plan import Plan
from ouderscan.questionnaire import catalogue, loader
from ouderscan.workshop import Workshop
from small_meeting import topics
from terminal import ENTER, Terminal, pause

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


def _read(model: type[Workshop] | type[Plan], path: Path) -> Workshop | Plan:
    """What is on disk; a file that is there is always whole."""
    if not path.exists():
        return model()
    loaded = loader.load_as(model, path)
    assert loaded.value, loaded.issues
    return loaded.value


def _meeting(folder: Path) -> Callable[[], int]:
    talk = tuple(topics(folder))
    known = _read(Workshop, folder / workshop.WORKSHOP_FILE)
    assert isinstance(known, Workshop)

    def program() -> int:
        state = replace(meeting.start(talk, known), at=0)
        meeting_runner.meet(state, lambda said: workshop.write(folder, said), Screen(sys.stderr), lambda: NOW)
        return 0

    return program


def _planning(folder: Path) -> Callable[[], int]:
    known = _read(Plan, folder / plan.PLAN_FILE)
    assert isinstance(known, Plan)
    advice = Advice(first=(Advised(catalogue.shipped().recommendations[0], ()),))

    def program() -> int:
        planning.make(known, advice, lambda made: plan.write(folder, made), Screen(sys.stderr))
        return 0

    return program


def test_a_screen_fits_a_window_of_80_by_24(tmp_path: Path) -> None:
    terminal = Terminal(_meeting(tmp_path))
    terminal.expect("1 of 3 · Weten")
    terminal.expect("●●●●● 5")
    terminal.expect("we must find out")
    terminal.send("4")
    terminal.expect("Why? In one sentence")
    terminal.send("Zo is het" + ENTER)
    terminal.expect("1 · bij de meeste ouders · saved")
    terminal.expect("2 of 3 · Weten · estimate")
    terminal.send("t")
    terminal.expect("1 of 3 · Weten")
    terminal.send("m")
    assert terminal.wait() == 0
    known = _read(Workshop, tmp_path / workshop.WORKSHOP_FILE)
    assert isinstance(known, Workshop)
    assert [(each.item, each.value, each.why) for each in known.agreed] == [("sf1-verteld", 4, "Zo is het")]


@pytest.mark.slow
def test_kills_lose_nothing_that_was_agreed(tmp_path: Path) -> None:
    draw = random.Random(20261124)
    confirmed_in_all = 0
    for kill in range(40):
        terminal = Terminal(_meeting(tmp_path))
        terminal.expect("1 of 3 · Weten")
        said = []
        for topic in range(draw.randrange(1, 4)):
            why = f"reden {kill} {topic}"
            terminal.send(draw.choice("123xu"))
            terminal.expect("Why? In one sentence")
            terminal.send("\x15" + why + ENTER)  # Ctrl-U takes an earlier reason away
            if not terminal.shows("saved", seconds=1):
                break
            said.append(why)
        pause(draw.uniform(0, 0.02))
        terminal.kill()
        known = _read(Workshop, tmp_path / workshop.WORKSHOP_FILE)
        assert isinstance(known, Workshop)
        assert [each.why for each in known.agreed][: len(said)] == said
        confirmed_in_all += len(said)
    assert confirmed_in_all > 40  # else it was killed before there was anything to lose


@pytest.mark.slow
def test_kills_lose_nothing_of_the_plan(tmp_path: Path) -> None:
    draw = random.Random(20261125)
    keys = [ask.key for ask in plan.asks(plan.ActionKind.DO)]
    confirmed_in_all = 0
    for kill in range(40):
        terminal = Terminal(_planning(tmp_path))
        terminal.expect("Finish")
        terminal.send("1" if kill else "a")
        terminal.expect("Go through its questions" if kill else "something of our own")
        terminal.send("1" if kill else "e")
        said: dict[str, str] = {}
        for key, ask in zip(keys[: draw.randrange(1, 6)], plan.asks(plan.ActionKind.DO), strict=False):
            terminal.expect(ask.label)
            terminal.send("\x15" + f"{key} {kill}" + ENTER)
            if not terminal.shows("Saved.", seconds=1):
                break
            said[key] = f"{key} {kill}"
        pause(draw.uniform(0, 0.02))
        terminal.kill()
        known = _read(Plan, tmp_path / plan.PLAN_FILE)
        assert isinstance(known, Plan)
        assert {key: getattr(known.actions[0], key) for key in said} == said
        confirmed_in_all += len(said)
    assert confirmed_in_all > 60
