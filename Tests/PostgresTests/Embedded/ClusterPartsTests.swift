import Foundation
import Testing

@testable import Postgres

@Suite struct ClusterPartsTests {
    @Test(arguments: [
        ("postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)", 15),
        ("postgres (PostgreSQL) 18beta1", 18), ("postgres (PostgreSQL) 17.0", 17),
    ]) func `reads the version of a server`(text: String, version: Int) {
        #expect(ServerBinaries.parse(text) == version)
    }

    @Test func `an unknown folder of programs is refused by name`() async throws {
        let error = await #expect(throws: ClusterError.self) {
            _ = try await ServerBinaries.find(version: nil, override: "/nowhere")
        }
        #expect(error?.reason == .noServerInstalled)
        #expect(error?.description.contains("/nowhere") == true)
    }

    @Test func `data of a version that is not installed says what to install`() async throws {
        let error = await #expect(throws: ClusterError.self) {
            _ = try await ServerBinaries.find(version: 9, override: nil)
        }
        #expect(error?.reason == .wrongVersion)
        #expect(error?.description.contains("apt-get install postgresql-9") == true)
    }

    @Test func `a long or odd path gets a short socket folder, the same one every time`() throws {
        let long = "/tmp/" + String(repeating: "a", count: 90)
        #expect(!SocketFolder.isUsable(long))
        #expect(!SocketFolder.isUsable("/tmp/with space"))
        #expect(!SocketFolder.isUsable("/tmp/with,comma"))
        #expect(SocketFolder.isUsable("/tmp/" + String(repeating: "a", count: 88)))
        let home = ClusterHome(folder: long, account: nil)
        let folder = try SocketFolder.make(for: home)
        defer { Files.remove(folder) }
        #expect(SocketFolder.isUsable(folder))
        #expect(try SocketFolder.make(for: home) == folder)
        #expect(folder != long + "/socket")
    }

    @Test func `a folder that others can enter is not taken for private`() async throws {
        try await withTemporaryFolder { folder in
            let open = folder + "/open"
            try FileManager.default.createDirectory(
                atPath: open, withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o755])
            let error = #expect(throws: ClusterError.self) {
                try Files.makePrivateFolder(open, of: nil)
            }
            #expect(error?.reason == .foreign)
        }
    }

    @Test func `a lock is held once and freed with its holder`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/lock"
            var first = try ClusterLock.take(path)
            #expect(first != nil)
            #expect(try ClusterLock.take(path) == nil)
            #expect(ClusterLock.holder(path) == "process \(getpid())")
            first = nil
            // A child that another test has just started may still have it.
            #expect(try await ClusterLock.takeSoon(path) != nil)
        }
    }

    @Test func `a full disk and a forbidden folder are told apart`() {
        let full = ClusterError.of("initdb", in: "/d", saying: "x: No space left on device")
        #expect(full.reason == .diskFull)
        let forbidden = ClusterError.of("initdb", in: "/d", saying: "x: Permission denied")
        #expect(forbidden.reason == .notWritable)
    }

    @Test func `a file in the way of the data folder is named`() async throws {
        try await withTemporaryFolder { folder in
            let file = folder + "/file"
            try "x".write(toFile: file, atomically: true, encoding: .utf8)
            let error = await #expect(throws: ClusterError.self) {
                _ = try await EmbeddedCluster.start(
                    ClusterOptions(.lasting(dataFolder: file + "/data")))
            }
            #expect(error?.description.contains(file) == true)
        }
    }

    @Test func `the zombie of a process counts as gone`() async throws {
        #expect(Postmaster.isAlive(getpid()))
        #expect(!Postmaster.isAlive(0x7fff_fff0))
    }

    @Test func `connection strings survive quotes`() {
        #expect(EmbeddedCluster.quote(#"a'b\c d"#) == #"'a\'b\\c d'"#)
    }
}
