/// What a number format makes of a number, as far as it changes the meaning of the cell (ECMA-376 Part 1, 18.8.30).
package enum NumberFormat: Hashable, Sendable {
    case general
    case percent
    /// Any format with a date or a time of day.
    case date
    /// An elapsed time, such as `[h]:mm`.
    case duration
    /// `@`: what is typed stays text.
    case text
}
