public import Foundation
public import Testing

/// Gives a test its own empty directory and removes it afterwards.
///
/// On a suite, every test gets a fresh one. Read it from ``TemporaryDirectory/current``.
public struct TemporaryDirectory: TestTrait, SuiteTrait, TestScoping {
    @TaskLocal private static var url: URL?

    /// The directory of the running test.
    public static var current: URL {
        get throws { try #require(url, "the test lacks the trait .temporaryDirectory") }
    }

    public var isRecursive: Bool { true }

    @concurrent public func provideScope(
        for test: Test, testCase: Test.Case?,
        performing function: @Sendable @concurrent () async throws -> Void
    ) async throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "assay-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: url) }
        try await Self.$url.withValue(url) { try await function() }
    }
}

extension Trait where Self == TemporaryDirectory {
    public static var temporaryDirectory: Self { TemporaryDirectory() }
}
