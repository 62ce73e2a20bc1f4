#!/usr/bin/env python3
"""Writes marked copies as departments hand them in again: mended and answered in LibreOffice, or by openpyxl.

usage: make-resubmissions.py FILINGDESK SAMPLE

FILINGDESK is the program, SAMPLE the filing 门诊大厅维修改造.xlsx of Samples. LibreOffice is driven through its own Python
(python3-uno). What is done to the copies is said at MENDED and ANSWERED; the tests expect just that.
"""

import os
import subprocess
import sys
import tempfile
import time

import openpyxl

HERE = os.path.dirname(os.path.abspath(__file__))
# Cell of the copy as it was given back, and what is typed there. The last one is a fault that was not there before.
MENDED = {"F18": 95, "H25": "示例负责人", "G16": ""}
# Rule and cell of the rows that get an answer.
ANSWERED = {("COMP-10", "G19"): "以月为单位，原系统没有这一栏", ("COMP-14", "C25"): "经办人休假，返岗后补填"}
PORT = 2002


def rows_to_answer(cells):
    """Cells as (row, column, text), 0-based: where each answer goes."""
    column = next(c for r, c, text in cells if text == "单位说明")
    rules = {r: text for r, c, text in cells if text.startswith(("COMP-", "VAL-")) and " " not in text}
    places = {r: text.split("!")[-1] for r, c, text in cells if "!" in text and " " not in text}
    return {(row, column): ANSWERED[rules[row], places[row]] for row in rules
            if (rules[row], places.get(row)) in ANSWERED}


def with_openpyxl(source, target):
    book = openpyxl.load_workbook(source)
    form = book["申报表"]
    for cell, value in MENDED.items():
        form[cell] = value or None
    review = book["审核意见"]
    cells = [(c.row - 1, c.column - 1, str(c.value)) for row in review.iter_rows() for c in row if c.value is not None]
    for (row, column), answer in rows_to_answer(cells).items():
        review.cell(row + 1, column + 1, answer)
    book.save(target)


LIBREOFFICE = """
import uno
from com.sun.star.beans import PropertyValue
def prop(name, value):
    p = PropertyValue(); p.Name = name; p.Value = value; return p
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
context = resolver.resolve("uno:socket,host=localhost,port={port};urp;StarOffice.ComponentContext")
desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
book = desktop.loadComponentFromURL("file://{source}", "_blank", 0, (prop("Hidden", True),))
form = book.Sheets.getByName("申报表")
for cell, value in {mended!r}.items():
    place = form.getCellRangeByName(cell)
    if isinstance(value, str): place.setString(value)
    else: place.setValue(value)
review = book.Sheets.getByName("审核意见")
cells = [(r, c, review.getCellByPosition(c, r).getString()) for r in range(40) for c in range(12)]
answers = {answers}
column = next(c for r, c, text in cells if text == "单位说明")
for r, c, text in cells:
    row = [review.getCellByPosition(k, r).getString() for k in range(12)]
    if c == 0:
        for (rule, cell), answer in answers.items():
            if rule in row and any(t.endswith("!" + cell) for t in row):
                review.getCellByPosition(column, r).setString(answer)
# Two rows above the form: everything in it moves.
form.Rows.insertByIndex(1, 2)
book.storeToURL("file://{target}", (prop("FilterName", "Calc MS Excel 2007 XML"),))
book.close(True)
"""


def with_libreoffice(source, target):
    office = subprocess.Popen(
        ["soffice", "--headless", "--norestore", f"--accept=socket,host=localhost,port={PORT};urp;"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        script = LIBREOFFICE.format(port=PORT, source=source, target=target, mended=MENDED, answers=repr(ANSWERED))
        for attempt in range(30):
            time.sleep(1)
            if subprocess.run(["/usr/bin/python3", "-c", script], capture_output=attempt < 29).returncode == 0:
                return
        sys.exit("LibreOffice did not answer")
    finally:
        subprocess.run(["pkill", "-f", "soffice"])
        office.wait(20)


def main():
    program, sample = sys.argv[1:]
    with tempfile.TemporaryDirectory() as work:
        subprocess.run([program, "review", sample, "--out", work + "/out", "--quiet"], stdout=subprocess.DEVNULL)
        marked = f"{work}/out/annotated/{os.path.basename(sample)}"
        with_openpyxl(marked, os.path.join(HERE, "mended-openpyxl.xlsx"))
        with_libreoffice(marked, os.path.join(HERE, "mended-libreoffice.xlsx"))


main()
