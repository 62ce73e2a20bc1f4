import Foundation
import Spreadsheet
import Testing

@Suite("Why the system refused")
struct SystemReasonTests {
    @Test(
        "What a person meets is said in words, without a stop",
        arguments: [ENOENT, EACCES, ENOSPC, EISDIR, EROFS, ENAMETOOLONG])
    func words(_ code: Int32) {
        let reason = SystemReason.text(code)
        #expect(!reason.zh.contains { $0.isASCII } && !reason.zh.hasSuffix("。"))
        #expect(reason.en.allSatisfy(\.isASCII) && !reason.en.hasSuffix("."))
    }

    @Test("What hardly anybody meets keeps the system's own words and its number")
    func others() {
        #expect(SystemReason.text(EXDEV).zh == "系统错误 18（Invalid cross-device link）")
    }

    @Test("A sentence loses its stop inside another one, and only that")
    func clause() {
        let sentence = BilingualText(zh: "写不了。请重试。", en: "It failed. Try again.")
        #expect(sentence.clause == BilingualText(zh: "写不了。请重试", en: "It failed. Try again"))
        #expect(sentence.clause.clause == sentence.clause)
    }
}
