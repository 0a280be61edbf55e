import Logging

extension EmbeddedCluster {
    /// Gives the cluster of a folder: makes it if it is new, starts it if it rests, adopts it if
    /// it outlived its process.
    ///
    /// - Throws: ``ClusterError``; its reason is `inUse` when another process has the folder and
    ///   ``ClusterOptions/joinsRunning`` is off.
    package static func start(
        _ options: ClusterOptions
    ) async throws(ClusterError) -> EmbeddedCluster {
        if options.kind == .throwAway { await ClusterReaper.removeLeftovers() }
        let home = try await ClusterHome.make(options.kind)
        let binaries = try await ServerBinaries.find(
            version: home.version, override: options.binaries)
        guard let lock = try await take(home, options) else {
            guard options.joinsRunning else { throw inUse(home) }
            return try await join(home, binaries, options)
        }
        switch Postmaster.presence(in: home.data) {
        case .running:
            return try await adopt(home, binaries, lock, options)
        case .unknown(let process):
            throw ClusterError(
                .foreign,
                "Process \(process), which this user may not look at, seems to be a PostgreSQL "
                    + "server on \(home.data); stop it, or choose another folder with --data")
        case .stale:
            // Its number may be another program's by now, and the server would then refuse.
            Files.remove(home.data + "/postmaster.pid")
        case .absent: break
        }
        return try await launch(home, binaries, lock, options)
    }

    private static func take(
        _ home: ClusterHome, _ options: ClusterOptions
    ) async throws(ClusterError) -> ClusterLock? {
        // A guest need not wait: somebody having the lock is what it hopes for.
        if options.joinsRunning { return try ClusterLock.take(home.lock) }
        return try await ClusterLock.takeSoon(home.lock)
    }

    private static func launch(
        _ home: ClusterHome, _ binaries: ServerBinaries, _ lock: ClusterLock,
        _ options: ClusterOptions
    ) async throws(ClusterError) -> EmbeddedCluster {
        let isThrowAway = options.kind == .throwAway
        if home.version == nil {
            try await ClusterFiles.make(home, binaries, isThrowAway: isThrowAway)
        }
        try ClusterFiles.configure(home, isThrowAway: isThrowAway)
        let ending = try ServerProcess.spawn(binaries, in: home)
        let postmaster = try await ready(home, options.startSecondsMax) { ending.reason }
        if isThrowAway { try ClusterReaper.watch(postmaster, in: home) }
        return cluster(.started, home, binaries, postmaster, lock, options)
    }

    private static func adopt(
        _ home: ClusterHome, _ binaries: ServerBinaries, _ lock: ClusterLock,
        _ options: ClusterOptions
    ) async throws(ClusterError) -> EmbeddedCluster {
        let postmaster = try await ready(home, options.startSecondsMax) { nil }
        return cluster(.adopted, home, binaries, postmaster, lock, options)
    }

    private static func join(
        _ home: ClusterHome, _ binaries: ServerBinaries, _ options: ClusterOptions
    ) async throws(ClusterError) -> EmbeddedCluster {
        let postmaster = try await ready(home, options.startSecondsMax) {
            // The holder may have gone without leaving a server.
            (try? ClusterLock.take(home.lock)) == nil ? nil : "the process that had it has ended"
        }
        return cluster(.joined, home, binaries, postmaster, nil, options)
    }

    private static func cluster(
        _ origin: Origin, _ home: ClusterHome, _ binaries: ServerBinaries,
        _ postmaster: Postmaster, _ lock: ClusterLock?, _ options: ClusterOptions
    ) -> EmbeddedCluster {
        options.logger.info(
            "PostgreSQL \(binaries.version) is ready",
            metadata: [
                "folder": "\(home.folder)", "process": "\(postmaster.process)",
                "origin": "\(origin)", "account": "\(home.account?.name ?? "this user")",
            ])
        return EmbeddedCluster(
            origin: origin, folder: home.folder, binaries: binaries.folder, home: home,
            postmaster: postmaster, lock: lock, isThrowAway: options.kind == .throwAway,
            logger: options.logger)
    }

    private static func inUse(_ home: ClusterHome) -> ClusterError {
        ClusterError(
            .inUse,
            "The data in \(home.folder) is in use by \(ClusterLock.holder(home.lock)); "
                + "stop that first, or choose another folder with --data")
    }
}
