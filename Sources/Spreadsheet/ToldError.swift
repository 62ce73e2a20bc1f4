/// An error that is told to the person who runs the program, in one plain sentence with its stop: what happened, and what to do.
package protocol ToldError: Error {
    var sentence: BilingualText { get }
}
