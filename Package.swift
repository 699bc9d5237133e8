// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target of Assay.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
    .enableUpcomingFeature("ImmutableWeakCaptures"),
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
]

let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
// For the libyaml that it carries, module CYaml: its own tree of nodes was most of what reading a file took.
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")

/// A layer of the house; imports run from later ones to earlier ones only.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: ["TestSupport"] + dependencies, path: "Tests/\(name)",
        exclude: exclude, swiftSettings: strict)
}

let package = Package(
    name: "Assay",
    products: [.executable(name: "assay", targets: ["assay"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // No system library: nothing is linked to libcurl, of which the headers are wanted (libcurl4-openssl-dev).
        .target(name: "CCurl", cSettings: [.treatAllWarnings(as: .error)]),
        .target(name: "CMemory", cSettings: [.treatAllWarnings(as: .error)]),
        // No pkgConfig: Debian's ncursesw.pc carries -D flags, which SwiftPM refuses with a warning.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),

        layer("Threads", ["CLinux", "CMemory"]),
        layer("Text"),
        layer("Dates"),
        layer("Metrics", ["Dates"]),
        layer("Statistics"),
        layer("Chunks"),
        layer("Documents", [yams]),
        layer("Transport", ["CCurl", "Metrics", "Threads"]),
        layer("Terminal", ["CLinux", "CNcurses", "Dates", "Text", "Threads"]),
        layer("Catalog", ["Documents", "Metrics", "Threads"]),
        layer("Extraction", ["CSQLite", "Metrics"]),
        layer("Storage", ["Metrics", grdb, grdbSQLite]),
        layer("History", ["Chunks", "Metrics", "Storage", "Threads", grdb, grdbSQLite]),
        layer("Analysis", ["Catalog", "Documents", "History", "Metrics", "Statistics", "Storage"]),
        layer("Evaluation", ["Documents", "Metrics", "Statistics", "Storage", "Threads", crypto, grdb]),
        layer(
            "Collection",
            [
                "Catalog", "Documents", "Extraction", "History", "Metrics", "Storage", "Text", "Threads",
                "Transport",
                crypto,
            ]),
        layer(
            "Demo", ["Catalog", "Collection", "History", "Metrics", "Storage", "Threads", "Transport"]),
        layer(
            "Alerts",
            [
                "Analysis", "CLinux", "Collection", "Documents", "History", "Metrics", "Storage", "Transport",
                grdb,
            ]),
        layer(
            "Configuration",
            ["Alerts", "Analysis", "Collection", "Documents", "History", "Metrics", "Terminal", "Threads"]),
        layer(
            "Reporting",
            [
                "Alerts", "Analysis", "Catalog", "Collection", "Evaluation", "History", "Metrics",
                "Statistics",
                "Storage", "Text", mustache,
            ]),
        layer(
            "Dashboard",
            [
                "Alerts", "Analysis", "Catalog", "Collection", "Configuration", "Documents", "Evaluation",
                "History", "Metrics", "Reporting", "Statistics", "Storage", "Terminal", "Text", "Threads",
            ]),
        .executableTarget(
            name: "assay",
            dependencies: [
                "Alerts", "Analysis", "CLinux", "Catalog", "Collection", "Configuration", "Dashboard", "Demo",
                "Documents", "Evaluation", "Extraction", "History", "Metrics", "Reporting", "Statistics",
                "Storage", "Terminal", "Text", "Threads",
                "Transport", argumentParser,
            ],
            swiftSettings: strict),

        .executableTarget(
            name: "EvaluationBenchmark", dependencies: ["Evaluation", "Metrics", "Statistics"],
            path: "Benchmarks/Evaluation", swiftSettings: strict),
        .executableTarget(
            name: "CycleBenchmark",
            dependencies: ["Catalog", "Collection", "History", "Metrics", "Storage", "Transport"],
            path: "Benchmarks/Cycle", swiftSettings: strict),
        .executableTarget(
            name: "Benchmarks",
            dependencies: ["Catalog", "Chunks", "History", "Metrics", "Storage", argumentParser],
            path: "Benchmarks",
            exclude: [
                "Analysis", "Cycle", "Evaluation", "README.md", "Terminal", "mirror.py", "peers.py",
                "servers.py",
                "day.py", "order.py", "terminal.py",
            ],
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
        .executableTarget(
            name: "TerminalProbe", dependencies: ["Terminal", "Text", "Threads"], path: "Tests/TerminalProbe",
            swiftSettings: strict),
        .executableTarget(
            name: "AnalysisBenchmark",
            dependencies: ["Analysis", "Catalog", "History", "Metrics", "Storage"],
            path: "Benchmarks/Analysis", swiftSettings: strict),
        .executableTarget(
            name: "TerminalBenchmark", dependencies: ["Terminal", "Text"], path: "Benchmarks/Terminal",
            swiftSettings: strict),
        .target(
            name: "TestSupport", dependencies: ["Threads", flyingSocks], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("Threads", ["Threads"]),
        tests("Dates", ["Dates"]),
        tests("Metrics", ["Metrics"]),
        tests("Statistics", ["Statistics"], exclude: ["Cases"]),
        tests("Chunks", ["Chunks"]),
        tests("Text", ["CNcurses", "Text"]),
        tests("Documents", ["Documents"]),
        tests("Transport", ["CCurl", "Metrics", "Threads", "Transport"]),
        tests("Terminal", ["Terminal", "TerminalProbe", "Text"], exclude: ["Snapshots"]),
        tests("Catalog", ["Catalog", "Documents", "Metrics"]),
        tests("Extraction", ["Extraction", "Metrics"]),
        tests(
            "Collection",
            ["Catalog", "Collection", "Extraction", "History", "Metrics", "Storage", "Threads", "Transport"]),
        tests(
            "Demo",
            ["Catalog", "Collection", "Demo", "History", "Metrics", "Storage", "Threads", "Transport"]),
        tests(
            "Definitions", ["Catalog", "Collection", "Extraction", "Metrics"], exclude: ["Samples"]),
        tests("Storage", ["Metrics", "Storage", "Threads", grdb]),
        tests("History", ["Chunks", "History", "Metrics", "Storage", grdb], exclude: ["Fixtures"]),
        tests(
            "Analysis", ["Analysis", "Catalog", "Documents", "History", "Metrics", "Statistics", "Storage"],
            exclude: ["Cases"]),
        tests(
            "Evaluation", ["Documents", "Evaluation", "Metrics", "Statistics", "Storage", grdb],
            exclude: ["Fixtures"]),
        tests(
            "Alerts",
            [
                "Alerts", "Analysis", "Catalog", "Collection", "Documents", "History", "Metrics", "Storage",
                "Threads", "Transport", grdb,
            ]),
        tests(
            "Configuration",
            [
                "Alerts", "Analysis", "Catalog", "Collection", "Configuration", "Documents", "History",
                "Metrics", "Storage", "Terminal", "Transport",
            ]),
        tests(
            "Reporting",
            ["Analysis", "Catalog", "Evaluation", "History", "Metrics", "Reporting", "Storage"],
            exclude: ["Snapshots"]),
        tests(
            "Dashboard",
            [
                "Alerts", "Analysis", "Catalog", "Collection", "Configuration", "Dashboard", "Evaluation",
                "History", "Metrics", "Reporting", "Storage", "Terminal", "Text", "Threads", "Transport",
                grdb,
            ],
            exclude: ["Fixtures", "Snapshots"]),
        tests("EndToEnd", ["assay", "Dashboard", "Terminal", "Threads"]),
        tests("Commands", ["assay", "Dashboard", "Terminal", "Text"]),
    ]
)
