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
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let collections: Target.Dependency = .product(name: "Collections", package: "swift-collections")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let flyingSocks: Target.Dependency = .product(name: "FlyingSocks", package: "FlyingFox")

/// A layer of the house; imports run from later ones to earlier ones only.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: ["TestSupport"] + dependencies, path: "Tests/\(name)",
        exclude: [], swiftSettings: strict)
}

let package = Package(
    name: "Assay",
    products: [.executable(name: "assay", targets: ["assay"])],
    dependencies: [
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        // No pkgConfig: Debian's ncursesw.pc carries -D flags, which SwiftPM refuses with a warning.
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),

        layer("Threads"),
        layer("Metrics"),
        layer("Documents", [yams]),
        layer("Transport", ["CCurl", "Metrics", "Threads"]),
        layer("Terminal", ["CLinux", "CNcurses", "Threads"]),
        layer("Catalog", ["Documents", "Metrics"]),
        layer("Extraction", ["CSQLite", "Metrics"]),
        layer("Storage", ["Metrics", grdb]),
        layer("History", ["Metrics", "Storage", grdb, grdbSQLite]),
        layer("Evaluation", ["Documents", "Metrics", "Storage", grdb]),
        layer(
            "Collection", ["Catalog", "Extraction", "History", "Metrics", "Transport", collections, logging]),
        layer("Reporting", ["Catalog", "Evaluation", "History", "Metrics", mustache]),
        layer("Dashboard", ["Catalog", "Evaluation", "History", "Metrics", "Reporting", "Terminal"]),
        .executableTarget(
            name: "assay",
            dependencies: [
                "Catalog", "Collection", "Dashboard", "Documents", "Evaluation", "Extraction", "History",
                "Metrics", "Reporting", "Storage", "Terminal", "Transport", argumentParser, logging,
            ],
            swiftSettings: strict),

        .target(
            name: "TestSupport", dependencies: ["Threads", flyingSocks], path: "Tests/TestSupport",
            swiftSettings: strict),
        tests("Metrics", ["Metrics"]),
        tests("Transport", ["CCurl", "Metrics", "Threads", "Transport"]),
    ]
)
