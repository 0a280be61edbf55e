import Foundation
import Glibc
import JSONRPC
import Kernel
import TestKit
import Wire

/// The real program, serving a test's database on a socket file, that can be killed.
actor ServerProcess {
    nonisolated let address: ListenAddress
    private let database: String
    private let folder: String
    private let arguments: [String]
    private var process = Process()

    /// The program that was built together with the tests.
    private static var program: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "tizilim")
    }

    /// - Parameters:
    ///   - folder: an existing folder with a short path, ending in `/`.
    ///   - arguments: more of `tizilim serve`.
    init(database: String, folder: String, arguments: [String] = []) {
        self.database = database
        self.folder = folder
        self.arguments = arguments
        address = .unix(path: "\(folder)rpc")
    }

    func start() throws {
        process = Process()
        process.executableURL = Self.program
        process.arguments =
            [
                "serve", "--database", database, "--listen", "unix:\(folder)rpc",
                "--secrets", "\(folder)secrets.key", "--log-key", "\(folder)log.key",
            ] + arguments
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
    }

    /// kill -9: nothing is told, nothing is flushed.
    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        unlink("\(folder)rpc")
    }

    /// Connects as soon as the server listens.
    nonisolated func connect(as actor: TestKit.Actor) async throws -> LineClient {
        for _ in 0..<1_000 {
            if let client = try? await LineClient.connect(to: address) {
                let answer = try? await client.ask(
                    "session.open", ["token": .string(actor.secret)])
                if let answer, answer["error"] == nil { return client }
                await client.close()
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        throw WireFailure.disconnected("the server does not answer")
    }
}
