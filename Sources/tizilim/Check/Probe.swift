import Postgres

/// Asks the database and turns what can't be asked into a finding.
struct Probe: Sendable {
    let check: String
    let conninfo: String

    /// Runs one statement; `judge` says what its rows mean.
    func ask(
        _ sql: String, _ judge: (TextResult) -> [Finding]
    ) async -> [Finding] {
        do {
            return judge(try await BlockingConnection.run(conninfo) { try $0.execute(sql) })
        } catch {
            return [
                .unknown(check, "the database says: \(error)", mend: "see the checks before this")
            ]
        }
    }
}

extension Installation {
    /// Who sees most: the superuser, or the schema's owner where there is none.
    var observer: String { administrator?.text ?? connection(as: "tizilim_owner") }
}
