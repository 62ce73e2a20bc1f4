import Spreadsheet

/// What the manual says that no command says of itself.
extension ManualPage {
    static let description = BilingualText(
        zh:
            "读取单位报送的绩效目标申报表（.xlsx、.xlsm，装有 LibreOffice 时还有 .xls），按规则逐项审核，退回批注稿、更正稿和汇总。原文件从不改动；同样的输入，输出的字节相同。结果写到标准输出，出错和进度写到标准错误。文件名可以是任何字节：不是 UTF-8 的，结果仍用原来的字节命名，显示时按 GB18030 解码，解不开的字节写成 \\xNN。",
        en:
            "Reads performance-target filings (.xlsx, .xlsm, and .xls where LibreOffice is installed), judges them by rules, and gives back annotated copies, corrected copies and a summary. Inputs are never altered, and the same input gives the same bytes. Results go to standard output, errors and progress to standard error. File names may be any bytes: outputs keep them; what is not UTF-8 is shown as GB18030, and as \\xNN where it is not that either."
    )

    static let files: [(name: String, what: BilingualText)] = [
        ("DIR/审核汇总.xlsx", BilingualText(zh: "汇总工作簿。", en: "The summary workbook.")),
        ("DIR/review.json", BilingualText(zh: "全部结果，供程序读取。", en: "Everything, for scripts.")),
        ("DIR/annotated/", BilingualText(zh: "批注稿，每个能读取的文件一份。", en: "Annotated copies, one for each readable file.")),
        (
            "DIR/corrected/",
            BilingualText(zh: "更正稿，有可以自动更正之处的才有。", en: "Corrected copies, where a safe correction was made.")
        ),
        ("DIR/findings.*", BilingualText(zh: "用 --format 另外要的格式。", en: "The formats asked for with --format.")),
    ]

    static let environment: [(name: String, what: BilingualText)] = [
        ("NO_COLOR", BilingualText(zh: "有值时不用颜色。", en: "No colour where it has a value.")),
        ("TERM", BilingualText(zh: "为 dumb 时不用颜色，也不显示进度条。", en: "Neither colour nor progress bar where it is dumb.")),
        ("PATH", BilingualText(zh: "在其中查找 LibreOffice（soffice）。", en: "Where LibreOffice (soffice) is looked for.")),
        (
            "TMPDIR",
            BilingualText(
                zh: "转换 .xls 用的临时文件夹，默认 /tmp。", en: "Folder for the conversion of .xls files; /tmp by default.")
        ),
    ]

    static let examples: [(what: BilingualText, line: BilingualText)] = [
        (
            BilingualText(zh: "审核一个文件夹，对照名册：", en: "Review a folder against the roster:"),
            BilingualText(
                zh: "filingdesk review 申报/ --roster 名册.xlsx --out 结果",
                en: "filingdesk review filings/ --roster roster.xlsx --out result")
        ),
        (
            BilingualText(zh: "只看退回的文件：", en: "The files to be returned:"),
            BilingualText(
                zh: "filingdesk check 申报/ --format json | jq -r '.files[] | select(.status==\"returned\").path'",
                en: "filingdesk check filings/ --format json | jq -r '.files[] | select(.status==\"returned\").path'")
        ),
        (
            BilingualText(zh: "任何名字的文件，由 find 挑选：", en: "Files of any name, chosen by find:"),
            BilingualText(
                zh: "find 申报 -name '*.xlsx' -mtime -1 -print0 | filingdesk check -0 -",
                en: "find filings -name '*.xlsx' -mtime -1 -print0 | filingdesk check -0 -")
        ),
    ]
}
