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
    private var process = Process()

    /// The program that was built together with the tests.
    private static var program: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "tizilim")
    }

    /// - Parameter folder: an existing folder with a short path, ending in `/`.
    init(database: String, folder: String) {
        self.database = database
        self.folder = folder
        address = .unix(path: "\(folder)rpc")
    }

    func start() throws {
        process = Process()
        process.executableURL = Self.program
        process.arguments = [
            "serve", "--database", database, "--listen", "unix:\(folder)rpc",
            "--secrets", "\(folder)secrets.key", "--log-key", "\(folder)log.key",
        ]
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
