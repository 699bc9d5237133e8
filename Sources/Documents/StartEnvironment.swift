internal import FoundationEssentials

/// What this process was started with.
public enum StartEnvironment {
    /// The environment variables, read once.
    public static let variables = ProcessInfo.processInfo.environment
}
