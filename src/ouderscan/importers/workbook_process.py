"""The process that parses a workbook: `python -m ouderscan.importers.workbook_process FILE|-`, for `workbook` alone.

On stdout, for each visible sheet that holds anything: two sizes, the name in UTF-8, and the cells as text in Arrow's
stream format, the columns named by their positions. Each text goes over once, since people give the same answers.
It ends with another code than 0 where it cannot; what a parser says of that may hold cells of people, so nothing is
passed on.
"""

import io
import os
import struct
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

MEMORY_BYTES = 900 * 1024 * 1024
SIZES = "<QQ"
_MAX_OUTPUT = 512 * 1024 * 1024


def main(path: str) -> int:
    """Parse the workbook at a path, or on stdin for `-`."""
    _limit_memory()
    # Every thread has memory of its own, and `large_sheet` has those that it needs.
    os.environ["POLARS_MAX_THREADS"] = os.environ["RAYON_NUM_THREADS"] = "1"
    written = 0
    for name, frame in _sheets(sys.stdin.buffer.read() if path == "-" else path):
        frame.columns = [str(position) for position in range(frame.width)]
        content = io.BytesIO()
        frame.write_ipc_stream(content)
        written += content.tell()
        if written > _MAX_OUTPUT:
            return 1
        encoded = name.encode("utf-8", "replace")
        sys.stdout.buffer.write(struct.pack(SIZES, len(encoded), content.tell()) + encoded)
        sys.stdout.buffer.write(content.getbuffer())
    sys.stdout.buffer.flush()
    return 0


def _sheets(workbook: str | bytes) -> "Iterator[tuple[str, pl.DataFrame]]":
    """The name and the cells of each visible sheet that holds anything."""
    import fastexcel  # noqa: PLC0415 - after the limits
    import polars as pl  # noqa: PLC0415

    from ouderscan.importers import large_sheet  # noqa: PLC0415

    reader = fastexcel.read_excel(workbook)
    names = reader.sheet_names
    large = large_sheet.read(workbook) if len(names) == 1 else None
    if large is not None:
        yield names[0], large
        return
    for name in names:
        sheet = reader.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        if sheet.visible == "visible" and sheet.width:
            yield name, sheet.to_polars().select(pl.all().cast(pl.Categorical))


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, where what is asked for in vain ends the process too
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
