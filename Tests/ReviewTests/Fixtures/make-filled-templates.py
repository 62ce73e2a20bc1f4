#!/usr/bin/python3
"""Writes blank templates as departments hand them in: filled in by openpyxl, calculated and saved by LibreOffice.

usage: make-filled-templates.py FOLDER
"""

import datetime
import pathlib
import subprocess
import sys
import tempfile

import openpyxl

BLANK = pathlib.Path(__file__).resolve().parents[3] / "Templates" / "blank"
GOAL = "完成农村公路日常养护120公里，路面完好率达到95%以上，保障群众安全出行。"
UNIT = "820001-示例县公路养护中心"
ROWS = [
    ("产出指标", "数量指标", "养护农村公路里程", "≥", 120, "公里", 20, "正向指标"),
    ("产出指标", "质量指标", "路面完好率", "≥", 95, "%", 10, "正向指标"),
    ("产出指标", "时效指标", "养护任务完成时限", "≤", 12, "月", 10, "反向指标"),
    ("产出指标", "成本指标", "每公里养护成本", "≤", 3000, "元", 10, "反向指标"),
    None,
    ("效益指标", "社会效益指标", "受益群众人数", "≥", 8600, "人", 20, "正向指标"),
    ("效益指标", "生态效益指标", "路域环境整治率", "≥", 90, "%", 5, "正向指标"),
    ("效益指标", "可持续影响指标", "长效养护机制", "定性", "健全", None, 5, "正向指标"),
    ("满意度指标", "服务对象满意度指标", "沿线群众满意度", "≥", 90, "%", 10, "正向指标"),
]


def card(sheet):
    for cell, value in {
        "D4": "农村公路养护", "D5": "820-示例县交通运输局", "H5": UNIT, "D6": "新增项目", "H6": "2025年1月-2025年12月",
        "D7": "年初预算", "H9": 30, "H10": 2, "H11": 4, "E13": GOAL, "C31": "甲某", "G31": "乙某",
        "C32": "0827-0123456", "G32": datetime.date(2024, 11, 20),
    }.items():
        sheet[cell] = value
    rows(sheet, 15, 2, ROWS)


def department(sheet):
    sheet["C4"] = "820-示例县交通运输局"
    for row, (name, content, fiscal, other) in enumerate(
        [("农村公路养护", "日常养护农村公路120公里", 32, 4), ("机构运转", "保障在职人员工资福利和日常公用支出", 118.5, None)], 7):
        sheet[f"B{row}"], sheet[f"C{row}"], sheet[f"F{row}"], sheet[f"G{row}"] = name, content, fiscal, other
    sheet["B16"] = GOAL
    rows(sheet, 18, 2, [row and row[:7] for row in ROWS])
    sheet["C34"], sheet["F34"], sheet["C35"], sheet["F35"] = "甲某", "乙某", "0827-0123456", datetime.date(2024, 11, 20)


def project_list(sheet):
    sheet["A6"], sheet["B6"], sheet["C6"], sheet["D6"] = UNIT, "农村公路养护", 360000, GOAL
    rows(sheet, 6, 5, [row for row in ROWS if row])


def rows(sheet, top, left, values):
    for row, cells in enumerate(values, top):
        for column, value in enumerate(cells or (), left):
            sheet.cell(row, column).value = value


out = pathlib.Path(sys.argv[1])
with tempfile.TemporaryDirectory() as folder:
    for title, fill, name in [
        ("项目支出绩效目标申报表", card, "filled-card"), ("部门整体支出绩效目标申报表", department, "filled-department"),
        ("部门预算项目绩效目标申报表", project_list, "filled-list"),
    ]:
        book = openpyxl.load_workbook(BLANK / f"{title}.xlsx")
        fill(book.worksheets[0])
        path = pathlib.Path(folder) / f"{name}.xlsx"
        book.save(path)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)],
            check=True, stdout=subprocess.DEVNULL)
