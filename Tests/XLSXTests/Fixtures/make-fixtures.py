#!/usr/bin/env python3
"""Writes the workbooks the tests of the reader look at. The expected values stand in the tests, written by hand.

Needs openpyxl and XlsxWriter. Run it in this folder; the results are committed.
"""
import datetime
import zipfile

import openpyxl
import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def package(name, sheet, strings=None, styles=None, workbook_properties="", extra=None, replace=None):
    """A workbook of one sheet, part by part."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{REL}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{workbook_properties}<sheets>'
        '<sheet name="申报表" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{REL}/worksheet" Target="/xl/worksheets/../worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{REL}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{REL}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
        "xl/sharedStrings.xml": strings or f'<sst xmlns="{MAIN}"/>',
        "xl/styles.xml": styles or f'<styleSheet xmlns="{MAIN}"/>',
    }
    parts.update(extra or {})
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in parts.items():
            info = zipfile.ZipInfo((replace or {}).get(part, part), (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def sheet(rows, prefix="", before="", after=""):
    p = prefix + ":" if prefix else ""
    name = "xmlns:" + prefix if prefix else "xmlns"
    return f'<{p}worksheet {name}="{MAIN}">{before}<{p}sheetData>{rows}</{p}sheetData>{after}</{p}worksheet>'


# Types, by hand.
package(
    "types.xlsx",
    sheet(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>-12.5</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" t="e"><v>#SPILL!</v></c>'
        '<c r="D2" t="d"><v>2025-03-01</v></c><c r="E2" t="str"><f>A1&amp;"x"</f><v>a&amp;b</v></c>'
        '<c r="F2" t="inlineStr"><is><r><t>行</t></r><r><t xml:space="preserve"> 内</t></r><rPh><t>x</t></rPh></is></c>'
        '<c r="G2"><f>SUM(A1)</f></c><c r="H2"><v>0.1</v></c><c r="I2"><v>1E-7</v></c><c r="J2" t="s"><v>99</v></c>'
        '<c r="K2"><v>12345678901234567890</v></c></row>'
        '<row><c><v>7</v></c><c><v>8</v></c></row>'
        '<row r="9" hidden="1"><c r="$B$9"><v>1</v></c></row><row r="5"><c r="A5"><v>5</v></c><c r="A5"><v>6</v></c></row>',
        before='<cols><col min="3" max="4" hidden="1"/><col min="20000" max="20001" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="A5:C6"/></mergeCells>',
    ),
    strings=f'<sst xmlns="{MAIN}" count="9" uniqueCount="4000000000"><si><t>绩效目标</t></si>'
    '<si><r><t>产出</t></r><r><t xml:space="preserve"> 指标 </t></r><rPh sb="0" eb="1"><t>chan</t></rPh></si>'
    '<si><t>a_x000D_b_x005F_x000D_</t></si></sst>',
)
package("prefixed.xlsx", sheet('<x:row r="1"><x:c r="A1"><x:v>42</x:v></x:c></x:row>', prefix="x"))
package("comment-in-value.xlsx", sheet('<row r="1"><c r="A1"><v>4<!-- c -->2</v></c><c r="B1" t="str"><v><![CDATA[a<b]]></v></c></row>'))
package(
    "entity-bomb.xlsx",
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>' + sheet('<row><c t="str"><v>&b;</v></c></row>'),
)
package("bad-sheet.xlsx", sheet('<row r="1"><c r="A1"><v>1</v>')[:-30])
package("backslash.xlsx", sheet('<row><c><v>3</v></c></row>'), replace={"xl/worksheets/sheet1.xml": "xl\\Worksheets\\Sheet1.xml"})
formats = '<numFmts><numFmt numFmtId="200" formatCode="[$-804]yyyy&quot;年&quot;m&quot;月&quot;"/>' \
    '<numFmt numFmtId="201" formatCode="[h]:mm"/><numFmt numFmtId="202" formatCode="0.00&quot;day&quot;"/>' \
    '<numFmt numFmtId="203" formatCode="[Red]General"/></numFmts><cellXfs>' \
    + "".join(f'<xf numFmtId="{i}"/>' for i in (0, 14, 200, 201, 202, 203, 9, 31, 20)) + "</cellXfs>"
dated = "".join(f'<c s="{style}"><v>{value}</v></c>' for style, value in
                enumerate(["45000", "45000", "45000.5", "1.5", "45000", "45000", "0.955", "60", "0.4375"]))
for name, flag in (("dates-1900.xlsx", "0"), ("dates-1904.xlsx", "1")):
    package(name, sheet(f"<row>{dated}</row>"), styles=f'<styleSheet xmlns="{MAIN}">{formats}</styleSheet>',
            workbook_properties=f'<workbookPr date1904="{flag}"/>')
package(
    "wps.xlsx", sheet('<row><c t="inlineStr"><is><t>单位：万元</t></is></c></row>'),
    extra={"docProps/app.xml": '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
           "<Application>WPS 表格</Application></Properties>"})
# 300 MB from 300 KB.
package("zip-bomb.xlsx", sheet(" " * 300_000_000))

with zipfile.ZipFile("binary.xlsx", "w") as archive:
    archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types"/>')
    archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
                     f'Type="{REL}/officeDocument" Target="xl/workbook.bin"/></Relationships>')
    archive.writestr("xl/workbook.bin", bytes([0x83, 1, 0]))

# openpyxl: sheet states, merges, dates.
book = openpyxl.Workbook()
book.active.title = "封面"
book.active["B2"] = datetime.datetime(2025, 3, 1, 10, 30)
book.active.merge_cells("B2:D3")
book.active["A5"] = "=1+1"
book.create_sheet("隐藏").sheet_state = "hidden"
book.create_sheet("图").sheet_state = "veryHidden"
book.save("openpyxl.xlsx")

# XlsxWriter: shared strings, percentages, a chart sheet.
book = xlsxwriter.Workbook("xlsxwriter.xlsx", {"default_date_format": "yyyy-mm-dd"})
page = book.add_worksheet("数据")
page.write("A1", "产出指标")
page.write("B1", 0.955, book.add_format({"num_format": "0.0%"}))
page.write_datetime("C1", datetime.date(2024, 1, 5))
page.write_rich_string("A2", "普通", book.add_format({"bold": True}), "加粗")
page.write_formula("B2", "=SUM(1,2)", None, 3)
chart = book.add_chart({"type": "column"})
chart.add_series({"values": "=数据!$B$1:$B$1"})
book.add_chartsheet("图表").set_chart(chart)
book.close()

whole = open("types.xlsx", "rb").read()
open("truncated.xlsx", "wb").write(whole[: len(whole) // 2])
open("html.xlsx", "wb").write("<html><table><tr><td>项目,金额</td></tr></table></html>".encode())
open("csv.xlsx", "wb").write("项目,金额\n道路,12\n".encode())
open("empty.xlsx", "wb").write(b"")
ole = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
open("encrypted.xlsx", "wb").write(ole + "EncryptedPackage".encode("utf-16-le") + bytes(100))
open("legacy.xlsx", "wb").write(ole + "Workbook".encode("utf-16-le") + bytes(100))
