internal import CMemory

/// What this process holds of the machine's memory.
public enum ProcessMemory {
    /// Gives the system back what was needed once, as at a start: memory that has been freed, and pages of the program.
    ///
    /// These are the pages of the program's file and of its libraries that nobody can write to; what runs again is mapped
    /// again from the file's cache, in microseconds. While a debugger is attached they stay, for its breakpoints are in
    /// them. Takes about a millisecond, in which allocations of other threads may wait for that long.
    public static func giveBack() {
        assay_give_back()
    }
}
