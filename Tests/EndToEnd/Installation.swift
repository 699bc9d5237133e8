import Foundation
import TestSupport

/// The built program with folders of its own: six small networks, no configuration, an empty database.
struct Installation: Sendable {
    let folder: URL
    let environment: [String: String]
    let program: String

    /// Everything that it asks goes to `mirror`.
    init(mirror: String) throws {
        folder = try TemporaryDirectory.current
        program = try Repository.product("assay")
        let files = FileManager.default
        let data = folder.appending(path: "share/Data")
        let repository = Repository.root
        try files.createDirectory(at: data, withIntermediateDirectories: true)
        for name in [
            "Metrics.yaml", "GPUs.yaml", "PriceIndex.yaml", "Baselines", "Projects", "Themes",
        ] {
            try files.copyItem(
                at: repository.appending(path: "Data/\(name)"), to: data.appending(path: name))
        }
        try files.copyItem(
            at: repository.appending(path: "Tests/Dashboard/Fixtures/Networks"),
            to: data.appending(path: "Networks"))
        try files.createSymbolicLink(
            at: folder.appending(path: "share/Rubrics"),
            withDestinationURL: repository.appending(path: "Rubrics"))
        environment = [
            "HOME": folder.path, "USER": "k.meyer", "TZ": "UTC", "ASSAY_MIRROR": mirror,
            "ASSAY_DATA": folder.appending(path: "share").path,
            "ASSAY_DATABASE": folder.appending(path: "assay.sqlite").path,
        ]
    }

    /// The program with everything that comes with Assay, on the demo's database.
    init(ofDemoWithMirror mirror: String) throws {
        folder = try TemporaryDirectory.current
        program = try Repository.product("assay")
        environment = [
            "HOME": folder.path, "USER": "k.meyer", "TZ": "UTC", "ASSAY_MIRROR": mirror,
            "ASSAY_DATA": Repository.root.path,
            "ASSAY_DATABASE": folder.appending(path: "demo.sqlite").path,
        ]
    }

    /// Opens the dashboard in a terminal of this size.
    func terminal(
        _ arguments: [String] = [], columns: Int = 120, rows: Int = 40,
        with more: [String: String] = [:]
    ) throws -> PseudoTerminal {
        try PseudoTerminal(
            program, arguments, columns: columns, rows: rows, environment: environment.merging(more) { $1 },
            directory: folder.path)
    }

    /// Runs a command to its end.
    func run(_ arguments: String...) throws -> (status: Int32, output: String, errors: String) {
        try run(arguments)
    }

    func run(
        _ arguments: [String], with more: [String: String] = [:]
    ) throws -> (status: Int32, output: String, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
            .merging(more) { $1 }
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        try process.start()
        // Small enough for the pipe's buffer, so that reading one after the other does not block.
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: text, as: UTF8.self),
            String(decoding: complaints, as: UTF8.self)
        )
    }
}

extension TestServer {
    /// What the six small networks answer when all is well.
    static let healthy: Handler = { request in
        switch request.path {
        case "/akash.test/capacity": .json(#"{"nodes": 62}"#)
        case "/akash.test/prices": .json(#"{"h100": 2.56}"#)
        case "/ionet.test/market": .json(#"{"gpus": 1446}"#)
        case "/bittensor.test/rpc": .json(#"{"neurons": 30296}"#)
        case "/filecoin.test/power": .json(#"{"providers": 923}"#)
        case "/arweave.test/info": .json(#"{"height": 1812004}"#)
        case "/petals.test/health": .text("upstream down", status: 502)
        default: .text("no such page", status: 404)
        }
    }
}
