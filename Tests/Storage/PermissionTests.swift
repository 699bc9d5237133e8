import Foundation
import Storage
import TestSupport
import Testing

/// In a child process, which gives up the rights of root, before whom no file is read-only.
@Suite(.temporaryDirectory) struct PermissionTests {
    @Test func `a file that may only be read is read, and not written`() async throws {
        let folder = try TemporaryDirectory.current
        let path = folder.appending(path: "assay.sqlite").path
        _ = try DatabaseFile(path: path, mode: .readWrite)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            _ = setuid(65_534)
            let error = #expect(throws: StorageError.self) { try DatabaseFile(path: path, mode: .readWrite) }
            #expect(error?.reason == .readOnly)
            #expect(throws: Never.self) { try DatabaseFile(path: path, mode: .readOnly).read { _ in } }
        }
    }

    @Test func `a folder that may only be read is named as the cause`() async throws {
        let folder = try TemporaryDirectory.current
        let path = folder.appending(path: "assay.sqlite").path
        _ = try DatabaseFile(path: path, mode: .readWrite)
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: path)
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            _ = setuid(65_534)
            for (name, reason) in [(path, StorageError.Reason.readOnly), (path + "-new", .notPermitted)] {
                let error = #expect(throws: StorageError.self) {
                    try DatabaseFile(path: name, mode: .readWrite)
                }
                #expect(error?.reason == reason)
            }
            #expect(throws: Never.self) { try DatabaseFile(path: path, mode: .readOnly).read { _ in } }
            #expect(throws: Never.self) {
                try DatabaseFile(path: path, mode: .readOnly).backup(
                    to: "/tmp/assay-backup-\(getpid()).sqlite")
            }
            #expect(throws: Never.self) {
                try FileManager.default.removeItem(atPath: "/tmp/assay-backup-\(getpid()).sqlite")
            }
        }
    }
}
