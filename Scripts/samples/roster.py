"""项目资金申请名册: the finance bureau's list of who asks for money and therefore owes a filing, 元."""

from .model import YEAR
from .styles import print_setup

HEADER = ["单位编码", "单位名称", "项目编码", "项目名称", "申请金额", "资金类型", "事前绩效评估"]
SHEET = "名册"


class Roster:
    """entries: Project, or DepartmentFiling for a department's own form, whose project cells stay blank."""

    def __init__(self, board, entries):
        self.board, self.entries = board, entries

    def draw(self):
        """Draws the roster and returns the number of rows taken."""
        board = self.board
        board.widths(11, 30, 26, 36, 17, 13, 28)
        board.put(None, 0, 0, f"{YEAR}年度项目资金申请名册", "title", 0, 6)
        board.height(0, 32)
        board.put(None, 1, 5, "金额单位：元", "right", 1, 6)
        for column, name in enumerate(HEADER):
            board.put(None, 2, column, name, "head")
        board.height(2, 24)
        for row, entry in enumerate(self.entries, 3):
            for column, (value, style) in enumerate(self._cells(entry)):
                board.put(None, row, column, value, style)
            board.cells[f"entries.{row - 2}.project"] = board.cell(row, 3)
        rows = 3 + len(self.entries)
        board.sheet.freeze_panes(3, 0)
        board.sheet.autofilter(2, 0, rows - 1, 6)
        print_setup(board.sheet, rows, 7, landscape=True, repeat=2)
        return rows

    def _cells(self, entry):
        if hasattr(entry, "tasks"):
            department = entry.department
            return [(department.code, "centre"), (department.name, "text"), (None, "text"), (None, "text"),
                    (entry.total, "yuan"), (None, "centre"), (None, "centre")]
        return [(entry.unit.code, "centre"), (entry.unit.name, "text"), (entry.code, "centre"), (entry.name, "text"),
                (entry.total, "yuan"), (entry.funds, "centre"), (entry.evaluation, "centre")]
