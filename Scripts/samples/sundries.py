"""What departments put into a workbook beside the form: cover sheets, drop-downs, comments, charts, stamps."""

import io
import struct
import zlib

from .styles import absolute


def contents(names):
    """A 目录 sheet in front of several cards."""
    def draw(book):
        sheet = book.sheet("目录")
        sheet.set_column(0, 0, 8)
        sheet.set_column(1, 1, 44)
        sheet.merge_range(0, 0, 0, 1, "目    录", book.styles["title"])
        for column, text in enumerate(["序号", "内容"]):
            sheet.write_string(1, column, text, book.styles["head"])
        for row, name in enumerate(names, 2):
            sheet.write_number(row, 0, row - 1, book.styles["centre"])
            sheet.write_url(row, 1, f"internal:'{row - 1}'!A1", book.styles["text"], name)
    return draw


def instructions(book):
    """A 说明 sheet and nothing else."""
    sheet = book.sheet("说明")
    sheet.set_column(0, 0, 90)
    sheet.write_string(0, 0, "关于报送2025年度部门预算材料的说明", book.styles["title"])
    texts = ["一、请各股室于十月底前将材料交至财务股，由财务股统一汇总。", "二、纸质材料一式两份，加盖公章。",
             "三、电子表格另行发送，本文件仅为说明，不含表格。"]
    for row, text in enumerate(texts, 1):
        sheet.write_string(row, 0, text, book.styles["note"])
        sheet.set_row(row, 30)


CHOICES = {"指标性质": ["≥", "＞", "＝", "≤", "＜", "定性"], "指标方向性": ["正向指标", "反向指标"],
           "资金类型": ["年初预算", "追加预算", "新出台政策"]}


def choices(book):
    """A hidden sheet with the sources of drop-downs, and names for them."""
    sheet = book.sheet("数据源")
    for column, (name, values) in enumerate(CHOICES.items()):
        sheet.write_string(0, column, name, book.styles["head"])
        for row, value in enumerate(values, 1):
            sheet.write_string(row, column, value, book.styles["plain"])
        book.file.define_name(name, absolute("数据源", 1, column, len(values), column))
    sheet.hide()


def drop_downs(book, sheet, board):
    """Lists for sign, direction and kind of funds, by the names that `choices` defines."""
    for path, cell in board.cells.items():
        name = {"sign": "指标性质", "direction": "指标方向性", "kind": "资金类型"}.get(path.rsplit(".", 1)[-1])
        if name:
            sheet.data_validation(cell, {"validate": "list", "source": f"={name}"})


def checks_of_platform(book, sheet, board):
    """A conditional format on the amounts and a validation of the weights, as clerks keep them."""
    red = book.file.add_format({"font_color": "#9C0006", "bg_color": "#FFC7CE"})
    for path, cell in board.cells.items():
        if path.endswith("funds.year.total"):
            sheet.conditional_format(cell, {"type": "cell", "criteria": ">", "value": 500000, "format": red})
        if path.endswith(".weight"):
            sheet.data_validation(cell, {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 30,
                                         "error_title": "权重", "error_message": "权重应在0至30之间"})
    sheet.freeze_panes(3, 2)


def comments(*notes):
    """The department's own comments: (field path, text)."""
    def draw(book, sheet, board):
        for path, text in notes:
            sheet.write_comment(board.cells[path], text, {"author": "甲某", "x_scale": 1.6})
    return draw


def chart_and_stamp(book, sheet, board):
    """A chart of the projects' amounts and a picture, both below the table."""
    rows = [cell for path, cell in sorted(board.cells.items()) if path.endswith("funds.year.total")]
    chart = book.file.add_chart({"type": "column"})
    name = sheet.get_name()
    for number, cell in enumerate(rows, 1):
        chart.add_series({"name": f"='{name}'!${'B'}${cell[1:]}", "values": f"='{name}'!${cell[0]}${cell[1:]}"})
    chart.set_title({"name": "项目预算数（元）"})
    chart.set_size({"width": 560, "height": 260})
    below = max(int(cell.lstrip("ABCDEFGHIJKLM")) for cell in board.cells.values()) + 2
    sheet.insert_chart(below, 1, chart)
    sheet.insert_image(below, 7, "stamp.png", {"image_data": io.BytesIO(stamp()), "x_offset": 10})


def stamp(size=120):
    """A red ring as a PNG, in place of a seal."""
    middle, rows = (size - 1) / 2, b""
    for y in range(size):
        rows += b"\0"
        for x in range(size):
            distance = (x - middle) ** 2 + (y - middle) ** 2
            ring = (0.42 * size) ** 2 < distance < (0.47 * size) ** 2 or distance < (0.08 * size) ** 2
            rows += bytes((204, 32, 32, 255)) if ring else bytes((255, 255, 255, 0))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", size, size, 8, 6, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b"")
