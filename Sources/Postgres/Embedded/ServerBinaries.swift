import FoundationEssentials

/// The folder of the PostgreSQL server's programs, and their version.
struct ServerBinaries: Sendable, Equatable {
    /// Pipeline mode in libpq and `CREATE DATABASE … STRATEGY` need PostgreSQL 15.
    static let oldestVersion = 15

    var folder: String
    var version: Int

    var postgres: String { folder + "/postgres" }
    var initdb: String { folder + "/initdb" }

    /// The newest usable server, or exactly the version that an existing cluster was made with.
    static func find(
        version wanted: Int?, override: String?
    ) async throws(ClusterError) -> ServerBinaries {
        var found: [ServerBinaries] = []
        for folder in await candidates(override) {
            if let binaries = await probe(folder) { found.append(binaries) }
        }
        if let wanted {
            guard let exact = found.first(where: { $0.version == wanted }) else {
                throw missing(wanted, found)
            }
            return exact
        }
        let newest = found.filter { $0.version >= oldestVersion }.max { $0.version < $1.version }
        guard let newest else { throw missing(override, found) }
        return newest
    }

    private static func candidates(_ override: String?) async -> [String] {
        if let override { return [override] }
        var folders = (ProcessInfo.processInfo.environment["PATH"] ?? "")
            .split(separator: ":").map(String.init)
        let versions = "/usr/lib/postgresql"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: versions)) ?? []
        folders += names.map { "\(versions)/\($0)/bin" }
        for path in ["/usr/bin/pg_config", "/usr/local/bin/pg_config"] where Files.exists(path) {
            if let outcome = try? await Tool.run(path, ["--bindir"]), outcome.succeeded {
                folders.append(outcome.output)
            }
        }
        return folders
    }

    private static func probe(_ folder: String) async -> ServerBinaries? {
        var binaries = ServerBinaries(folder: folder, version: 0)
        guard Files.exists(binaries.postgres), Files.exists(binaries.initdb),
            let outcome = try? await Tool.run(binaries.postgres, ["--version"]), outcome.succeeded,
            let version = parse(outcome.output)
        else { return nil }
        binaries.version = version
        return binaries
    }

    /// Reads `postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)` or `… 18beta1`.
    static func parse(_ text: String) -> Int? {
        guard let words = text.split(separator: ")").dropFirst().first else { return nil }
        return Int(words.drop { !$0.isNumber }.prefix { $0.isNumber })
    }

    private static func missing(_ override: String?, _ found: [ServerBinaries]) -> ClusterError {
        if let override {
            return ClusterError(
                .noServerInstalled,
                "There is no PostgreSQL server \(oldestVersion) or newer in \(override) "
                    + "(it must hold `postgres` and `initdb`)")
        }
        let old = found.map { "\($0.version)" }.joined(separator: ", ")
        let known = old.isEmpty ? "none was found" : "only version \(old) was found"
        return ClusterError(
            .noServerInstalled,
            """
            A PostgreSQL server \(oldestVersion) or newer is needed and \(known). Install it:
              sudo apt-get install postgresql-common
              echo 'create_main_cluster = false' \
            | sudo tee /etc/postgresql-common/createcluster.d/tizilim.conf
              sudo apt-get install postgresql
            or point to a folder that holds `postgres` and `initdb`, or to an own server with \
            --database
            """)
    }

    private static func missing(_ wanted: Int, _ found: [ServerBinaries]) -> ClusterError {
        let versions = found.map { "\($0.version)" }.joined(separator: ", ")
        return ClusterError(
            .wrongVersion,
            "The data was made by PostgreSQL \(wanted), and of the server only "
                + "\(versions.isEmpty ? "no version" : "version \(versions)") is installed; "
                + "install it: sudo apt-get install postgresql-\(wanted)")
    }
}
