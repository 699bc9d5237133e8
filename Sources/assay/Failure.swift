/// What went wrong in a command that was called rightly, and what to do about it: exit status 1.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
