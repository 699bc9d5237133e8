import Documents
import Foundation
import TestSupport
import Testing

@Suite(.temporaryDirectory) struct `Shipped files` {
    private func folder(_ path: String) throws -> String {
        let url = try TemporaryDirectory.current.resolvingSymlinksInPath().appending(path: path)
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        return url.path
    }

    private func files(in path: String) throws -> String {
        _ = try folder("\(path)/Data/Networks")
        _ = try folder("\(path)/Rubrics")
        return try folder(path)
    }

    @Test func `are where ASSAY_DATA says`() throws {
        let root = try files(in: "elsewhere")
        _ = try files(in: "share/assay")
        let found = try ShippedFiles(
            environment: ["ASSAY_DATA": root], executable: try folder("bin") + "/assay")
        #expect(found.root == root)
        #expect(found.data == root + "/Data" && found.rubrics == root + "/Rubrics")
    }

    @Test func `are not looked for elsewhere when ASSAY_DATA is wrong`() throws {
        _ = try files(in: "share/assay")
        let error = try #require(throws: ShippedFilesError.self) {
            try ShippedFiles(
                environment: ["ASSAY_DATA": "/nowhere"], executable: try folder("bin") + "/assay")
        }
        #expect("\(error)".contains("ASSAY_DATA=/nowhere"))
    }

    @Test func `are in share of an installed program, called through a link`() throws {
        let root = try files(in: "share/assay")
        let program = try folder("bin") + "/assay"
        try Data().write(to: URL(filePath: program))
        let link = try folder("links") + "/assay"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: program)
        #expect(try ShippedFiles(environment: [:], executable: link).root == root)
    }

    @Test func `are above the executable in a checkout`() throws {
        let root = try files(in: "checkout")
        let build = try folder("checkout/.build/debug")
        #expect(try ShippedFiles(environment: [:], executable: build + "/assay").root == root)
    }

    @Test func `that are nowhere name the places tried`() throws {
        let bin = try folder("bin")
        let error = try #require(throws: ShippedFilesError.self) {
            try ShippedFiles(environment: [:], executable: bin + "/assay")
        }
        #expect("\(error)".contains(bin) && "\(error)".contains("share/assay"))
        #expect("\(error)".contains("set ASSAY_DATA"))
    }
}

@Suite(.temporaryDirectory) struct `User folders` {
    @Test func `are in the home folder`() throws {
        let folders = try UserFolders(environment: ["HOME": "/home/ada"])
        #expect(folders.config == "/home/ada/.config/assay")
        #expect(folders.networks == "/home/ada/.config/assay/networks")
        #expect(folders.rubrics == "/home/ada/.config/assay/rubrics")
        #expect(folders.data == "/home/ada/.local/share/assay")
        #expect(folders.state == "/home/ada/.local/state/assay")
    }

    @Test func `follow XDG variables that hold absolute paths`() throws {
        let folders = try UserFolders(environment: [
            "HOME": "/home/ada", "XDG_CONFIG_HOME": "/etc/ada", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "",
        ])
        #expect(folders.config == "/etc/ada/assay")
        #expect(folders.data == "/home/ada/.local/share/assay")
        #expect(folders.state == "/home/ada/.local/state/assay")
    }

    @Test func `that can be written for what screens remember are left as they were`() throws {
        let home = try TemporaryDirectory.current.resolvingSymlinksInPath().path
        let folders = try UserFolders(environment: ["HOME": home])
        try folders.tryState()
        #expect(try FileManager.default.contentsOfDirectory(atPath: home).isEmpty)
        try FileManager.default.createDirectory(atPath: folders.state, withIntermediateDirectories: true)
        try folders.tryState()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folders.state).isEmpty)
    }

    @Test func `that cannot be made for what screens remember say why and what to do`() throws {
        let home = try TemporaryDirectory.current.resolvingSymlinksInPath().path
        try Data().write(to: URL(filePath: home + "/.local"))
        let folders = try UserFolders(environment: ["HOME": home])
        let error = try #require(throws: FileError.self) { try folders.tryState() }
        #expect(
            "\(error)" == "\(home)/.local/state cannot be written: \(home)/.local is a file and no folder; "
                + "point XDG_STATE_HOME elsewhere")
    }

    @Test func `need a home`() throws {
        let error = try #require(throws: UserFoldersError.self) {
            try UserFolders(environment: ["XDG_CONFIG_HOME": "/c"])
        }
        #expect("\(error)" == "neither HOME nor XDG_DATA_HOME is set to an absolute path; set one of them")
    }
}
