import Spreadsheet
import Testing

@testable import XLSX

@Suite("Shapes are spliced into drawings that are no XML")
struct DrawingSpliceTests {
    @Test("A block list that runs out of its tag is left as it is, and the shape goes in")
    func endlessBlockList() throws {
        let text = "<xml x<o:idmap v:data=*\"000</xml>=\"_x0000_s99990 x0</xxml x<o:idmap v:data=*\"ml></xml>"
        let drawing = try VMLPatch(Array(text.utf8), part: "drawing.vml", taken: [2])
        let patched = String(
            decoding: drawing.adding([(CellReference(clampingRow: 3, column: 2), "1, 2, 3, 4, 5, 6, 7, 8")]),
            as: UTF8.self)
        #expect(patched.contains("<x:Row>2</x:Row><x:Column>1</x:Column>"))
        #expect(patched.hasPrefix("<xml x<o:idmap v:data=*\"000</xml>=\""))
    }
}
