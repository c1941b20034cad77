"""How long reports take, against bare Jinja on the same views and templates, and how memory grows with the schools.

`python benchmarks/reports.py [schools]` (1,000 by default) makes answers of 30 people a school to the shipped
questionnaires and prints: one core in one process, page by page, in turns; a page of 200 bars; and the whole command.
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Annotated

import polars as pl
import typer
from jinja2 import Environment, StrictUndefined

from ouderscan import texts
from ouderscan.cli import inputs, reports
from ouderscan.importers.recognition import Told
from ouderscan.questionnaire import catalogue
from ouderscan.questionnaire.model import Group, Sector
from ouderscan.reporting import batch, geometry, templates
from ouderscan.reporting.batch import Case, Job
from ouderscan.reporting.geometry import Counted
from ouderscan.reporting.pictures import Distribution
from ouderscan.reporting.render import rendered
from ouderscan.reporting.report import report
from ouderscan.reporting.style import PLAIN

TEAM, PARENTS = 9, 21
SEED = 20261124
PAGES, TURNS = 20, 9
BARS = """<!doctype html><html lang="nl"><title>{{ title }}</title>
{% for each in bars %}
<section><h2>{{ each.label }}</h2><p>{{ each.n }}; {{ each.spread }}</p>{{ svg_plot(each) }}</section>
{% endfor %}
</html>"""
"""A page as in the measurements before: a heading, a sentence and a bar, two hundred times."""
SCHOOLS = ("succesfactoren", "partnerschap", "bereik", "contactmomenten")


def answers(schools: int) -> pl.DataFrame:
    """The answers of a team and of parents at each school, always the same ones; one in twelve does not know."""
    asked = [each.in_sector(Sector.PO) for each in catalogue.shipped().questionnaires if each.id in SCHOOLS]
    random = Random(SEED)
    rows = []
    for school in range(schools):
        lean = random.gauss(0.55, 0.1)
        for person in range(TEAM + PARENTS):
            group = Group.TEAM if person < TEAM else Group.OUDER
            row = {"school": f"School {school:05}", "wave": "2026-11-24", "group": group.value}
            for each in asked:
                for item in each.items_for(group):
                    options = len(each.scale_of(item, group).options)
                    chosen = round(min(1, max(0, random.gauss(lean, 0.25))) * (options - 1)) + 1
                    row[item.id] = "dont_know" if random.random() < 1 / 12 else str(chosen)
            rows.append(row)
    items = {item.id: pl.String for each in asked for item in each.items}
    return pl.DataFrame(rows, schema={"school": pl.String, "wave": pl.String, "group": pl.String, **items})


def cases(path: Path) -> tuple[list[Case], batch.Run]:
    """The schools of a file as the command gets them, and the run that they are of."""
    gathered = inputs.gather([path], (), "", Sector.PO, Told())
    own = [Case(reports.occasion(each, Sector.PO), each) for each in gathered.scores().schools()]
    return own, batch.run_of(
        path.parent / "uit",
        ("html",),
        catalogue.shipped(),
        {part.sector: part.questionnaires for part in gathered.parts},
    )


def bare(form: str) -> Environment:
    """Jinja with its own escaping and nothing of ours but the functions that draw."""
    shipped = templates.environment(form)
    made = Environment(
        loader=shipped.loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    made.globals |= shipped.globals
    made.filters |= shipped.filters
    return made


def in_turns(ways: Mapping[str, Callable[[], object]], pages: int) -> None:
    """Print how many pages a second each way makes on one core, and its time as a ratio to the first."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _turn in range(TURNS):
        for name, way in ways.items():
            begun = time.process_time()
            way()
            times[name].append((time.process_time() - begun) / pages)
    first = next(iter(times.values()))
    for name, each in times.items():
        # Each turn is compared with itself: a machine that is busy for a while is so for all ways.
        ratio = statistics.median(own / other for own, other in zip(each, first, strict=True))
        print(f"  {name:<52} {1 / statistics.median(each):7.0f} a second a core  {ratio:5.2f} ×")


def our_page(path: Path) -> None:
    """The report of a school: Jinja alone on the views, rendering as we do, and all of it with the file on disk."""
    own, run = cases(path)
    views = [report(each.material(run)) for each in own[:PAGES]]
    template = bare("html").get_template("report.html.j2")
    size = len(rendered(views[0], "html").encode())
    print(f"\nThe report of a school, {size / 1000:.0f} kB of HTML")
    ways: dict[str, Callable[[], object]] = {
        "bare Jinja on the same views and templates": lambda: [
            template.render(report=each, style=PLAIN) for each in views
        ],
        "ouderscan, view given": lambda: [rendered(each, "html") for each in views],
        "ouderscan, from the figures to the file": lambda: [
            batch.make(Job(each, f"s{place}"), run) for place, each in enumerate(own[:PAGES])
        ],
    }
    in_turns(ways, len(views))


def page_of_bars() -> None:
    """Two hundred bars with their headings."""
    random = Random(SEED)
    bars = [_bar(place, random) for place in range(200)]
    ours = templates.environment("html").from_string(BARS)
    size = len(ours.render(title="Balken", bars=bars).encode())
    print(f"\nA page of 200 bars, {size / 1000:.0f} kB of HTML")
    plain = bare("html").from_string(BARS)
    in_turns(
        {
            "bare Jinja, bars drawn by the same functions": lambda: [
                plain.render(title="Balken", bars=bars) for _page in range(PAGES)
            ],
            "ouderscan": lambda: [ours.render(title="Balken", bars=bars) for _page in range(PAGES)],
        },
        PAGES,
    )


def _bar(place: int, random: Random) -> Distribution:
    counts = [random.randint(1, 60) for _option in range(5)]
    options = [Counted(str(n), f"optie {n}", each, str(each), f"{each}%") for n, each in enumerate(counts, 1)]
    drawn = geometry.segments(options, [])
    return Distribution(
        id=f"b{place}", who="Ouders", group="ouder", estimate=False, label=f"Vraag {place}", question="", key=(),
        form=drawn.form, height=drawn.height, options=drawn.options, non_answers=(), n="n = 120",
        spread="antwoorden lopen uiteen", blocks="", description="",
    )  # fmt: skip


def command(path: Path, schools: int) -> None:
    """The whole command, in processes of its own, with the largest memory that one of them took."""
    print(f"\nouderscan report --by school, {schools:,} schools")
    out = path.parent / f"{path.stem}-report"
    program = (sys.executable, "-m", "ouderscan", "report", str(path), "--by", "school", "--sector", "po", "--quiet")
    begun = time.perf_counter()
    subprocess.run((*program, "--to", "html", "--output", str(out)), check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - begun
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  {seconds:.1f} s, {schools / seconds:.0f} a second, {memory:.0f} MiB in the largest process so far")


def main(schools: Annotated[int, typer.Argument(help="How many schools.")] = 1_000) -> None:
    """Print everything."""
    texts.use("nl")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = folder / "few.csv", folder / "many.csv"
        table = answers(schools)
        table.head(schools // 4 * (TEAM + PARENTS)).write_csv(few)
        table.write_csv(many)
        (folder / "uit").mkdir()
        our_page(few)
        page_of_bars()
        command(few, schools // 4)
        command(many, schools)


if __name__ == "__main__":
    typer.run(main)
