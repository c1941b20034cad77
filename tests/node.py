"""Scripts in Node, for what others run in a browser; skipped where it is absent, unless OUDERSCAN_NODE=required."""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest

VARIABLE = "OUDERSCAN_NODE"
_SECONDS = 120


def run(script: str, given: object, *packages: str) -> Any:
    """What a script makes of a value: it finds it as `given`, and calls `give` with the outcome, both JSON.

    The packages that it requires must be installed for all (`npm install --global`).
    """
    node = shutil.which("node") or _absent("Node is not installed")
    environment = {**os.environ, "NODE_PATH": _packages()}
    for package in packages:
        if not (Path(_packages()) / package).is_dir():
            _absent(f"{package} is not installed: npm install --global {package}")
    around = "const given = JSON.parse(require('fs').readFileSync(0));\n"
    around += "const give = (made) => process.stdout.write(JSON.stringify(made));\n"
    done = subprocess.run(
        [node, "-e", around + script],
        input=json.dumps(given),
        env=environment,
        capture_output=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@cache
def _packages() -> str:
    """Where packages for all stand."""
    if os.environ.get("NODE_PATH"):
        return os.environ["NODE_PATH"]
    npm = shutil.which("npm")
    if npm is None:
        return ""
    return subprocess.run([npm, "root", "--global"], capture_output=True, encoding="utf-8", check=True).stdout.strip()


def _absent(reason: str) -> NoReturn:
    if os.environ.get(VARIABLE) == "required":
        pytest.fail(f"{VARIABLE}=required, but {reason}")
    pytest.skip(reason)
