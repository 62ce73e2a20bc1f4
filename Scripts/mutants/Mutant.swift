import Glibc

/// The mutant in force, by its number; none without the variable.
enum Mutant {
    private static let active = getenv("FILINGDESK_MUTANT").flatMap { Int(String(cString: $0)) } ?? -1

    /// The condition, negated by one number and by the next replaced with what leaves the others to decide.
    static func of(_ number: Int, _ neutral: Bool, _ condition: @autoclosure () -> Bool) -> Bool {
        if active == number { return !condition() }
        return active == number + 1 ? neutral : condition()
    }

    static func test<Value>(_ number: Int, _ predicate: @escaping (Value) -> Bool) -> (Value) -> Bool {
        { of(number, true, predicate($0)) }
    }

    static func above<Value: Comparable>(_ number: Int, _ left: Value, _ right: Value) -> Bool {
        active == number ? left >= right : left > right
    }

    static func atLeast<Value: Comparable>(_ number: Int, _ left: Value, _ right: Value) -> Bool {
        active == number ? left > right : left >= right
    }

    static func below<Value: Comparable>(_ number: Int, _ left: Value, _ right: Value) -> Bool {
        active == number ? left <= right : left < right
    }

    static func atMost<Value: Comparable>(_ number: Int, _ left: Value, _ right: Value) -> Bool {
        active == number ? left < right : left <= right
    }
}
