import FoundationEssentials
import Glibc

/// The files of a cluster: made once by `initdb`, configured at every start.
enum ClusterFiles {
    /// A new cluster takes 40 MB, its log up to 1 GB before the first checkpoint makes room.
    static let freeBytesMin: UInt64 = 256 << 20

    static func make(
        _ home: ClusterHome, _ binaries: ServerBinaries, isThrowAway: Bool
    ) async throws(ClusterError) {
        guard !Files.exists(home.data) else {
            throw ClusterError(
                .foreign,
                "\(home.data) exists and holds no PostgreSQL data; "
                    + "move it away or choose another folder with --data")
        }
        if let free = Files.freeBytes(at: home.folder), free < freeBytesMin {
            throw ClusterError(
                .diskFull,
                "The disk that holds \(home.folder) has \(free >> 20) MB left and a new cluster "
                    + "needs \(freeBytesMin >> 20) MB; free some space")
        }
        // Under another name until it is complete, so that a killed start leaves nothing half made.
        let new = home.data + ".new"
        Files.remove(new)
        let outcome = try await Tool.run(
            binaries.initdb, arguments(new, isThrowAway), as: home.account)
        guard outcome.succeeded else {
            throw ClusterError.of("initdb", in: home.folder, saying: outcome.output)
        }
        try Files.rename(new, to: home.data)
    }

    private static func arguments(_ folder: String, _ isThrowAway: Bool) -> [String] {
        [
            "--pgdata", folder, "--username", EmbeddedCluster.administrator,
            // The same order and case rules on every machine; languages come with ICU.
            "--encoding", "UTF8", "--locale", "C.UTF-8",
            // Silent damage of a disk becomes an error.
            "--data-checksums",
            // Written over below: only local connections.
            "--auth-local", "trust", "--auth-host", "reject",
            "--no-instructions",
        ] + (isThrowAway ? ["--no-sync"] : [])
    }

    static func configure(_ home: ClusterHome, isThrowAway: Bool) throws(ClusterError) {
        let settings = ClusterSettings(
            socketFolder: try SocketFolder.make(for: home), isThrowAway: isThrowAway,
            memoryBytes: ClusterSettings.memoryBytes())
        try Files.write(settings.text, to: home.settings, of: home.account)
        try Files.write(ClusterSettings.access, to: home.data + "/pg_hba.conf", of: home.account)
        let main = home.data + "/postgresql.conf"
        let include = "include 'tizilim.conf'\n"
        guard let text = Files.read(main) else { throw Files.failure("read", main) }
        if !text.hasSuffix(include) {
            try Files.write(text + "\n" + include, to: main, of: home.account)
        }
    }

    /// What the server said last, which is where it says why it does not start.
    static func lastLines(of home: ClusterHome, count: Int = 6) -> String {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: home.log)) ?? []
        let newest = names.map { home.log + "/" + $0 }
            .max { changed($0) < changed($1) }
        return [home.startLog, newest].compactMap { $0.flatMap(Files.read) }
            .map { $0.split(separator: "\n").suffix(count).joined(separator: "\n") }
            .first { !$0.isEmpty } ?? "Its log is empty."
    }

    private static func changed(_ path: String) -> Int {
        var status = stat()
        return lstat(path, &status) == 0 ? status.st_mtim.tv_sec : 0
    }
}
