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

MEMORY_BYTES = 900 * 1024 * 1024
SIZES = "<QQ"
_MAX_OUTPUT = 512 * 1024 * 1024


def main(path: str) -> int:
    """Parse the workbook at a path, or on stdin for `-`."""
    _limit_memory()
    # Every thread has memory of its own, and one sheet is parsed by one.
    os.environ["POLARS_MAX_THREADS"] = os.environ["RAYON_NUM_THREADS"] = "1"
    import fastexcel  # noqa: PLC0415 - after the limits
    import polars as pl  # noqa: PLC0415

    workbook = fastexcel.read_excel(sys.stdin.buffer.read() if path == "-" else path)
    written = 0
    for name in workbook.sheet_names:
        sheet = workbook.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
        if sheet.visible != "visible" or not sheet.width:
            continue
        frame = sheet.to_polars()
        frame.columns = [str(position) for position in range(frame.width)]
        content = io.BytesIO()
        frame.select(pl.all().cast(pl.Categorical)).write_ipc_stream(content)
        written += content.tell()
        if written > _MAX_OUTPUT:
            return 1
        encoded = name.encode("utf-8", "replace")
        sys.stdout.buffer.write(struct.pack(SIZES, len(encoded), content.tell()) + encoded)
        sys.stdout.buffer.write(content.getbuffer())
    sys.stdout.buffer.flush()
    return 0


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows, where what is asked for in vain ends the process too
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
