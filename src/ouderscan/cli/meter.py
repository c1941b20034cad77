"""How far the reading of files has come, in bytes, for whoever waits for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ouderscan.importers.sources import Source
from ouderscan.importers.tabular import Table


@dataclass(slots=True)
class Meter:
    """The bytes of one file that were read; `tell` hears of each further piece, together never more than `size`."""

    tell: Callable[[int], object]
    size: int
    _told: int = 0

    def of_rows(self, table: Table) -> Callable[[int], None]:
        """What is to be called with each number of rows that was read of a table of the file."""
        rows = 0

        def read(more: int) -> None:
            nonlocal rows
            rows += more
            self._reach(self.size * rows // max(table.rows, rows))

        return read

    def finish(self) -> None:
        """The whole file was read."""
        self._reach(self.size)

    def _reach(self, place: int) -> None:
        if place > self._told:
            self.tell(place - self._told)
            self._told = place


def size_of(source: Source) -> int:
    """The bytes of a file; 0 where there is none, which is told by whoever reads it."""
    try:
        return source.size
    except OSError:
        return 0


def total(sources: Iterable[Source]) -> int:
    """The bytes of some files."""
    return sum(map(size_of, sources))
