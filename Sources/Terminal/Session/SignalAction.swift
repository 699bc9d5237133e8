internal import Glibc

/// What a process does about a signal.
///
/// `@unchecked Sendable`: a copy of the C structure, which is only ever handed back to the kernel.
struct SignalAction: @unchecked Sendable {
    private let action: sigaction

    /// Lets `handler` take a signal and returns what took it before.
    ///
    /// It runs on the alternate stack where a thread has one; system calls that it interrupts go on.
    static func install(_ handler: @escaping @convention(c) (Int32) -> Void, for number: Int32)
        -> SignalAction
    {
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = handler
        action.sa_flags = SA_ONSTACK | SA_RESTART
        var previous = sigaction()
        _ = unsafe sigaction(number, &action, &previous)
        return SignalAction(action: previous)
    }

    /// Puts this action back.
    func restore(for number: Int32) {
        var action = action
        _ = unsafe sigaction(number, &action, nil)
    }
}
