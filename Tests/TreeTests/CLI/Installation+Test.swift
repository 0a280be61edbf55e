import Kernel
import Postgres
import TestKit

@testable import tizilim

extension Installation {
    /// The running test's own database as a command sees it; nobody stops its cluster.
    static func test(dataFolder: String = "/nonexistent") async throws -> Installation {
        let database = try TestDatabase.current
        var base = try ConnectionString(database.connectionString("tizilim_read"))
        base["user"] = nil
        return Installation(
            base: base, administrator: try ConnectionString(database.administrator), cluster: nil,
            folder: try SchemaFolder.find(above: #filePath), dataFolder: dataFolder,
            binaries: try await TestCluster.server.binaries)
    }
}
