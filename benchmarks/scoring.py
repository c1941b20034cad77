"""How long scoring takes, and how much memory, against polars' reading alone, pandas and R.

`python benchmarks/scoring.py` makes answers of 10,000 and 1,000,000 people (or `--people …`) to 60 items in 17
dimensions, two groups, 200 people a school (or so many `--schools`), and scores them as CSV with codes and with labels,
and as Parquet. `--others` also runs pandas and R (data.table, psych) where they are there.
"""

import argparse
import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from measure import Command, apart, compare, python

import answers

OTHERS = Path(__file__).parent / "others"
FORMS = ("codes.csv", "labels.csv", "codes.parquet")


def write(form: str, folder: Path, people: int, schools: int) -> None:
    """Write the answers in a form."""
    tables = answers.pieces(people, schools)
    if form.endswith(".parquet"):
        answers.write_parquet(folder / form, tables)
    else:
        answers.write_csv(folder / form, map(answers.labelled, tables) if "labels" in form else tables)


def reading(path: Path) -> Command:
    """Read the columns that are scored with polars, and do nothing with them."""
    ids = f"ids = {answers.IDS!r}"
    if path.suffix == ".parquet":
        scan = f"pl.scan_parquet({str(path)!r})"
    else:
        kind = "pl.String" if "labels" in path.name else "pl.Int8"
        scan = f"pl.scan_csv({str(path)!r}, schema_overrides=dict.fromkeys(ids, {kind}))"
    return python(f"import polars as pl; {ids}; {scan}.select('school', 'group', *ids).collect()")


def others(path: Path) -> Iterator[tuple[str, Command]]:
    """What else is on this machine that makes such figures."""
    kind = ["labels", *answers.LABELS] if "labels" in path.name else ["codes"]
    needed = ("pandas", "pyarrow") if path.suffix == ".parquet" else ("pandas",)
    if all(map(importlib.util.find_spec, needed)):
        yield "pandas", (sys.executable, str(OTHERS / "with_pandas.py"), str(path), *kind)
    for name in ("data.table", "psych") if path.suffix == ".csv" and shutil.which("Rscript") else ():
        asked = ("Rscript", "-e", f"quit(status = !all(c('data.table', {name!r}) %in% rownames(installed.packages())))")
        if subprocess.run(asked, check=False).returncode == 0:
            yield f"R {name}", ("Rscript", str(OTHERS / "with_r.R"), name, str(path), *kind)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[10_000, 1_000_000])
    parser.add_argument("--schools", type=int, help="so many schools, whatever the number of people")
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=FORMS)
    parser.add_argument("--others", action="store_true", help="pandas and R too")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    for people in options.people:
        schools = options.schools or -(-people // answers.A_SCHOOL)
        for form in options.forms:
            with tempfile.TemporaryDirectory() as name:
                folder = Path(name)
                apart(write, form, folder, people, schools)
                path, own = folder / form, answers.write_questionnaire(folder)
                score = ("score", path, "-q", own, "--sector", "po", "-o", folder / "figures.parquet", "--quiet")
                commands: dict[str, Command] = {
                    "polars reads the columns": reading(path),
                    "ouderscan score": (sys.executable, "-m", "ouderscan", *map(str, score)),
                    **(dict(others(path)) if options.others else {}),
                }
                size = f"{path.stat().st_size / 1e6:,.0f} MB"
                compare(f"{people:,} people, {schools:,} schools, {form} of {size}", commands, options.runs)


if __name__ == "__main__":
    main()
