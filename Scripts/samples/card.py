"""项目支出绩效目标申报表 as a card (财预〔2015〕88号): one project, labels left, values right, 万元.

Three layouts: `both` with the parallel half for the term, `year` with the year alone and targets such as `≥95%`,
`split` with columns of their own for sign, value, unit, weight and direction.
"""

from .board import Formula, lines, runs
from .model import FILED_ON, YEAR

SPACED = {
    "项目名称": "项 目 名 称", "主管部门及代码": "主管部门\n及代码", "实施单位": "实 施\n单 位", "项目期": "项 目 期",
    "年度资金总额：": "年度资金\n总    额：", "年度目标": "年 度 目 标", "一级指标": "一级\n指标", "二级指标": "二级\n指标",
    "三级指标": "三 级 指 标", "指标值": "指标值 ", "项目资金（万元）": "项目资金\n（万元）",
}
PARTS = [("  其中：财政拨款", "fiscal"), ("  上年结转资金", "carryover"), ("  其他资金", "other")]


def wan(yuan):
    """Yuan as 万元, a number."""
    value = yuan / 10000
    return int(value) if value == int(value) else value


class Card:
    def __init__(self, board, project, layout="split", labels=None, numbered=False, unit_of_amounts=True,
                 signed=True, annex="附件1", sums=True):
        self.board, self.project, self.layout = board, project, layout
        self.labels = labels or {}
        self.numbered = numbered
        self.unit_of_amounts = unit_of_amounts
        self.signed, self.annex, self.sums = signed, annex, sums

    def draw(self):
        """Draws the card and returns the number of rows taken."""
        self.board.widths(*{"both": (6, 11, 13, 19, 15, 13, 13, 9, 14), "year": (6, 12, 15, 13, 9, 11, 11, 9, 12),
                            "split": (6, 12, 17, 24, 10, 11, 11, 8, 12)}[self.layout])
        self._head()
        self._funds()
        row = self._goals()
        row = self._header(row)
        row = self._indicators(row)
        return self._footer(row)

    def _label(self, row, column, text, to_row=None, to_column=None, style="label"):
        self.board.put(None, row, column, self.labels.get(text, text), style, to_row, to_column)

    def _head(self):
        board, project = self.board, self.project
        board.put(None, 0, 0, self.annex, "annex")
        board.put("title", 1, 0, "项目支出绩效目标申报表", "title", 1, 8)
        board.height(1, 30)
        board.put("year", 2, 0, f"（{YEAR}年度）", "subtitle", 2, 8)
        board.put(None, 3, 7, "金额单位：万元" if self.unit_of_amounts else "", "right", 3, 8)
        self._label(4, 0, "项目名称", 4, 2)
        board.put("project.name", 4, 3, project.name, "text", 4, 8)
        self._label(5, 0, "主管部门及代码", 5, 2)
        board.put("department", 5, 3, project.unit.department.label, "text", 5, 4)
        self._label(5, 5, "实施单位", 5, 6)
        board.put("unit", 5, 7, project.unit.label, "text", 5, 8)
        self._label(6, 0, "项目属性", 6, 2)
        board.put("project.attribute", 6, 3, project.attribute, "text", 6, 4)
        self._label(6, 5, "项目期", 6, 6)
        board.put("project.period", 6, 7, project.period, "text", 6, 8)
        self._label(11, 0, "资金类型", 11, 2)
        board.put("funds.kind", 11, 3, project.funds, "text", 11, 4)
        self._label(11, 5, "事前绩效评估", 11, 6)
        board.put("evaluation", 11, 7, project.evaluation, "text", 11, 8)
        for row in range(4, 12):
            board.height(row, 32 if row in (5, 6, 7, 11) else 24)

    def _funds(self):
        board, project = self.board, self.project
        self._label(7, 0, "项目资金（万元）" if self.unit_of_amounts else "项目资金", 10, 2)
        # (label's columns, amount's columns) of the year
        label, amount = ((5, 6), (7, 8)) if self.layout == "both" else ((3, 4), (5, 8))
        self._label(7, label[0], "年度资金总额：", 7, label[1], "label.left")
        total = Formula(f"=SUM({board.range(8, amount[0], 10, amount[0])})", wan(project.total))
        board.put("funds.year.total", 7, amount[0], total if self.sums else wan(project.total), "wan", 7, amount[1])
        for row, (text, part) in enumerate(PARTS, 8):
            self._label(row, label[0], text, row, label[1], "label.left")
            board.put(f"funds.year.{part}", row, amount[0], wan(getattr(project, part)), "wan", row, amount[1])
        if self.layout != "both":
            return
        self._label(7, 3, "中期资金总额：", style="label.left")
        board.put("funds.term.total", 7, 4, self._term(project.total), "wan")
        for row, (text, part) in enumerate(PARTS, 8):
            self._label(row, 3, text, style="label.left")
            board.put(f"funds.term.{part}", row, 4, self._term(getattr(project, part)), "wan")

    def _term(self, yuan):
        years = self.project.term_years
        return wan(yuan * years) if years > 1 else None

    def _goals(self):
        board, project = self.board, self.project
        self._label(12, 0, "总体目标", 13, 0)
        first = 5 if self.layout == "both" else 1
        if first == 5:
            self._label(12, 1, "中期目标", 12, 4)
            board.put("goal.term", 13, 1, project.term_goal, "goal", 13, 4)
        self._label(12, first, "年度目标", 12, 8)
        board.put("goal.year", 13, first, project.goal, "goal", 13, 8)
        board.height(13, max(62, 15 * lines(project.goal, 22 if first == 5 else 44) + 12))
        return 14

    def _header(self, row):
        if self.numbered:
            self._label(row, -1, "序号", style="head")
        if self.layout == "split":
            names = ["一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重", "指标方向性"]
            for column, name in enumerate(names, 1):
                self._label(row, column, name, style="head")
        elif self.layout == "year":
            for name, column, last in [("一级指标", 1, 1), ("二级指标", 2, 2), ("三级指标", 3, 6), ("指标值", 7, 8)]:
                self._label(row, column, name, row, last, "head")
        else:
            for name, column, last in [("一级指标", 1, 1), ("二级指标", 2, 2), ("三级指标", 3, 3), ("指标值", 4, 4),
                                       ("二级指标", 5, 5), ("三级指标", 6, 7), ("指标值", 8, 8)]:
                self._label(row, column, name, row, last, "head")
        self.board.height(row, 30 if self.labels else 22)
        return row + 1

    def _indicators(self, top):
        board, rows = self.board, self.project.indicators
        self._label(top - 1, 0, "绩效指标", top + len(rows) - 1, 0)
        levels = [board.text(f"indicators.{n}.level1", row.level1) for n, row in enumerate(rows, 1)]
        self._merged("level1", top, 1, levels)
        kinds = [board.text(f"indicators.{n}.level2", row.level2) for n, row in enumerate(rows, 1)]
        self._merged("level2", top, 5 if self.layout == "both" else 2, list(zip(levels, kinds)), kinds)
        for n, row in enumerate(rows, 1):
            path, at = f"indicators.{n}.", top + n - 1
            board.height(at, 28)
            if self.numbered:
                board.put(None, at, -1, n, "centre")
            if self.layout == "split":
                board.put(path + "level3", at, 3, row.name, "text")
                board.put(path + "sign", at, 4, row.sign, "centre")
                board.put(path + "value", at, 5, row.value, "number")
                board.put(path + "unit", at, 6, row.unit, "centre")
                board.put(path + "weight", at, 7, row.weight, "number")
                board.put(path + "direction", at, 8, row.direction, "centre")
            else:
                first, last, value = (3, 6, 7) if self.layout == "year" else (6, 7, 8)
                board.put(path + "level3", at, first, row.name, "text", at, last)
                board.put(path + "value", at, value, row.target, "centre", at, 8)
        if self.layout == "both":
            self._term_indicators(top, list(zip(levels, kinds)))
        return top + len(rows)

    def _term_indicators(self, top, keys):
        years = self.project.term_years
        rows = [row.over(years) for row in self.project.indicators] if years > 1 else []
        if not rows:
            for at in range(top, top + len(keys)):
                for column in (2, 3, 4):
                    self.board.put(None, at, column, None, "text")
            return
        for first, last in runs(keys):
            self.board.put(None, top + first, 2, rows[first].level2, "centre", top + last, 2)
        for at, row in enumerate(rows, top):
            self.board.put(None, at, 3, row.name, "text")
            self.board.put(None, at, 4, row.target, "centre")

    def _merged(self, name, top, column, keys, texts=None):
        """Equal neighbours share one merged cell; each row's path leads to it."""
        texts = texts or keys
        for first, last in runs(keys):
            self.board.put(None, top + first, column, texts[first], "centre", top + last, column)
            for index in range(first, last + 1):
                self.board.cells[f"indicators.{index + 1}.{name}"] = self.board.cell(top + first, column)

    def _footer(self, row):
        board = self.board
        person, head = ("甲某", "乙某") if self.signed else ("", "")
        for at, (left, path, value, right, other_path, other) in enumerate([
                ("填报人：", "filed.by", person, "单位负责人：", "contact.person", head),
                ("联系电话：", "contact.phone", "0827-0123456" if self.signed else "",
                 "填报日期：", "filed.on", FILED_ON if self.signed else "")], row + 1):
            board.put(None, at, 0, left, "plain", at, 1)
            board.put(path, at, 2, value, "plain")
            board.put(None, at, 5, right, "plain", at, 6)
            board.put(other_path, at, 7, other, "date", at, 8)
            board.height(at, 20)
        board.put(None, row + 3, 0, "注：1.各项指标应量化、可衡量；2.金额单位为万元，保留两位小数；3.申请金额超过50万元的，须附事前绩效评估结果。"
                  if self.unit_of_amounts else "注：各项指标应量化、可衡量。", "note", row + 3, 8)
        board.height(row + 3, 30)
        return row + 4
