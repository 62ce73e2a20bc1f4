"""The cell formats of official forms: 宋体 and 仿宋, thin borders, centred labels."""

from xlsxwriter.utility import xl_range_abs

SONG, FANG = "宋体", "仿宋"
_BASE = {"font_name": SONG, "font_size": 10.5, "valign": "vcenter"}
_BOX = dict(_BASE, border=1, text_wrap=True)

_FORMATS = {
    "title": dict(_BASE, font_size=18, bold=True, align="center"),
    "subtitle": dict(_BASE, font_size=12, align="center"),
    "annex": dict(_BASE, font_name="黑体", font_size=12),
    "right": dict(_BASE, align="right"),
    "plain": dict(_BASE),
    "note": dict(_BASE, font_name=FANG, font_size=10, text_wrap=True, valign="top"),
    "label": dict(_BOX, align="center"),
    "label.left": dict(_BOX, align="left"),
    "head": dict(_BOX, align="center", bold=True, bg_color="#F2F2F2"),
    "text": dict(_BOX, font_name=FANG, align="left"),
    "centre": dict(_BOX, font_name=FANG, align="center"),
    "goal": dict(_BOX, font_name=FANG, align="left", valign="top"),
    "wan": dict(_BOX, font_name=FANG, align="right", num_format="#,##0.00####"),
    "yuan": dict(_BOX, font_name=FANG, align="right", num_format="#,##0.00"),
    "number": dict(_BOX, font_name=FANG, align="center", num_format="General"),
    "date": dict(_BASE, font_name=FANG, align="left", num_format='yyyy"年"m"月"d"日"'),
    "total": dict(_BOX, bold=True, align="right", num_format="#,##0.00"),
    "total.label": dict(_BOX, bold=True, align="left"),
}


class Styles:
    """Formats of one workbook, made when first asked for."""

    def __init__(self, book):
        self.book = book
        self.made = {}

    def __getitem__(self, name):
        if name not in self.made:
            self.made[name] = self.book.add_format(_FORMATS[name])
        return self.made[name]


def print_setup(sheet, rows, columns, landscape=False, repeat=None):
    """A4, one page wide, centred; `repeat` is the last title row (0-based) printed on every page."""
    sheet.set_paper(9)
    (sheet.set_landscape if landscape else sheet.set_portrait)()
    sheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.7)
    sheet.center_horizontally()
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, rows - 1, columns - 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    if repeat is not None:
        sheet.repeat_rows(0, repeat)


def absolute(sheet_name, first_row, first_column, last_row, last_column):
    return f"='{sheet_name}'!{xl_range_abs(first_row, first_column, last_row, last_column)}"
