#!/usr/bin/env python3
"""Writes the legacy workbooks anew: with xlwt and XlsxWriter (from PyPI), LibreOffice (with python3-uno) and Gnumeric (ssconvert).

What xlwt writes is the same byte for byte; LibreOffice stamps its files with the day."""
import datetime
import pathlib
import struct
import subprocess
import sys
import tempfile
import time

import xlsxwriter
import xlwt

HERE = pathlib.Path(__file__).resolve().parent


def book(dates_1904=False):
    workbook = xlwt.Workbook(encoding="utf-8")
    workbook.dates_1904 = dates_1904
    sheet = workbook.add_sheet("绩效")
    sheet.write_merge(0, 0, 0, 5, "项目支出绩效目标申报表")
    sheet.write_merge(1, 3, 0, 0, "资金情况")
    sheet.write(1, 1, "年度资金总额")
    sheet.write(1, 2, 123456789.01, xlwt.easyxf(num_format_str="#,##0.00"))
    for column, number in enumerate([42, 0.1, 1e15, -1.5e-7]):
        sheet.write(2, 2 + column, number)
    sheet.write(3, 2, datetime.date(2025, 3, 1), xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    when = datetime.datetime(2025, 3, 1, 10, 30)
    sheet.write(3, 3, when, xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日" h:mm'))
    sheet.write(3, 4, 0.4375, xlwt.easyxf(num_format_str="h:mm:ss"))
    sheet.write(3, 5, 1.5, xlwt.easyxf(num_format_str="[h]:mm"))
    for column, text in enumerate(["≥95％", "00123", " 空格 ", "两\n行"]):
        sheet.write(4, column, text)
    # Other programs write an empty text as a text; xlwt only when it is made to.
    sheet.row(4).set_cell_text(4, "")
    sheet.write(5, 0, xlwt.Formula("SUM(C3,D3)"))
    sheet.write(5, 1, xlwt.Formula("1/0"))
    sheet.write(5, 2, xlwt.Formula('B2&"x"'))
    red, bold = xlwt.easyfont("color_index red"), xlwt.easyfont("bold on")
    sheet.write_rich_text(6, 0, [("红", red), ("色𠀀", bold)])
    sheet.row(7).hidden = True
    sheet.write(7, 0, "隐藏行")
    sheet.col(8).hidden = True
    sheet.write(7, 8, "隐藏列")
    for name, visibility in [("隐藏", 1), ("深藏", 2)]:
        hidden = workbook.add_sheet(name)
        hidden.write(0, 0, name)
        hidden.visibility = visibility
    workbook.add_sheet("空")
    return workbook


def container(workbook, storages):
    """A compound file with the stream Workbook and storages that hold one stream each, named in `storages`."""
    streams = [("Workbook", workbook.get_biff_data())] + [(name, b"x" * 4096) for name in storages.values()]
    sectors, starts, table = [], [], []
    for _, content in streams:
        content += b"\0" * (-len(content) % 512)
        starts.append(len(sectors))
        count = max(len(content), 4096) // 512
        content = content.ljust(count * 512, b"\0")
        sectors += [content[i * 512 : i * 512 + 512] for i in range(count)]
        table += [len(table) + 1 + i for i in range(count - 1)] + [0xFFFFFFFE]
    none = 0xFFFFFFFF

    def entry(name, kind, right=none, child=none, start=0, size=0):
        text = (name + "\0").encode("utf-16-le")
        head = text.ljust(64, b"\0") + struct.pack("<HBBIII", len(text), kind, 1, none, right, child)
        return head + b"\0" * 36 + struct.pack("<IQ", start, size)

    more = len(storages)
    entries = [entry("Root Entry", 5, child=1, start=0xFFFFFFFE)]
    entries.append(entry("Workbook", 2, 2 if more else none, start=starts[0], size=max(len(streams[0][1]), 4096)))
    for index, name in enumerate(storages):
        right = 2 + index + 1 if index + 1 < more else none
        entries.append(entry(name, 1, right, child=2 + more + index))
    for index, name in enumerate(storages.values()):
        entries.append(entry(name, 2, start=starts[1 + index], size=4096))
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % 512)
    first = len(sectors)
    count = len(directory) // 512
    sectors += [directory[i * 512 : i * 512 + 512] for i in range(count)]
    table += [len(table) + 1 + i for i in range(count - 1)] + [0xFFFFFFFE]
    place = len(sectors)
    table += [0xFFFFFFFD] + [none] * (127 - len(table))
    sectors.append(struct.pack("<128I", *table))
    header = bytes.fromhex("D0CF11E0A1B11AE1") + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 10
    header += struct.pack("<IIIIIIIII", 1, first, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, place)
    return header.ljust(512, b"\xff") + b"".join(sectors)


def charted(folder):
    workbook = xlsxwriter.Workbook(folder / "chart.xlsx")
    sheet = workbook.add_worksheet("Chart")
    sheet.write_column(0, 0, [1, 2, 3])
    chart = workbook.add_chart({"type": "column"})
    chart.add_series({"values": "=Chart!$A$1:$A$3"})
    sheet.insert_chart("C1", chart)
    workbook.close()
    return folder / "chart.xlsx"


def with_libreoffice(work):
    """Calls `work` with a function that stores a workbook under a name, in a filter, with further properties."""
    import uno
    from com.sun.star.beans import PropertyValue

    def properties(**values):
        return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())

    with tempfile.TemporaryDirectory() as profile:
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", "--accept=pipe,name=fixtures;urp;"])
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(60):
            try:
                context = resolver.resolve("uno:pipe,name=fixtures;urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.5)
        desktop = context.ServiceManager.createInstance("com.sun.star.frame.Desktop")

        def store(source, target, kind, **more):
            document = desktop.loadComponentFromURL(source.as_uri(), "_blank", 0, properties(Hidden=True))
            document.storeToURL((HERE / target).as_uri(), properties(FilterName=kind, **more))
            document.close(True)

        work(store)
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(timeout=20)


def main():
    book().save(str(HERE / "kinds.xls"))
    book(dates_1904=True).save(str(HERE / "dates-1904.xls"))
    small = xlwt.Workbook()
    small.add_sheet("One").write(0, 0, "text")
    (HERE / "embedded-word.xls").write_bytes(container(small, {"MBD00000001": "WordDocument"}))
    (HERE / "macros.xls").write_bytes(container(small, {"_VBA_PROJECT_CUR": "PROJECT"}))
    subprocess.run(["ssconvert", "-T", "Gnumeric_Excel:excel_biff7", HERE / "macros.xls", HERE / "biff5.xls"], check=True)
    sample = sorted((HERE.parents[2] / "Samples/inbox").glob("*/健康知识宣传活动.xlsx"))[0]

    def store(save):
        save(sample, "filing.xls", "MS Excel 97")
        save(HERE / "filing.xls", "filing.xlsx", "Calc MS Excel 2007 XML")
        save(HERE / "macros.xls", "encrypted.xls", "MS Excel 97", Password="secret")
        save(charted(folder), "chart.xls", "MS Excel 97")
        # Excel ciphers a workbook whose structure is protected with this password, and opens it without asking.
        save(HERE / "macros.xls", "structure-protected.xls", "MS Excel 97", Password="VelvetSweatshop")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        with_libreoffice(store)


if __name__ == "__main__":
    sys.exit(main())
