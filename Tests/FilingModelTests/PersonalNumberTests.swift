import FilingModel
import Testing

@Suite struct PersonalNumberTests {
    @Test(
        "Numbers of persons",
        arguments: [
            ("联系电话13900000000。", .mobile), ("１３８００００００００", .mobile), ("1390000000０", .mobile),
            ("持证人11010519491231002X", .identity), ("11010519491231002x", .identity), ("110101190001010014", .identity),
            ("资金拨入6222000000000000账户", .bankAccount), ("6222000000000000000", .bankAccount),
        ] as [(String, PersonalNumber)])
    func found(text: String, kind: PersonalNumber) {
        #expect(PersonalNumber(in: text) == kind)
    }

    @Test(
        "Numbers of nobody",
        arguments: [
            "投入3309840.55元", "13800000000.50元", "编号23800000000", "编号12000000000", "1390000000", "139000000000",
            "11010519491231003X", "X1010519491231002X", "622200000000000", "62220000000000000000", "养护120公里", "",
        ])
    func none(text: String) {
        #expect(PersonalNumber(in: text) == nil)
    }
}
