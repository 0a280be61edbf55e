// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

func library(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
    .testTarget(
        name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

extension Target.Dependency {
    static let nio = product(name: "NIOCore", package: "swift-nio")
    static let posix = product(name: "NIOPosix", package: "swift-nio")
    static let http = product(name: "NIOHTTP1", package: "swift-nio")
    static let embedded = product(name: "NIOEmbedded", package: "swift-nio")
    static let locks = product(name: "NIOConcurrencyHelpers", package: "swift-nio")
    static let tls = product(name: "NIOSSL", package: "swift-nio-ssl")
    static let log = product(name: "Logging", package: "swift-log")
    static let metrics = product(name: "Metrics", package: "swift-metrics")
    static let metricsTesting = product(name: "MetricsTestKit", package: "swift-metrics")
    static let histogram = product(name: "Histogram", package: "hdrhistogram-swift")
    static let crypto = product(name: "Crypto", package: "swift-crypto")
    static let subprocess = product(name: "Subprocess", package: "swift-subprocess")
    static let lifecycle = product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
    static let arguments = product(name: "ArgumentParser", package: "swift-argument-parser")
    static let configuration = product(name: "Configuration", package: "swift-configuration")
}

let package = Package(
    name: "tizilim",
    products: [.executable(name: "tizilim", targets: ["tizilim"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: ["CommandLineArguments", "Logging", "JSON"]),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
        .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        library("Postgres", ["CLibPQ", .nio, .locks, .log, .metrics, .subprocess]),
        library("JSONRPC", []),
        library("Wire", [.nio, .posix, .tls, .log, .metrics]),
        library("Kernel", ["Postgres", "JSONRPC", "Wire", .nio, .locks, .log, .metrics, .crypto]),
        library("Registry", ["Kernel", "Postgres", "JSONRPC"]),
        library("Membership", ["Kernel", "Postgres", "JSONRPC"], exclude: ["README.md"]),
        library("Financing", ["Kernel", "Postgres", "JSONRPC"], exclude: ["README.md"]),
        library("Oversight", ["Kernel", "Postgres", "JSONRPC"], exclude: ["README.md"]),
        library(
            "Ranking", ["Kernel", "Postgres", "JSONRPC", .crypto], exclude: ["README.md"]),
        library(
            "Journal",
            ["Kernel", "Postgres", "JSONRPC", "Wire", .nio, .locks, .log, .metrics, .crypto],
            exclude: ["README.md"]),
        library("Bench", [.nio, .posix, .histogram]),
        .executableTarget(
            name: "tizilim",
            dependencies: [
                "Kernel", "Postgres", "JSONRPC", "Wire", "Registry", "Membership", "Financing",
                "Oversight", "Ranking", "Journal",
                "Bench", .nio, .posix, .http, .log, .metrics, .lifecycle, .arguments,
                .configuration, .crypto,
            ],
            swiftSettings: settings),
        .target(
            name: "TestKit",
            dependencies: [
                "Kernel", "Postgres", "JSONRPC", "Wire", "Registry", "Membership", "Financing",
                "Oversight", "Ranking", "Journal",
                .nio, .posix, .log, .metrics,
            ],
            path: "Tests/TestKit",
            swiftSettings: settings),
        tests(
            "PostgresTests",
            ["Postgres", "TestKit", .nio, .posix, .locks, .metrics, .metricsTesting]),
        tests("JSONRPCTests", ["JSONRPC"]),
        tests("WireTests", ["Wire", .nio, .posix, .embedded, .tls, .log, .subprocess]),
        tests(
            "KernelTests",
            [
                "Kernel", "JSONRPC", "Postgres", "Wire", "TestKit", .nio, .log, .metricsTesting,
            ]),
        tests("BenchTests", ["Bench", .nio, .posix, .locks]),
        tests("RegistryTests", ["Registry", "Kernel", "JSONRPC", "Postgres", "TestKit"]),
        tests("MembershipTests", ["Membership", "Kernel", "JSONRPC", "Postgres", "TestKit"]),
        tests("FinancingTests", ["Financing", "Kernel", "JSONRPC", "Postgres", "TestKit"]),
        tests(
            "OversightTests",
            ["Oversight", "Kernel", "JSONRPC", "Postgres", "Wire", "Journal", "TestKit"]),
        tests(
            "RankingTests",
            ["Ranking", "Kernel", "JSONRPC", "Postgres", "TestKit", .crypto]),
        tests(
            "JournalTests",
            [
                "Journal", "Kernel", "JSONRPC", "Postgres", "Wire", "TestKit", .nio, .posix, .locks,
                .log, .crypto,
            ]),
        tests(
            "TreeTests",
            [
                "tizilim", "Kernel", "Registry", "Membership", "Financing", "Oversight", "Ranking",
                "Journal",
                "Postgres", "JSONRPC",
                "Wire", "TestKit", "Bench", .locks, .nio, .posix, .metrics, .subprocess,
            ], exclude: ["Golden"]),
    ],
    swiftLanguageModes: [.v6]
)
