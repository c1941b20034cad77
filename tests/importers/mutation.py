"""Malformed files by mutation: seeded, so that a fault can be had again.

    python tests/importers/mutation.py [COUNT [SEED]] [FOLDER]

reads COUNT mutated files (10,000) made of the synthetic exports and of the files in FOLDER, and tells what must never
be: a traceback, more than ten seconds, more than a gigabyte, a file that was written.
"""

import contextlib
import io
import random
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ouderscan import texts
from ouderscan.cli import app, failures

MOST_SECONDS = 10
MOST_BYTES = 1024**3
_TOKENS = (
    *(b'"', b"'", b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xe9", b"\x81", b"[" * 200),
    *(b"{", b"}", b'{"ImportId": 1}', b"=1+1", b"1e999", b"-9999999999999999999", b"NaN", b"sf1-weten", b"group"),
    *(b"\x1b[31m", "\u202e".encode(), b"PK\x03\x04", b"PAR1", b'"' * 99, b"," * 999, b"9" * 5000, b"2026-13-45"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a mutated file: the exit code, the seconds, and why it must not be, if so."""

    code: int
    seconds: float
    fault: str = ""


def mutated(content: bytes, chance: random.Random) -> bytes:
    """The content with one to six changes: bytes, pieces, tokens, a cut; within a zip file also in what it holds."""
    if content.startswith(b"PK\x03\x04") and chance.random() < 0.6:
        with contextlib.suppress(zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
            return _repacked(content, chance)
    for _change in range(chance.randint(1, 6)):
        content = _changed(content, chance)
    return content


def _changed(content: bytes, chance: random.Random) -> bytes:
    place, length = chance.randint(0, len(content)), chance.randint(1, 400)
    piece = content[place : place + length]
    other, (old, new) = chance.randint(0, len(content)), chance.sample(_TOKENS[:7], 2)
    ways = (
        content[:place] + chance.randbytes(chance.randint(1, 8)) + content[place + 1 :],
        content[:place] + content[place + length :],
        content[:place] + piece * chance.randint(2, 30) + content[place:],
        content[:place] + chance.choice(_TOKENS) + content[place:],
        content[:place],
        content[:other] + piece + content[other:],
        content.replace(old, new),
    )
    return chance.choice(ways)


def _repacked(content: bytes, chance: random.Random) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        unlucky = chance.choice(old.infolist()).filename
        for entry in old.infolist():
            inside = old.read(entry)
            new.writestr(entry.filename, _changed(inside, chance) if entry.filename == unlucky else inside)
    return packed.getvalue()


def outcome(content: bytes, name: str, folder: Path, options: Sequence[str]) -> Outcome:
    """What `score` and `map` make of a file; nothing may be written in its folder."""
    path = folder / name
    path.write_bytes(content)
    before, begin = sorted(folder.parent.rglob("*")), time.perf_counter()
    code, fault = 0, ""
    for command in (["score", str(path), "--group", "ouder", "--format", "csv"], ["map", str(path)]):
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            try:
                code = failures.guarded(app.run, [*command, *options])
            except BaseException as caught:  # noqa: BLE001 - whatever it is, it is what is looked for
                fault = fault or f"{command[0]}: {type(caught).__name__}: {caught}"
    seconds = time.perf_counter() - begin
    if seconds > MOST_SECONDS:
        fault = fault or f"{seconds:.0f} seconds"
    if code not in {0, 1, 3}:
        fault = fault or f"exit code {code}"
    if sorted(folder.parent.rglob("*")) != before:
        fault = fault or "something was written"
    path.unlink()
    return Outcome(code, seconds, fault)


def outcomes(
    seeds: Sequence[tuple[str, bytes]], count: int, seed: int, folder: Path, options: Sequence[str] = ()
) -> Iterator[tuple[bytes, Outcome]]:
    """So many mutated files, each with what became of it."""
    chance = random.Random(seed)
    for _number in range(count):
        name, content = chance.choice(seeds)
        made = mutated(content, chance)
        yield made, outcome(made, f"export{Path(name).suffix}", folder, options)


def synthetic() -> list[tuple[str, bytes]]:
    """The synthetic export of each system."""
    import test_systems  # noqa: PLC0415 - beside this script, not beside the tests that import it

    return [(name, content.encode()) for name, content, _aside in test_systems.EXPORTS.values()]


def questionnaire_file(folder: Path, *, real: bool) -> Path:
    """A questionnaire that asks what stands in the synthetic exports, and in the real ones as well."""
    import test_real_exports  # noqa: PLC0415
    import test_systems  # noqa: PLC0415

    import small_exports  # noqa: PLC0415 - as above

    items = dict(test_systems.ITEMS)
    asked = (each for case in test_real_exports.READ if real for each in case.items.values())
    items |= {f"e{number}-vraag": each for number, each in enumerate(asked)}
    path = folder / "proef.yaml"
    path.write_text(small_exports.questionnaire(items).model_dump_json(exclude_defaults=True), encoding="utf-8")
    return path


def main(arguments: Sequence[str]) -> int:
    """Read many mutated files and tell what must not be; gives back 1 where there was any."""
    numbers = [int(each) for each in arguments if each.isdecimal()]
    folders = [Path(each) for each in arguments if not each.isdecimal()]
    count, seed = (*numbers, *(10_000, 1)[len(numbers) :])
    sys.path.append(str(Path(__file__).parents[1]))
    seeds = synthetic() + [(path.name, path.read_bytes()) for each in folders for path in sorted(each.rglob("*.*"))]
    texts.use("en")
    faults, slowest = 0, 0.0
    with tempfile.TemporaryDirectory() as place:
        inside = Path(place) / "in"
        inside.mkdir()
        options = ("-q", str(questionnaire_file(Path(place), real=bool(folders))))
        for number, (content, found) in enumerate(outcomes(seeds, count, seed, inside, options), 1):
            slowest = max(slowest, found.seconds)
            if found.fault:
                faults += 1
                kept = Path(tempfile.gettempdir()) / f"mutation-{seed}-{number}"
                kept.write_bytes(content)
                say(f"{kept}: {found.fault}")
            if number % 500 == 0:
                say(f"{number} files, {faults} faults, slowest {slowest:.1f} s, {peak() / 1024**2:.0f} MB")
    return 1 if faults or peak() > MOST_BYTES else 0


def say(line: str) -> None:
    """A line, at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def peak() -> int:
    """The most bytes that this process and one that it started had in memory."""
    return 1024 * max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
