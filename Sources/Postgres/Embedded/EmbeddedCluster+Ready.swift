extension EmbeddedCluster {
    /// Waits until the server in a folder takes connections, and makes sure it is ours.
    ///
    /// - Parameter ended: says why there is no more to wait for.
    static func ready(
        _ home: ClusterHome, _ secondsMax: Int, ended: () -> String?
    ) async throws(ClusterError) -> Postmaster {
        let end = ContinuousClock.now + .seconds(secondsMax)
        while ContinuousClock.now < end {
            // Asked first: a server that ends after that is seen the next time round.
            let reason = ended()
            if case .running(let postmaster) = Postmaster.presence(in: home.data),
                postmaster.isReady
            {
                try await verify(postmaster, of: home)
                return postmaster
            }
            if let reason { throw failure(home, reason) }
            do {
                try await Task.sleep(for: .milliseconds(10))
            } catch {
                throw ClusterError(.failed, "The start was cancelled")
            }
        }
        throw failure(home, "it was not ready after \(secondsMax) seconds")
    }

    /// Adopting somebody else's server would stop it later, and its settings are not ours.
    private static func verify(
        _ postmaster: Postmaster, of home: ClusterHome
    ) async throws(ClusterError) {
        let conninfo =
            "host=\(quote(postmaster.socketFolder)) port=\(postmaster.port) "
            + "user=\(administrator) dbname=postgres"
        let answer: TextResult
        do {
            answer = try await BlockingConnection.run(conninfo) { connection in
                try connection.execute(
                    "SELECT current_setting('data_directory'), current_setting('cluster_name')")
            }
        } catch {
            throw foreign(postmaster, home, "it does not let us in: \(error)")
        }
        guard let row = answer.rows.first, row.count == 2,
            row[0].map(Files.canonical) == Files.canonical(home.data)
        else { throw foreign(postmaster, home, "another server answers on its socket") }
        guard row[1] == ClusterSettings.clusterName else {
            throw foreign(postmaster, home, "it was not started by tizilim")
        }
    }

    private static func foreign(
        _ postmaster: Postmaster, _ home: ClusterHome, _ why: String
    ) -> ClusterError {
        ClusterError(
            .foreign,
            "A PostgreSQL server (process \(postmaster.process)) runs on \(home.data), but \(why). "
                + "Stop it (kill -INT \(postmaster.process)), or choose another folder with --data")
    }

    private static func failure(_ home: ClusterHome, _ reason: String) -> ClusterError {
        let log = ClusterFiles.lastLines(of: home)
        return ClusterError.of(
            "The PostgreSQL server", in: home.data, saying: "\(reason). \(log)")
    }
}
