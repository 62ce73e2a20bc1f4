#!/usr/bin/env python3
"""Writes the workbooks the tests of the patcher look at. The expected values stand in the tests, written by hand.

Needs openpyxl and XlsxWriter. Run it in this folder; the results are committed. Every timestamp is fixed, so that a
second run writes the same bytes.
"""

import datetime
import io
import re
import struct
import zipfile

import openpyxl
import openpyxl.comments
import openpyxl.formatting.rule
import openpyxl.styles
import openpyxl.worksheet.datavalidation
import openpyxl.worksheet.table
import xlsxwriter

TRANSITIONAL = "http://schemas.openxmlformats.org/"
MAIN = TRANSITIONAL + "spreadsheetml/2006/main"
REL = TRANSITIONAL + "officeDocument/2006/relationships"
PACKAGE = TRANSITIONAL + "package/2006"
STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
STRICT_REL = "http://purl.oclc.org/ooxml/officeDocument/relationships"
TYPE = "application/vnd.openxmlformats-officedocument."
SHEET = TYPE + "spreadsheetml.worksheet+xml"
VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
)
DAY = datetime.datetime(2025, 3, 1)


def relationships(items, prefix="", base=REL):
    p = prefix + ":" if prefix else ""
    name = "xmlns:" + prefix if prefix else "xmlns"
    return (
        f'<{p}Relationships {name}="{PACKAGE}/relationships">'
        + "".join(
            f'<{p}Relationship Id="{i}" Type="{k if "/" in k else base + "/" + k}" Target="{t}"/>' for i, k, t in items
        )
        + f"</{p}Relationships>"
    )


def types(overrides, defaults="", prefix=""):
    p = prefix + ":" if prefix else ""
    name = "xmlns:" + prefix if prefix else "xmlns"
    return (
        f'<{p}Types {name}="{PACKAGE}/content-types"><{p}Default Extension="xml"'
        f' ContentType="application/xml"/><{p}Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{defaults}'
        + "".join(
            f'<{p}Override PartName="/{n}" ContentType="{t if "/" in t else TYPE + "spreadsheetml." + t + "+xml"}"/>'
            for n, t in overrides.items()
        )
        + f"</{p}Types>"
    )


def write(name, parts, stored=()):
    with zipfile.ZipFile(name, "w") as archive:
        for part, content in parts.items():
            info = zipfile.ZipInfo(part, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if part in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)


def small(
    name,
    sheet,
    styles=None,
    workbook="",
    extra=None,
    overrides=None,
    links=None,
    sheet_name="申报表",
    workbook_links=(),
    encoding="utf-8",
    defaults="",
    root=MAIN,
):
    """A workbook of one sheet; what is not given is not there."""
    parts = {
        "[Content_Types].xml": types(
            {"xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet", **(overrides or {})}, defaults
        ),
        "_rels/.rels": relationships([("r1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook xmlns="{root}" xmlns:r="{REL}"><sheets><sheet name="{sheet_name}" sheetId="1" '
            f'r:id="r1"/></sheets>{workbook}</workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            [("r1", "worksheet", "worksheets/sheet1.xml")]
            + ([("r2", "styles", "styles.xml")] if styles else [])
            + list(workbook_links)
        ),
        "xl/worksheets/sheet1.xml": sheet.encode(encoding),
    }
    if styles:
        parts["xl/styles.xml"] = styles
    if links:
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = relationships(links)
    parts.update(extra or {})
    write(name, parts)


def worksheet(rows, before="", after=""):
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def note(shape, row, column):
    return (
        f'<v:shape id="_x0000_s{shape}" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note">'
        f'<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>'
    )


def shapetype(quote='"'):
    return f"<v:shapetype id={quote}_x0000_t202{quote} coordsize={quote}21600,21600{quote}/>"


def idmap(data, quote='"'):
    return (
        f"<o:shapelayout v:ext={quote}edit{quote}><o:idmap v:ext={quote}edit{quote}"
        f" data={quote}{data}{quote}/></o:shapelayout>"
    )


# --- Everything a department's workbook may have.
RICH_STYLES = (
    f'<styleSheet xmlns="{MAIN}" xmlns:mc="{TRANSITIONAL}markup-compatibility/2006" mc:Ignorable="x14ac"'
    ' xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><numFmts count="1"><numFmt'
    ' numFmtId="176" formatCode="0.0_ "/></numFmts><fonts count="2" x14ac:knownFonts="1"><font><sz val="11"/><name'
    ' val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font></fonts><fills count="3"><fill><patternFill'
    ' patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill'
    ' patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills><borders'
    ' count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf'
    ' numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0"'
    ' fillId="0" borderId="0" xfId="0"/><xf numFmtId="176" fontId="1" fillId="2" borderId="0" xfId="0"><alignment'
    ' horizontal="center"/></xf><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles'
    ' count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles><dxfs'
    ' count="2"><dxf><font><b/></font></dxf><dxf><font><i/></font></dxf></dxfs><tableStyles count="0"'
    ' defaultTableStyle="TableStyleMedium9"/><extLst><ext uri="{1}"><x14ac:a/></ext></extLst></styleSheet>'
)
RICH_SHEET = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<worksheet xmlns="{MAIN}" xmlns:r="{REL}"'
    f' xmlns:mc="{TRANSITIONAL}markup-compatibility/2006"'
    ' xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><sheetPr'
    ' codeName="sheetData"><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:D6"/><sheetViews><sheetView'
    ' tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="14.25"/><cols><col min="1"'
    ' max="1" width="20" customWidth="1"/><col min="2" max="3" hidden="1"/></cols><sheetData>\n<row r="1" ht="30"'
    ' customHeight="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" s="2"><v>45000</v></c></row>\n<row r="2"><c r="A2"'
    ' t="s"><v>1</v></c><c r="B2" s="1"><v>12.50</v></c></row><row r="3"><c r="A3"><f>B2*2</f><v>25</v></c><c r="B3"'
    ' s="1"/></row><row r="5"><c r="A5" t="inlineStr"><is><t>sheetData&gt;'
    ' </t></is></c></row></sheetData><sheetProtection sheet="1"/><autoFilter'
    ' ref="A1:B3"/><customSheetViews><customSheetView guid="{1D8AC3B5-0000-4000-8000-000000000001}"><pageMargins'
    ' left="1" right="1" top="1" bottom="1" header="0"'
    ' footer="0"/><headerFooter/></customSheetView></customSheetViews><mergeCells count="1"><mergeCell'
    ' ref="A5:C6"/></mergeCells><conditionalFormatting sqref="B2:B3"><cfRule type="cellIs" dxfId="0" priority="2"'
    ' operator="lessThan"><formula>0</formula></cfRule><cfRule type=\'expression\' dxfId=\'1\''
    ' priority=\'1\'><formula>B2&gt;100</formula></cfRule></conditionalFormatting><dataValidations'
    ' count="1"><dataValidation type="whole"'
    ' sqref="B2"><formula1>1</formula1></dataValidation></dataValidations><hyperlinks><hyperlink ref="A1"'
    ' r:id="rId9"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3"'
    ' footer="0.3"/><pageSetup'
    ' paperSize="9"/><headerFooter><oddFooter>&amp;C第&amp;P页</oddFooter></headerFooter><drawing'
    ' r:id="rId3"/><legacyDrawing r:id="rId4"/><mc:AlternateContent><mc:Choice'
    ' Requires="x14"><controls/></mc:Choice></mc:AlternateContent><tableParts count="1"><tablePart'
    ' r:id="rId5"/></tableParts><extLst><ext'
    ' uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule'
    ' type="dataBar" id="{1}"'
    ' priority="3"/></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>'
)
RICH_COMMENTS = (
    f'<comments xmlns="{MAIN}"><authors><author>张三</author><author>李四</author></authors><commentList>'
    '<comment ref="A2" authorId="0" shapeId="0"><text><t xml:space="preserve"> 请核对 </t></text></comment>'
    '<comment ref="B2" authorId="1"><text><r><rPr><b/></rPr><t>李四：</t></r><r><t>同意</t></r>'
    '<phoneticPr fontId="1"/></text></comment></commentList></comments>'
)
rich = {
    "[Content_Types].xml": types(
        {
            "xl/workbook.xml": "sheet.main",
            "xl/worksheets/sheet1.xml": "worksheet",
            "xl/worksheets/sheet2.xml": "worksheet",
            "xl/styles.xml": "styles",
            "xl/sharedStrings.xml": "sharedStrings",
            "xl/calcChain.xml": "calcChain",
            "xl/comments1.xml": "comments",
            "xl/tables/table1.xml": "table",
            "xl/drawings/drawing1.xml": TYPE + "drawing+xml",
        },
        f'<Default Extension="VML" ContentType="{TYPE}vmlDrawing"/><Default Extension="png" ContentType="image/png"/>',
    ),
    "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<workbook xmlns="{MAIN}"'
        f' xmlns:r="{REL}"><fileVersion appName="xl"/><workbookPr/><bookViews><workbookView'
        ' activeTab="1"/></bookViews><sheets><sheet name="申报表" sheetId="3" r:id="rId1"/><sheet name="附表"'
        ' sheetId="7" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0"'
        ' hidden="1">申报表!$A$1:$B$3</definedName><definedName name="_xlnm.Print_Titles"'
        ' localSheetId="1">附表!$1:$1</definedName><definedName'
        ' name="合计">申报表!$A$3</definedName></definedNames><calcPr calcId="191029"/><extLst><ext uri="{2}"><a'
        ' xmlns="a"/></ext></extLst></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": relationships(
        [
            ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
            ("rId2", "worksheet", "./worksheets/../worksheets/sheet2.xml"),
            ("rId3", "styles", "styles.xml"),
            ("rId4", "sharedStrings", "sharedStrings.xml"),
            ("rId5", "calcChain", "calcChain.xml"),
        ]
    ),
    "xl/worksheets/sheet1.xml": RICH_SHEET,
    "xl/worksheets/_rels/sheet1.xml.rels": (
        relationships(
            [
                ("rId3", "drawing", "../drawings/drawing1.xml"),
                ("rId4", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rId5", "table", "../tables/table1.xml"),
                ("rId6", "comments", "../comments1.xml"),
            ]
        ).replace(
            "</Relationships>",
            f'<Relationship Id="rId9" Type="{REL}/hyperlink" Target="http://example.invalid/"'
            ' TargetMode="External"/></Relationships>',
        )
    ),
    "xl/worksheets/sheet2.xml": worksheet(
        '<row r="1"><c r="A1"><f>申报表!A3</f><v>25</v></c></row>',
        '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>',
    ),
    "xl/comments1.xml": RICH_COMMENTS,
    "xl/drawings/vmlDrawing1.vml": (
        VML
        + idmap("1,3")
        + shapetype()
        + note(1025, 1, 0)
        + note(1026, 1, 1)
        + '<v:shape id="按钮" o:spid="_x0000_s2046" type="#_x0000_t201"><x:ClientData'
        ' ObjectType="Button"/></v:shape></xml>\r\n'
    ),
    "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{TRANSITIONAL}drawingml/2006/spreadsheetDrawing"/>',
    "xl/tables/table1.xml": (
        f'<table xmlns="{MAIN}" id="1" name="t" displayName="t" ref="A1:B2"><tableColumns count="2">'
        '<tableColumn id="1" name="项目"/><tableColumn id="2" name="b"/></tableColumns></table>'
    ),
    "xl/media/image1.png": b"\x89PNG\r\n\x1a\n" + bytes(range(64)),
    "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="A3" i="3"/><c r="A1" i="7"/></calcChain>',
    "xl/sharedStrings.xml": (
        f'<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><t>项目</t></si><si><t>金额 &amp; 数</t></si></sst>'
    ),
    "xl/styles.xml": RICH_STYLES,
}
write("patch-rich.xlsx", rich, stored=("xl/media/image1.png",))

# A signature covers the parts as they are.
write("patch-signed.xlsx", {**rich, "_xmlsignatures/origin.sigs": b""})

# --- Next to nothing: no styles, no relationships of the sheet, names that need quoting.
small(
    "patch-bare.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    sheet_name="O'Brien &amp; &quot;Co&quot;",
    workbook="<definedNames/>",
)
small("patch-name-taken.xlsx", worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'), sheet_name="审核意见")

# Sheets without rows, rows without cells, self-closed collections.
small(
    "patch-empty-sheet.xlsx",
    f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>',
    styles=f'<styleSheet xmlns="{MAIN}"/>',
)
small(
    "patch-closed-sections.xlsx",
    worksheet('<row r="1"><c r="A1" s="0"><v>1</v></c></row><row r="2"/>'),
    styles=(
        f'<styleSheet xmlns="{MAIN}"><fonts count="0"/><fills/><borders/><cellStyleXfs/><cellXfs count="1"><xf'
        ' numFmtId="10"/></cellXfs><dxfs count="0"/></styleSheet>'
    ),
)
small(
    "patch-formats-alone.xlsx",
    worksheet('<row r="1"><c r="A1" s="1"><v>0.5</v></c></row>'),
    styles=(
        f'<styleSheet xmlns="{MAIN}"><fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs></styleSheet>'
    ),
)

# Leftovers: types of parts that are gone, relationships of a sheet that is gone, part names in capitals.
small(
    "patch-leftovers.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    styles=RICH_STYLES,
    overrides={
        "xl/styles.xml": "styles",
        "xl/comments1.xml": "comments",
        "xl/Worksheets/Sheet2.xml": "worksheet",
        "xl/comments2.xml": "comments",
    },
    defaults=f'<Default Extension="vml" ContentType="{TYPE}vmlDrawing"/>',
    extra={
        "xl/drawings/vmlDrawing4.vml": VML + idmap("1,2") + "</xml>",
        "XL/Comments2.XML": RICH_COMMENTS,
        "xl/worksheets/_rels/sheet3.xml.rels": relationships([("r1", "image", "x.png")]),
    },
)

# --- Prefixes everywhere, none for relationships at the worksheet's root.
write(
    "patch-prefixed.xlsx",
    {
        "[Content_Types].xml": types(
            {"xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet"}, prefix="ct"
        ),
        "_rels/.rels": relationships([("a", "officeDocument", "/xl/workbook.xml")], prefix="pr"),
        "xl/workbook.xml": (
            f'<x:workbook xmlns:x="{MAIN}"><x:sheets><x:sheet name="申报表" sheetId="1" xmlns:q="{REL}" q:id="rId1"/>'
            '</x:sheets></x:workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            [("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "styles", "styles.xml")], "pr"
        ),
        "xl/worksheets/sheet1.xml": (
            f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1" ht="20"><x:c r="A1"'
            ' s="1"><x:v>4</x:v></x:c></x:row></x:sheetData><x:tableParts count=\"0\"/></x:worksheet>'
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": f'<pr:Relationships xmlns:pr="{PACKAGE}/relationships"/>',
        "xl/styles.xml": (
            f'<x:styleSheet xmlns:x="{MAIN}"><x:fonts count="1"><x:font><x:sz val="11"/></x:font></x:fonts><x:fills'
            ' count="2"><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill'
            ' patternType="gray125"/></x:fill></x:fills><x:borders count="1"><x:border/></x:borders><x:cellXfs'
            ' count="2"><x:xf/><x:xf numFmtId="10"/></x:cellXfs><x:dxfs count="0"/></x:styleSheet>'
        ),
    },
)

# --- Strict OOXML.
write(
    "patch-strict.xlsx",
    {
        "[Content_Types].xml": types({"xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet"}),
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")], base=STRICT_REL),
        "xl/workbook.xml": (
            f'<workbook xmlns="{STRICT_MAIN}" xmlns:r="{STRICT_REL}" conformance="strict"><sheets>'
            '<sheet name="申报表" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships([("rId1", "worksheet", "worksheets/sheet1.xml")], base=STRICT_REL),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{STRICT_MAIN}"><sheetData><row r="1"><c r="A1"'
            ' t="inlineStr"><is><t>项目</t></is></c></row></sheetData></worksheet>'
        ),
    },
)

# --- A thread, with the comment that stands for it, and a plain comment beside it.
THREADED = "http://schemas.microsoft.com/office/2017/10/relationships/"
THREAD = "{F7C1A4E2-0000-4000-8000-00000000000A}"
small(
    "patch-threaded.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>', after='<legacyDrawing r:id="r1"/>'),
    overrides={
        "xl/comments1.xml": "comments",
        "xl/threadedComments/threadedComment1.xml": "application/vnd.ms-excel.threadedcomments+xml",
        "xl/persons/person.xml": "application/vnd.ms-excel.person+xml",
    },
    defaults=f'<Default Extension="vml" ContentType="{TYPE}vmlDrawing"/>',
    links=[
        ("r1", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("r2", "comments", "../comments1.xml"),
        ("r3", THREADED + "threadedComment", "../threadedComments/threadedComment1.xml"),
    ],
    workbook_links=[("r9", THREADED + "person", "persons/person.xml")],
    extra={
        "xl/comments1.xml": (
            '<comments'
            f' xmlns="{MAIN}"><authors><author>tc={THREAD}</author><author>张三</author></authors><commentList>'
            '<comment ref="A1" authorId="0"><text><t>[线程批注] 为什么？</t></text></comment>'
            '<comment ref="B1" authorId="1"><text/></comment></commentList></comments>'
        ),
        "xl/drawings/vmlDrawing1.vml": VML + idmap("1") + shapetype() + note(1025, 0, 0) + note(1026, 0, 1) + "</xml>",
        "xl/threadedComments/threadedComment1.xml": (
            '<ThreadedComments'
            ' xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment'
            f' ref="A1" personId="{{1}}" id="{THREAD}"><text>为什么？</text></threadedComment></ThreadedComments>'
        ),
        "xl/persons/person.xml": (
            '<personList xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><person'
            ' displayName="张三" id="{1}"/></personList>'
        ),
    },
)

# --- Drawings: controls without comments, comments without a drawing, blocks that other sheets use.
small(
    "patch-controls.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c></row>', after='<legacyDrawing r:id="r1"/>'),
    links=[("r1", "vmlDrawing", "/xl/drawings/VMLDrawing1.vml")],
    defaults=f'<Default Extension="vml" ContentType="{TYPE}vmlDrawing"/>',
    extra={
        "xl/drawings/vmlDrawing1.vml": (
            VML
            + idmap("2", "'")
            + shapetype("'")
            + "<v:shape id='_x0000_s3071'"
            " type='#_x0000_t201'><v:textbox><div>第一行<br>第二行</div></v:textbox></v:shape></xml>"
        ),
        "xl/drawings/vmlDrawing7.vml": VML + idmap("3,4") + shapetype() + "</xml>",
    },
)
small(
    "patch-undrawn.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    overrides={"xl/comments1.xml": "comments"},
    links=[("r1", "comments", "../comments1.xml")],
    extra={
        "xl/comments1.xml": (
            f'<comments xmlns="{MAIN}"><authors/><commentList><comment ref="C3"'
            ' authorId="0"><text><t>旧</t></text></comment></commentList></comments>'
        )
    },
)

# --- Parts that are not as they should be.
small(
    "patch-absurd-sizes.xlsx",
    worksheet(
        '<row r="1" ht="1e300"><c r="A1"><v>1</v></c></row><row r="2" ht="-5"><c r="A2"><v>2</v></c></row>',
        '<sheetFormatPr defaultRowHeight="0" defaultColWidth="nan"/><cols><col min="2" max="2" width="1e300"/>'
        '<col min="3" max="3" width="-inf"/><col min="4" max="99999999999" width="-1e300"/></cols>',
        '<legacyDrawing r:id="r1"/>',
    ),
    links=[("r1", "vmlDrawing", "../drawings/vmlDrawing1.vml")],
    defaults=f'<Default Extension="vml" ContentType="{TYPE}vmlDrawing"/>',
    extra={
        "xl/drawings/vmlDrawing1.vml": (
            VML + idmap("9000000000000000000,-4,x") + '<v:shape id="_x0000_s999999999"/></xml>'
        )
    },
)
small(
    "patch-utf16.xlsx",
    '<?xml version="1.0" encoding="UTF-16"?>' + worksheet('<row r="1"><c r="A1" t="str"><v>项目</v></c></row>'),
    encoding="utf-16",
)
small(
    "patch-latin.xlsx",
    '<?xml version="1.0" encoding="ISO-8859-1"?>' + worksheet('<row r="1"><c r="A1" t="str"><v>\xe9</v></c></row>'),
    encoding="latin-1",
)
small(
    "patch-two-prefixes.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    root=f'{MAIN}" xmlns:z="{REL}" xmlns:a="{REL}',
)
small(
    "patch-cdata.xlsx",
    worksheet(
        '<row r="1"><c r="A1" t="str"><v><![CDATA[</sheetData>]]></v></c></row>',
        "<!-- <sheetData> -->",
        '<conditionalFormatting sqref="A1"><cfRule type="expression"'
        ' priority="1"><formula>TRUE</formula></cfRule></conditionalFormatting>',
    ),
)

small(
    "patch-dangling.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c></row>', after='<legacyDrawing r:id="r7"/><tableParts count="0"/>'),
    links=[("r1", "vmlDrawing", "../drawings/vmlDrawing1.vml")],
)
small(
    "patch-dangling-part.xlsx",
    worksheet('<row r="1"><c r="A1"><v>1</v></c></row>', after='<legacyDrawing r:id="r1"></legacyDrawing>'),
    links=[("r1", "vmlDrawing", "../drawings/vmlDrawing9.vml")],
)
small("patch-rootless.xlsx", f'<worksheet xmlns="{MAIN}"/>')

# --- Cells to be edited.
EDIT_ROWS = (
    '<row r="1" spans="1:5"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="2" t="inlineStr"><is><t>万 元</t></is></c>'
    '<c r="C1" s="1"/><c r="D1" s="1"><v>12.50</v></c><c r="E1" s="1" t="b"><v>1</v></c></row>'
    '<row r="2"><c r="A2"><f>D1*2</f><v>25</v></c><c r="B2" t="str"><v>a</v></c></row><row r="3"/>'
    '<row r="7"><c s="1" t="s" ><v>1</v></c><c cm=\'1\' r="B7"><v>3</v></c></row>'
)
EDIT_STRINGS = (
    f'<sst xmlns="{MAIN}"><si><t xml:space="preserve"> 产出 </t></si><si><r><t>＞</t></r><r><t>＝90</t></r></si></sst>'
)
EDIT_PARTS = {
    "xl/sharedStrings.xml": EDIT_STRINGS,
    "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="A2" i="1"/></calcChain>',
}
EDIT_LINKS = [("r8", "sharedStrings", "sharedStrings.xml"), ("r9", "calcChain", "calcChain.xml")]
small(
    "patch-edits.xlsx",
    worksheet(EDIT_ROWS, after='<mergeCells count="1"><mergeCell ref="A7:A8"/></mergeCells>'),
    styles=RICH_STYLES,
    workbook='<calcPr calcId="191029" fullCalcOnLoad="0"/>',
    workbook_links=EDIT_LINKS,
    extra=EDIT_PARTS,
)
small(
    "patch-edits-plain.xlsx",
    worksheet(EDIT_ROWS.replace("<f>D1*2</f>", "")),
    styles=RICH_STYLES,
    workbook_links=EDIT_LINKS[:1],
    extra={"xl/sharedStrings.xml": EDIT_STRINGS},
)
write(
    "patch-edits-prefixed.xlsx",
    {
        "[Content_Types].xml": types({"xl/workbook.xml": "sheet.main", "xl/worksheets/sheet1.xml": "worksheet"}),
        "_rels/.rels": relationships([("a", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<x:workbook xmlns:x="{MAIN}" xmlns:r="{REL}"><x:sheets><x:sheet name="申报表" sheetId="1"'
            ' r:id="rId1"/></x:sheets></x:workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships([("rId1", "worksheet", "worksheets/sheet1.xml")]),
        "xl/worksheets/sheet1.xml": (
            '<x:worksheet'
            f' xmlns:x="{MAIN}"><x:sheetData><x:row><x:c><x:v>4</x:v></x:c></x:row><x:row><x:c><x:v>5</x:v></x:c>'
            '</x:row></x:sheetData></x:worksheet>'
        ),
    },
)


# --- Marks to be taken off again.
def comments(items, prefix="", authors="<author>张三</author>"):
    p = prefix + ":" if prefix else ""
    name = "xmlns:" + prefix if prefix else "xmlns"
    authors = authors.replace("<", "<" + p).replace("<" + p + "/", "</" + p)
    return f'<{p}comments {name}="{MAIN}"><{p}authors>{authors}</{p}authors>{items}</{p}comments>'


NUMBERS = worksheet('<row r="1">' + "".join(f'<c r="{c}1"><v>1</v></c>' for c in "ABCDEFGHIJKLM") + "</row>")
DRAWN = [("r1", "comments", "../comments1.xml"), ("r2", "vmlDrawing", "../drawings/vmlDrawing1.vml")]
DRAWING = '<legacyDrawing r:id="r2"/></worksheet>'

# Comments without a text, with an empty one, full ones, and one that begins as ours do.
ODD_COMMENTS = (
    '<commentList><comment ref="A1" authorId="0"/><comment ref="B1" authorId="0"></comment>'
    '<comment ref="C1" authorId="0"><text/></comment><comment ref="D1" authorId="0"><text></text></comment>'
    '<comment ref="E1" authorId="0"><text><t/></text></comment>'
    '<comment ref="F1" authorId="0"><text><phoneticPr fontId="1"/></text></comment>'
    '<comment ref="G1" authorId="0"><text><t>甲</t><r><t>乙</t></r><rPh sb="0" eb="1"><t>丙</t></rPh></text></comment>'
    f'<comment ref="H1" authorId="0"><text><t>{"长" * 32757}</t></text></comment>'
    f'<comment ref="I1" authorId="0"><text><t>{"长" * 32766}</t></text></comment>'
    '<comment ref="J1" authorId="0"><text><t>【审核】\n已核</t></text></comment>'
    '<comment ref="K1" authorId="0"><text><t>甲\n【审核】\n已核</t></text></comment>'
    '<comment ref="L1" authorId="0"><text><r><t>甲</t></r></text><commentPr/></comment>'
    '<comment ref="M1" authorId="7"><commentPr/></comment></commentList>'
)
for name, prefix in (("marks-odd-comments.xlsx", ""), ("marks-odd-comments-prefixed.xlsx", "x")):
    items = ODD_COMMENTS
    if prefix:
        items = re.sub(r"<(/?)(?=\w)", rf"<\g<1>{prefix}:", items)
    small(
        name,
        NUMBERS.replace("</worksheet>", DRAWING),
        links=DRAWN,
        overrides={"xl/comments1.xml": "comments"},
        defaults=f'<Default Extension="vml" ContentType="{TYPE}vmlDrawing"/>',
        extra={
            "xl/comments1.xml": comments(items, prefix),
            "xl/drawings/vmlDrawing1.vml": VML
            + idmap("1")
            + shapetype()
            + "".join(note(1025 + i, 0, i) for i in range(13))
            + "</xml>",
        },
    )

# A drawing whose block is full, with a box that belongs to no comment, shapes of other kinds and quotes of the other kind.
ODD_DRAWING = (
    VML
    + idmap("1", "'")
    + note(2047, 0, 0)
    + "<v:shape id='_x0000_s1026'/><v:group><v:shape id=\"_x0000_s1027\" type='#x'><v:textbox><br>甲</v:textbox>"
    + "<x:ClientData ObjectType='Note'><x:Row> 0 </x:Row><x:Column>1</x:Column></x:ClientData></v:shape></v:group>"
    + "</xml>\n"
)
for name, root in (
    ("marks-comments-root.xlsx", f'<comments xmlns="{MAIN}"/>'),
    ("marks-comments-empty.xlsx", f'<comments xmlns="{MAIN}"><authors /><commentList></commentList></comments>'),
    ("marks-comments-nobody.xlsx", f'<comments xmlns="{MAIN}"><commentList/></comments>'),
):
    small(
        name,
        NUMBERS.replace("</worksheet>", DRAWING),
        links=DRAWN,
        workbook="<definedNames></definedNames>",
        overrides={"xl/comments1.xml": "comments", "xl/drawings/vmlDrawing1.vml": TYPE + "vmlDrawing"},
        extra={"xl/comments1.xml": root, "xl/drawings/vmlDrawing1.vml": ODD_DRAWING},
    )

# Counts that are wrong, missing or strangely written; priorities too; empty relationships; tabs that are not there.
small(
    "marks-odd-numbers.xlsx",
    worksheet(
        '<row r="1"><c r="A1" s="0"><v>1</v></c></row>',
        after='<conditionalFormatting sqref="A1"><cfRule type="expression" priority="0"><formula>1</formula></cfRule>'
        '<cfRule type="expression" priority="9223372036854775807"><formula>1</formula></cfRule><cfRule'
        ' type="expression" priority="-1"><formula>1</formula></cfRule><cfRule type="expression" priority="07"><formula>'
        "1</formula></cfRule><cfRule type=\"expression\"\tpriority = '3'><formula>1</formula></cfRule>"
        "</conditionalFormatting>",
    ),
    styles=(
        f'<styleSheet xmlns="{MAIN}"><fonts count="7"><font/></fonts><fills\n><fill><patternFill patternType="none"/>'
        '</fill></fills><borders count="x"><border/></borders><cellXfs count="9223372036854775807"><xf/></cellXfs>'
        '<dxfs count="0"></dxfs></styleSheet>'
    ),
    overrides={"xl/styles.xml": "styles"},
    workbook='<bookViews><workbookView activeTab="4" firstSheet="1"/></bookViews><definedNames><definedName name="a"'
    ' localSheetId="3">1</definedName></definedNames>',
    extra={
        "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships" />',
        "xl/worksheets/_rels/sheet9.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>',
    },
)

# As Excel would save a copy after the department had it: our sheet renamed and moved to the front, chosen, explained,
# computed in and commented on; a rule of the department's beside ours; its own comments new, ours in theirs and alone.
GUID = "{00000000-0000-4000-8000-00000000000%d}"
OURS = "<r><rPr><b/><sz val=\"9\"/><rFont val=\"宋体\"/></rPr><t xml:space=\"preserve\">%s【审核】\n</t></r><r><t>缺\n多</t></r>"


def excel_comment(ref, author, text, number):
    return f'<comment ref="{ref}" authorId="{author}" shapeId="0" xr:uid="{GUID % number}"><text>{text}</text></comment>'


def rule(formula, priority, extra=""):
    return (
        f'<cfRule type="expression" dxfId="{priority - 1}" priority="{priority}"{extra}><formula>{formula}</formula></cfRule>'
    )


SENTINEL = 'LEN("filingdesk:%s")&gt;0'
write(
    "marks-resaved.xlsx",
    {
        "[Content_Types].xml": types(
            {
                "xl/workbook.xml": "sheet.main",
                "xl/worksheets/sheet1.xml": "worksheet",
                "xl/worksheets/sheet2.xml": "worksheet",
                "xl/worksheets/sheet3.xml": "worksheet",
                "xl/styles.xml": "styles",
                "xl/calcChain.xml": "calcChain",
                "xl/comments1.xml": "comments",
                "xl/comments2.xml": "comments",
                "xl/comments3.xml": "comments",
                "xl/printerSettings/printerSettings1.bin": TYPE + "spreadsheetml.printerSettings",
            },
            f'<Default Extension="vml" ContentType="{TYPE}vmlDrawing"/>',
        ),
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{REL}"><bookViews><workbookView firstSheet="2" activeTab="0"/></bookViews>'
            '<sheets><sheet name="县局\'意见" sheetId="9" r:id="rId1"/><sheet name="隐" sheetId="1" state="hidden"'
            ' r:id="rId2"/><sheet name="申报表" sheetId="2" r:id="rId3"/></sheets><definedNames><definedName'
            " name=\"_filingdesk.report\" localSheetId=\"1\">隐!$A$1</definedName><definedName"
            " name=\"_filingdesk.report\" hidden=\"1\">'县局''意见'!$A$2</definedName><definedName"
            " name=\"_xlnm._FilterDatabase\" localSheetId=\"0\" hidden=\"1\">'县局''意见'!$A$2:$B$4</definedName>"
            '<definedName name="_xlnm.Print_Area" localSheetId="2">申报表!$A$1:$B$2</definedName></definedNames></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": relationships(
            [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in (1, 2, 3)]
            + [("rId4", "calcChain", "calcChain.xml"), ("rId5", "styles", "styles.xml")]
        ),
        "xl/styles.xml": RICH_STYLES.replace('<dxfs count="2">', '<dxfs count="5">' + "<dxf/>" * 3),
        "xl/calcChain.xml": f'<calcChain xmlns="{MAIN}"><c r="B9" i="9"/></calcChain>',
        "xl/worksheets/sheet1.xml": worksheet(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>问题</t></is></c><c r="B1" t="inlineStr"><is><t>单位说明</t></is></c>'
            '</row><row r="2"><c r="B2" t="inlineStr"><is><t>已经县政府批准</t></is></c></row><row r="9"><c r="B9">'
            "<f>1+1</f><v>2</v></c></row>",
            '<sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews>',
            '<pageSetup r:id="rId1"/><legacyDrawing r:id="rId2"/>',
        ),
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
            [
                ("rId1", "printerSettings", "../printerSettings/printerSettings1.bin"),
                ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
                ("rId3", "comments", "../comments1.xml"),
                ("rId4", "image", "../media/shared.png"),
            ]
        ),
        "xl/printerSettings/printerSettings1.bin": b"\0" * 8,
        "xl/media/shared.png": b"\x89PNG",
        "xl/comments1.xml": comments(f'<commentList>{excel_comment("B2", 0, "<t>问</t>", 1)}</commentList>').replace(
            "xmlns", 'xmlns:xr="xr" xmlns', 1
        ),
        "xl/drawings/vmlDrawing1.vml": VML + idmap("1") + shapetype() + note(1025, 1, 1) + "</xml>",
        "xl/worksheets/sheet2.xml": worksheet(
            '<row r="1"><c r="A1"><v>7</v></c></row>',
            after='<conditionalFormatting sqref="A1">'
            + rule(SENTINEL % "notice", 1)
            + '</conditionalFormatting><legacyDrawing r:id="rId1"/>',
        ),
        "xl/worksheets/_rels/sheet2.xml.rels": relationships(
            [
                ("rId1", "vmlDrawing", "../drawings/vmlDrawing2.vml"),
                ("rId2", "comments", "../comments2.xml"),
                ("rId3", "image", "../media/shared.png"),
            ]
        ),
        "xl/comments2.xml": comments(
            f'<commentList>{excel_comment("A1", 0, OURS % "", 2)}</commentList>', authors="<author>FilingDesk</author>"
        ).replace("xmlns", 'xmlns:xr="xr" xmlns', 1),
        "xl/drawings/vmlDrawing2.vml": VML + idmap("2") + shapetype() + note(2049, 0, 0) + "</xml>",
        "xl/worksheets/sheet3.xml": worksheet(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>已改</t></is></c><c r="B1"><v>12</v></c></row>',
            after='<conditionalFormatting sqref="A1">'
            + rule(SENTINEL % "error", 2)
            + rule("A1=1", 1)
            + rule("A1=2", 4)
            + '</conditionalFormatting><conditionalFormatting sqref="B1:B2">'
            + rule(SENTINEL % "warning", 3)
            + '</conditionalFormatting><conditionalFormatting sqref="C1">'
            + rule("C1=3", 5)
            + '</conditionalFormatting><legacyDrawing r:id="rId1"/>',
        ),
        "xl/worksheets/_rels/sheet3.xml.rels": relationships(
            [("rId1", "vmlDrawing", "../drawings/vmlDrawing3.vml"), ("rId2", "comments", "../comments3.xml")]
        ),
        "xl/comments3.xml": comments(
            "<commentList>"
            + excel_comment("A1", 1, OURS % "", 3)
            + excel_comment("B1", 0, "<r><t>请核对</t></r>" + OURS % "\n", 4)
            + excel_comment("C1", 0, "<r><t>甲\n</t></r>" + OURS % "", 5)
            + excel_comment("D1", 0, "<t>【审核】是你们写的</t>", 6)
            + "</commentList>",
            authors="<author>张三</author><author>FilingDesk</author>",
        ).replace("xmlns", 'xmlns:xr="xr" xmlns', 1),
        "xl/drawings/vmlDrawing3.vml": VML
        + idmap("3")
        + shapetype("'")
        + "\r\n".join(note(3073 + i, 0, i) for i in range(4))
        + "\r\n</xml>",
    },
)


# --- Containers.
class Stream(io.RawIOBase):
    """Cannot be rewound, so zipfile writes sizes behind the content."""

    def __init__(self):
        self.bytes = bytearray()

    def writable(self):
        return True

    def write(self, data):
        self.bytes += data
        return len(data)


def container(name):
    stream = Stream()
    with zipfile.ZipFile(stream, "w") as archive:
        for index, (part, content) in enumerate(rich.items()):
            info = zipfile.ZipInfo(part, (2024, 5, 6, 7, 8, 10))
            info.compress_type = zipfile.ZIP_STORED if index % 4 == 0 else zipfile.ZIP_DEFLATED
            info.extra = struct.pack("<HHI", 0xCAFE, 4, index)
            info.external_attr = 0o600 << 16
            info.comment = f"注{index}".encode()
            archive.writestr(info, content)
        for part in ("xl/media/图片 一.png", "docProps/空/"):
            info = zipfile.ZipInfo(part, (2024, 5, 6, 7, 8, 10))
            archive.writestr(info, b"" if part.endswith("/") else b"PK\x03\x04PK\x01\x02PK\x05\x06" * 3)
        archive.comment = "县财政局存档".encode()
    open(name, "wb").write(bytes(stream.bytes))


container("patch-container.xlsx")


# --- Other programs.
def settle(name):
    """Takes the clock out of a workbook."""
    with zipfile.ZipFile(name) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    core = parts["docProps/core.xml"].decode()
    parts["docProps/core.xml"] = re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "2025-03-01T00:00:00Z", core)
    write(name, parts)


book = openpyxl.Workbook()
page = book.active
page.title = "项目支出"
for row in (["指标", "值", "单位"], ["里程", 120, "公里"], ["合格率", 0.95, None]):
    page.append(row)
page["B3"].number_format = "0%"
page["D2"] = "=B2*2"
page.merge_cells("A5:B6")
page["A5"] = "合并"
page["B2"].comment = openpyxl.comments.Comment("原批注", "王五")
page["A5"].comment = openpyxl.comments.Comment("合并批注", "王五")
page["A1"].hyperlink = "http://example.invalid/"
page.conditional_formatting.add(
    "B2:B3",
    openpyxl.formatting.rule.CellIsRule(
        operator="lessThan", formula=["0"], fill=openpyxl.styles.PatternFill(bgColor="FFFF0000")
    ),
)
check = openpyxl.worksheet.datavalidation.DataValidation(type="list", formula1='"公里,个"')
check.add("C2:C3")
page.add_data_validation(check)
page.add_table(openpyxl.worksheet.table.Table(displayName="指标表", ref="A1:C3"))
other = book.create_sheet("说明")
other["A1"] = "无"
other.print_title_rows = "1:1"
book.save("patch-openpyxl.xlsx")
settle("patch-openpyxl.xlsx")

book = xlsxwriter.Workbook("patch-xlsxwriter.xlsx")
book.set_properties({"created": DAY})
page = book.add_worksheet("整体支出")
other = book.add_worksheet("图表")
bold = book.add_format({"bold": True})
page.write_row("A1", ["任务", "金额"], bold)
page.write_row("A2", ["道路", 12.5])
page.write_formula("B4", "=SUM(B2:B3)", None, 12.5)
page.merge_range("A6:B7", "备注", bold)
page.write_comment("B2", "核对金额", {"author": "赵六"})
page.conditional_format("B2:B3", {"type": "cell", "criteria": "<", "value": 0, "format": bold})
page.conditional_format("B2:B3", {"type": "data_bar", "data_bar_2010": True})
page.data_validation("B2", {"validate": "decimal", "criteria": ">", "value": 0})
page.insert_textbox("E2", "说明")
page.autofilter("A1:B2")
page.write_url("D1", "internal:图表!A1", string="图")
chart = book.add_chart({"type": "column"})
chart.add_series({"values": "=整体支出!$B$2:$B$2"})
other.insert_chart("A1", chart)
other.write("A20", "图")
other.write_comment("A20", "图的批注")
other.activate()
book.close()
