"""A place in a worksheet where one form is drawn: it writes cells and remembers where each field lies."""

from dataclasses import dataclass
from datetime import datetime

from xlsxwriter.utility import xl_range, xl_rowcol_to_cell


@dataclass(frozen=True)
class Formula:
    """A formula with the result that the file holds; `result=None` leaves the result out."""

    text: str
    result: object


class Board:
    """
    overrides: what a person typed instead, by field path (`funds.year.total`, `indicators.3.sign`).
    cells: where each field path was drawn; the top-left cell of a merged area.
    """

    def __init__(self, sheet, styles, top=0, left=0, overrides=None):
        self.sheet, self.styles, self.top, self.left = sheet, styles, top, left
        self.overrides = dict(overrides or {})
        self.cells = {}
        self.without_result = []

    def text(self, path, value):
        """What the cell of that path will show."""
        return self.overrides.get(path, value)

    def put(self, path, row, column, value, style, to_row=None, to_column=None):
        """Rows and columns count from 0 at the board's corner. `path` is None for what is no field."""
        if path is not None:
            value = self.text(path, value)
            self.cells[path] = self.cell(row, column)
        row, column = row + self.top, column + self.left
        last_row = row if to_row is None else to_row + self.top
        last_column = column if to_column is None else to_column + self.left
        style = self.styles[style]
        if (row, column) != (last_row, last_column):
            self.sheet.merge_range(row, column, last_row, last_column, "", style)
        self._write(row, column, value, style)

    def _write(self, row, column, value, style):
        if value is None or value == "":
            self.sheet.write_blank(row, column, None, style)
        elif isinstance(value, Formula):
            self.sheet.write_formula(row, column, value.text, style, 0 if value.result is None else value.result)
            if value.result is None:
                self.without_result.append((self.sheet.get_name(), xl_rowcol_to_cell(row, column)))
        elif isinstance(value, datetime):
            self.sheet.write_datetime(row, column, value, style)
        elif isinstance(value, (int, float)):
            self.sheet.write_number(row, column, value, style)
        else:
            self.sheet.write_string(row, column, value, style)

    def cell(self, row, column):
        return xl_rowcol_to_cell(row + self.top, column + self.left)

    def range(self, row, column, to_row, to_column):
        return xl_range(row + self.top, column + self.left, to_row + self.top, to_column + self.left)

    def height(self, row, points):
        self.sheet.set_row(row + self.top, points)

    def widths(self, *characters):
        for column, width in enumerate(characters):
            self.sheet.set_column(column + self.left, column + self.left, width)


def lines(text, per_line):
    """How many lines a text takes at that many characters a line."""
    return sum(max(1, -(-len(part) // per_line)) for part in str(text or "").split("\n"))


def runs(values):
    """(first, last) of each run of equal neighbours, counted from 0."""
    start = 0
    for index in range(1, len(values) + 1):
        if index == len(values) or values[index] != values[start]:
            yield start, index - 1
            start = index
