"""Exports in which marks of persons are planted: an address, a name, an IP address, a text that nobody asked for."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import polars as pl
import xlsxwriter
from pypdf import PdfReader
from pypdf.generic import NumberObject

MARKERS = ("jan.jansen@example.org", "Jan de Marker", "192.0.2.77", "VRIJE-TEKST-VAN-IEMAND")
MAIL, NAME, ADDRESS, FREE = MARKERS


def exports(place: Path) -> Path:
    """A folder with an export of each of three schools from three systems, a sheet without answers, and a picture."""
    folder = place / "exports"
    folder.mkdir()
    rows = "".join(f"{n};46153,3;46153,4;{MAIL};{NAME};helemaal;{FREE}\n" for n in range(1, 7))
    header = "Id;Begintijd;Tijd van voltooien;E-mail;Naam;Weet u wat wij verwachten?;Opmerking é\n"
    (folder / "Anna.csv").write_bytes((header + rows + "7;46153,3;46153,4;a;b;;\n").encode("cp1252"))
    limesurvey = "".join(f"{n},1980-01-01,1,nl,{n},{ADDRESS},4,{FREE}\n" for n in range(6))
    (folder / "Boom.csv").write_text(
        "id,submitdate,lastpage,startlanguage,seed,ipaddr,sf1weten,opmerking\n" + limesurvey + "9,,1,nl,9,x,1,\n",
        encoding="utf-8",
    )
    with xlsxwriter.Workbook(folder / "Cruijff.xlsx") as workbook:
        sheet = workbook.add_worksheet("Formulierreacties 1")
        sheet.write_row(0, 0, ["Tijdstempel", "E-mailadres", "Hoe is het? [Weet u wat wij verwachten?]", "Nog iets?"])
        for number in range(1, 7):
            sheet.write_row(number, 0, ["31-8-2026 14:20:53", MAIL, "Half", FREE])
        workbook.add_worksheet("Toelichting").write_row(0, 0, [NAME, FREE])
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n" + MAIL.encode())
    return folder


def found_in(folder: Path) -> list[tuple[str, str]]:
    """Every mark that stands in a file below a folder, also inside archives and columns, with the file's name."""
    return [
        (path.name, marker)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for content in _contents(path)
        for marker in MARKERS
        if _joined(marker.encode()) in _joined(content)
    ]


def _joined(text: bytes) -> bytes:
    """Without white space: a line may be broken within a mark."""
    return b"".join(text.split())


def _contents(path: Path) -> Iterator[bytes]:
    content = path.read_bytes()
    yield content
    if path.suffix == ".parquet":
        yield pl.read_parquet(content).write_csv().encode()
    elif path.suffix == ".pdf":
        yield from _texts_of_pdf(content)
    elif is_zipfile(path):
        with ZipFile(BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def _texts_of_pdf(content: bytes) -> Iterator[bytes]:
    """What can be read on its pages, and everything else in it: titles, links, what is said of pictures."""
    document = PdfReader(BytesIO(content))
    yield "".join(page.extract_text() for page in document.pages).encode()
    count = document.trailer["/Size"]
    assert isinstance(count, NumberObject)
    yield "".join(repr(document.get_object(number)) for number in range(1, count)).encode()
