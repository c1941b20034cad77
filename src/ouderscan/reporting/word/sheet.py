"""A Word document and what is put on it: A4, one language, headings to navigate by, tables that say what they are.

Everything that comes in is text and stays text. A bar is a row of shaded cells: it can be edited, copied and read
aloud, which a picture cannot.
"""

import base64
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from ouderscan.reporting.style import Style
from ouderscan.texts import _, clean

WIDTH: Final = 170
"""Millimetres between the margins of A4."""
_TAGS: Final = {"nl": "nl-NL", "en": "en-GB"}
_PICTURES: Final = ("data:image/png", "data:image/jpeg")
_FONT: Final = "Calibri"
_EMPTY: Final = "E6E3DA"
_LINE: Final = "BDB7A6"
_BAR_CELLS: Final = 10
_BAR_CELL: Final = 4
_LABEL: Final = 50
"""Millimetres."""


class Sheet:
    """A document that is being written, from top to bottom."""

    def __init__(self, title: str, language: str, style: Style) -> None:
        self._document = Document()
        self._accent = style.accent[1:].upper()
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(20)
        properties = self._document.core_properties
        properties.title, properties.language = clean(title), _TAGS.get(language, language)
        properties.author, properties.comments = "", ""
        self._style(_TAGS.get(language, language))
        if style.logo.startswith(_PICTURES):
            self._logo(base64.b64decode(style.logo.partition(",")[2]))
        _page_number(section.footer.paragraphs[0], clean(title))

    def saved(self) -> bytes:
        """The document as the bytes of a `.docx` file."""
        kept = BytesIO()
        self._document.save(kept)
        return kept.getvalue()

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is written within stands on one page, as far as it fits one."""
        body = self._document.element.body
        before = len(body)
        yield
        # The last three are the table that ends it, the empty line after that, and the section.
        for block in body[before - 1 : -3]:
            for paragraph in block.iter(qn("w:p")):
                paragraph.get_or_add_pPr().keepNext_val = True

    def title(self, text: str) -> None:
        """The title, once."""
        self._document.add_heading(clean(text), 0)

    def heading(self, text: str, level: int, *, new_page: bool = False) -> None:
        """A heading of a level from 1; Word's navigation pane shows them."""
        self._document.add_heading(clean(text), level).paragraph_format.page_break_before = new_page

    def say(self, text: str, *, style: str = "Normal") -> None:
        """A paragraph; nothing where there is no text."""
        if text:
            self._document.add_paragraph(clean(text, lines=True), style)

    def lead(self, label: str, text: str) -> None:
        """A paragraph that opens with a label in bold; nothing where there is no text."""
        if text:
            paragraph = self._document.add_paragraph()
            paragraph.add_run(f"{clean(label)} ").bold = True
            paragraph.add_run(clean(text, lines=True))

    def label(self, text: str) -> None:
        """A line in bold above what follows."""
        self._document.add_paragraph().add_run(clean(text)).bold = True
        self._document.paragraphs[-1].paragraph_format.keep_with_next = True

    def bullets(self, texts: Iterable[str], *, numbered: bool = False) -> None:
        """A list."""
        for text in texts:
            self.say(text, style="List Number" if numbered else "List Bullet")

    def table(
        self, header: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], description: str
    ) -> Table:
        """A table whose first row returns on each page; widths in millimetres. A row of one text spans the table."""
        table = self._laid(widths, description)
        if header:
            self._row(table, header, bold=True)
            _set(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - python-docx has no name for it
        for row in rows:
            self._row(table, row)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)
        return table

    def bars(
        self, header: tuple[str, str, str], rows: Iterable[tuple[str, float | None, str]], description: str
    ) -> Table:
        """Scores from 0 to 100 as bars of shaded cells: a label, the bar, and the score in words."""
        sides = WIDTH - _BAR_CELLS * _BAR_CELL
        widths = [_LABEL, *[_BAR_CELL] * _BAR_CELLS, sides - _LABEL]
        table = self._laid(widths, description)
        self._row(table, [header[0], header[1], *[""] * (_BAR_CELLS - 1), header[2]], bold=True)
        first = table.rows[0]
        _merged(first.cells[1 : _BAR_CELLS + 1])
        _set(first._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - as above
        for label, score, words in rows:
            self._row(table, [label, *[""] * _BAR_CELLS, words])
            full = 0 if score is None else round(score / 100 * _BAR_CELLS)
            for place, cell in enumerate(table.rows[-1].cells[1 : _BAR_CELLS + 1]):
                _shade(cell, self._accent if place < full else _EMPTY)
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)
        return table

    def box(self, title: str, description: str) -> _Cell:
        """A tinted box with a title in bold; what is written into it stays together with it."""
        table = self._laid([WIDTH], description)
        self._row(table, [title], bold=True)
        cell: _Cell = table.rows[0].cells[0]
        _shade(cell, "FDF3E3")
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)
        return cell

    def _laid(self, widths: Sequence[int], description: str) -> Table:
        """An empty table with grid, borders and description, which other programs than Word need too."""
        table: Table = self._document.add_table(rows=0, cols=len(widths))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        properties = table._tbl.tblPr  # noqa: SLF001 - as above
        borders = _set(properties, "w:tblBorders")
        # Word wants the elements in the order of the standard.
        properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
        for side in ("top", "bottom", "insideH"):
            _set(borders, f"w:{side}", val="single", sz="4", space="0", color=_LINE)
        _set(properties, "w:tblCaption", val=clean(description)[:80])
        _set(properties, "w:tblDescription", val=clean(description))
        return table

    def _row(self, table: Table, texts: Sequence[str], *, bold: bool = False) -> None:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]
        _set(row._tr.get_or_add_trPr(), "w:cantSplit")  # noqa: SLF001 - as above
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width or Emu(0)
        spanning = len(texts) == 1 < len(table.columns)
        cells = [_merged(row.cells)] if spanning else row.cells
        for cell, text in zip(cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.style = "Table Text"
            paragraph.paragraph_format.keep_with_next = spanning
            paragraph.add_run(clean(text, lines=True)).bold = bold or spanning

    def _logo(self, content: bytes) -> None:
        """The logo above everything; Word takes PNG and JPEG."""
        picture = self._document.add_picture(BytesIO(content), height=Mm(18))
        picture._inline.docPr.set("descr", _("Logo of the school"))  # noqa: SLF001 - as above

    def _style(self, language: str) -> None:
        styles = self._document.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = _FONT, Pt(10.5)
        normal.paragraph_format.space_after = Pt(5)
        _set(normal.element.get_or_add_rPr(), "w:lang", val=language)
        defaults = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        if defaults is not None:
            defaults.set(qn("w:val"), language)
        text = styles.add_style("Table Text", 1)
        text.base_style, text.font.size, text.paragraph_format.space_after = normal, Pt(9), Pt(1)
        for name, size in (("Title", 26), ("Heading 1", 18), ("Heading 2", 13.5), ("Heading 3", 11.5)):
            style = styles[name]
            style.font.name, style.font.size, style.font.bold = "Georgia", Pt(size), True
            style.font.color.rgb = RGBColor.from_string(self._accent)
            _set(style.element.get_or_add_rPr().get_or_add_rFonts(), "", asciiTheme=None, hAnsiTheme=None)


def _set(parent: BaseOxmlElement, name: str, **attributes: str | None) -> BaseOxmlElement:
    """A new child with these attributes, or the element itself without a name; an attribute of None is removed."""
    element = parent
    if name:
        element = OxmlElement(name)
        parent.append(element)
    for key, value in attributes.items():
        if value is None:
            element.attrib.pop(qn(f"w:{key}"), None)
        else:
            element.set(qn(f"w:{key}"), value)
    return element


def _merged(cells: Sequence[_Cell]) -> _Cell:
    """Cells beside each other as one; the empty paragraphs that merging leaves are taken away."""
    whole: _Cell = cells[0].merge(cells[-1])
    for paragraph in whole.paragraphs[1:]:
        whole._tc.remove(paragraph._p)  # noqa: SLF001 - as above
    return whole


def _shade(cell: _Cell, colour: str) -> None:
    _set(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=colour)  # noqa: SLF001 - as above


def _page_number(paragraph: Paragraph, title: str) -> None:
    """A foot with the title and the number of the page, which Word fills in."""
    paragraph.add_run(f"{title}  ·  ")
    _set(paragraph._p, "w:fldSimple", instr="PAGE")  # noqa: SLF001 - as above
