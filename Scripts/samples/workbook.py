"""One workbook on disk, the same bytes in every run."""

import io
import re
import zipfile
from datetime import datetime

import xlsxwriter

from .board import Board
from .styles import Styles

CREATED = datetime(2024, 11, 1)


class Book:
    def __init__(self, title, company="示例县财政局"):
        self._bytes = io.BytesIO()
        self.file = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self.file.set_properties({"title": title, "author": "甲某", "company": company, "created": CREATED})
        self.styles = Styles(self.file)
        self._boards = []

    def sheet(self, name):
        return self.file.add_worksheet(name)

    def board(self, sheet, **place):
        board = Board(sheet, self.styles, **place)
        self._boards.append(board)
        return board

    def save(self, path):
        self.file.close()
        content = self._bytes.getvalue()
        bare = [cell for board in self._boards for cell in board.without_result]
        if bare:
            names = [sheet.get_name() for sheet in self.file.worksheets()]
            content = without_results(content, [(names.index(name) + 1, cell) for name, cell in bare])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def without_results(content, cells):
    """The package with the formulas of those (sheet number, cell) left without a stored result, which XlsxWriter always
    writes and other libraries leave out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in source.infolist():
            data = source.read(entry)
            for number, cell in cells:
                if entry.filename == f"xl/worksheets/sheet{number}.xml":
                    pattern = rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v>[^<]*</v>'.encode()
                    data, count = re.subn(pattern, rb"\1", data)
                    assert count == 1, cell
            copy.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
