"""部门预算项目绩效目标申报表 as the budget platform exports it: one row an indicator, several projects a sheet, 元."""

from .board import Formula, lines
from .model import YEAR

HEADER = ["单位名称", "项目名称", "预算数", "年度目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位",
          "权重", "指标方向性", "事前绩效评估文号"]
FIRST = 4  # the first project's row, counted from 0


class List:
    """merged: the project's cells are merged downwards, otherwise repeated. sums: the subtotal is a formula."""

    def __init__(self, board, department, projects, merged=True, sums=True):
        self.board, self.department, self.projects = board, department, projects
        self.merged, self.sums = merged, sums

    def draw(self):
        """Draws the list and returns the number of rows taken."""
        board = self.board
        board.widths(22, 20, 15, 34, 11, 15, 22, 9, 10, 11, 7, 10, 18)
        board.put("year", 0, 0, f"部门预算项目绩效目标申报表({YEAR}年度)", "title", 0, 12)
        board.height(0, 32)
        board.put(None, 1, 11, "金额单位：元", "right", 1, 12)
        for column, name in enumerate(HEADER):
            board.put(None, 2, column, name, "head")
        board.height(2, 26)
        last = FIRST + sum(len(project.indicators) for project in self.projects) - 1
        board.put(None, 3, 0, f"{self.department.label}部门", "total.label")
        board.put(None, 3, 1, None, "text")
        total = sum(project.total for project in self.projects)
        if self.sums and self.merged:
            total = Formula(f"=SUM({board.range(FIRST, 2, last, 2)})", total)
        board.put("subtotal", 3, 2, total, "total")
        for column in range(3, len(HEADER)):
            board.put(None, 3, column, None, "text")
        row = FIRST
        for number, project in enumerate(self.projects, 1):
            row = self._project(row, number, project)
        return row

    def _project(self, top, number, project):
        board, count = self.board, len(project.indicators)
        path = f"projects.{number}."
        common = [("unit", 0, project.unit.label, "text"), ("project.name", 1, project.name, "text"),
                  ("funds.year.total", 2, project.total, "yuan"), ("goal.year", 3, project.goal, "goal"),
                  ("evaluation", 12, project.evaluation, "centre")]
        height = max(24, 15 * lines(project.goal, 16) // count + 2)
        for field, column, value, style in common:
            if self.merged:
                board.put(path + field, top, column, value, style, top + count - 1, column)
            else:
                for at in range(top + count - 1, top - 1, -1):  # upwards, so that the path keeps the first row
                    board.put(path + field, at, column, value, style)
        for n, row in enumerate(project.indicators, 1):
            at = top + n - 1
            board.height(at, height)
            cells = [("level1", row.level1, "centre"), ("level2", row.level2, "centre"), ("level3", row.name, "text"),
                     ("sign", row.sign, "centre"), ("value", row.value, "number"), ("unit", row.unit, "centre"),
                     ("weight", row.weight, "number"), ("direction", row.direction, "centre")]
            for column, (field, value, style) in enumerate(cells, 4):
                board.put(f"{path}indicators.{n}.{field}", at, column, value, style)
        return top + count
