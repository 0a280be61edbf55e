import Foundation
import Glibc
import JSONRPC
import Kernel
import TestKit
import Wire

/// The real program, serving a test's database on a socket file, that can be killed.
final class ServerProcess {
    private let process = Process()
    let address: ListenAddress
    private let folder: URL

    /// The program that was built together with the tests.
    static var program: URL {
        URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
            .appending(path: "tizilim")
    }

    init(database: String, folder: URL) throws {
        self.folder = folder
        address = .unix(path: folder.appending(path: "rpc").path())
        process.executableURL = Self.program
        process.arguments = [
            "serve", "--database", database, "--listen", "unix:\(folder.path())rpc",
            "--secrets", folder.appending(path: "secrets.key").path(),
        ]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// kill -9: nothing is told, nothing is flushed.
    func kill() {
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try? FileManager.default.removeItem(atPath: "\(folder.path())rpc")
    }

    /// Connects as soon as the server listens.
    func connect(as actor: Actor) async throws -> LineClient {
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
