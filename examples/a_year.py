"""Play a year: eight people answer alone, talk, choose three actions, and look back when the year is over.

    .venv/bin/python examples/a_year.py FOLDER

Every step is the command that people type, with what they type; only what they would change in a file by hand, after a
year, is changed there. The school and all answers are invented, and the same every time.
"""

import random
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

try:
    from ouderscan.questionnaire import catalogue
    from ouderscan.questionnaire.model import Group, NonAnswerName, Questionnaire, Sector
except ImportError:
    sys.exit("ouderscan is not installed for this Python. Use: .venv/bin/python examples/a_year.py FOLDER")

TEAM = 8
ROLES = {"leraar": 5, "leiding": 2, "oudercontactpersoon": 1}
QUESTIONNAIRES = ("succesfactoren", "partnerschap")
DAYS = [str(datetime.now().astimezone().date() + timedelta(days)) for days in (70, 100, 145)]
"""When the team looks back, always after the meeting."""
ACTIONS = (
    (
        "Elke mentor belt voor de herfstvakantie alle ouders van de klas",
        "Drie ouders wisten in november nog niet wie de mentor was",
        "Zij worden gebeld",
        "Een bellijst maken",
        "teamleider",
        DAYS[1],
    ),
    (
        "Wij vragen ouders een week van tevoren waar zij het over willen hebben",
        "Op het tienminutengesprek zaten wij vooral te vertellen",
        "Hun vraag staat bovenaan",
        "Een briefje ontwerpen",
        "mentor groep 5",
        DAYS[2],
    ),
)
FIND_OUT = (
    "Of ouders zich welkom voelen op school",
    "Tien ouders bij het hek",
    "Twee vragen, met een tolk erbij",
    "oudercontactpersoon",
    DAYS[0],
)

BECAME = (
    ("teamleider", "done", "Alle ouders zijn gebeld; twee mentoren vonden het te veel voor één week"),
    ("mentor groep 5", "doing", "In groep 5 en 6; de andere groepen beginnen na de kerst"),
)
"""What the school writes into its plan after a year, by who saw to it."""
ROSE = ("sf1", "sf4", "rv1")
"""What the team worked on."""


def main(folder: Path) -> None:
    """Play it; a step that fails stops the play and says which."""
    folder.mkdir(parents=True, exist_ok=True)
    school, later = folder / "school", folder / "school-een-jaar-later"
    meet(school)
    look_back(school)
    for number in range(TEAM):
        answer(later, number, after_a_year=True)
    run("report", later)
    run("compare", school, later)
    run("compare", school, later, "--to", "html", "--to", "md")


def look_back(school: Path) -> None:
    """Write what became of the plan, and let a year go by: the first scan is of a year ago."""
    scan, plan = school / "scan.yaml", school / "plan.yaml"
    day = re.compile(r'^date: "(\d{4})', re.MULTILINE)
    year_ago = day.sub(lambda found: f'date: "{int(found[1]) - 1}', scan.read_text(encoding="utf-8"))
    scan.write_text(year_ago, encoding="utf-8")
    text = plan.read_text(encoding="utf-8")
    for owner, status, note in BECAME:
        text = re.sub(f'(  owner: "?{owner}"?\n)', rf'\1  status: {status}\n  note: "{note}"\n', text)
    plan.write_text(text, encoding="utf-8")
    run("check", school)


def meet(school: Path) -> None:
    """Everybody answers; then there is a meeting that ends in a plan."""
    for number in range(TEAM):
        answer(school, number)
    run("scan", school, "--status")
    run("workshop", school, typed=meeting())
    run("workshop", school, "--projector")
    run("check", school)
    run("report", school)


def answer(school: Path, number: int, *, after_a_year: bool = False) -> None:
    """One of the team answers; the first sets the scan up, with the options and the question that belong to that."""
    new = ["--school", "De Klimboom", "--sector", "po", "--population", "team=9"]
    new += [word for name in QUESTIONNAIRES for word in ("--questionnaire", name)]
    new += [word for role, count in ROLES.items() for word in ("--role", f"{role}={count}")]
    role = "1" if number % 3 else "2"
    before = ["-", role] if number == 0 else [role]
    run(
        "scan",
        school,
        "--full",
        *(new if number == 0 else ()),
        typed=lines(*before, *answers(number, after_a_year), "v"),
    )


def answers(number: int, after_a_year: bool) -> Iterator[str]:
    """What one person types, an answer to each question: some are content, some are not, and some do not know."""
    draw = random.Random(number)
    leaning = draw.choice((-0.3, 0, 0.3))
    rise = 0.2 if after_a_year else 0
    for name in QUESTIONNAIRES:
        questionnaire = catalogue.read_file(catalogue.shipped_file(name))
        assert isinstance(questionnaire, Questionnaire)
        for item in questionnaire.in_sector(Sector.PO).items_for(Group.TEAM):
            scale = questionnaire.scale_of(item, Group.TEAM)
            risen = rise if item.dimension in ROSE else 0
            if NonAnswerName.DONT_KNOW in scale.non_answers and draw.random() < 0.1:
                yield "w"
            else:
                yield str(1 + round(min(1, max(0, draw.gauss(0.5 + leaning + risen, 0.2))) * (len(scale.options) - 1)))


def meeting() -> str:
    """What is typed in the meeting: some agree, one topic they do not, one must be found out; then the plan."""
    first = lines("?", "4", "Zo doen de meesten het", "x", "Wij zien het verschillend")
    talk = first + lines("n", "Het hangt van de klas af", "u", "Dat weten alleen ouders", "m")
    actions = [lines("a", choice, *said) for choice, said in zip(("e", "1"), ACTIONS, strict=True)]
    return talk + "".join(actions) + lines("a", "u", *FIND_OUT, "v", "Te veel tegelijk", "", "")


def lines(*typed: str) -> str:
    """What is typed, an Enter behind each."""
    return "".join(f"{each}\n" for each in typed)


def run(*arguments: object, typed: str = "") -> None:
    """Run a command as a person would, and show it."""
    command = ["ouderscan", *map(str, arguments)]
    print("$", *command, flush=True)
    python = [sys.executable, "-m", *command, "--lang", "nl"]
    done = subprocess.run(python, input=typed, encoding="utf-8", check=False, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{done.stderr}\n{command}: {done.returncode}")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
