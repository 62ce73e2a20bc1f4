"""部门（单位）整体支出绩效目标申报表 (财预〔2015〕88号), 万元; and what a department states in it."""

from .board import Formula, lines, runs
from .card import wan
from .model import FILED_ON, YEAR, DepartmentFiling, Task
from .vocabulary import parse_rows

ROWS = """
数量|组织实施重点项目数|≥|{n}|个|20
质量|项目验收合格率|＝|100|%|15
时效|重点任务按期完成率|≥|95|%|10
成本|三公经费支出控制率|≤|100|%|10
社会|服务群众人次|≥|{p}|人次|15
可持续|内部管理制度|定性|健全||10
满意|服务对象满意度|≥|90|%|10"""


def department_filing(department, projects, people=12000):
    """Running costs and each project as a task."""
    tasks = [Task("机构运转保障", "保障在职人员工资福利和日常公用支出", 1200000 + 10000 * (int(department.code) % 97))]
    tasks += [Task(project.name, f"由{project.unit.name[3:]}组织实施", project.fiscal + project.carryover, project.other)
              for project in projects]
    count = len(projects)
    goal = (f"目标1：组织实施{count}个重点项目，项目验收合格率达到100%；\n"
            f"目标2：按期完成年度重点任务，全年服务群众{people}人次以上，服务对象满意度达到90%以上。")
    return DepartmentFiling(department, goal, tasks, parse_rows(ROWS, n=count, p=people))


class DepartmentForm:
    """weighted: columns of their own for sign, value, unit and weight, as 四川 has them."""

    def __init__(self, board, filing, weighted=False):
        self.board, self.filing, self.weighted = board, filing, weighted

    def draw(self):
        """Draws the form and returns the number of rows taken."""
        board, filing = self.board, self.filing
        board.widths(9, 15, 17, 24, 14, 14, 12, 12)
        board.put("title", 0, 0, "部门（单位）整体支出绩效目标申报表", "title", 0, 7)
        board.height(0, 32)
        board.put("year", 1, 0, f"（{YEAR}年度）", "subtitle", 1, 7)
        board.put(None, 2, 0, "部门（单位）名称", "label", 2, 1)
        board.put("department", 2, 2, filing.department.label, "text", 2, 7)
        board.height(2, 24)
        row = self._tasks()
        board.put(None, row, 0, "年度总体目标", "label")
        board.put("goal.year", row, 1, filing.goal, "goal", row, 7)
        board.height(row, max(48, 15 * lines(filing.goal, 46) + 14))
        row = self._indicators(row + 1)
        return self._footer(row)

    def _tasks(self):
        board, tasks = self.board, self.filing.tasks
        last = 5 + len(tasks)
        board.put(None, 3, 0, "年度主要任务", "label", last, 0)
        board.put(None, 3, 1, "任务名称", "head", 4, 1)
        board.put(None, 3, 2, "主要内容", "head", 4, 3)
        board.put(None, 3, 4, "预算金额（万元）", "head", 3, 7)
        for text, column, to in [("总额", 4, 4), ("财政拨款", 5, 5), ("其他资金", 6, 7)]:
            board.put(None, 4, column, text, "head", 4, to)
        for n, task in enumerate(tasks, 1):
            at, path = 4 + n, f"tasks.{n}."
            board.height(at, 30)
            board.put(path + "name", at, 1, task.name, "text")
            board.put(path + "content", at, 2, task.content, "text", at, 3)
            board.put(path + "total", at, 4, wan(task.total), "wan")
            board.put(path + "fiscal", at, 5, wan(task.fiscal), "wan")
            board.put(path + "other", at, 6, wan(task.other), "wan", at, 7)
        board.put(None, last, 1, "金额合计", "label", last, 3)
        amounts = [("total", 4, self.filing.total), ("total.fiscal", 5, sum(task.fiscal for task in tasks)),
                   ("total.other", 6, sum(task.other for task in tasks))]
        for name, column, yuan in amounts:
            formula = Formula(f"=SUM({board.range(5, column, last - 1, column)})", wan(yuan))
            board.put(f"tasks.{name}", last, column, formula, "wan", last, 7 if column == 6 else column)
        return last + 1

    def _indicators(self, row):
        board, rows = self.board, self.filing.indicators
        board.put(None, row, 0, "年度绩效指标", "label", row + len(rows), 0)
        head = [("一级指标", 1, 1), ("二级指标", 2, 2)]
        head += ([("三级指标", 3, 3), ("绩效指标性质", 4, 4), ("绩效指标值", 5, 5), ("绩效度量单位", 6, 6), ("权重", 7, 7)]
                 if self.weighted else [("三级指标", 3, 5), ("指标值", 6, 7)])
        for text, column, to in head:
            board.put(None, row, column, text, "head", row, to)
        board.height(row, 22)
        top = row + 1
        levels = [board.text(f"indicators.{n}.level1", row.level1) for n, row in enumerate(rows, 1)]
        for first, last in runs(levels):
            board.put(None, top + first, 1, levels[first], "centre", top + last, 1)
            for index in range(first, last + 1):
                board.cells[f"indicators.{index + 1}.level1"] = board.cell(top + first, 1)
        for n, item in enumerate(rows, 1):
            at, path = top + n - 1, f"indicators.{n}."
            board.height(at, 26)
            board.put(path + "level2", at, 2, item.level2, "centre")
            if self.weighted:
                board.put(path + "level3", at, 3, item.name, "text")
                board.put(path + "sign", at, 4, item.sign, "centre")
                board.put(path + "value", at, 5, item.value, "number")
                board.put(path + "unit", at, 6, item.unit, "centre")
                board.put(path + "weight", at, 7, item.weight, "number")
            else:
                board.put(path + "level3", at, 3, item.name, "text", at, 5)
                board.put(path + "value", at, 6, item.target, "centre", at, 7)
        return top + len(rows)

    def _footer(self, row):
        board = self.board
        board.put(None, row, 0, "填报人：", "plain")
        board.put(None, row, 1, "甲某", "plain")
        board.put(None, row, 3, "单位负责人：乙某", "plain")
        board.put(None, row, 5, "填报日期：", "plain")
        board.put(None, row, 6, FILED_ON, "date", row, 7)
        board.height(row, 24)
        return row + 1
