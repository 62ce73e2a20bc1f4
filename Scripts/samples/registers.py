"""The finance bureau's other lists: 部门单位名录 and 事前绩效评估台账."""

from .model import YEAR
from .styles import print_setup
from .workbook import Book


def draw(path, sheet, title, unit, headings, widths, rows):
    """Writes a plain list; each value comes with its style."""
    book = Book(title=title)
    board = book.board(book.sheet(sheet))
    last = len(headings) - 1
    board.widths(*widths)
    board.put(None, 0, 0, title, "title", 0, last)
    board.height(0, 32)
    board.put(None, 1, last - 1, unit, "right", 1, last)
    for column, name in enumerate(headings):
        board.put(None, 2, column, name, "head")
    for row, cells in enumerate(rows, 3):
        for column, (value, style) in enumerate(cells):
            board.put(None, row, column, value, style)
    board.sheet.freeze_panes(3, 0)
    print_setup(board.sheet, 3 + len(rows), len(headings), landscape=True, repeat=2)
    book.save(path)


def write_directory(path, entries):
    """Every unit that has a request, by department."""
    units = sorted({entry.unit for entry in entries if hasattr(entry, "unit")}, key=lambda unit: unit.code)
    rows = [[(unit.department.code, "centre"), (unit.department.name, "text"), (unit.code, "centre"), (unit.name, "text")]
            for unit in units]
    draw(path, "名录", f"示例县{YEAR}年度部门单位名录", None, ["主管部门编码", "主管部门", "单位编码", "单位名称"],
         [14, 30, 12, 36], rows)


def write_evaluations(path, entries):
    """The evaluations that requests refer to, all of them supporting the amount asked for."""
    rows = []
    for entry in entries:
        if getattr(entry, "evaluation", None):
            rows.append([(entry.evaluation.split()[0], "centre"), (entry.code, "centre"), (entry.name, "text"),
                         (entry.unit.name, "text"), (entry.total, "yuan"), (entry.total, "yuan"), ("支持", "centre"),
                         (f"{YEAR - 1}年9月{5 + len(rows)}日", "centre"), ("示例县财政局", "text")])
    draw(path, "台账", f"示例县{YEAR}年度事前绩效评估台账", "金额单位：元",
         ["评估文号", "项目代码", "项目名称", "单位名称", "申报金额", "评估建议金额", "评估结论", "评估日期", "评估机构"],
         [24, 26, 32, 28, 16, 16, 12, 16, 18], rows)


def write_waivers(path):
    """One in use, one for a request that nobody filed, one out of time, and one that nothing needs."""
    office = "示例县财政局绩效股"
    waivers = [
        ("COMP-14", "401003", "示例县人民医院", "门诊大厅维修改造", "人员调整期间，联系信息另行报备", f"{YEAR}年12月31日"),
        ("GATE-07", "401001", "示例县卫生健康局", "农村妇女免费筛查", "项目已终止，不再申请资金", f"{YEAR}年12月31日"),
        ("VAL-15", "401002", "示例县疾病预防控制中心", "重点传染病监测", "上年试点口径", f"{YEAR - 1}年6月30日"),
        ("IND-06", "208001", "示例县教育体育局", None, "内部管理类项目没有服务对象", f"{YEAR}年12月31日"),
    ]
    rows = [[(rule, "centre"), (code, "centre"), (unit, "text"), (project, "text"), (office, "centre"), (reason, "text"),
             (expires, "centre")] for rule, code, unit, project, reason, expires in waivers]
    draw(path, "豁免", f"示例县{YEAR}年度规则豁免清单", None,
         ["豁免规则", "单位编码", "单位名称", "项目名称", "批准人", "豁免理由", "有效期至"], [12, 12, 28, 28, 24, 40, 18], rows)
