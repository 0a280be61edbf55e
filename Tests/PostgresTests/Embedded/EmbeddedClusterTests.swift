import Foundation
import Logging
import Testing

@testable import Postgres

@Suite(.serialized) struct EmbeddedClusterTests {
    private func options(_ folder: String) -> ClusterOptions {
        var options = ClusterOptions(.lasting(dataFolder: folder))
        options.logger.logLevel = .warning
        return options
    }

    private func ask(_ cluster: EmbeddedCluster, _ sql: String) async throws -> String? {
        try await BlockingConnection.run(cluster.administratorConnectionString()) {
            try $0.execute(sql).single
        }
    }

    @Test func `starts in a new folder, stops, and has its data after the next start`() async throws
    {
        try await withTemporaryFolder { folder in
            let first = try await EmbeddedCluster.start(options(folder))
            #expect(first.origin == .started)
            #expect(try await ask(first, "SHOW listen_addresses") == "")
            #expect(try await ask(first, "SHOW data_checksums") == "on")
            #expect(try await ask(first, "SHOW synchronous_commit") == "on")
            _ = try await ask(first, "CREATE TABLE kept AS SELECT 42 AS answer")
            try await first.stop()
            #expect(!first.isRunning)

            let second = try await EmbeddedCluster.start(options(folder))
            #expect(second.origin == .started)
            #expect(try await ask(second, "SELECT answer FROM kept") == "42")
            try await second.remove()
            #expect(!FileManager.default.fileExists(atPath: second.folder))
        }
    }

    @Test func `adopts the server that outlived its process`() async throws {
        try await withTemporaryFolder { folder in
            var process: Int32 = 0
            do {
                let first = try await EmbeddedCluster.start(options(folder))
                _ = try await ask(first, "CREATE TABLE kept AS SELECT 42 AS answer")
                process = first.process
                // Dropped without stop(): the kernel frees the lock as it does after kill -9.
            }
            let second = try await EmbeddedCluster.start(options(folder))
            #expect(second.origin == .adopted)
            #expect(second.process == process)
            #expect(try await ask(second, "SELECT answer FROM kept") == "42")
            try await second.remove()
            #expect(!second.isRunning)
        }
    }

    @Test func `a second owner is refused, a guest is let in and leaves the server running`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let owner = try await EmbeddedCluster.start(options(folder))
            let refusal = await #expect(throws: ClusterError.self) {
                _ = try await EmbeddedCluster.start(options(folder))
            }
            #expect(refusal?.reason == .inUse)
            #expect(refusal?.description.contains("process \(getpid())") == true)

            var guestOptions = options(folder)
            guestOptions.joinsRunning = true
            let guest = try await EmbeddedCluster.start(guestOptions)
            #expect(guest.origin == .joined)
            #expect(try await ask(guest, "SELECT 1") == "1")
            try await guest.stop()
            #expect(owner.isRunning)
            try await owner.remove()
        }
    }

    @Test
    func `recovers after the server itself was killed, with the number of its process reused`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let first = try await EmbeddedCluster.start(options(folder))
            _ = try await ask(first, "CREATE TABLE kept AS SELECT 42 AS answer")
            kill(first.process, SIGKILL)
            while first.isRunning { try await Task.sleep(for: .milliseconds(5)) }
            first.lock?.release()
            // The children of a killed server notice within moments; until they are gone the
            // shared memory is in use.
            let file = first.home.data + "/postmaster.pid"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            let reused = text.split(separator: "\n", omittingEmptySubsequences: false)
                .dropFirst().joined(separator: "\n")
            try "\(getpid())\n\(reused)".write(toFile: file, atomically: true, encoding: .utf8)

            let second = try await EmbeddedCluster.start(options(folder))
            #expect(second.origin == .started)
            #expect(try await ask(second, "SELECT answer FROM kept") == "42")
            try await second.remove()
        }
    }

    @Test func `refuses a server on its files that somebody else started`() async throws {
        try await withTemporaryFolder { folder in
            let cluster = try await EmbeddedCluster.start(options(folder))
            try await cluster.stop()
            let settings = try String(contentsOfFile: cluster.home.settings, encoding: .utf8)
            try Files.write(
                settings.replacingOccurrences(
                    of: "cluster_name = 'tizilim'", with: "cluster_name = 'other'"),
                to: cluster.home.settings, of: cluster.home.account)
            _ = try ServerProcess.spawn(
                ServerBinaries(folder: cluster.binaries, version: 0), in: cluster.home)
            var foreign: Postmaster?
            while foreign?.isReady != true {
                try await Task.sleep(for: .milliseconds(20))
                if case .running(let postmaster) = Postmaster.presence(in: cluster.home.data) {
                    foreign = postmaster
                }
            }
            let refusal = await #expect(throws: ClusterError.self) {
                _ = try await EmbeddedCluster.start(options(folder))
            }
            #expect(refusal?.reason == .foreign)
            #expect(refusal?.description.contains("not started by tizilim") == true)
            let process = try #require(foreign?.process)
            #expect(await ServerProcess.stop(process, .fast))
            try await EmbeddedCluster.start(options(folder)).remove()
        }
    }

    @Test func `a throw-away cluster leaves nothing behind`() async throws {
        var options = ClusterOptions(.throwAway)
        options.logger.logLevel = .warning
        let cluster = try await EmbeddedCluster.start(options)
        #expect(try await ask(cluster, "SHOW fsync") == "off")
        #expect(cluster.folder.hasPrefix("/tmp/tizilim-test-"))
        try await cluster.stop()
        #expect(!cluster.isRunning)
        #expect(!FileManager.default.fileExists(atPath: cluster.folder))
    }

    @Test func `removes the throw-away cluster of a process that is gone`() async throws {
        var options = ClusterOptions(.throwAway)
        options.logger.logLevel = .warning
        let old = try await EmbeddedCluster.start(options)
        old.lock?.release()
        let new = try await EmbeddedCluster.start(options)
        // Another process that starts at this moment may be the one that removes it.
        for _ in 0..<1_000 where FileManager.default.fileExists(atPath: old.folder) {
            await ClusterReaper.removeLeftovers()
            try await Task.sleep(for: .milliseconds(10))
        }
        #expect(!old.isRunning)
        #expect(!FileManager.default.fileExists(atPath: old.folder))
        try await new.stop()
    }

    @Test func `the server is in a session of its own, where Ctrl-C does not reach it`()
        async throws
    {
        var options = ClusterOptions(.throwAway)
        options.logger.logLevel = .warning
        let cluster = try await EmbeddedCluster.start(options)
        #expect(getsid(cluster.process) == cluster.process)
        #expect(getsid(cluster.process) != getsid(0))
        try await cluster.stop()
    }
}
