import Postgres
import Testing

/// Sessions in pipeline mode over TLS, to a server that lets nobody in without.
@Suite(.serialized, .enabled(if: TLSCluster.isPossible, "openssl is missing"))
struct TLSTests {
    @Test func `a session trusts its own authority, and no other`() async throws {
        try await withTemporaryFolder { folder in
            let server = try await TLSCluster.start(in: folder)
            do {
                for mode in ["verify-full", "verify-ca"] {
                    try await converse(server.place(trusting: "server", in: folder, mode))
                    try await refuse(server.place(trusting: "stranger", in: folder, mode))
                }
                try await refuse(server.place(trusting: "server", in: folder, "disable"))
                let misnamed = try ConnectionString(
                    server.place(trusting: "server", in: folder, "verify-full"))
                try await refuse(renamed(misnamed, "other.example"))
            } catch {
                try await server.cluster.remove()
                throw error
            }
            try await server.cluster.remove()
        }
    }

    private func renamed(_ place: ConnectionString, _ host: String) -> String {
        var place = place
        place["host"] = host
        return place.text
    }

    /// Small and large answers, so that encrypted records of every size come.
    private func converse(_ place: String) async throws {
        let session = Session(place, name: "test")
        defer { session.close() }
        let version: Query<Single<String>> =
            "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        let rows = try await session.rows([version.statement])
        #expect(try rows[0].decode(Single<String>.self).first?.value.hasPrefix("TLSv1.") == true)
        let sizes: [Int32] = [1, 8_191, 8_192, 16_384, 100_000, 3_000_000, 2]
        let texts = sizes.map { size in
            let query: Query<Single<String>> = "SELECT repeat('x', \(size))"
            return query.statement
        }
        let results = try await session.rows(texts)
        for (size, result) in zip(sizes, results) {
            let text = try result.decode(Single<String>.self).first?.value
            #expect(text?.utf8.count == Int(size))
        }
    }

    private func refuse(_ place: String) async throws {
        let session = Session(place, name: "test")
        defer { session.close() }
        let error = await #expect(throws: PostgresError.self) {
            try await session.rows([Statement("SELECT 1")])
        }
        #expect(error?.cause == .unavailable)
    }
}
