import Foundation
import JSONRPC
import Kernel
import Subprocess
import SystemPackage
import TestKit
import Wire

/// The real program, serving a test's database on a socket file, that can be killed.
actor ServerProcess {
    nonisolated let address: ListenAddress
    private let database: String
    private let folder: String
    private let arguments: [String]
    private var process: Task<Void, Never>?

    /// The program that was built together with the tests.
    private static var program: FilePath {
        FilePath(CommandLine.arguments[0]).removingLastComponent().appending("tizilim")
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

    /// Not Foundation's `Process`: waiting for it blocks a thread that all tests share, and its
    /// children keep each other's descriptors open, so that two such waits can end all progress.
    func start() {
        let words =
            [
                "serve", "--database", database, "--listen", "unix:\(folder)rpc",
                "--secrets", "\(folder)secrets.key", "--log-key", "\(folder)log.key",
            ] + arguments
        process = Task.detached {
            _ = try? await Subprocess.run(
                .path(Self.program), arguments: Arguments(words), output: .discarded,
                error: .discarded)
        }
    }

    /// kill -9, which is how Subprocess ends a cancelled run: nothing is told, nothing is flushed.
    func kill() async {
        process?.cancel()
        await process?.value
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
